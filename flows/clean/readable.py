"""Readability's choice of the article's markup, from a tree that is already parsed.

readability-lxml first runs a general HTML sanitizer over the page, which takes half of its time and rewrites links that
nobody here will follow. The subclass takes out only what can reach the text: scripts and what is hidden.
"""

import logging
from copy import deepcopy

from lxml.etree import XPath
from lxml.html import HtmlElement
from readability import Document, readability

logging.getLogger("readability.readability").setLevel(logging.CRITICAL)  # it logs a traceback and raises as well
readability.describe = str  # writes each element's path out for a log that nobody keeps: a tenth of its time

_UNSEEN = XPath(
    "//script | //style | //noscript | //template | //iframe | //svg | //object | //embed | //link | //meta"
    " | //*[@hidden] | //*[contains(translate(@style, ' ', ''), 'display:none')]"
)
_REMARKS = XPath("//comment() | //processing-instruction()")


class _Page(Document):  # type: ignore[misc]
    def _parse(self, tree: HtmlElement) -> HtmlElement:
        page = deepcopy(tree)
        unseen: list[HtmlElement] = [*_UNSEEN(page), *_REMARKS(page)]  # type: ignore[misc]
        for element in unseen:
            if element.getparent() is not None:
                element.drop_tree()
        return page


def readable_markup(tree: HtmlElement) -> str:
    """The markup of what readability takes for the article in `tree`, which stays as it is."""
    return str(_Page(tree).summary(html_partial=True))
