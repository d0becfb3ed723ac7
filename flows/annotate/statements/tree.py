"""The parse of an article as the statement rules read it."""

from spacy.tokens import Doc

from flows.annotate.tokens import tokens_of

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
_SENTENCE_ENDS = frozenset((".", "?", "!", "...", "…", "?!", "!!", "???"))
_TRIMMED = frozenset((",", ".", ":", ";", "-", "--", "–", "—", "―", "...", "…", "?", "!", "(", "and", "but"))


class Tree:
    """Heads, labels, tags and children of every token; `lemma` holds the hashes of the vocabulary's strings.

    `named` are the tokens of names of those who can speak, which the tagger may have taken for common nouns.
    """

    def __init__(self, doc: Doc, named: frozenset[int] = frozenset()) -> None:
        self.named = named
        self.doc = doc
        self.size = len(doc)
        tokens = tokens_of(doc)
        self.text, self.word, self.offsets = tokens.text, tokens.words, tokens.offsets
        self.head, self.kids = tokens.heads, tokens.kids
        self.dep, self.pos, self.tag = tokens.deps, tokens.pos, tokens.tags
        self.lemma: list[int] = tokens.lemma_codes
        self._lower = tokens.lower

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
        return self._lower[token]

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
