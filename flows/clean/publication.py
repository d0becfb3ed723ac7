"""When an article was published and last changed, and where that is known from.

The record's own field comes first, then the page's JSON-LD, its meta elements, the date in the url, and a line at the head
of the text that holds a date and nothing else. A source whose date cannot be read or cannot be true gives way to the next.
"""

from datetime import datetime

import polars as pl

from flows.clean.dates import DATE_FLAGS, read_dates
from flows.clean.flags import flags_with

# Whole path segments only: in /2020/12/17-ways-to-save the 17 is no day.
_URL_DAY = r"/((?:19|20)\d{2})/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)"
_URL_NAMED_DAY = r"(?i)/((?:19|20)\d{2})/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(0?[1-9]|[12]\d|3[01])(?:/|$)"
_URL_ISO_DAY = r"[/-]((?:19|20)\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[/.-]|$)"
_URL_SOLID_DAY = r"/((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:/|$)"
_URL_MONTH = r"/((?:19|20)\d{2})/(0?[1-9]|1[0-2])(?:/|$)"
_HEAD_CHARS = 500
_HEAD_LINES = (
    r"(?m)^(?:\p{Lu}[\p{Lu}\p{M} .,'’/-]{1,40} )?(\d{4}-\d{2}-\d{2})$",  # a dateline: LONDON 1996-08-30
    r"(?mi)^(?:first |originally )?(?:published|posted|date)(?: on| at)?:? ([^\n]{6,50})$",
    r"(?mi)^((?:\p{L}{3,9},? )?(?:\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2} \p{L}{3,9} \d{4})(?:,? [\d:. apm]{4,10})?)$",
)


def with_dates(frame: pl.DataFrame, *, now: datetime) -> pl.DataFrame:
    """Adds `published_precision`, `published_from` and reads `published_at`, `modified_at` to UTC; adds to `flags`.

    Reads `published_at`, `published_jsonld`, `published_meta`, `modified_at`, `url` and `body`.
    """
    written = frame.select(
        "modified_at",
        field="published_at",
        jsonld="published_jsonld",
        meta="published_meta",
        url=_url_date(pl.col("url")),
        text=_head_date(pl.col("body")),
    )
    read = {name: read_dates(written[name], now=now) for name in written.columns}
    changed = read.pop("modified_at")
    dates = pl.concat(
        [one.select(pl.all().name.prefix(f"{name}_")) for name, one in read.items()], how="horizontal"
    ).with_columns(
        pl.coalesce(*(pl.when(pl.col(f"{name}_at").is_not_null()).then(pl.lit(name)) for name in read)).alias("from")
    )
    chosen = [pl.when(pl.col("from") == name) for name in read]
    columns = dates.select(
        pl.coalesce(f"{name}_at" for name in read).alias("published_at"),
        pl.coalesce(choice.then(pl.col(f"{name}_precision")) for choice, name in zip(chosen, read, strict=True)).alias(
            "published_precision"
        ),
        pl.col("from").alias("published_from"),
        pl.coalesce(
            "field_flag",
            *(choice.then(pl.col(f"{name}_flag")) for choice, name in zip(chosen, read, strict=True)),
            *(pl.when(pl.col("from").is_null()).then(pl.col(f"{name}_flag")) for name in ("jsonld", "meta", "url")),
        ).alias("date_flag"),
        changed["at"].alias("modified_at"),
        changed["flag"].alias("modified_flag"),
    )
    bad_change = pl.col("modified_at").is_null() & pl.col("modified_flag").is_not_null()
    reasons = {flag: pl.col("date_flag") == flag for flag in DATE_FLAGS}
    return (
        frame.with_columns(columns)
        .with_columns(flags=flags_with(**reasons, bad_modified_date=bad_change))
        .drop("date_flag", "modified_flag")
    )


def _url_date(url: pl.Expr) -> pl.Expr:
    day = (url.str.extract_groups(form) for form in (_URL_DAY, _URL_ISO_DAY, _URL_SOLID_DAY))
    named, month = url.str.extract_groups(_URL_NAMED_DAY), url.str.extract_groups(_URL_MONTH)
    return pl.coalesce(
        *(pl.format("{}-{}-{}", found.struct[0], found.struct[1], found.struct[2]) for found in day),
        pl.format("{} {} {}", named.struct[2], named.struct[1], named.struct[0]),
        pl.format("{}-{}", month.struct[0], month.struct[1]),
    )


def _head_date(body: pl.Expr) -> pl.Expr:
    head = body.str.slice(0, _HEAD_CHARS)
    return pl.coalesce(head.str.extract(line) for line in _HEAD_LINES)
