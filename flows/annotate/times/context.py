"""What a time expression is relative to: the publication date, and the last date told in the text."""

from collections import Counter
from dataclasses import dataclass
from datetime import date
from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc

from flows.annotate.lexicon import column_map
from flows.annotate.story import Story, TimeExpression
from flows.annotate.times import periods
from flows.annotate.times.tense import CERTAIN, FUTURE, PAST, PRESENT, direction

_NAMES = frozenset(("ORG", "WORK_OF_ART", "EVENT", "PRODUCT", "LAW", "FAC"))
_JUST = 5  # tokens
_AT_HAND = 60  # tokens
_TOMORROW = 6  # days back of the day whose name tomorrow has
_FAR_BACK = 3
_DATELINE = 60  # tokens from the start within which a dateline stands
_DAY = len("2016-09-16")
_EXACT = frozenset((None, "day", "second"))


@cache
def _domains() -> dict[int, str]:
    """Lower-case word (its id) → business or sport."""
    return {get_string_id(word): domain for word, domain in column_map("time_domain_words.csv", "words", "domain").items()}


@dataclass(slots=True)
class Context:
    """The anchors while an article is read from its start to its end."""

    doc: Doc
    published: date | None
    country: str | None = None  # the source's, which says whether it writes 9/10/2016 for October
    names: frozenset[int] = frozenset()  # tokens inside names of bodies, works and events
    dateline: bool = False  # `published` was read from the article's dateline
    told: date | None = None  # first day of the last period told
    told_unit: str = "D"  # that period's size
    told_at: int = 0
    _business: bool | None = None

    def just_told_year(self, month: int, place: int) -> int | None:
        """The year of that month if it was told just before: "four months later, in May"."""
        near = self.told is not None and self.told_unit in {"M", "D"} and place - self.told_at <= _JUST
        return self.told.year if self.told and near and self.told.month == month else None

    def day_at_hand(self, start: int, end: int) -> date | None:
        """The day that a time of day belongs to: the last one told, not far before and not ahead of what is told as past."""
        if self.told is None or self.told_unit != "D" or start - self.told_at > _AT_HAND:
            return None
        ahead = self.published is not None and self.told > self.published
        return None if ahead and self.tense(start, end) == PAST else self.told

    def remember(self, value: str, place: int) -> None:
        """Keep a value as the last date told, when it names a period; `place` is its last token."""
        limits = periods.bounds(value)
        if limits:
            self.told_at = place
            self.told = limits[0].date()
            self.told_unit = {4: "Y", 7: "Q" if "Q" in value else "M", 3: "E", 2: "C"}.get(
                len(value), "W" if "-W" in value else "D"
            )

    @property
    def southern(self) -> bool:
        """Whether the source is of the southern hemisphere, whose summer has other months."""
        latitude = column_map("countries.csv", "code", "latitude").get(self.country or "")
        return latitude is not None and float(latitude) < 0

    @property
    def business(self) -> bool:
        """Whether the article is about business rather than sport, where a quarter is part of a game."""
        if self._business is None:
            counts = Counter(domain for token in self.doc if (domain := _domains().get(token.lower)))
            self._business = counts["business"] > counts["sport"]
        return self._business

    def adopt_dateline(self, time: TimeExpression, paragraph: int) -> None:
        """Without a publication date, take the full date of a dateline for it ("LAGOS 1996-08-30")."""
        if self.published or time.start > _DATELINE or time.anchor != "absolute" or len(time.value) != _DAY:
            return
        opening = all(token.text[0].isupper() or token.is_punct for token in self.doc[paragraph : time.start])
        after = self.doc[time.end] if time.end < len(self.doc) else None
        if opening and (after is None or after.text[0] in "(-–—" or after.is_sent_start):
            self.published, self.dateline = date.fromisoformat(time.value), True

    def in_name(self, token: int) -> bool:
        """Whether the token is part of a longer name ("Sunday Times")."""
        return token in self.names

    def tense(self, start: int, end: int) -> int | None:
        """The direction of the verb that governs the tokens."""
        return direction(self.doc, start, end)

    def relative(self, unit: str, steps: float) -> str:
        """The period of size `unit`, so many steps from the publication date; underspecified when that isn't known."""
        return self._moved(self.published, unit, steps)

    def from_told(self, unit: str, steps: float) -> str:
        """The same, from the last date told; no day is known from a month or year."""
        if unit == "D" and self.told and self.told_unit != "D":
            return f"{periods.name(self.told, 'M')}-XX" if self.told_unit == "M" and not steps else periods.unknown("D")
        return self._moved(self.told, unit, steps)

    def _moved(self, origin: date | None, unit: str, steps: float) -> str:
        day = periods.shift(origin, unit, steps) if origin else None
        return periods.name(day, unit) if day else periods.unknown(unit)

    def weekday(self, number: int, start: int, end: int) -> str:
        """The day of that name (1 is Monday): publication day itself, the one before, or, told as future, after."""
        if not self.published:
            return f"XXXX-WXX-{number}"
        back = (self.published.isoweekday() - number) % 7
        steps = -back
        if back:
            tense = self.tense(start, end)
            # What may lie ahead ("to meet Friday", "opens Tuesday") does so if that isn't much farther than the day past.
            # Tomorrow's name is never six days past: that day would be "last Tuesday".
            if tense == CERTAIN or back == _TOMORROW or (tense in {PRESENT, FUTURE} and back >= _FAR_BACK):
                steps += 7
        return self.relative("D", steps)

    def month(self, month: int, start: int, end: int) -> str:
        """A month without its year: the last one, or, told as future, the next; the present month is itself."""
        if not self.published:
            return f"XXXX-{month:02}"
        back = (self.published.month - month) % 12
        ahead = 12 - back
        tense = self.tense(start, end)
        future = back and (tense in {FUTURE, CERTAIN} or (tense == PRESENT and ahead <= 6) or (tense is None and ahead <= 2))
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
        return self._nearest(days, start, end).isoformat()

    def last_month_day(self, month: int, day: int) -> str:
        """For "last Oct. 23": the latest one before publication."""
        assert self.published is not None
        past = [periods.calendar_date(year, month, day) for year in (self.published.year, self.published.year - 1)]
        found = next((when for when in past if when and when < self.published), None)
        return found.isoformat() if found else f"XXXX-{month:02}-{day:02}"

    def nearest(self, days: list[date], start: int, end: int) -> date | None:
        """Of these days the one that the verb's tense and nearness to publication make likely."""
        return self._nearest(days, start, end) if days and self.published else None

    def _nearest(self, days: list[date], start: int, end: int) -> date:
        tense = self.tense(start, end)
        return min(days, key=lambda day: self._distance(day, tense))

    def _distance(self, day: date, tense: int | None) -> float:
        """How far a day is, a day on the wrong side of the publication date counting as five times as far."""
        assert self.published is not None
        ahead = (day - self.published).days
        wrong = (tense == PAST and ahead > 1) or (tense in {PRESENT, FUTURE, CERTAIN} and ahead < 0)
        return abs(ahead) * (5 if wrong else 1)


def context_of(doc: Doc, story: Story) -> Context:
    """The context at an article's start."""
    exact = story.published_precision in _EXACT
    published = story.published_at.date() if story.published_at and exact else None
    names = frozenset(
        token
        for mention in story.mentions
        if mention.method == "name" and mention.label in _NAMES and mention.end - mention.start > 1
        for token in range(mention.start, mention.end)
    )
    return Context(doc, published, story.source_country, names)
