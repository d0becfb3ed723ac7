"""Dates: right or null, with the source and the precision they have."""

from datetime import UTC, datetime
from typing import Any

import polars as pl
import pytest

from flows.clean.dates import read_dates
from tests.flows.clean.conftest import NOW, Cleaner


def read(written: str) -> tuple[Any, ...]:
    return read_dates(pl.Series([written]), now=NOW).row(0)


@pytest.mark.parametrize(
    ("written", "moment", "precision"),
    [
        ("2020-03-05", "2020-03-05T00:00", "day"),
        ("2020/3/5", "2020-03-05T00:00", "day"),
        ("2020.03.05", "2020-03-05T00:00", "day"),
        ("20200305", "2020-03-05T00:00", "day"),
        ("2020-03-05T14:05:00Z", "2020-03-05T14:05", "second"),
        ("2020-03-05 14:05:00.123456+01:00", "2020-03-05T13:05", "second"),
        ("2020-03-05T14:05:00-0500", "2020-03-05T19:05", "second"),
        ("2020-03-05T14:05:00+01:00[Europe/Paris]", "2020-03-05T13:05", "second"),
        ("20200305T140500Z", "2020-03-05T14:05", "second"),
        ("Thu, 05 Mar 2020 14:05:00 GMT", "2020-03-05T14:05", "second"),
        ("Thu, 5 Mar 2020 14:05:00 +0530", "2020-03-05T08:35", "second"),
        ("Thu Mar 05 14:05:00 UTC 2020", "2020-03-05T14:05", "second"),
        ("1583417100", "2020-03-05T14:05", "second"),
        ("1583417100000", "2020-03-05T14:05", "second"),
        ("March 5, 2020", "2020-03-05T00:00", "day"),
        ("Mar. 5, 2020", "2020-03-05T00:00", "day"),
        ("Thursday, 5th of March, 2020", "2020-03-05T00:00", "day"),
        ("5-Mar-2020", "2020-03-05T00:00", "day"),
        ("Sept 5 2020", "2020-09-05T00:00", "day"),
        ("5 June 2020 14:05 BST", "2020-06-05T13:05", "second"),
        ("March 5, 2020 at 2:05 p.m. ET", "2020-03-05T19:05", "second"),
        ("July 5, 2020 at 2:05 p.m. ET", "2020-07-05T18:05", "second"),
        ("Published 5:30 PM EDT, Tue Mar 12, 2019", "2019-03-12T21:30", "second"),
        ("Thursday 5 March 2020 14.05 GMT", "2020-03-05T14:05", "second"),
        ("13/04/2020", "2020-04-13T00:00", "day"),
        ("04/13/2020", "2020-04-13T00:00", "day"),
        ("04/04/2020", "2020-04-04T00:00", "day"),
        ("2020-03-05 00:00:00", "2020-03-05T00:00", "day"),
        ("2020-03-05+01:00", "2020-03-05T00:00", "day"),
        ("March 2020", "2020-03-01T00:00", "month"),
        ("2020-03", "2020-03-01T00:00", "month"),
        ("2020", "2020-01-01T00:00", "year"),
        ("5 de marzo de 2020", "2020-03-05T00:00", "day"),
        ("5. März 2020", "2020-03-05T00:00", "day"),
        ("2020年3月5日", "2020-03-05T00:00", "day"),
    ],
)
def test_dates_that_can_be_read(written: str, moment: str, precision: str) -> None:
    at, found, flag = read(written)
    assert at.replace(microsecond=0) == datetime.fromisoformat(moment).replace(tzinfo=UTC)
    assert (found, flag) == (precision, None)


@pytest.mark.parametrize("written", ["03/04/2020", "3.4.2020", "03-04-2020 10:00"])
def test_day_and_month_that_could_change_places_are_null(written: str) -> None:
    assert read(written) == (None, None, "ambiguous_date")


@pytest.mark.parametrize(
    "written",
    ["yesterday", "2 hours ago", "now", "today", "5 March", "Monday", "12:30", "12 Jan 21", "1/2/03", "2020-02-30",
     "31/31/2020", "2020-13-45", "2020-03-05T25:00:00Z", "2020-W10-4", "May", "10", "in 2020 the port", "12 March 20200"],
)  # fmt: skip
def test_what_is_no_full_date_is_null(written: str) -> None:
    assert read(written) == (None, None, "unreadable_date")


@pytest.mark.parametrize("written", ["2024-06-03", "9999-12-31", "0001-01-01T00:00:00Z", "1599-12-31"])
def test_dates_that_cannot_be_true_are_null(written: str) -> None:
    assert read(written) == (None, None, "implausible_date")


def test_a_clock_without_a_zone_is_marked() -> None:
    assert read("2020-03-05T14:05")[2] == "zone_assumed"
    assert read("  ") == (None, None, None)


def published(clean_records: Cleaner, **record: Any) -> tuple[Any, ...]:
    record = {"text": "The council met and voted for the bridge.", **record}
    row = clean_records(record).articles.row(0, named=True)
    moment = row["published_at"].strftime("%Y-%m-%d") if row["published_at"] else None
    return moment, row["published_precision"], row["published_from"]


def test_the_field_comes_before_the_url(clean_records: Cleaner) -> None:
    url = "https://example.org/2020/03/04/bridge"
    assert published(clean_records, published_at="2020-03-05", url=url) == ("2020-03-05", "day", "field")
    assert published(clean_records, url=url) == ("2020-03-04", "day", "url")
    assert published(clean_records, published_at="03/04/2020", url=url) == ("2020-03-04", "day", "url")
    assert published(clean_records, published_at="3 hours ago") == (None, None, None)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("2020/03/17/ways-to-save", ("2020-03-17", "day", "url")),
        ("2020/03/17-ways-to-save", ("2020-03-01", "month", "url")),
        ("2020/mar/05/bridge", ("2020-03-05", "day", "url")),
        ("news/2020-03-05/bridge", ("2020-03-05", "day", "url")),
        ("20200305/bridge", ("2020-03-05", "day", "url")),
        ("2020/02/31/bridge", (None, None, None)),
        ("2020/bridge-of-2020", (None, None, None)),
        ("story-20200305123", (None, None, None)),
        ("2099/01/01/bridge", (None, None, None)),
    ],
)
def test_dates_in_urls(path: str, expected: tuple[Any, ...], clean_records: Cleaner) -> None:
    assert published(clean_records, url=f"https://example.org/{path}") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("RIVERS - FLOOD FEARED\nANBY 1996-08-30\nThe river rose.", ("1996-08-30", "day", "text")),
        ("Bridge closed\nPublished: March 5, 2020\nThe bridge is closed.", ("2020-03-05", "day", "text")),
        ("Bridge closed\nMarch 5, 2020\nThe bridge is closed.", ("2020-03-05", "day", "text")),
        ("The bridge that was closed on March 5, 2020 is open.", (None, None, None)),
    ],
)
def test_a_line_that_is_a_date_at_the_head_of_the_text(text: str, expected: tuple[Any, ...], clean_records: Cleaner) -> None:
    assert published(clean_records, text=text) == expected


def test_null_dates_say_why(clean_records: Cleaner) -> None:
    text = "The council met and voted for the bridge."
    written = ["03/04/2020", "2031-01-01", "soon"]
    articles = clean_records(*({"text": f"{text} {date}", "published_at": date} for date in written)).articles
    flags = [set(row) & {"ambiguous_date", "implausible_date", "unreadable_date"} for row in articles["quality_flags"]]
    assert flags == [{"ambiguous_date"}, {"implausible_date"}, {"unreadable_date"}]
    assert articles["published_at"].null_count() == 3
