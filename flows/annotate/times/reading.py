"""From a rule's match to TIMEX3 expressions: type, value, bounds and anchor."""

from flows.annotate.story import TimeExpression
from flows.annotate.times import calendar_periods, days, distances, periods
from flows.annotate.times.context import Context
from flows.annotate.times.match import NARRATIVE, PUBLICATION, Match, Reading, Value, match_of
from flows.annotate.token_patterns import Found, Tagged

READINGS: dict[str, Reading] = {**days.READINGS, **calendar_periods.READINGS, **distances.READINGS}

# How sure a value is: told in full, made of the publication date and tense, or of the text before it.
_CONFIDENCE = {"absolute": 0.95, "publication": 0.85, "narrative": 0.7, None: 0.8}


def read(found: Found, tagged: Tagged, context: Context) -> list[TimeExpression] | None:
    """The time expressions of a match; None when its words mean something else, empty when they are no matter of time."""
    match = match_of(found, tagged)
    values = READINGS[found.rule](match, context)
    if values is None:
        return None
    return [_expression(match, value, context) for value in (values if isinstance(values, list) else [values])]


def _expression(match: Match, value: Value, context: Context) -> TimeExpression:
    limits, anchor = value.limits, value.anchor
    if value.type in {"DATE", "TIME"}:
        limits = None if context.southern and value.value[-2:] in periods.SEASONS else periods.bounds(value.value)
        context.remember(value.value, match.end - 1)
    if not limits and anchor != "absolute":
        anchor = None
    elif value.limits or (anchor == PUBLICATION and context.dateline):
        anchor = NARRATIVE if context.dateline else PUBLICATION
    start, end = value.start, value.end
    return TimeExpression(
        start=match.start if start is None else start,
        end=match.end if end is None else end,
        type=value.type,
        value=value.value,
        starts_at=limits[0] if limits else None,
        ends_at=limits[1] if limits else None,
        anchor=anchor,
        rule=match.rule,
        confidence=_CONFIDENCE[anchor],
    )
