"""When an article was published and last changed, and where that is known from.

The record's own field comes first, then the page's JSON-LD, its meta elements, the feed or sitemap that listed it, the date in
the url, and a line at the head of the text that holds a date and nothing else. A source whose date cannot be read or cannot
be true gives way to the next.
"""

from datetime import datetime, timedelta

import polars as pl

from flows.clean.dates import DATE_FLAGS, read_dates
from flows.clean.flags import flags_with

# Whole path segments only: in /2020/12/17-ways-to-save the 17 is no day.
_URL_DAY = r"/((?:19|20)\d{2})/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])(?:/|$)"
_URL_NAMED_DAY = r"(?i)/((?:19|20)\d{2})/(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/(0?[1-9]|[12]\d|3[01])(?:/|$)"
_URL_ISO_DAY = r"[/-]((?:19|20)\d{2})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[/.-]|$)"
_URL_SOLID_DAY = r"[/-]((?:19|20)\d{2})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:/|$)"
_URL_MONTH = r"/((?:19|20)\d{2})/(0?[1-9]|1[0-2])(?:/|$)"
_HEAD_CHARS = 500
# Pages are saved shortly before they go out, and a day may be a day in another zone.
_SLACK = timedelta(days=1)
_HEAD_LINES = (
    r"(?m)^(?:\p{Lu}[\p{Lu}\p{M} .,'’/-]{1,40} )?(\d{4}-\d{2}-\d{2})$",  # a dateline: LONDON 1996-08-30
    r"(?mi)^(?:first |originally )?(?:published|posted|date)(?: on| at)?:? ([^\n]{6,50})$",
    r"(?mi)^((?:\p{L}{3,9},? )?(?:\p{L}{3,9}\.? \d{1,2},? \d{4}|\d{1,2} \p{L}{3,9} \d{4})(?:,? [\d:. apm]{4,10})?)$",
)


def with_dates(frame: pl.DataFrame, *, now: datetime) -> pl.DataFrame:
    """Reads `published_at`, `modified_at` to UTC; adds `published_precision`, `published_from` and the `_raw` of both.

    Reads `published_at`, `published_jsonld`, `published_meta`, `listed_at`, `modified_at`, `modified_from`,
    `listed_modified_at`, `url` and `body`; adds to `flags`.
    """
    written = frame.select(
        field="published_at",
        jsonld="published_jsonld",
        meta="published_meta",
        feed="listed_at",
        url=_url_date(pl.col("url")),
        text=_head_date(pl.col("body")),
    )
    changes = frame.select(own="modified_at", feed="listed_modified_at")
    dates = pl.concat([_first_read(written, "published", now), _first_read(changes, "modified", now)], how="horizontal")
    modified_from = pl.when(pl.col("modified_source") == "own").then("modified_from").otherwise("modified_source")
    # One of the two is wrong, and the date of publication is what everything else hangs on.
    impossible = (pl.col("modified_at") < pl.col("published_at") - _SLACK).fill_null(value=False)
    changed = pl.col("modified_at").is_not_null() & ~impossible
    reasons = {flag: pl.col("published_flag") == flag for flag in DATE_FLAGS}
    unread = pl.col("modified_at").is_null() & pl.col("modified_flag").is_not_null()
    return (
        pl.concat([frame.drop("published_at", "modified_at"), dates], how="horizontal")
        .with_columns(
            published_from="published_source",
            modified_from=pl.when(changed).then(modified_from),
            flags=flags_with(**reasons, bad_modified_date=unread, modified_before_published=impossible),
        )
        .with_columns(modified_at=pl.when(~impossible).then("modified_at"))
    )


def _first_read(written: pl.DataFrame, name: str, now: datetime) -> pl.DataFrame:
    """`NAME_at`, `_precision`, `_source` (the first column of `written` whose date can be read), `_raw` and `_flag`.

    Where none can be read, `_raw` is the first that was given, and `_flag` says what is wrong with it.
    """
    read = {source: read_dates(written[source], now=now) for source in written.columns}
    columns = pl.concat(
        [one.select(pl.all().name.prefix(f"{source}_")) for source, one in read.items()]
        + [written.select(pl.all().name.suffix("_raw"))],
        how="horizontal",
    )
    source = pl.coalesce(pl.when(pl.col(f"{source}_at").is_not_null()).then(pl.lit(source)) for source in read)
    columns = columns.with_columns(source=source)
    chosen = {source: pl.when(pl.col("source") == source) for source in read}
    none = pl.when(pl.col("source").is_null())
    told = [source for source in read if source != "text"]  # a line of the text that is no date was none of the publisher's
    # What was wrong with the first place is worth knowing even where another place had a good date.
    first = pl.col(f"{next(iter(read))}_flag")
    return columns.select(
        pl.coalesce(f"{source}_at" for source in read).alias(f"{name}_at"),
        pl.coalesce(choice.then(f"{source}_precision") for source, choice in chosen.items()).alias(f"{name}_precision"),
        pl.col("source").alias(f"{name}_source"),
        pl.coalesce(
            *(choice.then(f"{source}_raw") for source, choice in chosen.items()),
            *(none.then(f"{source}_raw") for source in told),
        ).alias(f"{name}_raw"),
        pl.coalesce(
            first,
            *(choice.then(f"{source}_flag") for source, choice in chosen.items()),
            *(none.then(f"{source}_flag") for source in told),
        ).alias(f"{name}_flag"),
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
