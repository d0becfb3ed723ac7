"""A rule's match as its reading sees it: its words by class."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from spacy.tokens import Doc

from flows.annotate.numerals import number
from flows.annotate.times.context import Context
from flows.annotate.token_patterns import Found, Tagged


class Value(NamedTuple):
    """How a reading answers: a TIMEX3's type, value and anchor, and its span where that is not the whole match."""

    type: str
    value: str
    anchor: str | None  # publication, narrative, absolute
    start: int | None = None
    end: int | None = None
    limits: tuple[datetime, datetime] | None = None  # of a duration that is anchored


PUBLICATION, NARRATIVE, ABSOLUTE = "publication", "narrative", "absolute"

_AMOUNT = frozenset(("hour", "dayno", "integer", "decimal", "numeral", "year", "half", "couple", "and", "hyphen", "of", "a"))
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

    def part(self, start: int, end: int) -> "Match":
        """The match cut to its tokens from `start` to `end`, counted from its own start."""
        words: dict[str, list[str]] = {}
        seen: dict[str, int] = {}
        for i, kind in enumerate(self.kinds):
            number = seen.get(kind, 0)
            seen[kind] = number + 1
            if start <= i < end:
                words.setdefault(kind, []).append(self.words[kind][number])
        return Match(self.doc, self.rule, self.start + start, self.start + end, self.kinds[start:end], words)

    def amount(self) -> float | None:
        """The number before the unit: None for "a few", "several"; 1 for "a year"."""
        stop = next((i for i, kind in enumerate(self.kinds) if kind in _PERIODS), len(self.kinds))
        if "few" in self.kinds[:stop]:
            return None
        words = [self.doc[self.start + i].lower_ for i in range(stop) if self.kinds[i] in _AMOUNT]
        if not set(words) - {"a", "an", "-", "of", "and"}:
            return 1.0
        return number(words)


# A reading gives a match's meaning: one value, several (a list of days), or None when the words mean something else.
Reading = Callable[[Match, Context], Value | list[Value] | None]


def match_of(found: Found, tagged: Tagged) -> Match:
    """The match that a rule found."""
    kinds = [tagged.name(token) for token in range(found.start, found.end)]
    words: dict[str, list[str]] = {}
    for token, kind in enumerate(kinds, start=found.start):
        words.setdefault(kind, []).append(tagged.value(token))
    return Match(tagged.doc, found.rule, found.start, found.end, kinds, words)
