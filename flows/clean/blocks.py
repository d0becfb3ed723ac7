"""Blocks of a page and the kind of each: which of an article's paragraphs are headings, quotes, list items or captions.

Extractors give text without its markup. A paragraph finds its element again by its letters and digits alone, so any
extractor's lines can be looked up, and also those that were mended or put on one line afterwards.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml.etree import XPath
from lxml.html import HtmlElement

KINDS: Final = ("text", "heading", "quote", "list", "caption")

_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BLOCKS: Final = frozenset(["p", "li", "blockquote", "figcaption", "caption", "td", "th", "dt", "dd", "pre", *_HEADINGS])
_INLINE: Final = frozenset(
    [
        "a",
        "b",
        "strong",
        "em",
        "i",
        "u",
        "span",
        "br",
        "font",
        "small",
        "mark",
        "sup",
        "sub",
        "abbr",
        "time",
        "img",
        "cite",
        "q",
    ]
)
_CONTAINERS: Final = frozenset(["div", "section", "article", "aside"])
_LISTS: Final = frozenset(["li", "dt", "dd"])
_BOLD: Final = frozenset(["b", "strong"])
_NOT_ALNUM: Final = re.compile(r"[\W_]+")
_CAPTION: Final = re.compile(r"\b(?:wp-)?(?:\w+[-_]+)*caption(?:[-_]+\w+)*\b", re.IGNORECASE)
_QUOTE: Final = re.compile(r"\b(?:pull-?quote|block-?quote)\b", re.IGNORECASE)
_SENTENCE_END: Final = re.compile(r"[.!…,;:\"”’»)]\s*$")
_LONGEST_HEADING = 100
_LOOSENESS = 2  # markup may space a text out, so that it is longer than its line
_HIGHEST = 40  # ancestors to look at: pages that nest deeper hide nothing there


_STRING: Final = XPath("string()")  # the text without remarks, but with what follows them


@dataclass(frozen=True, slots=True)
class Block:
    """An element of the page that holds one paragraph, or several that <br> parts."""

    element: HtmlElement
    kind: str


def key(text: str) -> str:
    """What is the same in a paragraph however it was cleaned: its letters and digits in lower case."""
    return _NOT_ALNUM.sub("", text).lower()


def words_of(element: HtmlElement) -> str:
    """All text in an element."""
    return str(_STRING(element))


def find_blocks(tree: HtmlElement, lines: list[str]) -> dict[str, Block]:
    """The block of each of `lines` that stands in one element of `tree`, by the line's key.

    Where several elements have the same words (a teaser repeats the headline), the one that follows the block of the line
    before is meant.
    """
    wanted = {key(line) for line in lines} - {""}
    longest = _LOOSENESS * max((len(line) for line in lines), default=0)
    places: dict[str, list[tuple[int, HtmlElement]]] = {}
    for number, element in enumerate(_candidates(tree)):
        for text in _texts(element):
            if len(text) <= longest and (found := key(text)) in wanted:
                places.setdefault(found, []).append((number, element))
    blocks: dict[str, Block] = {}
    last = -1
    for line in lines:
        name = key(line)
        if name in places and name not in blocks:
            after = [place for place in places[name] if place[0] >= last]
            last, element = min(after, key=lambda place: place[0]) if after else places[name][0]
            blocks[name] = Block(element, _kind(element, line))
    return blocks


def _candidates(tree: HtmlElement) -> Iterator[HtmlElement]:
    """Elements that can hold a paragraph: blocks, and other elements with words of their own and only inline elements."""
    for element in tree.iter(*_BLOCKS, *_CONTAINERS):
        if element.tag in _BLOCKS or _has_words(element):
            yield element


def _has_words(element: HtmlElement) -> bool:
    if element.text and element.text.strip():
        return True
    children = list(element)
    return any(child.tail and child.tail.strip() for child in children) or (
        bool(children) and all(child.tag in _INLINE for child in children)
    )


def _texts(element: HtmlElement) -> Iterator[str]:
    """The element's text; and where lines are parted in it, by <br> or by blocks, each of its lines."""
    yield words_of(element)
    children = list(element)
    if any(child.tag == "br" or child.tag not in _INLINE for child in children):
        part = [element.text or ""]
        for child in children:
            if child.tag == "br" or child.tag not in _INLINE:
                yield "".join(part)
                part = [child.tail or ""]
            else:
                part += [words_of(child), child.tail or ""]
        yield "".join(part)


def _kind(element: HtmlElement, line: str) -> str:
    if element.tag in _HEADINGS or element.get("role") == "heading":
        return "heading"
    chain = [element, *(ancestor for ancestor, _ in zip(element.iterancestors(), range(_HIGHEST), strict=False))]
    tags = {ancestor.tag for ancestor in chain}
    if "figcaption" in tags or "caption" in tags or any(_CAPTION.search(ancestor.get("class") or "") for ancestor in chain[:3]):
        return "caption"
    if "blockquote" in tags or any(_QUOTE.search(ancestor.get("class") or "") for ancestor in chain[:4]):
        return "quote"
    if any(ancestor.tag in _LISTS for ancestor in chain[:4]):
        return "list"
    return "heading" if _is_bold_heading(element, line) else "text"


def _is_bold_heading(element: HtmlElement, line: str) -> bool:
    """Whether a short paragraph is bold from end to end and no sentence: how many sites set their subheadings."""
    if len(line) > _LONGEST_HEADING or _SENTENCE_END.search(line) or element.tag not in ("p", "div"):
        return False
    bold = "".join(words_of(child) for child in element.iter(*_BOLD) if child.getparent().tag not in _BOLD)
    return key(bold) == key(line)
