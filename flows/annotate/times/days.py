"""Readings of days and times of day: dates, weekdays, yesterday, this morning, 10:35 a.m."""

import re
from datetime import date

from flows.annotate.times import periods
from flows.annotate.times.context import Context
from flows.annotate.times.match import ABSOLUTE, NARRATIVE, PUBLICATION, Match, Value

_SLASH = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})")
_CLOSE = 45  # days from publication within which a date of unclear order is believed


def day_of(match: Match, context: Context) -> tuple[str, str | None] | None:
    """The value and anchor of the day that the match names in whatever way, None when it names none."""
    month, number = match.first("month"), _day_number(match)
    if month and number:
        if year := match.first("year"):
            valid = periods.calendar_date(int(year), int(month), number)
            return (valid.isoformat(), ABSOLUTE) if valid else None
        value = context.month_day(int(month), number, match.start, match.end)
        return value, PUBLICATION
    if weekday := match.first("weekday"):
        return _weekday(match, context, int(weekday)), PUBLICATION
    if deictic := match.first("deictic"):
        return context.relative("D", int(deictic)), PUBLICATION
    if match.has("tonight"):
        return context.relative("D", 0), PUBLICATION
    return None


def _day_number(match: Match) -> int | None:
    """The day of the month: the number that stands next to the month's name."""
    place = match.kinds.index("month") if "month" in match.kinds else -1
    for offset in (1, 2, -1, -2, -3):
        near = place + offset
        if place >= 0 and 0 <= near < len(match.kinds) and match.kinds[near] in {"hour", "dayno", "dayth", "ordinal"}:
            number = int(re.sub(r"\D", "", match.doc[match.start + near].text) or match.words["ordinal"][0])
            return number if 1 <= number <= 31 else None
    return None


def _weekday(match: Match, context: Context, number: int) -> str:
    if not match.has("which", "previous", "following"):
        return context.weekday(number, match.start, match.end)
    steps, today = match.steps(), context.published
    if today is None:
        return f"XXXX-WXX-{number}"
    behind = (today.isoweekday() - number) % 7
    if steps < 0:
        return context.relative("D", -(behind or 7))
    ahead = (7 - behind) % 7
    if steps == 0:
        return context.weekday(number, match.start, match.end) if ahead > 3 else context.relative("D", ahead)
    # "next Friday" is the one of the following week, "last Friday" simply the latest.
    return context.relative("D", ahead if number < today.isoweekday() or ahead == 0 and False else ahead + (7 if ahead else 7))


def read_date(match: Match, context: Context) -> Value | None:
    found = day_of(match, context)
    return ("DATE", *found) if found else None


def read_slash_date(match: Match, context: Context) -> Value | None:
    found = _SLASH.fullmatch(match.first("slashdate") or "")
    if not found:
        return None
    first, second, third = (int(group) for group in found.groups())
    if len(found[1]) == 4:
        day = periods.calendar_date(first, second, third)
        return ("DATE", day.isoformat(), ABSOLUTE) if day else None
    year = third if len(found[3]) == 4 else third + (2000 if third < 70 else 1900)
    candidates = [day for day in (periods.calendar_date(year, first, second), periods.calendar_date(year, second, first)) if day]
    day = _by_custom(candidates, first, second, context)
    if day:
        return "DATE", day.isoformat(), ABSOLUTE
    return ("DATE", f"{year:04}", ABSOLUTE) if candidates else None


def _by_custom(candidates: list[date], first: int, second: int, context: Context) -> date | None:
    """Of month-first and day-first: the only valid one, the source's custom, or the one near publication; else None."""
    if len(set(candidates)) == 1:
        return candidates[0]
    if len(candidates) == 2 and context.month_first is not None:
        return candidates[0 if context.month_first else 1]
    if context.published:
        near = [day for day in candidates if abs((day - context.published).days) <= _CLOSE]
        if len(near) == 1:
            return near[0]
    return None


def read_iso_date(match: Match, context: Context) -> Value | None:
    year, month, day = (int(match.doc[match.start + i].text) for i in (0, 2, 4))
    valid = periods.calendar_date(year, month, day)
    return ("DATE", valid.isoformat(), ABSOLUTE) if valid else None


def read_day_range(match: Match, context: Context) -> Value | None:
    """"May 3-5": an interval of two days."""
    days = [int(match.doc[match.start + i].text.rstrip("sthndr")) for i, kind in enumerate(match.kinds) if kind in {"hour", "dayno", "dayth"}]
    month, year = int(match.words["month"][0]), match.first("year")
    if len(days) != 2 or days[0] >= days[1]:
        return None
    if year:
        ends = [periods.calendar_date(int(year), month, day) for day in days]
        values = [day.isoformat() for day in ends if day]
    else:
        values = [context.month_day(month, day, match.start, match.end) for day in days]
    return ("DATE", "/".join(values), ABSOLUTE if year else PUBLICATION) if len(values) == 2 else None


def read_deictic(match: Match, context: Context) -> Value | None:
    found = day_of(match, context)
    if not found:
        return None
    return ("TIME", f"{found[0]}TNI", found[1]) if match.has("tonight") else ("DATE", *found)


def read_part_on_day(match: Match, context: Context) -> Value | None:
    found = day_of(match, context)
    if not found:
        return None
    value, anchor = found
    return "TIME", f"{value}T{match.words['part'][0]}", anchor


def read_this_part(match: Match, context: Context) -> Value | None:
    """"this morning", "last night", "that evening", "the next morning"."""
    part = match.words["part"][0]
    first = match.doc[match.start].lower_
    if match.has("that", "same", "following", "previous") or (first == "the" and match.has("which")):
        steps = -1 if match.has("previous") else match.steps()
        return "TIME", f"{context.from_told('D', steps)}T{part}", NARRATIVE
    if not match.has("which"):
        return None
    steps = match.steps()
    return "TIME", f"{context.relative('D', steps)}T{part}", PUBLICATION


def clock_value(match: Match) -> str | None:
    """The time of day as T10:35; None when the words give none."""
    half = match.first("ampm")
    if word := match.first("clockword"):
        return f"T{word}"
    value = match.first("hourclock") or match.first("clock")
    if value is None:
        hour = match.first("hour")
        if hour is None or not hour.isdigit():
            return None
        value = f"{int(hour):02}:00"
    hours, minutes = int(value[:2]), value[3:]
    if half and hours <= 12:
        hours = hours % 12 + (12 if half == "PM" else 0)
    elif not half and match.first("part") in {"AF", "EV", "NI"} and hours < 12:
        hours += 12
    return f"T{hours:02}:{minutes}" if hours <= 24 else None


def read_clock_on_day(match: Match, context: Context) -> Value | None:
    time = clock_value(match)
    found = day_of(match, context)
    if not time:
        return None
    if not found:
        return read_clock(match, context)
    return "TIME", f"{found[0]}{time}", found[1]


def read_clock(match: Match, context: Context) -> Value | None:
    """A time of day alone is one of the last day told, if told as a day, else of the publication day."""
    time = clock_value(match)
    if not time or not match.has("ampm", "hourclock", "clockword", "oclock", "zone", "part"):
        if not (time and match.has("clock") and _after_preposition(match)):
            return None
    if context.told and context.told_unit == "D":
        return "TIME", f"{context.told.isoformat()}{time}", NARRATIVE
    if context.published:
        return "TIME", f"{context.published.isoformat()}{time}", PUBLICATION
    return "TIME", time, None


def _after_preposition(match: Match) -> bool:
    """A bare 10:35 is a time after "at" or "by"; otherwise it may be a score or a verse."""
    return match.start > 0 and match.doc[match.start - 1].lower_ in {"at", "by", "until", "from", "around", "about"}


READINGS = {
    "date": read_date,
    "weekday": read_date,
    "slash_date": read_slash_date,
    "iso_date": read_iso_date,
    "day_range": read_day_range,
    "deictic": read_deictic,
    "part_on_day": read_part_on_day,
    "this_part": read_this_part,
    "clock_on_day": read_clock_on_day,
    "day_at_clock": read_clock_on_day,
    "clock": read_clock,
}
