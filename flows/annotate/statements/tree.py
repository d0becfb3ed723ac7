"""The parse of an article as plain lists, read many times by the statement rules: one pass over the Doc, then list look-ups."""

from functools import cached_property

import numpy as np
from spacy.tokens import Doc

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
_SENTENCE_ENDS = frozenset((".", "?", "!", "...", "…", "?!", "!!", "???"))
_TRIMMED = frozenset((",", ".", ":", ";", "-", "--", "–", "—", "―", "...", "…", "?", "!", "(", "and", "but"))


class Tree:
    """Heads, labels, tags and children of every token; `lemma` holds the hashes of the vocabulary's strings."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.size = len(doc)
        array = doc.to_array(["HEAD", "DEP", "POS", "TAG", "LEMMA", "ORTH"])
        names = doc.vocab.strings
        self.head: list[int] = (array[:, 0].astype(np.int64) + np.arange(self.size)).tolist()
        dep, pos, tag, self.lemma, orth = (array[:, column].tolist() for column in range(1, 6))
        label: dict[int, str] = {key: names[key] for key in {*dep, *pos, *tag, *orth}}
        self.dep = [label[key] for key in dep]
        self.pos = [label[key] for key in pos]
        self.tag = [label[key] for key in tag]
        self.word = [label[key] for key in orth]
        self.kids: list[list[int]] = [[] for _ in range(self.size)]
        for token, head in enumerate(self.head):
            if head != token:
                self.kids[head].append(token)

    @cached_property
    def offsets(self) -> list[int]:
        """The body offset of each token."""
        return [token.idx for token in self.doc]

    def left(self, token: int) -> int:
        """The first token of the token's subtree."""
        return int(self.doc[token].left_edge.i)

    def right(self, token: int) -> int:
        """The last token of the token's subtree."""
        return int(self.doc[token].right_edge.i)

    def subtree(self, token: int) -> tuple[int, int]:
        """The span of the token's subtree."""
        return self.left(token), self.right(token) + 1

    def lower(self, token: int) -> str:
        return self.word[token].lower()

    def child(self, token: int, *labels: str) -> int | None:
        """The first child with one of the labels."""
        return next((kid for kid in self.kids[token] if self.dep[kid] in labels), None)

    def children(self, token: int, *labels: str) -> list[int]:
        return [kid for kid in self.kids[token] if self.dep[kid] in labels]

    def ends_sentence(self, token: int) -> bool:
        """Whether the token is a mark that ends a sentence."""
        return self.word[token] in _SENTENCE_ENDS

    def is_word(self, token: int) -> bool:
        return self.word[token][0].isalnum()

    def trimmed(self, start: int, end: int) -> tuple[int, int]:
        """The span without the stops, dashes and conjunctions at its edges."""
        while start < end and self.lower(start) in _TRIMMED:
            start += 1
        while end > start and (self.lower(end - 1) in _TRIMMED or self.word[end - 1].isspace()):
            end -= 1
        return start, end

    def words_between(self, start: int, end: int) -> int:
        """How many words (not marks) lie in the span."""
        return sum(1 for token in range(start, end) if self.is_word(token))
