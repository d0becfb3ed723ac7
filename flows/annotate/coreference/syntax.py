"""The parse of an article with what reference needs of it: subjects, clauses, noun phrases, quotations."""

from collections.abc import Iterable

from spacy.tokens import Doc

from flows.annotate.tokens import tokens_of

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_SHARE_SUBJECT = frozenset({"xcomp", "conj", "advcl"})
_QUOTES = {'"': 0, "“": 1, "”": -1, "``": 1, "''": -1, "«": 1, "»": -1}


class Syntax:
    """Tags and dependencies of all tokens of a Doc."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._tokens = tokens = tokens_of(doc)
        self.dep, self.pos, self.head = tokens.deps, tokens.pos, tokens.heads
        self.ent_type = tokens.ent_types
        self.subject: dict[int, int] = {}
        for token, dep in enumerate(self.dep):
            if dep in _SUBJECTS:
                self.subject.setdefault(self.head[token], token)

    def find(self, words: Iterable[str]) -> list[int]:
        """The tokens that are one of these lower-case words."""
        wanted = frozenset(words)
        return [token for token, word in enumerate(self._tokens.lower) if word in wanted]

    def lower(self, token: int) -> str:
        """The token in lower case."""
        return self._tokens.lower[token]

    def lemma(self, token: int) -> str:
        """The token's lemma in lower case."""
        return self._tokens.lemmas[token].lower()

    def tag(self, token: int) -> str:
        """The token's Penn tag."""
        return self._tokens.tags[token]

    def children(self, token: int) -> list[int]:
        """The dependents of a token, in order."""
        return self._tokens.kids[token]

    def is_capital(self, token: int) -> bool:
        """Whether the word begins with a capital letter."""
        return self._tokens.words[token][:1].isupper()

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
