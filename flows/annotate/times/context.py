"""What a time expression is relative to: the publication date, and the last date told in the text."""

from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc

from flows.annotate.story import Story
from flows.annotate.times import periods
from flows.annotate.times.tense import FUTURE, PAST, direction

_EXACT = frozenset((None, "day", "second"))


@dataclass(slots=True)
class Context:
    """The anchors while an article is read from its start to its end."""

    doc: Doc
    published: date | None
    month_first: bool | None  # how the source writes 9/10/2016; None when its country isn't known
    told: date | None = None  # first day of the last period told
    told_unit: str = "D"  # that period's size

    def remember(self, value: str) -> None:
        """Keep a value as the last date told, when it names a period."""
        limits = periods.bounds(value)
        if limits:
            self.told = limits[0].date()
            self.told_unit = {4: "Y", 7: "Q" if "Q" in value else "M", 3: "E", 2: "C"}.get(len(value), "W" if "-W" in value else "D")

    def tense(self, start: int, end: int) -> int | None:
        """The direction of the verb that governs the tokens."""
        return direction(self.doc, start, end)

    def relative(self, unit: str, steps: float) -> str:
        """The period of size `unit`, so many steps from the publication date; underspecified when that isn't known."""
        return self._moved(self.published, unit, steps)

    def from_told(self, unit: str, steps: float) -> str:
        """The same, from the last date told."""
        return self._moved(self.told, unit, steps)

    def _moved(self, origin: date | None, unit: str, steps: float) -> str:
        day = periods.shift(origin, unit, steps) if origin else None
        return periods.name(day, unit) if day else periods.unknown(unit)

    def weekday(self, number: int, start: int, end: int) -> str:
        """The day of that name (1 is Monday): the publication day itself, the one before it, or, told as future, the one after."""
        if not self.published:
            return f"XXXX-WXX-{number}"
        back = (self.published.isoweekday() - number) % 7
        steps = -back
        if back and self.tense(start, end) == FUTURE:
            steps += 7
        return self.relative("D", steps)

    def month(self, month: int, start: int, end: int) -> str:
        """A month without its year: the last one, or, told as future, the next; the present month is itself."""
        if not self.published:
            return f"XXXX-{month:02}"
        back = (self.published.month - month) % 12
        ahead = 12 - back
        tense = self.tense(start, end)
        future = back and (tense == FUTURE or (tense != PAST and ahead <= 3))
        day = periods.shift(self.published.replace(day=1), "M", ahead if future else -back)
        return periods.name(day, "M") if day else f"XXXX-{month:02}"

    def month_day(self, month: int, day: int, start: int, end: int) -> str:
        """A day without its year: the nearest one by the verb's tense, or simply the nearest."""
        if not self.published:
            return f"XXXX-{month:02}-{day:02}"
        years = range(self.published.year - 1, self.published.year + 2)
        days = [found for year in years if (found := periods.calendar_date(year, month, day))]
        if not days:
            return f"XXXX-{month:02}-{day:02}"
        return min(days, key=lambda found: self._distance(found, self.tense(start, end))).isoformat()

    def _distance(self, day: date, tense: int | None) -> float:
        """How far a day is, a day on the wrong side of the publication date counting as five times as far."""
        assert self.published is not None
        ahead = (day - self.published).days
        wrong = (tense == PAST and ahead > 1) or (tense == FUTURE and ahead < 0)
        return abs(ahead) * (5 if wrong else 1)


def context_of(doc: Doc, story: Story) -> Context:
    """The context at an article's start."""
    exact = story.published_precision in _EXACT
    published = story.published_at.date() if story.published_at and exact else None
    month_first = None if story.source_country is None else story.source_country == "US"
    return Context(doc, published, month_first)
