"""Readings of days and times of day: dates, weekdays, yesterday, this morning, 10:35 a.m."""

import re
from datetime import date

from flows.annotate.times import periods
from flows.annotate.times.context import Context
from flows.annotate.times.holidays import holiday_at, holiday_date
from flows.annotate.times.match import ABSOLUTE, NARRATIVE, PUBLICATION, Match, Reading, Value

_SLASH = re.compile(r"(\d{1,4})[/.-](\d{1,2})[/.-](\d{2,4})")
_CLOSE = 45  # days from publication within which a date of unclear order is believed


def day_of(match: Match, context: Context) -> tuple[str, str | None] | None:
    """The value and anchor of the day that the match names in whatever way, None when it names none."""
    month, number = match.first("month"), _day_number(match)
    if month and number:
        if year := match.first("year"):
            valid = periods.calendar_date(int(year), int(month), number)
            return (valid.isoformat(), ABSOLUTE) if valid else None
        if match.has("which") and match.steps() < 0 and context.published:
            return context.last_month_day(int(month), number), PUBLICATION
        return context.month_day(int(month), number, match.start, match.end), PUBLICATION
    if weekday := match.first("weekday"):
        return (_weekday(match, context, int(weekday)), PUBLICATION) if not _names_a_day(match, context) else None
    if deictic := match.first("deictic"):
        if context.in_name(match.end - 1) or (match.doc[match.end - 1].is_upper and match.doc[match.end - 1].pos_ == "PROPN"):
            return None
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
    return context.relative("D", 7 - today.isoweekday() + number)


def _names_a_day(match: Match, context: Context) -> bool:
    """Whether the day's name is part of a name: "Moral Monday", "Sunday Times"."""
    place = match.start + next(i for i, kind in enumerate(match.kinds) if kind == "weekday")
    if context.in_name(place):
        return True
    before = match.doc[place - 1] if place else None
    return (
        before is not None
        and place == match.start
        and not before.is_sent_start
        and before.text.istitle()
        and before.pos_ in {"ADJ", "PROPN"}
        and before.ent_iob_ != "O"
        and before.ent_type == match.doc[place].ent_type
    )


def read_date(match: Match, context: Context) -> Value | None:
    found = day_of(match, context)
    return Value("DATE", *found) if found else None


def read_slash_date(match: Match, context: Context) -> Value | None:
    found = _SLASH.fullmatch(match.first("slashdate") or "")
    return _numeric_date(found[1], found[2], found[3], context) if found else None


def read_dash_date(match: Match, context: Context) -> Value | None:
    """Reads "10-27-89"; with one digit anywhere it may as well be a score."""
    first, second, third = (match.doc[match.start + i].text for i in (0, 2, 4))
    near = [match.doc[i].text for i in (match.start - 1, match.end) if 0 <= i < len(match.doc)]
    if "-" in near or not len(first) == len(second) == 2 or len(third) not in {2, 4}:
        return None
    return _numeric_date(first, second, third, context)


def _numeric_date(first: str, second: str, third: str, context: Context) -> Value | None:
    """A date in digits; month or day first by what is valid, the source's custom, or nearness; else only its year is sure."""
    if len(first) == 4:
        day = periods.calendar_date(int(first), int(second), int(third))
        return Value("DATE", day.isoformat(), ABSOLUTE) if day else None
    year = int(third) if len(third) == 4 else int(third) + (2000 if int(third) < 70 else 1900)
    readings = (periods.calendar_date(year, int(first), int(second)), periods.calendar_date(year, int(second), int(first)))
    candidates = [day for day in readings if day]
    day = _by_custom(candidates, context)
    if day:
        return Value("DATE", day.isoformat(), ABSOLUTE)
    return Value("DATE", f"{year:04}", ABSOLUTE) if candidates else None


def _by_custom(candidates: list[date], context: Context) -> date | None:
    """Of month-first and day-first: the only valid one, the source's custom, or the one near publication; else None."""
    if len(set(candidates)) == 1:
        return candidates[0]
    if len(candidates) == 2 and context.country:
        return candidates[0 if context.country == "US" else 1]
    if context.published:
        near = [day for day in candidates if abs((day - context.published).days) <= _CLOSE]
        if len(near) == 1:
            return near[0]
    return None


def read_iso_date(match: Match, context: Context) -> Value | None:
    year, month, day = (int(match.doc[match.start + i].text) for i in (0, 2, 4))
    valid = periods.calendar_date(year, month, day)
    return Value("DATE", valid.isoformat(), ABSOLUTE) if valid else None


def read_day_range(match: Match, context: Context) -> Value | None:
    """Reads "May 3-5": an interval of two days."""
    days = [
        int(match.doc[match.start + i].text.rstrip("sthndr"))
        for i, kind in enumerate(match.kinds)
        if kind in {"hour", "dayno", "dayth"}
    ]
    month, year = int(match.words["month"][0]), match.first("year")
    if len(days) != 2 or days[0] >= days[1]:
        return None
    if year:
        ends = [periods.calendar_date(int(year), month, day) for day in days]
        values = [day.isoformat() for day in ends if day]
    else:
        values = [context.month_day(month, day, match.start, match.end) for day in days]
    return Value("DATE", "/".join(values), ABSOLUTE if year else PUBLICATION) if len(values) == 2 else None


def read_day_list(match: Match, context: Context) -> list[Value]:
    """Reads "April 24 and 25", "May 3, 4 and 5, 1998": a day each."""
    month, year = match.words["month"][0], match.first("year")
    numbers = [match.start + i for i, kind in enumerate(match.kinds) if kind in {"hour", "dayno", "dayth"}]
    found: list[Value] = []
    for place in numbers:
        number = int(match.doc[place].text.lower().rstrip("sthndr") or 0)
        if year:
            day = periods.calendar_date(int(year), int(month), number)
            value = day.isoformat() if day else ""
        else:
            value = context.month_day(int(month), number, match.start, match.end) if 1 <= number <= 31 else ""
        if value:
            found.append(
                Value(
                    "DATE", value, ABSOLUTE if year else PUBLICATION, match.start if place == numbers[0] else place, place + 1
                )
            )
    return found


def read_days_sharing_year(match: Match, context: Context) -> list[Value]:
    """Reads "Oct. 3 to Nov. 5, 1998": the year counts for both."""
    year = int(match.words["year"][0])
    joint = next(i for i, kind in enumerate(match.kinds) if kind in {"to", "and", "hyphen", "in", "since"})
    found: list[Value] = []
    for start, end in ((0, joint), (joint + 1, len(match.kinds))):
        part = match.part(start, end)
        number, month = _day_number(part), part.first("month")
        day = periods.calendar_date(year, int(month), number) if month and number else None
        if day:
            found.append(Value("DATE", day.isoformat(), ABSOLUTE, part.start, part.end))
    return found


def read_holiday(match: Match, context: Context) -> Value | list[Value] | None:
    """Thanksgiving Day, "last Christmas", "Easter 1998"; a day with a name that is no holiday ("Super Tuesday") is no date."""
    named = holiday_at(match.doc, match.start + match.kinds.index("holiday"), context.country)
    if not named:
        return [] if match.has("weekday") else None
    end, rule = named
    following = match.doc[end].text if end < len(match.doc) else ""
    if following.isdigit() and len(following) == 4:
        day = holiday_date(rule, int(following))
        return Value("DATE", day.isoformat(), ABSOLUTE, match.start, end + 1) if day else None
    if not context.published:
        return Value("DATE", f"XXXX-{rule}" if rule[:2].isdigit() else "XXXX-XX-XX", None, match.start, end)
    years = range(context.published.year - 1, context.published.year + 2)
    days = [day for year in years if (day := holiday_date(rule, year))]
    if match.steps():
        days = [day for day in days if (day > context.published) == (match.steps() > 0)] or days
    chosen = context.nearest(days, match.start, end)
    if not chosen:
        return None
    span = {"week": "W", "weekend": "WE"}.get(following.lower())
    return Value("DATE", periods.name(chosen, span or "D"), PUBLICATION, match.start, end + 1 if span else end)


def read_deictic(match: Match, context: Context) -> Value | None:
    found = day_of(match, context)
    if not found:
        return None
    return Value("TIME", f"{found[0]}TNI", found[1]) if match.has("tonight") else Value("DATE", *found)


def read_part_on_day(match: Match, context: Context) -> Value | None:
    found = day_of(match, context)
    if not found:
        return None
    value, anchor = found
    return Value("TIME", f"{value}T{match.words['part'][0]}", anchor)


def read_this_part(match: Match, context: Context) -> Value | None:
    """Reads "this morning", "last night", "that evening", "the next morning"."""
    part = match.words["part"][0]
    first = match.doc[match.start].lower_
    if not match.has("which", "that", "same", "following", "previous"):
        return _part_alone(match, part, context)
    if match.has("that", "same", "following", "previous") or (first == "the" and match.has("which")):
        steps = -1 if match.has("previous") else match.steps()
        return Value("TIME", f"{context.from_told('D', steps)}T{part}", NARRATIVE)
    return Value("TIME", f"{context.relative('D', match.steps())}T{part}", PUBLICATION)


def _part_alone(match: Match, part: str, context: Context) -> Value | None:
    """Reads "in the evening", "late afternoon": of the last day told."""
    if match.has("hyphen") or (match.start and match.doc[match.start - 1].lower_ in {"a", "an"}):
        return None
    if told := context.day_at_hand(match.start, match.end):
        return Value("TIME", f"{told.isoformat()}T{part}", NARRATIVE)
    return Value("TIME", f"XXXX-XX-XXT{part}", None)


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
    return Value("TIME", f"{found[0]}{time}", found[1])


def read_clock(match: Match, context: Context) -> Value | None:
    """A time of day alone is one of the last day told, if told as a day, else of the publication day."""
    time = clock_value(match)
    if match.start and match.doc[match.start - 1].lower_ == "high":  # noon, the duel's hour
        return None
    said = match.has("ampm", "hourclock", "clockword", "oclock", "zone", "part")
    if not time or not (said or (match.has("clock") and _after_preposition(match))):
        return None
    if told := context.day_at_hand(match.start, match.end):
        return Value("TIME", f"{told.isoformat()}{time}", NARRATIVE)
    if context.published:
        return Value("TIME", f"{context.published.isoformat()}{time}", PUBLICATION)
    return Value("TIME", time, None)


def _after_preposition(match: Match) -> bool:
    """A bare 10:35 is a time after "at" or "by"; otherwise it may be a score or a verse."""
    return match.start > 0 and match.doc[match.start - 1].lower_ in {"at", "by", "until", "from", "around", "about"}


READINGS: dict[str, Reading] = {
    "day_list": read_day_list,
    "days_sharing_year": read_days_sharing_year,
    "holiday": read_holiday,
    "date": read_date,
    "weekday": read_date,
    "slash_date": read_slash_date,
    "dash_date": read_dash_date,
    "iso_date": read_iso_date,
    "day_range": read_day_range,
    "deictic": read_deictic,
    "part_on_day": read_part_on_day,
    "this_part": read_this_part,
    "clock_on_day": read_clock_on_day,
    "day_at_clock": read_clock_on_day,
    "clock": read_clock,
}
