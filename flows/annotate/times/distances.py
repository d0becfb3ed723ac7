"""Readings of lengths of time: durations, distances from now or from the last date told, and what recurs."""

from flows.annotate.times import periods
from flows.annotate.times.context import Context
from flows.annotate.times.match import NARRATIVE, PUBLICATION, Match, Value

_WITHIN_DAY = frozenset(("TH", "TM", "TS"))


def read_duration(match: Match, context: Context) -> Value | None:
    unit = match.unit()
    if match.has("season"):
        return None
    if match.kinds[0] == "a" and _is_rate(match):
        return "SET", periods.duration(1, unit), None
    if "half" in match.kinds and match.amount() == 0.5 and unit == "TH":
        return "DURATION", "PT30M", None
    if not match.has("unit", "weekend") and match.kinds[0] in {"for", "in"}:
        return "DURATION", periods.duration(None, unit), None
    return "DURATION", periods.duration(match.amount(), unit), None


def _is_rate(match: Match) -> bool:
    """"barrels a day", "$5 a month": a unit after what it counts."""
    before = match.doc[match.start - 1] if match.start else None
    return before is not None and (before.pos_ in {"NUM", "SYM"} or before.tag_ in {"NNS", "CD"}) and before.lower_ not in {"times"}


def read_hyphen_duration(match: Match, context: Context) -> Value | None:
    return "DURATION", periods.duration(match.amount(), match.unit()), None


def read_long_unit(match: Match, context: Context) -> Value | None:
    """"day-long", "decades-long"."""
    if value := match.first("long_adjective"):
        return "DURATION", value, None
    return "DURATION", periods.duration(None if match.has("units") else 1, match.unit()), None


def read_past_periods(match: Match, context: Context) -> Value | None:
    """"the past three months", "the next two years"."""
    if match.has("ordinal") and not match.has("which", "past", "previous", "following", "recent"):
        amount = match.amount()
        return "DURATION", periods.duration(amount, match.unit()), None
    words = [kind for kind in match.kinds if kind not in {"which", "past", "previous", "following", "recent"}]
    amount = None if "few" in words else match.amount()
    return "DURATION", periods.duration(amount, match.unit()), PUBLICATION


def read_vague_periods(match: Match, context: Context) -> Value | None:
    """"recent days", "coming years"."""
    return "DURATION", periods.duration(None, match.unit()), None


def read_ago(match: Match, context: Context) -> Value | None:
    """"two months ago", "a year earlier", "three days later", "five days from now"."""
    unit, amount = match.unit(), match.amount()
    if amount is None:
        return "DATE", "PAST_REF" if match.has("ago", "earlier") else "FUTURE_REF", PUBLICATION
    told = match.has("earlier", "later")
    steps = -amount if match.has("ago", "earlier") else amount
    if unit in _WITHIN_DAY:
        return "DURATION", periods.duration(amount, unit), None
    if not told:
        return "DATE", context.relative(unit, steps), PUBLICATION
    if context.told is None:
        return "DATE", periods.unknown(unit), None
    keep = context.told_unit in {"M", "Q"} and unit == "Y"
    return "DATE", _told_at_its_size(context, unit, steps) if keep else context.from_told(unit, steps), NARRATIVE


def _told_at_its_size(context: Context, unit: str, steps: float) -> str:
    """A year before a quarter is a quarter, before a month a month."""
    moved = periods.shift(context.told, unit, steps) if context.told else None
    return periods.name(moved, context.told_unit) if moved else periods.unknown(context.told_unit)


def read_before_after(match: Match, context: Context) -> Value | None:
    """"a year before": from the last date told; before a clause ("the day after he left") only a length, or nothing."""
    closing = match.end >= len(match.doc) or match.doc[match.end].is_punct
    if closing and match.unit() not in _WITHIN_DAY and match.amount() is not None and context.told:
        steps = (match.amount() or 1.0) * (-1 if match.has("before") else 1)
        return "DATE", context.from_told(match.unit(), steps), NARRATIVE
    return None if match.has("the") else ("DURATION", periods.duration(match.amount(), match.unit()), None)


def read_year_ago(match: Match, context: Context) -> Value | None:
    """"the year-earlier quarter"."""
    unit = "Y" if match.has("yearago") else match.unit()
    if context.told and context.told_unit in {"Q", "M"}:
        return "DATE", _told_at_its_size(context, unit, -1), NARRATIVE
    return "DATE", context.relative(unit, -1), PUBLICATION


def read_rate(match: Match, context: Context) -> Value | None:
    """"every day", "twice a week", "every two years", "every Sunday"."""
    if weekday := match.first("weekday"):
        return "SET", f"XXXX-WXX-{weekday}", None
    if month := match.first("month"):
        return "SET", f"XXXX-{month}", None
    if part := match.first("part"):
        return "SET", f"XXXX-XX-XXT{part}", None
    amount = 2.0 if "other" in match.kinds else match.amount()
    return "SET", periods.duration(amount, match.unit()), None


def read_weekdays(match: Match, context: Context) -> Value | None:
    number = match.first("weekdays") or match.first("weekday")
    return "SET", f"XXXX-WXX-{number}", None


def read_frequency(match: Match, context: Context) -> Value | None:
    """"daily"; with a capital inside a sentence it is a newspaper's name."""
    token = match.doc[match.start]
    return None if token.pos_ == "PROPN" else ("SET", match.words["frequency"][0], None)


def read_before_day(match: Match, context: Context) -> Value | None:
    """"the day before yesterday", "the day after tomorrow"."""
    if match.unit() != "D":
        return None
    steps = -1 if match.has("before") else 1
    if deictic := match.first("deictic"):
        return "DATE", context.relative("D", int(deictic) + steps), PUBLICATION
    return None


def read_first_periods(match: Match, context: Context) -> Value | None:
    """"the first nine months"."""
    return "DURATION", periods.duration(_after_ordinal(match), match.unit()), None


def _after_ordinal(match: Match) -> float | None:
    start = match.kinds.index("ordinal") + 1
    rest = Match(match.doc, match.rule, match.start + start, match.end, match.kinds[start:], match.words)
    return rest.amount()


def read_age(match: Match, context: Context) -> Value | None:
    """"45-year-old", "six years old": an age, told by others."""
    return None


def read_reference(match: Match, context: Context) -> Value | None:
    return "DATE", match.words["reference"][0], PUBLICATION


def read_future(match: Match, context: Context) -> Value | None:
    return "DATE", "FUTURE_REF", PUBLICATION


def read_present(match: Match, context: Context) -> Value | None:
    """"at present", "at the moment"."""
    return ("DATE", "PRESENT_REF", PUBLICATION) if match.has("at") else None


def read_past(match: Match, context: Context) -> Value | None:
    following = match.doc[match.end] if match.end < len(match.doc) else None
    nominal = following is None or following.pos_ not in {"NOUN", "NUM", "ADJ", "PROPN"}
    return ("DATE", "PAST_REF", PUBLICATION) if nominal else None


def read_these_days(match: Match, context: Context) -> Value | None:
    return ("DATE", "PRESENT_REF", PUBLICATION) if match.unit() == "D" and match.text("these") == "these" else None


READINGS = {
    name.removeprefix("read_"): reading for name, reading in list(globals().items()) if name.startswith("read_")
}
