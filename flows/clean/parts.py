"""What a page's paragraphs are (heading, quote, list, caption) and hold (links), brought over to the lines of the body."""

import re
from typing import Final, TypedDict

import polars as pl
from lxml.html import HtmlElement

from flows.clean.blocks import Block, find_blocks, key
from flows.clean.images import article_images
from flows.clean.links import article_links
from flows.clean.page_metadata import PageMetadata
from flows.frames import LINK

# The parts of a page as they are found, before its text is a body: a paragraph goes by its key (flows/clean/blocks.py).
PAGE_PARTS: Final = pl.Struct(
    {
        "kinds": pl.List(pl.Struct({"line": pl.String, "kind": pl.String})),
        "links": pl.List(pl.Struct({"url": pl.String, "text": pl.String, "internal": pl.Boolean, "line": pl.String})),
    }
)
# Plain text says what a line is only where it carries a mark: a bullet, or Markdown's signs.
_MARKED: Final = r"(?m)^(?:#{1,6} |[•*▪◦‣-] |> )\S"
_MARKS: Final = ((re.compile(r"#{1,6} \S"), "heading"), (re.compile(r"> \S"), "quote"), (re.compile(r"[•*▪◦‣-] \S"), "list"))


type Images = list[dict[str, object]]


class Parts(TypedDict):
    """One value of PAGE_PARTS."""

    kinds: list[dict[str, str]]
    links: list[dict[str, object]]


def page_parts(tree: HtmlElement, text: str | None, told: PageMetadata, url: str | None) -> tuple[Parts, Images]:
    """The parts of the article with `text` in the page `tree`, and its pictures."""
    lines = [line for line in (text or "").split("\n") if line.strip()]
    blocks: dict[str, Block] = find_blocks(tree, lines)
    home = url or told.url
    kinds = [{"line": line, "kind": block.kind} for line, block in blocks.items() if block.kind != "text"]
    links = article_links(blocks, home, told.base)
    images = article_images(tree, blocks, told.images, told.base or home)
    return (
        {"kinds": kinds, "links": [{"url": x.url, "text": x.text, "internal": x.internal, "line": x.line} for x in links]},
        [{"url": x.url, "alt": x.alt, "caption": x.caption, "found_in": x.found_in} for x in images],
    )


def with_parts(frame: pl.DataFrame) -> pl.DataFrame:
    """Adds `paragraph_kinds`, one for each line of `body` (null: all are text), and `links` with the number of their line.

    Reads `body` and `page_parts`.
    """
    with_page = frame["page_parts"].is_not_null()
    marked = frame.select(pl.col("body").str.contains(_MARKED) & ~with_page).to_series().fill_null(value=False)
    kinds: list[list[str] | None] = [None] * frame.height
    links: list[list[dict[str, object]] | None] = [None] * frame.height
    for row in with_page.arg_true():
        lines = [key(line) for line in frame["body"][row].split("\n")]
        parts: Parts = frame["page_parts"][row]
        kinds[row] = _kinds(lines, parts)
        links[row] = _links(lines, parts)
    for row in marked.arg_true():
        kinds[row] = [_marked_kind(line) for line in frame["body"][row].split("\n")]
    return frame.with_columns(
        pl.Series("paragraph_kinds", kinds, dtype=pl.List(pl.String)), pl.Series("links", links, dtype=pl.List(LINK))
    )


def _kinds(lines: list[str], parts: Parts) -> list[str] | None:
    by_line = {part["line"]: part["kind"] for part in parts["kinds"]}
    kinds = [by_line.get(line, "text") for line in lines]
    return kinds if set(kinds) != {"text"} else None


def _links(lines: list[str], parts: Parts) -> list[dict[str, object]]:
    """The links whose paragraph is still in the body."""
    numbers = {line: number for number, line in reversed(list(enumerate(lines)))}
    return [
        {"url": link["url"], "text": link["text"], "internal": link["internal"], "paragraph_no": numbers[str(link["line"])]}
        for link in parts["links"]
        if link["line"] in numbers
    ]


def _marked_kind(line: str) -> str:
    return next((kind for mark, kind in _MARKS if mark.match(line)), "text")
