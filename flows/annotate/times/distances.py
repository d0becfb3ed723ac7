"""Readings of lengths of time: durations, distances from now or from the last date told, and what recurs."""

from datetime import datetime, timedelta

from flows.annotate.times import periods
from flows.annotate.times.context import Context
from flows.annotate.times.days import day_of
from flows.annotate.times.match import NARRATIVE, PUBLICATION, Match, Reading, Value

_CURRENT_THINGS = frozenset(("account", "affair", "event"))
_WITHIN_DAY = frozenset(("TH", "TM", "TS"))


def read_duration(match: Match, context: Context) -> Value | None:
    unit = match.unit()
    if match.has("season") or _is_title(match) or _is_some_day(match):
        return None
    if match.kinds[0] == "a" and _is_rate(match):
        return Value("SET", periods.duration(1, unit), None)
    if "half" in match.kinds and match.amount() == 0.5 and unit == "TH":
        return Value("DURATION", "PT30M", None)
    if match.kinds[0] == "the":
        return Value("DURATION", periods.duration(None, unit), None, end=match.end - 1)
    if not match.has("unit", "weekend") and match.kinds[0] == "for":
        return Value("DURATION", periods.duration(None, unit), None)
    return Value("DURATION", periods.duration(match.amount(), unit), None)


def _is_title(match: Match) -> bool:
    """Whether it is a name, with capitals inside a sentence: "60 Minutes", "Ten Year Plan"."""
    unit = match.doc[match.end - 1]
    return unit.text.istitle() and not match.doc[match.start].is_sent_start


def _is_some_day(match: Match) -> bool:
    """Whether it means some day: "One day he will"."""
    if match.kinds != ["numeral", "unit"] or match.words["numeral"][0] != "1" or match.unit() != "D":
        return False
    before = match.doc[match.start - 1].lower_ if match.start else ""
    return before not in {"in", "within", "for", "after", "just", "only", "than", "over", "of", "about", "by", "least"}


def read_hours_of_day(match: Match, context: Context) -> Value | None:
    """Reads "24 hours a day", "two days a week": each day, each week."""
    return Value("SET", periods.duration(1, match.words["unit"][-1]), None)


def _is_rate(match: Match) -> bool:
    """Whether the unit follows what it counts: "barrels a day", "$5 a month"."""
    before = match.doc[match.start - 1] if match.start else None
    return (
        before is not None
        and (before.pos_ in {"NUM", "SYM"} or before.tag_ in {"NNS", "CD"})
        and before.lower_ not in {"times"}
    )


def read_hyphen_duration(match: Match, context: Context) -> Value | None:
    if match.unit() == "Q":  # "three-quarters" is a share
        return None
    return Value("DURATION", periods.duration(match.amount(), match.unit()), None)


def read_long_unit(match: Match, context: Context) -> Value | None:
    """Reads "day-long", "decades-long"."""
    if value := match.first("long_adjective"):
        return Value("DURATION", value, None)
    return Value("DURATION", periods.duration(None if match.has("units") else 1, match.unit()), None)


def read_past_periods(match: Match, context: Context) -> Value | None:
    """Reads "the past three months", "the next two years"."""
    if match.has("ordinal") and not match.has("which", "past", "previous", "following", "recent"):
        amount = match.amount()
        return Value("DURATION", periods.duration(amount, match.unit()), None)
    amount, unit = match.amount(), match.unit()
    return Value("DURATION", periods.duration(amount, unit), None, limits=_span_from_now(match, context, amount, unit))


def _span_from_now(match: Match, context: Context, amount: float | None, unit: str) -> tuple[datetime, datetime] | None:
    """The bounds of "the past three months": up to the publication day's end, or from its start."""
    today = context.published
    if not today or amount is None or unit in _WITHIN_DAY or match.has("previous", "following"):
        return None
    other = periods.shift(today, unit, amount * (1 if match.steps() > 0 else -1))
    if other is None:
        return None
    first, last = sorted((today, other))
    return datetime(first.year, first.month, first.day), datetime(last.year, last.month, last.day) + timedelta(days=1)


def read_vague_periods(match: Match, context: Context) -> Value | None:
    """Reads "recent days", "coming years"."""
    return Value("DURATION", periods.duration(None, match.unit()), None)


def read_ago(match: Match, context: Context) -> Value | None:
    """Reads "two months ago", "a year earlier", "three days later", "five days from now"."""
    unit, amount = match.unit(), match.amount()
    if amount is not None and amount <= 1 and unit in {"E", "C"}:
        unit, amount = "Y", amount * (10 if unit == "E" else 100)
    if amount is None or (match.kinds[0] == "units"):
        if match.has("earlier", "later"):
            return Value("DURATION", periods.duration(None, unit), None)
        return Value("DATE", "PAST_REF" if match.has("ago") else "FUTURE_REF", PUBLICATION)
    told = match.has("earlier", "later")
    steps = -amount if match.has("ago", "earlier") else amount
    if unit in _WITHIN_DAY:
        return Value("DURATION", periods.duration(amount, unit), None)
    if deictic := match.first("deictic"):
        day = periods.shift(context.published, unit, steps) if context.published else None
        return Value("DATE", (day + timedelta(days=int(deictic))).isoformat() if day else periods.unknown("D"), PUBLICATION)
    if not told:
        return Value("DATE", context.relative(unit, steps), PUBLICATION)
    if context.told is None or _leads_ahead(context, unit, steps):
        return Value("DATE", periods.unknown(unit), None)
    keep = context.told_unit in {"M", "Q"} and unit == "Y"
    return Value("DATE", _told_at_its_size(context, unit, steps) if keep else context.from_told(unit, steps), NARRATIVE)


def _leads_ahead(context: Context, unit: str, steps: float) -> bool:
    """Whether years counted from the last date told end after publication: "36 years later" counts from what it tells of."""
    told, published = context.told, context.published
    if unit not in {"Y", "E", "C"} or told is None or published is None or told > published:
        return False
    moved = periods.shift(told, unit, steps)
    return moved is not None and moved > published


def _told_at_its_size(context: Context, unit: str, steps: float) -> str:
    """A year before a quarter is a quarter, before a month a month."""
    moved = periods.shift(context.told, unit, steps) if context.told else None
    return periods.name(moved, context.told_unit) if moved else periods.unknown(context.told_unit)


def read_before_after(match: Match, context: Context) -> Value | None:
    """Reads "a year before": from the last date told; before a clause ("the day after he left") only a length, or nothing."""
    closing = match.end >= len(match.doc) or match.doc[match.end].is_punct
    if closing and match.unit() not in _WITHIN_DAY and match.amount() is not None and context.told:
        steps = (match.amount() or 1.0) * (-1 if match.has("before") else 1)
        return Value("DATE", context.from_told(match.unit(), steps), NARRATIVE)
    if match.has("the") or (match.kinds[0] == "a" and match.has("after")):
        return None
    return Value("DURATION", periods.duration(match.amount(), match.unit()), None, end=match.end - 1)


def read_year_ago(match: Match, context: Context) -> Value | None:
    """Reads "the year-earlier quarter"."""
    unit = "Y" if match.has("yearago") else match.unit()
    if context.told and context.told_unit in {"Q", "M"}:
        return Value("DATE", _told_at_its_size(context, unit, -1), NARRATIVE)
    return Value("DATE", context.relative(unit, -1), PUBLICATION)


def read_rate(match: Match, context: Context) -> Value | None:
    """Reads "every day", "twice a week", "every two years", "every Sunday"."""
    if weekday := match.first("weekday"):
        return Value("SET", f"XXXX-WXX-{weekday}", None)
    if month := match.first("month"):
        return Value("SET", f"XXXX-{month}", None)
    if part := match.first("part"):
        return Value("SET", f"XXXX-XX-XXT{part}", None)
    amount = 2.0 if "other" in match.kinds else match.amount()
    return Value("SET", periods.duration(amount, match.unit()), None)


def read_weekdays(match: Match, context: Context) -> Value | None:
    number = match.first("weekdays") or match.first("weekday")
    return Value("SET", f"XXXX-WXX-{number}", None)


def read_frequency(match: Match, context: Context) -> Value | None:
    """Reads "daily"; with a capital inside a sentence it is a newspaper's name."""
    token = match.doc[match.start]
    return None if token.pos_ == "PROPN" else Value("SET", match.words["frequency"][0], None)


def read_before_day(match: Match, context: Context) -> Value | None:
    """Reads "the day before yesterday", "the day after last Tuesday"."""
    if match.unit() != "D":
        return None
    steps = -1 if match.has("before") else 1
    if deictic := match.first("deictic"):
        return Value("DATE", context.relative("D", int(deictic) + steps), PUBLICATION)
    found = day_of(match, context)
    limits = periods.bounds(found[0]) if found else None
    if not found or not limits:
        return None
    return Value("DATE", (limits[0].date() + timedelta(days=steps)).isoformat(), found[1])


def read_first_periods(match: Match, context: Context) -> Value | None:
    """Reads "the first nine months"."""
    return Value("DURATION", periods.duration(_after_ordinal(match), match.unit()), None)


def _after_ordinal(match: Match) -> float | None:
    start = match.kinds.index("ordinal") + 1
    rest = Match(match.doc, match.rule, match.start + start, match.end, match.kinds[start:], match.words)
    return rest.amount()


def read_age(match: Match, context: Context) -> list[Value]:
    """Reads "45-year-old", "six years old": an age is no time."""
    return []


def read_reference(match: Match, context: Context) -> Value | None:
    """Reads "now", "recently"; not "Now," that opens a sentence, "now that", "as recently as Friday"."""
    token = match.doc[match.end - 1]
    following = match.doc[match.end].lower_ if match.end < len(match.doc) else ""
    before = match.doc[match.start - 1].lower_ if match.start else ""
    if token.lower_ == "recently" and before in {"most", "as"}:
        return None
    if token.lower_ == "now" and (token.text == "Now" or following == "that"):
        return None
    return Value("DATE", match.words["reference"][0], PUBLICATION)


def read_present_adjective(match: Match, context: Context) -> Value | None:
    """Reads "current", but for what is called so: "current account"."""
    token = match.doc[match.start]
    following = match.doc[match.end].lemma_.lower() if match.end < len(match.doc) else ""
    return Value("DATE", "PRESENT_REF", PUBLICATION) if token.pos_ == "ADJ" and following not in _CURRENT_THINGS else None


def read_future(match: Match, context: Context) -> Value | None:
    """Reads "the future", "future talks"; not a future that is traded ("the September bond future")."""
    before = match.doc[match.start - 1] if match.start and not match.has("the") else None
    if before is not None and (before.pos_ in {"NOUN", "PROPN"} or before.lower_ == "a"):
        return None
    return Value("DATE", "FUTURE_REF", PUBLICATION)


def read_present(match: Match, context: Context) -> Value | None:
    """Reads "at present", "at the moment"."""
    return Value("DATE", "PRESENT_REF", PUBLICATION) if match.has("at") else None


def read_past(match: Match, context: Context) -> Value | None:
    following = match.doc[match.end] if match.end < len(match.doc) else None
    nominal = following is None or following.pos_ not in {"NOUN", "NUM", "ADJ", "PROPN"}
    return Value("DATE", "PAST_REF", PUBLICATION) if nominal else None


def read_these_days(match: Match, context: Context) -> Value | None:
    return Value("DATE", "PRESENT_REF", PUBLICATION) if match.unit() == "D" and match.text("these") == "these" else None


READINGS: dict[str, Reading] = {
    "duration": read_duration,
    "hyphen_duration": read_hyphen_duration,
    "long_unit": read_long_unit,
    "hours_of_day": read_hours_of_day,
    "past_periods": read_past_periods,
    "vague_periods": read_vague_periods,
    "first_periods": read_first_periods,
    "ago": read_ago,
    "before_after": read_before_after,
    "year_ago": read_year_ago,
    "rate": read_rate,
    "weekdays": read_weekdays,
    "frequency": read_frequency,
    "before_day": read_before_day,
    "age": read_age,
    "reference": read_reference,
    "present_adjective": read_present_adjective,
    "future": read_future,
    "present": read_present,
    "past": read_past,
    "these_days": read_these_days,
}
