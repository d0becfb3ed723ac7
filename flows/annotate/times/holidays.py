"""Feasts and public holidays: their names and dates (seeds/holidays.csv)."""

import re
from collections import defaultdict
from datetime import date, timedelta
from functools import cache

from spacy.tokens import Doc

from flows.annotate.lexicon import seed

_FIXED = re.compile(r"(\d\d)-(\d\d)")
_EASTER = re.compile(r"easter([+-]\d+)")
_NTH = re.compile(r"(\d|last) (\w+) (\d+)(?: ([+-]\d+))?")
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_APOSTROPHES = str.maketrans("’‘", "''")


@cache
def _names() -> dict[str, list[tuple[tuple[str, ...], str, str | None]]]:
    """First word → (words, rule, country), longest first."""
    found: dict[str, list[tuple[tuple[str, ...], str, str | None]]] = defaultdict(list)
    for names, rule, country in seed("holidays.csv").select("names", "rule", "country").iter_rows():
        for name in names.split("|"):
            words = tuple(name.split())
            found[words[0]].append((words, rule, country))
    return {first: sorted(entries, key=lambda entry: -len(entry[0])) for first, entries in found.items()}


def first_words() -> frozenset[str]:
    """The words that holiday names begin with."""
    return frozenset(_names())


def holiday_at(doc: Doc, token: int, country: str | None) -> tuple[int, str] | None:
    """The end and rule of the holiday named from `token` on; holidays of one country's own kind only in its sources."""
    for words, rule, where in _names().get(doc[token].lower_, ()):
        end = token + len(words)
        if where and country and where != country:
            continue
        if (
            end <= len(doc)
            and tuple(doc[i].lower_.translate(_APOSTROPHES) for i in range(token, end)) == words
            and doc[token].text[0].isupper()
        ):
            return end, rule
    return None


@cache
def holiday_date(rule: str, year: int) -> date | None:
    """The day that a rule gives in a year; None before 1900 or after 2199, where the rules weren't the same."""
    if not 1900 <= year <= 2199:
        return None
    if found := _FIXED.fullmatch(rule):
        return date(year, int(found[1]), int(found[2]))
    if found := _EASTER.fullmatch(rule):
        return _easter(year) + timedelta(days=int(found[1]))
    found = _NTH.fullmatch(rule)
    assert found, f"seeds/holidays.csv: no such rule {rule!r}"
    weekday, month = _WEEKDAYS.index(found[2]), int(found[3])
    if found[1] == "last":
        after = date(year + month // 12, month % 12 + 1, 1)
        day = after - timedelta(days=(after.weekday() - weekday - 1) % 7 + 1)
    else:
        first = date(year, month, 1)
        day = first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (int(found[1]) - 1))
    return day + timedelta(days=int(found[4] or 0))


def _easter(year: int) -> date:
    """Western Easter, by the anonymous Gregorian computus (Meeus)."""
    golden, century, of_century = year % 19, year // 100, year % 100
    leaps, rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leaps - correction + 15) % 30
    of_week = (32 + 2 * rest + 2 * (of_century // 4) - epact - of_century % 4) % 7
    shift = (golden + 11 * epact + 22 * of_week) // 451
    month, day = divmod(epact + of_week - 7 * shift + 114, 31)
    return date(year, month, day + 1)
