"""Calendar periods as TIMEX3 values: their names (1998-W33), their bounds, and steps from one to another."""

import re
from datetime import date, datetime, timedelta

# A unit's TIMEX3 letter in durations; "TH" is an hour (PT1H), E a decade, C a century, F a fortnight.
_DURATIONS = {"TS": "PT{}S", "TM": "PT{}M", "TH": "PT{}H", "D": "P{}D", "W": "P{}W", "M": "P{}M", "Y": "P{}Y", "WE": "P{}WE"}
_MULTIPLES = {"E": (10, "Y"), "C": (100, "Y"), "Q": (3, "M"), "F": (2, "W")}
_PARTS = {"TH": (60, "M"), "Y": (12, "M")}  # half an hour is PT30M, two and a half years P2Y6M
_UNKNOWN = {
    "D": "XXXX-XX-XX", "W": "XXXX-WXX", "M": "XXXX-XX", "Y": "XXXX", "Q": "XXXX-QX", "E": "XXX", "C": "XX", "WE": "XXXX-WXX-WE"
}  # fmt: skip
SEASONS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_PART_HOURS = {"MO": (6, 12), "AF": (12, 18), "EV": (18, 24), "NI": (18, 30)}
_VALUE = re.compile(
    r"(?P<century>\d\d)|(?P<decade>\d{3})|(?P<year>\d{4})"
    r"(?:-(?:Q(?P<quarter>\d)|H(?P<half>\d)|(?P<season>SP|SU|FA|WI)|W(?P<week>\d\d)(?P<weekend>-WE)?"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d)(?:T(?:(?P<part>MO|AF|EV|NI)|(?P<hour>\d\d):(?P<minute>\d\d)))?)?))?"
)


def duration(amount: float | None, unit: str) -> str:
    """The TIMEX3 value of so many units; None (an unknown number) gives X: P3D, PT2H, P10Y, PXW."""
    if amount is not None and amount % 1 and unit in _PARTS:
        whole, rest = divmod(amount, 1)
        factor, smaller = _PARTS[unit]
        head = f"{whole:g}{unit[-1]}" if whole else ""
        return f"P{'T' if unit == 'TH' else ''}{head}{round(rest * factor)}{smaller}"
    if unit in _MULTIPLES and amount is not None:
        factor, unit = _MULTIPLES[unit]
        amount *= factor
    elif unit in _MULTIPLES:
        unit = _MULTIPLES[unit][1]
    return _DURATIONS[unit].format("X" if amount is None else f"{amount:g}")


def unknown(unit: str) -> str:
    """The value of one such period when nothing says which: XXXX-WXX."""
    return _UNKNOWN.get(unit, "XXXX-XX-XX")


def name(day: date, unit: str) -> str:
    """The value of the period of size `unit` that `day` lies in."""
    match unit:
        case "W" | "WE":
            year, week, _ = day.isocalendar()
            return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
        case "M":
            return f"{day.year:04}-{day.month:02}"
        case "Q":
            return f"{day.year:04}-Q{(day.month + 2) // 3}"
        case "Y":
            return f"{day.year:04}"
        case "E":
            return f"{day.year // 10:03}"
        case "C":
            return f"{day.year // 100:02}"
        case _:
            return day.isoformat()


def shift(day: date, unit: str, steps: float) -> date | None:
    """`day` moved by so many units, the day of the month cut to the month's length; None outside the calendar."""
    try:
        match unit:
            case "M" | "Q" | "Y" | "E" | "C":
                months = round(steps * {"M": 1, "Q": 3, "Y": 12, "E": 120, "C": 1200}[unit])
                year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
                return date(year, month + 1, min(day.day, _month_length(year, month + 1)))
            case "W" | "WE" | "F":
                return day + timedelta(weeks=steps * (2 if unit == "F" else 1))
            case "D":
                return day + timedelta(days=steps)
            case _:
                return day
    except (ValueError, OverflowError):
        return None


def _month_length(year: int, month: int) -> int:
    following = date(year + month // 12, month % 12 + 1, 1)
    return (following - timedelta(days=1)).day


def calendar_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is none such (30 February)."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def bounds(value: str) -> tuple[datetime, datetime] | None:
    """First instant and first instant after the period that a value names; None for values with X, durations and sets.

    Parts of the day are morning 6 to 12, afternoon 12 to 18, evening 18 to 24, night 18 to 6; seasons are the northern ones.
    """
    first, slash, last = value.partition("/")
    if slash:
        start, end = bounds(first), bounds(last)
        return (start[0], end[1]) if start and end and start[0] < end[1] else None
    found = _VALUE.fullmatch(value)
    if not found:
        return None
    try:
        return _bounds({key: text for key, text in found.groupdict().items() if text})
    except (ValueError, OverflowError):
        return None


def _bounds(parts: dict[str, str]) -> tuple[datetime, datetime]:
    if "century" in parts:
        first = int(parts["century"]) * 100
        return datetime(first, 1, 1), datetime(first + 100, 1, 1)
    if "decade" in parts:
        first = int(parts["decade"]) * 10
        return datetime(first, 1, 1), datetime(first + 10, 1, 1)
    year = int(parts["year"])
    if "week" in parts:
        monday = datetime.fromisocalendar(year, int(parts["week"]), 1)
        return (monday + timedelta(days=5 if "weekend" in parts else 0)), monday + timedelta(days=7)
    if "day" in parts:
        return _within_day(datetime(year, int(parts["month"]), int(parts["day"])), parts)
    month, length = 1, 12
    if "month" in parts:
        month, length = int(parts["month"]), 1
    elif "quarter" in parts:
        month, length = int(parts["quarter"]) * 3 - 2, 3
    elif "half" in parts:
        month, length = int(parts["half"]) * 6 - 5, 6
    elif "season" in parts:
        month, length = SEASONS[parts["season"]], 3
    later, after = divmod(month - 1 + length, 12)
    return datetime(year, month, 1), datetime(year + later, after + 1, 1)


def _within_day(day: datetime, parts: dict[str, str]) -> tuple[datetime, datetime]:
    if "part" in parts:
        first, last = _PART_HOURS[parts["part"]]
        return day + timedelta(hours=first), day + timedelta(hours=last)
    if "hour" in parts:
        minute = day + timedelta(hours=int(parts["hour"]), minutes=int(parts["minute"]))
        return minute, minute + timedelta(minutes=1)
    return day, day + timedelta(days=1)
