"""The classes of words that time expressions are made of: seeds/time_words.csv, and tokens with digits by their shape."""

import re
from functools import cache
from itertools import product

from flows.annotate.lexicon import seed
from flows.annotate.times.holidays import first_words
from flows.annotate.token_patterns import TokenClasses

_DECIMAL = re.compile(r"\d+/\d+|\d[\d,]*(?:\.\d+)?")
_CLOCK = re.compile(r"(\d{1,2})[:.](\d\d)(?::\d\d)?(am|pm|a\.m\.?|p\.m\.?)?", re.IGNORECASE)
_HOUR = re.compile(r"(\d{1,2})(am|pm|a\.m\.?|p\.m\.?)", re.IGNORECASE)
_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)", re.IGNORECASE)
_DECADE = re.compile(r"(?:mid-?|late-?|early-?)?((?:1\d|20)?\d0)['’]?s", re.IGNORECASE)
_COMPOUND_YEAR = re.compile(r"(?:pre|post|mid|early|late)-?(1\d{3}|20\d\d)", re.IGNORECASE)
_QUARTER = re.compile(r"(?:Q([1-4])|([1-4])Q)")
_HALF = re.compile(r"(?:H([12])|([12])H)")
_FISCAL = re.compile(r"FY['’]?(\d\d|\d{4})")
_SLASH = re.compile(r"\d{1,4}([/.-])\d{1,2}\1\d{2,4}")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")

_DIGIT_SHAPES = ["d", "dd", "ddd", "dddd", "d,ddd", "dd,ddd", "ddd,ddd", "d.d", "d.dd", "dd.d", "dd.dd", "d/d"]
_OTHER_SHAPES = [
    "d:dd", "dd:dd", "d:ddxx", "dd:ddxx", "d:ddXX", "dd:ddXX", "d:dd:dd", "dd:dd:dd", "dxx", "ddxx", "ddXX", "dXX",
    "d.ddxx", "dd.ddxx",
    "dx.x", "ddx.x", "dx.x.", "ddx.x.", "ddx", "ddddx", "xxx-ddddx", "xxx-ddx", "xxxx-ddddx", "xxxx-ddx", "dd'x", "dddd'x",
    "xxx-dddd", "xxxx-dddd", "Xd", "dX", "XXdddd", "XXdd", "d/d/dd", "d/d/dddd",
    "dddd-dd-dd", "dd-dd-dd", "dd-dd-dddd", "d.d.dddd", "d.dd.dddd", "dd.d.dddd",
    *("/".join(parts) for parts in product(["d", "dd"], ["d", "dd"], ["dd", "dddd"])), "dddd/dd/dd", "dd.dd.dddd",
]  # fmt: skip

CLASSES = [
    "hour", "dayno", "year", "integer", "decimal", "clock", "hourclock", "dayth", "ordinal", "decade", "compoundyear",
    "quartername", "halfname", "fiscalyear", "slashdate",
]  # fmt: skip


def _read_digits(text: str) -> tuple[str, str] | None:
    """Digits: what may be an hour (0 to 12), a day of the month, a year, else an integer or decimal."""
    if not text.isascii():
        return None
    if text.isdigit():
        amount = int(text) if len(text) < 10 else -1
        if 0 <= amount <= 12 and len(text) <= 2:
            return "hour", text
        if 13 <= amount <= 31 and len(text) == 2:
            return "dayno", text
        if 1000 <= amount <= 2199 and len(text) == 4:
            return "year", text
        return "integer", text
    return ("decimal", text) if _DECIMAL.fullmatch(text) else None


def _clock(hour: str, minute: str, half: str | None) -> str | None:
    hours, minutes = int(hour), int(minute)
    if half:
        hours = hours % 12 + (12 if half[0] in "pP" else 0) if hours <= 12 else hours
    return f"{hours:02}:{minutes:02}" if hours <= 24 and minutes < 60 else None


def _read_shape(text: str) -> tuple[str, str] | None:
    """Tokens that mix digits with letters or marks."""
    if found := _HOUR.fullmatch(text):
        value = _clock(found[1], "00", found[2])
        return ("hourclock", value) if value else None
    if ":" in text or (text[-1] in "mM." and text[:1].isdigit()):
        found = _CLOCK.fullmatch(text)
        value = _clock(*found.groups()) if found else None
        return (("hourclock" if found and found[3] else "clock"), value) if value else None
    for kind, pattern in (
        ("dayth", _ORDINAL),
        ("compoundyear", _COMPOUND_YEAR),
        ("quartername", _QUARTER),
        ("halfname", _HALF),
    ):
        if found := pattern.fullmatch(text):
            value = next(group for group in found.groups() if group)
            return ("ordinal", value) if kind == "dayth" and int(value) > 31 else (kind, value)
    if found := _DECADE.fullmatch(text):
        digits = found[1]
        return "decade", digits[:3] if len(digits) == 4 else f"19{digits[0]}"
    if found := _FISCAL.fullmatch(text):
        return "fiscalyear", found[1] if len(found[1]) == 4 else f"20{found[1]}"
    return ("slashdate", text) if _SLASH.fullmatch(text) or _ISO.fullmatch(text) else None


@cache
def words() -> TokenClasses:
    """The classes, read once a process."""
    lexicon: dict[str, tuple[str, str]] = {}
    titled: set[str] = set()
    for word, kind, value, forms in seed("time_words.csv").select("word", "class", "value", "forms").iter_rows():
        lexicon[word] = (kind, value or "")
        if forms:
            titled.add(word)
    for word in sorted(first_words() - set(lexicon)):
        lexicon[word] = ("holiday", word)
        titled.add(word)
    readers = dict.fromkeys(_DIGIT_SHAPES, _read_digits) | dict.fromkeys(_OTHER_SHAPES, _read_shape)
    return TokenClasses(lexicon, readers, CLASSES, capitalized=frozenset(titled))
