"""Dates as they are written, read strictly: to UTC with their precision, or null.

A date is a calendar date, perhaps a clock time, perhaps a zone, and nothing else but the words that sites put around them
("Published on", a weekday). Nothing is filled in: no missing year, no "yesterday", no present day. Where day and month
could change places the date is null, and so is one that cannot be true.
"""

import warnings
from datetime import UTC, datetime, timedelta
from functools import cache

import dateparser
import polars as pl

from warehouse.resources import resource

_MOMENT = pl.Datetime("us", "UTC")
READ_DATE = pl.Schema([("at", _MOMENT), ("precision", pl.String), ("flag", pl.String)])
DATE_FLAGS = ("ambiguous_date", "implausible_date", "unreadable_date", "zone_assumed")
_FOREIGN = pl.Schema([("written", pl.String), ("at", _MOMENT), ("precision", pl.String), ("zone_assumed", pl.Boolean)])

_EPOCH_ZERO = datetime(1970, 1, 1, tzinfo=UTC)  # what systems write where no date is
_EARLIEST = datetime(1600, 1, 1, tzinfo=UTC)
_EPOCH = r"^\d{9,10}(?:\.\d+)?$|^\d{13}$|^\d{16}$"

# Spellings that come to the same, in order.
_SPELLINGS = (
    (r"\[[\w/]+\]$", ""),  # 2020-03-05T14:05:00+01:00[Europe/Paris]
    (r"\b([ap])\.? ?m\b\.?", "${1}m"),
    (r"\bnoon\b", "12:00 pm"),
    (r"^(\d{8})t(\d{2})(\d{2})(\d{2})?", "${1} ${2}:${3}"),
    (r"\b(\d{1,2})\.(\d{2}) ?(am|pm|gmt|bst|utc|uhr)\b", "${1}:${2} ${3}"),
    (r"\b(\d{1,2}) ?(am|pm)\b", "${1}:00 ${2}"),
    (r":(\d{2}):00 (am|pm)\b", ":${1} ${2}"),
    (r"\b(\d{1,2})(?:st|nd|rd|th)\b", "${1}"),
    (r"\bsept\b", "sep"),
    (r"^(\d{4})\.(\d{1,2})\.(\d{1,2})\b", "${1}-${2}-${3}"),
    (r"(\d)[-/ ](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)([a-z]*)\.?[-/ ,]+(\d{4})", "${1} ${2}${3} ${4}"),
)
_CLOCK = r"(?:^|[ t,])(\d{1,2}:\d{2}(?::\d{2})?)(?:[.,]\d+)? ?(am|pm)?"
_AROUND = (
    r"\b(?:first |last |originally )?(?:published|updated|posted|modified|created|released|date|on|at|time|of|the)\b:?"
    r"|\b(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b\.?|[|,()•·]|(?:^| )[-–—](?: |$)"
)
_NUMERIC = r"^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$"
# What a calendar date looks like, how chrono reads it (%B takes full and short names), and its precision.
_CALENDAR = (
    (r"^\d{4}-\d{1,2}-\d{1,2}$", "%Y-%m-%d", "day"),
    (r"^\d{4}/\d{1,2}/\d{1,2}$", "%Y/%m/%d", "day"),
    (r"^\d{8}$", "%Y%m%d", "day"),
    (r"^[a-z]{3,9}\.? \d{1,2} \d{4}$", "%B %d %Y", "day"),
    (r"^\d{1,2}\.? [a-z]{3,9}\.? \d{4}$", "%d %B %Y", "day"),
    (r"^\d{4} [a-z]{3,9} \d{1,2}$", "%Y %B %d", "day"),
    (r"^[a-z]{3,9} \d{4}$", "%d %B %Y", "month"),
    (r"^\d{4}-\d{1,2}$", "%d %Y-%m", "month"),
    (r"^\d{4}/\d{1,2}$", "%d %Y/%m", "month"),
    (r"^\d{4}$", "%d %m %Y", "year"),
)
_NUMBER_ORDERS = (("{}-{}-{}", (2, 1, 0)), ("{}-{}-{}", (2, 0, 1)))
_FIRST = {"month": "1 ", "year": "1 1 "}  # what a partial date needs before it to be read as its first day
# What is worth a library's look in other languages: a year of four digits beside a word.
_YEAR, _WORD = r"(?:^|\D)(?:1[6-9]|20)\d\d(?:\D|$)", r"\p{L}{3}|[年년]"


def read_dates(written: pl.Series, *, now: datetime) -> pl.DataFrame:
    """One row of READ_DATE for each string: the moment, its precision (year, month, day, second), and a flag.

    A clock time without a zone is taken as UTC and flagged "zone_assumed"; midnight without a zone is a bare day.
    Flags of a null: "ambiguous_date", "implausible_date" (before 1600, over a day after `now`, or zero), "unreadable_date".
    """
    unique = written.drop_nulls().unique().alias("written").to_frame()
    parts = _with_parts(unique.with_columns(pl.col("written").str.strip_chars().str.to_lowercase().alias("plain")))
    read = parts.with_columns(_calendar_day()).with_columns(_moment()).with_columns(_precision())
    unread = pl.col("at").is_null() & ~pl.col("ambiguous") & ~pl.col("plain").str.contains(r"\bw\d\d\b")
    foreign = read.filter(unread & pl.col("written").str.contains(_YEAR) & pl.col("written").str.contains(_WORD))["written"]
    if len(foreign):
        read = read.update(_in_other_languages(foreign), on="written", how="left")
    judged = read.with_columns(_flag(now)).select(
        "written",
        pl.when(pl.col("flag").is_null() | (pl.col("flag") == "zone_assumed")).then(pl.col("at", "precision")),
        "flag",
    )
    rows = written.alias("written").to_frame().join(judged, on="written", how="left", maintain_order="left")
    return rows.select(READ_DATE.names())


@cache
def _zones() -> pl.DataFrame:
    return pl.read_csv(resource("seeds", "time_zones.csv"))


def _with_parts(frame: pl.DataFrame) -> pl.DataFrame:
    """Adds `clock`, `meridiem`, `offset_minutes` or `region`, and `calendar`: what is left of `plain` without them."""
    plain = pl.col("plain")
    for spelling, same in _SPELLINGS:
        plain = plain.str.replace_all(spelling, same)
    names = "|".join(_zones()["abbreviation"])
    zone = rf"(?:(?:gmt|utc)? ?([+-])(\d{{1,2}}):?(\d{{2}})?|({names}))(?:\b|$)"
    clock = rf"{_CLOCK}(?: ?\(?{zone}\)?)?"
    groups = plain.str.extract_groups(clock)
    minutes = groups.struct[3].cast(pl.Int32).fill_null(0) * 60 + groups.struct[4].cast(pl.Int32).fill_null(0)
    calendar = plain.str.replace(clock, " ").str.replace(rf"(\d)(?:[+-]\d{{2}}:\d{{2}}| ?\b(?:{names})|z)$", "${1}")
    return (
        frame.with_columns(
            clock=groups.struct[0],
            meridiem=groups.struct[1],
            numeric_offset=pl.when(groups.struct[2].is_not_null()).then(
                minutes * pl.when(groups.struct[2] == "-").then(-1).otherwise(1)
            ),
            abbreviation=groups.struct[5],
            calendar=calendar.str.replace_all(_AROUND, " ").str.replace_all(r"\s+", " ").str.strip_chars(" .:"),
        )
        .join(_zones(), on="abbreviation", how="left", maintain_order="left")
        .with_columns(offset_minutes=pl.coalesce("numeric_offset", "offset_minutes"))
    )


def _calendar_day() -> list[pl.Expr]:
    """`day`, its `calendar_precision`, and whether it is `ambiguous`: both numbers could be the month."""
    numbers = pl.col("calendar").str.extract_groups(_NUMERIC)
    first, second = (numbers.struct[place].cast(pl.Int32) for place in (0, 1))
    ambiguous = ((first <= 12) & (second <= 12) & (first != second)).fill_null(value=False)
    day_first, month_first = (pl.format(form, *(numbers.struct[n] for n in order)) for form, order in _NUMBER_ORDERS)
    numeric = pl.when(first > 12).then(day_first).otherwise(month_first)
    calendar = pl.when(first.is_null()).then(pl.col("calendar")).when(~ambiguous).then(numeric)
    forms = [(calendar.str.contains(form), how, precision) for form, how, precision in _CALENDAR]
    return [
        pl.coalesce(
            pl.when(fits).then(_FIRST.get(precision, "") + calendar.str.replace_all(r"[.]", "")).str.to_date(how, strict=False)
            for fits, how, precision in forms
        ).alias("day"),
        pl.coalesce(pl.when(fits).then(pl.lit(precision)) for fits, _, precision in forms).alias("calendar_precision"),
        ambiguous.alias("ambiguous"),
    ]


def _moment() -> pl.Expr:
    epoch = pl.when(pl.col("plain").str.contains(_EPOCH)).then(pl.col("plain")).cast(pl.Float64)
    digits = pl.col("plain").str.extract(r"^(\d+)").str.len_chars()
    microseconds = epoch * pl.when(digits <= 10).then(1e6).when(digits == 13).then(1e3).otherwise(1)
    clock = pl.col("clock") + pl.when(pl.col("meridiem").is_null()).then(pl.lit("")).otherwise(" " + pl.col("meridiem"))
    time = pl.coalesce(clock.str.to_time(how, strict=False) for how in ("%H:%M:%S", "%H:%M", "%I:%M:%S %p", "%I:%M %p"))
    bare = pl.when(pl.col("clock").is_null()).then(pl.time(0, 0)).otherwise(time)
    local = pl.col("day").dt.combine(bare)
    regions = [
        pl.when(pl.col("region") == region).then(
            local.dt.replace_time_zone(region, ambiguous="earliest", non_existent="null").dt.convert_time_zone("UTC")
        )
        for region in _zones()["region"].drop_nulls().unique(maintain_order=True)
    ]
    offset = pl.duration(minutes=pl.col("offset_minutes").fill_null(0))
    return pl.coalesce(
        pl.from_epoch(microseconds.cast(pl.Int64), "us").dt.replace_time_zone("UTC"),
        *regions,
        pl.when(pl.col("region").is_null()).then(local.dt.replace_time_zone("UTC") - offset),
    ).alias("at")


def _precision() -> list[pl.Expr]:
    zoned = pl.col("offset_minutes").is_not_null() | pl.col("region").is_not_null()
    midnight = pl.col("at").dt.time() == pl.time(0, 0)
    timed = pl.col("clock").is_not_null() & (zoned | ~midnight)
    is_epoch = pl.col("plain").str.contains(_EPOCH)
    return [
        pl.when(is_epoch | timed).then(pl.lit("second")).otherwise(pl.col("calendar_precision")).alias("precision"),
        (timed & ~zoned & ~is_epoch).fill_null(value=False).alias("zone_assumed"),
    ]


def _in_other_languages(written: pl.Series) -> pl.DataFrame:
    """Dates that the forms above do not cover, such as "5 de marzo de 2020", by dateparser held to absolute dates."""
    settings = {"STRICT_PARSING": True, "PARSERS": ["absolute-time"], "DATE_ORDER": "DMY"}
    rows = []
    for text in written:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            read = dateparser.parse(text, settings=settings)
        if read is not None and str(read.year) in text:
            timed = ":" in text and (read.hour, read.minute) != (0, 0)
            zoned = read if timed and read.tzinfo else read.replace(tzinfo=UTC)
            rows.append((text, zoned.astimezone(UTC), "second" if timed else "day", timed and read.tzinfo is None))
    return pl.DataFrame(rows, schema=_FOREIGN, orient="row")


def _flag(now: datetime) -> pl.Expr:
    at = pl.col("at")
    return (
        pl.when(pl.col("ambiguous"))
        .then(pl.lit("ambiguous_date"))
        .when(at.is_null() & (pl.col("plain") != ""))
        .then(pl.lit("unreadable_date"))
        .when((at < _EARLIEST) | (at > now + timedelta(days=1)) | (at == _EPOCH_ZERO))
        .then(pl.lit("implausible_date"))
        .when(pl.col("zone_assumed"))
        .then(pl.lit("zone_assumed"))
        .alias("flag")
    )
