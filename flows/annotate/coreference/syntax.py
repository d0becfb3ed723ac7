"""The parse of an article as plain lists, with what reference needs of it: subjects, clauses, noun phrases, quotations."""

from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, HEAD, LOWER, POS
from spacy.strings import StringStore
from spacy.tokens import Doc

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_SHARE_SUBJECT = frozenset({"xcomp", "conj", "advcl"})
_QUOTES = {'"': 0, "“": 1, "”": -1, "``": 1, "''": -1, "«": 1, "»": -1}


class Syntax:
    """Tags and dependencies of all tokens of a Doc as lists; what is rarely asked comes from the tokens themselves."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._children: dict[int, list[int]] = {}
        strings: StringStore = doc.vocab.strings
        table = np.asarray(doc.to_array([DEP, POS, HEAD, LOWER]), dtype=np.uint64).reshape(len(doc), 4)
        self.dep, self.pos = (_texts(table[:, column], strings) for column in (0, 1))
        self.head: list[int] = (np.arange(len(doc)) + table[:, 2].astype(np.int64)).tolist()
        self._lower = table[:, 3]
        self.subject: dict[int, int] = {}
        for token, dep in enumerate(self.dep):
            if dep in _SUBJECTS:
                self.subject.setdefault(self.head[token], token)

    def find(self, words: Iterable[str]) -> list[int]:
        """The tokens that are one of these lower-case words."""
        codes = np.array([self.doc.vocab.strings[word] for word in words], dtype=np.uint64)
        return [int(token) for token in np.flatnonzero(np.isin(self._lower, codes))]

    def lower(self, token: int) -> str:
        """The token in lower case."""
        text: str = self.doc[token].lower_
        return text

    def lemma(self, token: int) -> str:
        """The token's lemma in lower case."""
        return self.doc[token].lemma_.lower()

    def tag(self, token: int) -> str:
        """The token's Penn tag."""
        return self.doc[token].tag_

    def children(self, token: int) -> list[int]:
        """The dependents of a token, in order."""
        found = self._children.get(token)
        if found is None:
            found = self._children[token] = [child.i for child in self.doc[token].children]
        return found

    def is_capital(self, token: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self.doc[token].text[:1].isupper()

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
        inside = [False] * len(self.head)
        marks = self.find(_QUOTES)
        if not marks:
            return inside
        at = 0
        for _, end in paragraphs:
            opened: int | None = None
            while at < len(marks) and marks[at] < end:
                mark, side = marks[at], _QUOTES[self.lower(marks[at])]
                if opened is None and side >= 0:
                    opened = mark
                elif opened is not None and side <= 0:
                    inside[opened:mark] = [True] * (mark - opened)
                    opened = None
                at += 1
            if opened is not None:
                inside[opened:end] = [True] * (end - opened)
        return inside


def _texts(codes: NDArray[np.uint64], strings: StringStore) -> list[str]:
    names = {code: strings[code] for code in set(codes.tolist())}
    return [names[code] for code in codes.tolist()]
