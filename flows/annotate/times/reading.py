"""From a rule's match to a TIMEX3: type, value, bounds and anchor."""

from collections.abc import Callable

from flows.annotate.story import TimeExpression
from flows.annotate.times import calendar_periods, days, distances, periods
from flows.annotate.times.context import Context
from flows.annotate.times.match import Match, Value, match_of
from flows.annotate.token_patterns import Found, Tagged

Reading = Callable[[Match, Context], Value | None]

READINGS: dict[str, Reading] = {**days.READINGS, **calendar_periods.READINGS, **distances.READINGS}


def read(found: Found, tagged: Tagged, context: Context) -> TimeExpression | None:
    """The time expression of a match; None when its words turn out to mean something else."""
    match = match_of(found, tagged)
    value = READINGS[found.rule](match, context)
    if value is None:
        return None
    kind, text, anchor = value
    limits = periods.bounds(text) if kind in {"DATE", "TIME"} else None
    if kind in {"DATE", "TIME"}:
        context.remember(text)
    return TimeExpression(
        start=match.start,
        end=match.end,
        type=kind,
        value=text,
        starts_at=limits[0] if limits else None,
        ends_at=limits[1] if limits else None,
        anchor=anchor if limits or anchor is None else None,
        rule=found.rule,
    )
