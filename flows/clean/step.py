"""The clean step: records as they were found become articles with a settled body, an identity and dates, or rejects."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime

import polars as pl

from flows.clean.agencies import agencies
from flows.clean.body import bodies
from flows.clean.boilerplate import credit_lines
from flows.clean.bylines import people
from flows.clean.characters import one_line
from flows.clean.flags import flags_with
from flows.clean.identity import with_identity, with_source
from flows.clean.language import with_language
from flows.clean.mending import mended
from flows.clean.page_fields import with_page_fields
from flows.clean.parts import with_parts
from flows.clean.publication import with_dates
from flows.clean.quality import MOJIBAKE, access, access_rule, live_rule, text_doubts
from flows.clean.titles import titles
from flows.frames import ARTICLES, RECORDS, REJECTS, conform

MOST_CHARS = 1_000_000
_EXCERPT_CHARS = 200


@dataclass(frozen=True, slots=True)
class Cleaned:
    """`articles` (ARTICLES) and `rejects` (REJECTS, stage "clean"): each record is in one of the two, in its order."""

    articles: pl.DataFrame
    rejects: pl.DataFrame


def clean(records: pl.DataFrame, *, now: datetime | None = None) -> Cleaned:
    """Clean a RECORDS frame. The result depends on the records alone.

    `now` only bounds which dates are impossible because they lie in the future; without it the clock does.
    """
    frame = with_page_fields(conform(records, RECORDS))
    frame = with_source(_with_plain_fields(frame))
    frame = _with_body(frame.with_columns(title=titles(pl.col("title"), pl.col("source"), pl.col("source_domain"))))
    frame = frame.with_columns(reason=_reason())
    good = frame.filter(pl.col("reason").is_null())
    good = with_identity(with_language(with_dates(with_parts(_with_quality(good)), now=now or datetime.now(UTC))))
    articles = good.with_columns(
        *agencies(),
        authors=people(pl.col("authors")),
        quality_flags=pl.col("flags").list.unique(maintain_order=True),
    )
    return Cleaned(conform(articles, ARTICLES), _rejects(frame.filter(pl.col("reason").is_not_null())))


def _with_plain_fields(frame: pl.DataFrame) -> pl.DataFrame:
    """Short fields on one line; the text mended."""
    damaged = pl.col("text").str.contains(MOJIBAKE)
    return frame.with_columns(damaged=damaged, text=mended(pl.col("text"))).with_columns(
        source=one_line(pl.col("source")),
        section=one_line(pl.col("section")),
        title=mended(pl.col("title")),
        external_id=pl.when(pl.col("external_id").str.strip_chars() != "").then(pl.col("external_id")),
        flags=flags_with(mojibake_mended=pl.col("damaged") & ~pl.col("text").str.contains(MOJIBAKE)),
    )


def _with_body(frame: pl.DataFrame) -> pl.DataFrame:
    with_body = frame.with_columns(
        bodies(frame.select("text", "title", "source", "source_domain")), credit_lines(frame["text"])
    )
    return with_body.with_columns(
        word_count=pl.col("body").str.count_matches(r"\S+").cast(pl.Int64),
        content_hash=pl.col("body").map_elements(_sha256, return_dtype=pl.String),
    )


def _with_quality(frame: pl.DataFrame) -> pl.DataFrame:
    text, body, word_count = pl.col("text"), pl.col("body"), pl.col("word_count")
    return frame.with_columns(
        access_rule=access_rule(text, word_count, pl.col("claimed_free")),
        live_rule=live_rule(pl.col("url"), pl.col("title"), pl.col("claims_live")),
    ).with_columns(
        access=access(pl.col("access_rule")),
        flags=flags_with(**text_doubts(text, body, word_count), live_blog=pl.col("live_rule").is_not_null()),
    )


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _reason() -> pl.Expr:
    """Why a record cannot be an article, as a sentence; null when it can."""
    body, characters = pl.col("body"), pl.col("body").str.len_chars()
    too_long = pl.format(
        "The text has {} characters, more than the {} that an article may have; split it into its articles.",
        characters,
        pl.lit(MOST_CHARS),
    )
    return (
        pl.when(pl.col("text").is_null() & pl.col("html").is_not_null())
        .then(pl.lit("No article text was found in this page; check that it holds an article and not a list or a form."))
        .when(pl.col("text").is_null())
        .then(pl.lit("This record has no text; name the field that holds it text, body, content or html."))
        .when(~body.str.contains(r"[\p{L}\p{N}]"))
        .then(pl.lit("No words are left after cleaning: the text holds only blanks, marks or page furniture."))
        .when(characters > MOST_CHARS)
        .then(too_long)
    )


def _rejects(frame: pl.DataFrame) -> pl.DataFrame:
    excerpt = one_line(pl.coalesce("text", "html", "title", "url").str.slice(0, 10 * _EXCERPT_CHARS))
    return conform(
        frame.with_columns(stage=pl.lit("clean"), excerpt=excerpt.str.slice(0, _EXCERPT_CHARS)),
        REJECTS,
    )
