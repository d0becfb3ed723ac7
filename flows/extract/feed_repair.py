"""A feed that is no XML, cut at its items: whole items are parsed alone, in the others each known tag is looked for.

Every search runs once over the text or is given up for good when it fails, so the time is linear in the length.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, pairwise
from typing import Final

from lxml import etree

from .markup import parser

MOST_ENTRIES: Final = 10_000
_ITEM: Final = re.compile(r"<(?:[A-Za-z][\w.-]{0,30}:)?(item|entry)(?=[\s>/])", re.IGNORECASE)
_ITEM_END: Final = re.compile(r"</(?:[A-Za-z][\w.-]{0,30}:)?(?:item|entry)\s{0,100}>", re.IGNORECASE)
_OPENING: Final = re.compile(r"<([A-Za-z][\w.-]{0,40}(?::[\w.-]{1,40})?)((?:\s[^<>]{0,4000})?)(/?)>")
_ATTRIBUTE: Final = re.compile(r"""([\w:.-]{1,40})\s{0,20}=\s{0,20}(?:"([^"<>]{0,4000})"|'([^'<>]{0,4000})')""")
_NAMESPACE: Final = re.compile(r"""xmlns:([\w.-]{1,40})\s{0,20}=\s{0,20}["']([^"'<>]{1,300})["']""")
_BASE: Final = re.compile(r"""xml:base\s{0,20}=\s{0,20}["']([^"'<>]{1,2000})["']""")
_HEAD: Final = 20_000  # characters that a feed's own fields are looked for in
_USUAL_NAMESPACES: Final = {
    "dc": "http://purl.org/dc/elements/1.1/",
    "content": "http://purl.org/rss/1.0/modules/content/",
    "media": "http://search.yahoo.com/mrss/",
    "atom": "http://www.w3.org/2005/Atom",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "itunes": "http://www.itunes.com/dtds/podcast-1.0.dtd",
    "feedburner": "http://rssnamespace.org/feedburner/ext/1.0",
    "dcterms": "http://purl.org/dc/terms/",
}
_SHORT: Final = frozenset(
    (
        *("title", "link", "guid", "id", "pubdate", "published", "updated", "issued", "modified", "language", "category"),
        *("author", "name", "dc:date", "dc:creator", "dc:subject", "dc:language", "feedburner:origlink", "media:keywords"),
    )
)
_ATTRIBUTES: Final = {name.lower(): name for name in ("href", "rel", "type", "term", "label", "src", "isPermaLink")}
_LONG: Final = frozenset(["description", "summary", "content", "content:encoded"])


@dataclass(frozen=True, slots=True)
class Pieces:
    """The elements of a feed: the one with its own fields, and its items."""

    channel: etree._Element
    items: list[etree._Element]
    problems: list[str]


def in_pieces(text: str, fault: str) -> Pieces:
    """The pieces of a feed that the parser refused with `fault`."""
    starts = [found.start() for found in islice(_ITEM.finditer(text), MOST_ENTRIES + 2)]
    head = text[: min(starts[0], _HEAD) if starts else _HEAD]
    opening = _wrapper(head)
    items: list[etree._Element] = []
    damaged = 0
    for start, end in islice(pairwise([*starts, len(text)]), MOST_ENTRIES + 1):
        item, is_whole = _item(text[start:end], opening)
        damaged += not is_whole
        items.append(item)
    fault = " ".join(fault.split())[:150]
    problems = [
        f"the feed is not well-formed ({fault}); {damaged:,} of its {len(items):,} items were read as far as they can be"
    ]
    return Pieces(_rebuilt("channel", head), items, problems)


def _wrapper(head: str) -> str:
    """An opening tag with the feed's namespaces, those that feeds use without declaring them, and its base."""
    declared = dict(_NAMESPACE.findall(head)[:50])
    names = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in {**_USUAL_NAMESPACES, **declared}.items())
    base = _BASE.search(head)
    return f'<x {names} xml:base="{base[1]}">' if base else f"<x {names}>"


def _item(piece: str, opening: str) -> tuple[etree._Element, bool]:
    end = _ITEM_END.search(piece)
    if end:
        piece = piece[: end.end()]
        try:
            return etree.fromstring(f"{opening}{piece}</x>".encode(), parser())[0], True
        except (etree.XMLSyntaxError, IndexError):
            piece = piece[: end.start()]
    item = _rebuilt("item", piece)
    bases = [found[1] for text in (opening, piece[: piece.find(">") + 1]) if (found := _BASE.search(text))]
    if bases:
        item.set("{http://www.w3.org/XML/1998/namespace}base", html.unescape(bases[-1]))
    return item, False


def _rebuilt(tag: str, piece: str) -> etree._Element:
    """An element with those known fields of `piece` that have an end, and short ones that end where the next tag begins."""
    element = etree.Element(tag)
    for name, attributes, inner in _fields(piece):
        prefix, _, local = name.rpartition(":")
        child = etree.SubElement(element, f"{{{_USUAL_NAMESPACES[prefix]}}}{local}" if prefix else local)
        for key, value in attributes.items():
            child.set(key, value)
        if name == "author" and "<" in inner:
            inner = next((found for inside, _, found in _fields(inner) if inside == "name"), "")
        child.text = _text(inner)
    return element


def _fields(piece: str) -> Iterator[tuple[str, dict[str, str], str]]:
    folded = piece.lower() if len(piece.lower()) == len(piece) else piece
    endless: set[str] = set()
    at = 0
    while found := _OPENING.search(piece, at):
        at = found.end()
        name = found[1].lower().removeprefix("atom:")
        if name not in _SHORT and name not in _LONG:
            continue
        pairs = ((_ATTRIBUTES.get(key.lower()), one or other) for key, one, other in _ATTRIBUTE.findall(found[2]))
        attributes = {key: _text(value) for key, value in pairs if key}
        if found[3]:
            yield name, attributes, ""
            continue
        end = -1 if name in endless else folded.find(f"</{found[1].lower()}", at)
        if end >= 0:
            yield name, attributes, piece[at:end]
            at = end
            continue
        endless.add(name)
        end = piece.find("<", at)
        if name in _SHORT and end > at:
            yield name, attributes, piece[at:end]


def _text(inner: str) -> str:
    """The text of an element that was not parsed: CDATA as it is, references outside of it resolved."""
    parts: list[str] = []
    for number, part in enumerate(inner.split("<![CDATA[")):
        inside, end, after = part.partition("]]>")
        parts += [inside, html.unescape(after)] if number and end else [part if number else html.unescape(part)]
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]", "", "".join(parts))
