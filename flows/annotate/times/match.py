"""A rule's match as its reading sees it: its words by class."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from flows.annotate.numerals import number
from flows.annotate.token_patterns import Found, Tagged

# How a reading answers: type, value, anchor (publication, narrative, absolute or null).
Value = tuple[str, str, str | None]
PUBLICATION, NARRATIVE, ABSOLUTE = "publication", "narrative", "absolute"

_AMOUNT = frozenset(("hour", "dayno", "integer", "decimal", "numeral", "year", "half", "couple", "and", "hyphen", "of", "a", "ordinal"))
_PERIODS = frozenset(("unit", "units", "weekend", "quarter"))


@dataclass(slots=True)
class Match:
    """The tokens of a match. `words` maps each class to the values of its tokens, in order."""

    doc: Doc
    rule: str
    start: int
    end: int
    kinds: list[str]
    words: dict[str, list[str]] = field(default_factory=dict)

    def first(self, kind: str) -> str | None:
        """The value of the first token of that class."""
        values = self.words.get(kind)
        return values[0] if values else None

    def has(self, *kinds: str) -> bool:
        """Whether a token of one of these classes is in the match."""
        return any(kind in self.words for kind in kinds)

    def text(self, kind: str) -> str:
        """The lower-case words of that class, apart by blanks."""
        return " ".join(self.doc[self.start + i].lower_ for i, name in enumerate(self.kinds) if name == kind)

    def unit(self) -> str:
        """The TIMEX3 unit of the period that the match names; "D" when it names none."""
        return next((self.words[kind][0] for kind in ("unit", "units", "weekend", "quarter") if kind in self.words), "D")

    def steps(self) -> int:
        """What "last", "this" and "next" add up to."""
        for kind in ("which", "previous", "past", "recent"):
            if kind in self.words:
                return int(self.words[kind][0])
        return 1 if "following" in self.words else 0

    def amount(self) -> float | None:
        """The number before the unit: None for "a few", "several"; 1 for "a year"."""
        stop = next((i for i, kind in enumerate(self.kinds) if kind in _PERIODS), len(self.kinds))
        if "few" in self.kinds[:stop]:
            return None
        words = [self.doc[self.start + i].lower_ for i in range(stop) if self.kinds[i] in _AMOUNT]
        if not set(words) - {"a", "an", "-", "of", "and"}:
            return 1.0
        return number(words)


def match_of(found: Found, tagged: Tagged) -> Match:
    """The match that a rule found."""
    kinds = [tagged.name(token) for token in range(found.start, found.end)]
    words: dict[str, list[str]] = {}
    for token, kind in enumerate(kinds, start=found.start):
        words.setdefault(kind, []).append(tagged.value(token))
    return Match(tagged.doc, found.rule, found.start, found.end, kinds, words)
