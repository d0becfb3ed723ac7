"""Calendar periods: names, bounds, steps, holidays."""

from datetime import date, datetime

import pytest

from flows.annotate.times import periods
from flows.annotate.times.holidays import holiday_date


@pytest.mark.parametrize(
    ("value", "start", "end"),
    [
        ("2016", (2016, 1, 1), (2017, 1, 1)),
        ("199", (1990, 1, 1), (2000, 1, 1)),
        ("19", (1900, 1, 1), (2000, 1, 1)),
        ("2016-Q4", (2016, 10, 1), (2017, 1, 1)),
        ("2016-H1", (2016, 1, 1), (2016, 7, 1)),
        ("2016-12", (2016, 12, 1), (2017, 1, 1)),
        ("2016-WI", (2016, 12, 1), (2017, 3, 1)),
        ("2016-W32", (2016, 8, 8), (2016, 8, 15)),
        ("2016-W32-WE", (2016, 8, 13), (2016, 8, 15)),
        ("2016-02-28", (2016, 2, 28), (2016, 2, 29)),
        ("2016-02-28TNI", (2016, 2, 28, 18), (2016, 2, 29, 6)),
        ("2016-02-28T24:00", (2016, 2, 29), (2016, 2, 29, 0, 1)),
        ("2016-05-03/2016-05-05", (2016, 5, 3), (2016, 5, 6)),
    ],
)
def test_bounds(value: str, start: tuple[int, ...], end: tuple[int, ...]) -> None:
    assert periods.bounds(value) == (datetime(*start), datetime(*end))  # type: ignore[arg-type]


@pytest.mark.parametrize("value", ["XXXX-09-16", "P3D", "FY2016", "PRESENT_REF", "2016-02-30", "2016-W60", "00", "999", ""])
def test_no_bounds(value: str) -> None:
    assert periods.bounds(value) is None


def test_shift_keeps_to_the_calendar() -> None:
    assert periods.shift(date(2016, 1, 31), "M", 1) == date(2016, 2, 29)
    assert periods.shift(date(2016, 2, 29), "Y", -1) == date(2015, 2, 28)
    assert periods.shift(date(2016, 1, 1), "C", -30) is None


def test_week_of_new_year_belongs_to_its_iso_year() -> None:
    assert periods.name(date(2016, 1, 1), "W") == "2015-W53"


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("easter+0", 2016, date(2016, 3, 27)),
        ("easter-2", 2000, date(2000, 4, 21)),
        ("4 thursday 11", 2015, date(2015, 11, 26)),
        ("last monday 5", 2016, date(2016, 5, 30)),
        ("1 monday 11 +1", 2016, date(2016, 11, 8)),
        ("12-25", 1998, date(1998, 12, 25)),
    ],
)
def test_holiday(rule: str, year: int, day: date) -> None:
    assert holiday_date(rule, year) == day
