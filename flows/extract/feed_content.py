"""Whether a feed carries an article whole or only points at it, and its markup where it is whole.

Feeds have full texts and teasers in the same elements, so the words decide: a text that ends in an ellipsis or "Read more"
goes on elsewhere, and so does one of a few words. A wrong "no" costs a request; a wrong "yes" an article cut short.
"""

import csv
import html
import re
from functools import cache
from typing import Final

from lxml import etree

from warehouse.resources import resource

from .feed_fields import Fields, text_of
from .outcome import MAX_HTML_CHARACTERS

_FEWEST_WORDS: Final = 60  # of a text in an element that is meant for whole articles
_FEWEST_IN_SUMMARY: Final = 200  # of one in the element that is meant for summaries, and must have paragraphs as well
_TAG: Final = re.compile(r"<[/!?]?[A-Za-z][^<>]{0,5000}>|<!--")
_BREAK: Final = re.compile(
    r"</?(?:p|div|br|h[1-6]|li|ul|ol|blockquote|tr|table|figure|figcaption)\b[^<>]{0,1000}>", re.IGNORECASE
)
_PARAGRAPH: Final = re.compile(r"<(?:p|br|div)\b", re.IGNORECASE)
_INLINE: Final = re.compile(
    r"</?(?:b|i|em|strong|span|u|a|q|cite|code|sub|sup|small|font|p|br|mark)\b[^<>]{0,1000}>", re.IGNORECASE
)
_CREDIT: Final = re.compile(
    r"(?:the post|l'article|der beitrag|la entrada)\s.{1,400}\s"
    r"(?:appeared first on|est apparu en premier sur|erschien zuerst auf|se publicó primero en)\s.{1,200}",
    re.IGNORECASE,
)
_TAIL: Final = re.compile(r"[\s>»›→.…\])(\[:-]+$")
_ELLIPSIS: Final = re.compile(r"(?:…|\.\.\.|\[&hellip;\])[\s\])}>»›→]*$")
_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")  # about two to a word
_BARE_MORE: Final = re.compile(r"[(\[]more[)\]…]*\W*$", re.IGNORECASE)


def content_of(item: Fields) -> str | None:
    """The whole article as HTML, or null when the item only has a teaser."""
    for element in item.elements("content:encoded", "content", "xhtml:body", "body"):
        markup = _markup(element)
        if markup is not None and is_whole(markup, _FEWEST_WORDS):
            return markup
    for element in item.elements("description", "summary"):
        markup = _markup(element)
        if markup and len(_PARAGRAPH.findall(markup)) > 1 and is_whole(markup, _FEWEST_IN_SUMMARY):
            return markup
    return None


def is_whole(markup: str, fewest_words: int = _FEWEST_WORDS) -> bool:
    """Whether markup reads as a whole article: long enough, and nothing says that it goes on elsewhere."""
    if len(markup) > MAX_HTML_CHARACTERS:
        return False
    text = html.unescape(_TAG.sub(" ", _BREAK.sub("\n", markup))).strip()
    if len(text.split()) + len(_UNSPACED.findall(text)) // 2 < fewest_words:
        return False
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    while lines and _CREDIT.fullmatch(lines[-1][:1000]):
        lines.pop()
    return bool(lines) and not _goes_on(lines[-1][-200:])


def as_markup(text: str) -> str:
    """Plain text as HTML, a paragraph a line."""
    return "".join(f"<p>{html.escape(line.strip(), quote=False)}</p>" for line in text.splitlines() if line.strip())


def plain_words(text: str | None, is_text: bool = False) -> str | None:
    """A title or name on one line; markup and doubly written references in it are taken away unless `is_text`."""
    if text is None:
        return None
    if not is_text:
        text = html.unescape(_INLINE.sub("", html.unescape(text)))
    return " ".join(text.split()) or None


def _markup(element: etree._Element) -> str | None:
    """The HTML that an element carries: as text (escaped or CDATA), as elements of XHTML, or made of plain text."""
    kind = (element.get("type") or "").lower()
    if element.get("src") or element.get("url") or (kind and not ("html" in kind or kind in ("text", "text/plain", "escaped"))):
        return None  # it is elsewhere, or no text: Atom allows pictures as content
    if len(element):
        return _serialised(element)
    text = text_of(element)
    return as_markup(text) if text and (kind in ("text", "text/plain") or not _TAG.search(text)) else text


def _serialised(element: etree._Element) -> str:
    holder = etree.Element("div")  # away from the feed, whose namespaces would be written into the markup
    holder.text = element.text
    holder.extend(list(element))
    for inner in holder.iter(etree.Element):
        inner.tag = etree.QName(inner).localname
    etree.cleanup_namespaces(holder)
    return etree.tostring(holder, encoding="unicode", method="html").removeprefix("<div>").removesuffix("</div>").strip()


def _goes_on(line: str) -> bool:
    if _ELLIPSIS.search(line) or _BARE_MORE.search(line):
        return True
    end = _TAIL.sub("", line).casefold()
    return any(end == phrase or (len(phrase) > 5 and end.endswith(phrase)) for phrase in _teasers())


@cache
def _teasers() -> tuple[str, ...]:
    """What a teaser ends in, in many languages."""
    with resource("seeds", "feed_teasers.csv").open(encoding="utf-8", newline="") as file:
        return tuple(row["ending"].casefold() for row in csv.DictReader(file))
