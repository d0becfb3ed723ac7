"""Main text of an HTML page: the article, without menus, teasers, comments and share buttons.

The page is parsed once; every extractor works on a copy of that tree.
"""

import re
from typing import Final

from lxml.etree import LxmlError
from lxml.html import HtmlElement, fragment_fromstring
from trafilatura import extract, load_html

_MOST_HTML_CHARS: Final = 20_000_000
_FAILURES: Final = (LxmlError, ValueError, TypeError, AttributeError, IndexError, RecursionError)
_WHOLE_PAGE: Final = re.compile(r"<(?:!doctype|html|head|body)\b", re.IGNORECASE)
_SPACE: Final = re.compile(r"\s+")
_BLOCKS: Final = frozenset(
    ["p", "div", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "tr", "td", "th", "table", "section"]
)
_NOT_TEXT: Final = frozenset(["script", "style", "noscript", "template", "iframe", "svg", "button", "form"])


def parse(html: str) -> HtmlElement | None:
    """The page's tree, or null when there is nothing in it that can be read as a page."""
    try:
        tree: HtmlElement | None = load_html(html.replace("\x00", "")[:_MOST_HTML_CHARS])
    except _FAILURES:
        return None
    return tree


def is_whole_page(html: str) -> bool:
    """Whether `html` is a page with its surroundings, and not just an article's own markup as feeds carry it."""
    return _WHOLE_PAGE.search(html[:5_000]) is not None


def main_text(tree: HtmlElement) -> str | None:
    """The article's text, a paragraph a line; null when no article is found."""
    try:
        text: str | None = extract(tree, favor_precision=True, include_comments=False)
    except _FAILURES:
        return None
    return text


def fragment_text(markup: str) -> str:
    """All text of a piece of markup, with an empty line between blocks and a new line at each <br>."""
    try:
        tree = fragment_fromstring(markup.replace("\x00", ""), create_parent="div")
    except _FAILURES:
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
