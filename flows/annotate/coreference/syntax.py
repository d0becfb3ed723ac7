"""The parse of an article as plain lists, with what reference needs of it: subjects, clauses, noun phrases, quotations."""

from functools import cached_property

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, POS, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_SHARE_SUBJECT = frozenset({"xcomp", "conj", "advcl"})
_QUOTES = {'"': 0, "“": 1, "”": -1, "``": 1, "''": -1, "«": 1, "»": -1}


class Syntax:
    """Attributes of all tokens of a Doc, as lists of strings and numbers."""

    def __init__(self, doc: Doc) -> None:
        table = doc.to_array([DEP, HEAD, LEMMA, LOWER, POS, TAG, ENT_TYPE]).astype(np.uint64)
        strings: StringStore = doc.vocab.strings
        names: dict[int, str] = (
            {int(code): strings[int(code)] for code in np.unique(table[:, [0, 2, 3, 4, 5, 6]])} if len(doc) else {}
        )
        columns = table.T.tolist()
        self.dep, self.lemma, self.lower, self.pos, self.tag, self.ent = (
            [names[c] for c in columns[k]] for k in (0, 2, 3, 4, 5, 6)
        )
        self.head: list[int] = (np.arange(len(doc)) + table[:, 1].astype(np.int64)).tolist() if len(doc) else []
        self.capital = [word[:1].isupper() for word in (token.text for token in doc)]
        self.subject: dict[int, int] = {}
        for token, dep in enumerate(self.dep):
            if dep in _SUBJECTS:
                self.subject.setdefault(self.head[token], token)

    @cached_property
    def children(self) -> list[list[int]]:
        """The dependents of each token, in order."""
        found: list[list[int]] = [[] for _ in self.head]
        for token, head in enumerate(self.head):
            if head != token:
                found[head].append(token)
        return found

    def verb_over(self, token: int) -> int | None:
        """The nearest verb above a token, through nouns and prepositions."""
        at = self.head[token]
        for _ in range(12):
            if self.pos[at] in {"VERB", "AUX"}:
                return at
            if self.head[at] == at:
                return None
            at = self.head[at]
        return None

    def subject_of(self, verb: int) -> int | None:
        """The verb's subject, its own or the one it shares with the verb above it."""
        for _ in range(6):
            if verb in self.subject:
                return self.subject[verb]
            if self.dep[verb] not in _SHARE_SUBJECT or self.head[verb] == verb:
                return None
            verb = self.head[verb]
        return None

    def quoted(self, paragraphs: list[tuple[int, int]]) -> list[bool]:
        """Whether each token stands inside quotation marks; marks pair up within a paragraph."""
        inside = [False] * len(self.lower)
        marks = [i for i, word in enumerate(self.lower) if word in _QUOTES]
        if not marks:
            return inside
        at = 0
        for _, end in paragraphs:
            opened: int | None = None
            while at < len(marks) and marks[at] < end:
                mark, side = marks[at], _QUOTES[self.lower[marks[at]]]
                if opened is None and side >= 0:
                    opened = mark
                elif opened is not None and side <= 0:
                    inside[opened:mark] = [True] * (mark - opened)
                    opened = None
                at += 1
            if opened is not None:
                inside[opened:end] = [True] * (end - opened)
        return inside
