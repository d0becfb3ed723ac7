"""What a record's page gives where the record itself is silent. Given fields always win."""

import polars as pl

from flows.clean.flags import flags_with
from flows.clean.page_metadata import page_metadata
from flows.clean.pages import fragment_text, is_whole_page, main_text, parse

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
        "live_blog": pl.Boolean(),
        "paywalled": pl.Boolean(),
    }
)


def with_page_fields(records: pl.DataFrame) -> pl.DataFrame:
    """Fills `text`, `title`, `url`, `authors`, `source`, `section` and `modified_at` from `html` where they are null.

    A whole page in `text` is taken as `html`. Adds `published_jsonld`, `published_meta`, `page_language`, and the flags
    "live_blog" and "claimed_paywalled".
    """
    is_page = pl.col("text").str.contains(_PAGE_IN_TEXT).fill_null(value=False)
    records = records.with_columns(
        text=pl.when(~is_page).then(_given("text")), html=pl.coalesce(_given("html"), pl.when(is_page).then(pl.col("text")))
    )
    rows = records.select("html", "url", needs_text=pl.col("text").is_null()).iter_rows()
    pages = pl.DataFrame(
        [_read(html, url, needs_text=needs_text) for html, url, needs_text in rows], schema=_PAGE, orient="row"
    )
    frame = pl.concat([records, pages], how="horizontal")
    filled = ("text", "title", "url", "source", "section", "modified_at")
    given_authors = pl.when(pl.col("authors").list.len() > 0).then(pl.col("authors"))
    return frame.with_columns(
        *(pl.coalesce(_given(name), f"page_{name}").alias(name) for name in filled),
        authors=pl.coalesce(given_authors, "page_authors"),
        flags=flags_with(live_blog=pl.col("live_blog"), claimed_paywalled=pl.col("paywalled")),
    )


def _given(name: str) -> pl.Expr:
    """A field that was given: a blank one was not."""
    return pl.when(pl.col(name).str.strip_chars() != "").then(pl.col(name))


def _read(html: str | None, url: str | None, *, needs_text: bool) -> tuple[object, ...]:
    """One row of _PAGE."""
    if html is None:
        return (None,) * len(_PAGE)
    if not is_whole_page(html):
        return (fragment_text(html), *(None,) * (len(_PAGE) - 1))
    tree = parse(html)
    if tree is None:
        return (None,) * len(_PAGE)
    told = page_metadata(tree, url)
    return (
        main_text(tree, told.article_body) if needs_text else None,
        told.title,
        told.url,
        told.authors,
        told.source,
        told.section,
        told.modified_at,
        told.published_jsonld,
        told.published_meta,
        told.language,
        told.live_blog,
        told.paywalled,
    )
