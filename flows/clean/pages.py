"""Main text of an HTML page: the article, without menus, teasers, comments and share buttons.

The page is parsed once; every extractor works on a copy of that tree.
"""

from lxml.etree import LxmlError
from lxml.html import HtmlElement
from trafilatura import extract, load_html

# Deeper nesting than any real page has: lxml would go on, and recursive extractors would not.
_MAX_HTML_CHARS = 20_000_000


def parse(html: str) -> HtmlElement | None:
    """The page's tree, or null when there is no markup in it that can be read as a page."""
    try:
        tree: HtmlElement | None = load_html(html.replace("\x00", "")[:_MAX_HTML_CHARS])
    except (LxmlError, ValueError, RecursionError):
        return None
    return tree


def main_text(tree: HtmlElement) -> str | None:
    """The article's text, a paragraph a line; null when no article is found."""
    try:
        text: str | None = extract(tree, favor_precision=True, include_comments=False)
    except (LxmlError, ValueError, RecursionError):
        return None
    return text
