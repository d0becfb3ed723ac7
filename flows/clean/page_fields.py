"""What a record's page gives where the record itself is silent. Given fields always win."""

import polars as pl

from flows.clean.addresses import same_site
from flows.clean.flags import flags_with
from flows.clean.page_metadata import PageMetadata, page_metadata
from flows.clean.pages import fragment, fragment_text, is_whole_page, main_text, parse
from flows.clean.parts import PAGE_PARTS, page_parts
from flows.frames import IMAGE

_PAGE_IN_TEXT = r"(?i)^\s*<(?:!doctype html|html)\b"
_PAGE = pl.Schema(
    {
        "page_text": pl.String(),
        "page_title": pl.String(),
        "page_url": pl.String(),
        "page_authors": pl.List(pl.String),
        "page_source": pl.String(),
        "page_section": pl.String(),
        "page_modified_at": pl.String(),
        "published_jsonld": pl.String(),
        "published_meta": pl.String(),
        "page_language": pl.String(),
        "page_modified_from": pl.String(),
        "claims_live": pl.Boolean(),
        "claimed_free": pl.Boolean(),
        "page_tags": pl.List(pl.String),
        "page_parts": PAGE_PARTS,
        "images": pl.List(IMAGE),
    }
)
_NOTHING: tuple[object, ...] = (None,) * len(_PAGE)


def with_page_fields(records: pl.DataFrame) -> pl.DataFrame:
    """Fills `text`, `title`, `url`, `authors`, `source`, `section` and `modified_at` from `html` where they are null, and
    replaces the `url` of a fetched page by its own canonical address on the same site.

    A whole page in `text` is taken as `html`. Adds `published_jsonld`, `published_meta`, `modified_from`, `page_language`,
    `claims_live`, `claimed_free`, `page_parts`, `images` and the flag "claimed_paywalled"; fills `tags`.
    """
    is_page = pl.col("text").str.contains(_PAGE_IN_TEXT).fill_null(value=False)
    records = records.with_columns(
        text=pl.when(~is_page).then(_given("text")), html=pl.coalesce(_given("html"), pl.when(is_page).then(pl.col("text")))
    )
    needed = pl.when(pl.col("html").is_not_null()).then(pl.col("text"))
    rows = records.select("html", "url", needed).iter_rows()
    pages = pl.DataFrame([_read(html, url, text) for html, url, text in rows], schema=_PAGE, orient="row")
    frame = pl.concat([records, pages], how="horizontal")
    filled = ("text", "title", "source", "section", "modified_at")
    return frame.with_columns(
        # The address that a page was fetched from may be one of many; the page says which is its own, unless on another site.
        pl.when(pl.col("seen_urls").list.len() > 0)
        .then(pl.coalesce("page_url", _given("url")))
        .otherwise(pl.coalesce(_given("url"), "page_url"))
        .alias("url"),
        *(pl.coalesce(_given(name), f"page_{name}").alias(name) for name in filled),
        *(pl.coalesce(_filled(name), f"page_{name}").alias(name) for name in ("authors", "tags")),
        modified_from=pl.when(_given("modified_at").is_not_null())
        .then(pl.lit("field"))
        .when(pl.col("page_modified_at").is_not_null())
        .then("page_modified_from"),
        flags=flags_with(claimed_paywalled=~pl.col("claimed_free")),
    )


def _given(name: str) -> pl.Expr:
    """A field that was given: a blank one was not."""
    return pl.when(pl.col(name).str.strip_chars() != "").then(pl.col(name))


def _filled(name: str) -> pl.Expr:
    """A list that was given: an empty one was not."""
    return pl.when(pl.col(name).list.len() > 0).then(pl.col(name))


def _read(html: str | None, url: str | None, text: str | None) -> tuple[object, ...]:
    """One row of _PAGE."""
    if html is None:
        return _NOTHING
    if not is_whole_page(html):
        text, tree = fragment_text(html), fragment(html)
        parts, images = page_parts(tree, text, PageMetadata(base=url), url) if tree is not None else (None, None)
        return (text, *_NOTHING[1:-2], parts, images)
    tree = parse(html)
    if tree is None:
        return _NOTHING
    told = page_metadata(tree, url)
    own_url = told.url if url is None or same_site(url, told.url) else None
    found = main_text(tree, told.article_body) if text is None else None
    return (
        found,
        told.title,
        own_url,
        told.authors,
        told.source,
        told.section,
        told.modified_at,
        told.published_jsonld,
        told.published_meta,
        told.language,
        told.modified_from,
        told.live_blog,
        told.claimed_free,
        told.tags,
        *page_parts(tree, text or found, told, url),
    )
