"""Main text of an HTML page: the article, without menus, teasers, comments and share buttons.

Two extractors that work differently read the page (parsed once): trafilatura in its precise mode, and readability. They
rarely err in the same way, and where they differ the kind of difference says who is right (benchmarks/pages.py):

- Lines that only trafilatura has stand inside the article when lines of both surround them (headings, lists, quoted posts),
  and around it (headline, newsletter, about the company) when they come before the first or after the last common line.
- Lines that only readability has are captions and teasers, unless trafilatura has lost the article: then it has less than
  half as much text, and readability's is taken, or the publisher's own (JSON-LD) when that is longer still.
"""

import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from lxml.html import HtmlElement, fragment_fromstring
from trafilatura import extract, load_html

from flows.clean.readable import readable_markup

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)  # a page without an article is a reject, and says so there

_MOST_HTML_CHARS: Final = 20_000_000
_FAILURES: Final = Exception  # what extractors raise on broken markup is open-ended, and no page may end a run
# Parsers compare each attribute with all others; a tag this long holds an embedded picture or an attack, and no text.
_ENDLESS_TAG: Final = re.compile(r"<([^\s<>]{1,50}+)[^<>]{20000,}+>?")
_WHOLE_PAGE: Final = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_SPACE: Final = re.compile(r"\s+")
_WORD: Final = re.compile(r"\w+")
_BLOCKS: Final = frozenset(
    ["p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "td", "th", "table", "section"]
)
_NOT_TEXT: Final = frozenset(["script", "style", "noscript", "template", "iframe", "svg", "button"])
_RUN = 4  # words in the runs by which two extractors' lines are compared
_COMMON_SHARE = 0.5  # of a line's runs that must be in the other extraction for the line to be common
_LOST_RATIO = 0.5  # below this share of the other's words an extractor has lost the article


@dataclass(frozen=True, slots=True)
class Extraction:
    """What one extractor found: paragraphs in order, each of which has a word in it."""

    lines: tuple[str, ...]

    @property
    def word_count(self) -> int:
        return sum(len(_WORD.findall(line)) for line in self.lines)

    @property
    def text(self) -> str:
        return "\n\n".join(self.lines)


def parse(html: str) -> HtmlElement | None:
    """The page's tree, or null when there is nothing in it that can be read as a page."""
    try:
        tree: HtmlElement | None = load_html(_ENDLESS_TAG.sub(r"<\1>", html.replace("\x00", "")[:_MOST_HTML_CHARS]))
    except _FAILURES:
        return None
    return tree


def is_whole_page(html: str) -> bool:
    """Whether `html` is a page with its surroundings, and not just an article's own markup as feeds carry it."""
    return _WHOLE_PAGE.search(html[:5_000]) is not None


def main_text(tree: HtmlElement, published_body: str | None = None) -> str | None:
    """The article's text with an empty line between paragraphs; null when none is found.

    `published_body` is the text that the publisher gives beside the page (JSON-LD's articleBody).
    """
    best = by_both(tree)
    published = _extraction(fragment_text(published_body)) if published_body else Extraction(())
    if best.word_count < _LOST_RATIO * published.word_count:
        best = published
    return best.text or None


def by_both(tree: HtmlElement) -> Extraction:
    """The combination of the two extractors; trafilatura's slower rescue cascade runs only where it is needed."""
    precise, readable = by_trafilatura(tree, rescue=False), by_readability(tree)
    if not precise.lines or precise.word_count < _LOST_RATIO * readable.word_count:
        precise = by_trafilatura(tree)
    return combined(precise, readable)


def combined(precise: Extraction, readable: Extraction) -> Extraction:
    """One extraction of two, by the rules above."""
    if precise.word_count < _LOST_RATIO * readable.word_count:
        return readable
    common = _common(precise.lines, readable.lines)
    agreed = [number for number, is_common in enumerate(common) if is_common]
    if not agreed:
        return precise
    within = Extraction(precise.lines[agreed[0] : agreed[-1] + 1])
    # An extractor that found only a piece of the article says nothing about where the article ends.
    return within if within.word_count >= _LOST_RATIO * precise.word_count else precise


def by_trafilatura(tree: HtmlElement, *, rescue: bool = True) -> Extraction:
    try:
        return _extraction(extract(tree, favor_precision=True, include_comments=False, fast=not rescue) or "")
    except _FAILURES:
        return Extraction(())


def by_readability(tree: HtmlElement) -> Extraction:
    try:
        return _extraction(fragment_text(readable_markup(tree)))
    except _FAILURES:
        return Extraction(())


def fragment(markup: str) -> HtmlElement | None:
    """The tree of a piece of markup in a <div>, or null when it cannot be read."""
    try:
        tree: HtmlElement = fragment_fromstring(_ENDLESS_TAG.sub(r"<\1>", markup.replace("\x00", "")), create_parent="div")
    except _FAILURES:
        return None
    return tree


def fragment_text(markup: str) -> str:
    """All text of a piece of markup, with an empty line between blocks and a new line at each <br>."""
    tree = fragment(markup)
    if tree is None:
        return markup
    for element in list(tree.iter()):
        element.tail = _SPACE.sub(" ", element.tail) if element.tail else element.tail
        if not isinstance(element.tag, str) or element.tag in _NOT_TEXT:
            element.clear(keep_tail=True)
            continue
        element.text = _SPACE.sub(" ", element.text) if element.text else element.text
        if element.tag in _BLOCKS:
            element.text = f"\n\n{element.text or ''}"
            element.tail = f"\n\n{element.tail or ''}"
        elif element.tag == "br":
            element.tail = f"\n{element.tail or ''}"
    return str(tree.text_content())


def _extraction(text: str) -> Extraction:
    lines = (_SPACE.sub(" ", line).strip() for line in text.split("\n"))
    return Extraction(tuple(line for line in lines if _WORD.search(line)))


def _common(lines: Sequence[str], others: Sequence[str]) -> list[bool]:
    """For each of `lines`, whether most of its runs of words are in `others`."""
    words = _WORD.findall("\n".join(others).lower())
    runs = {tuple(words[start : start + size]) for size in range(1, _RUN + 1) for start in range(len(words) - size + 1)}
    common = []
    for line in lines:
        own = _WORD.findall(line.lower())
        size = min(_RUN, len(own))
        starts = range(len(own) - size + 1)
        shared = sum(tuple(own[start : start + size]) in runs for start in starts)
        common.append(shared >= _COMMON_SHARE * len(starts))
    return common
