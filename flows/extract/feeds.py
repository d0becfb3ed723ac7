"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, and JSON Feed, well-formed or not.

A feed that is no XML is cut at its items, and only the damaged ones are read by looking for their tags (feed_repair.py),
so that damage costs the item that has it. Dates stay as they were given.
"""

from collections.abc import Iterator
from typing import Final
from urllib.parse import urljoin

from lxml import etree

from .addresses import absolute
from .feed_content import content_of, plain_words
from .feed_fields import Fields, author_of, fields_of, lang_of
from .feed_json import read_json_feed
from .feed_repair import MOST_ENTRIES, Pieces, in_pieces
from .listing import Entry, Listing
from .markup import decoded, listing_kind, mended, parser
from .outcome import UnreadableError

_MOST_TAGS: Final = 100
_LONGEST: Final = 5_000  # characters of a title
_ITEMS: Final = ("{*}item", "{*}entry", "{*}Item", "{*}Entry")
_XML_BASE: Final = "{http://www.w3.org/XML/1998/namespace}base"
_PUBLISHED: Final = ("pubdate", "published", "dc:date", "dcterms:issued", "issued", "dcterms:created", "created", "date")
_MODIFIED: Final = ("updated", "atom:updated", "dcterms:modified", "modified", "lastmod")


def read_feed(data: bytes, url: str | None, charset: str | None) -> Listing:
    """What a feed lists; `url` is its own address, which relative links start from, `charset` the HTTP header's.

    Raises `UnreadableError` when this is no feed.
    """
    text = decoded(data, charset)
    kind = listing_kind(text)
    if not text.strip():
        raise UnreadableError("the feed is empty")
    if text.lstrip().startswith("{"):
        return read_json_feed(text, url)
    if kind == "sitemap":
        raise UnreadableError("this is a sitemap and not a feed; give it as one")
    pieces = _parsed(mended(text))
    if kind is None and not pieces.items:
        raise UnreadableError("this is no feed: it has neither an RSS, Atom or RDF element nor items; check the address")
    if pieces.problems and not pieces.items:
        raise UnreadableError("the feed is cut short or damaged before its first item; fetch or save it again")
    return _listing(pieces, url)


def _parsed(text: str) -> Pieces:
    try:
        root = etree.fromstring(text.encode(), parser())
    except etree.XMLSyntaxError as error:
        return in_pieces(text, error.msg)
    items = [element for element in root.iter(*_ITEMS) if not _is_inside_item(element)]
    return Pieces(_channel_of(root), items, [])


def _channel_of(root: etree._Element) -> etree._Element:
    """The element that says what the feed is: RSS has it inside its root, Atom as its root."""
    return next((child for child in root if isinstance(child.tag, str) and etree.QName(child).localname == "channel"), root)


def _is_inside_item(element: etree._Element) -> bool:
    return any(etree.QName(above).localname.lower() in ("item", "entry") for above in element.iterancestors())


def _listing(pieces: Pieces, url: str | None) -> Listing:
    feed = fields_of(pieces.channel)
    start = absolute(feed.link(), urljoin(url or "", _base(pieces.channel, ""))) if url is None else url
    inherited = tuple(author_of(element) for element in feed.elements("author") if not feed.is_rss)
    entries: list[Entry] = []
    pointless = 0
    for element in pieces.items[:MOST_ENTRIES]:
        entry = _entry(fields_of(element), _base(element, start or ""), tuple(filter(None, inherited)))
        if entry.url is None and entry.html is None:
            pointless += 1
        else:
            entries.append(entry)
    problems = list(pieces.problems)
    if pointless:
        problems.append(f"{pointless:,} of its {len(pieces.items):,} items have neither an address nor a text")
    if len(pieces.items) > MOST_ENTRIES:
        problems.append(f"it has more than {MOST_ENTRIES:,} items, and the rest was not read")
    language = feed.text("language", "dc:language") or lang_of(pieces.channel)
    return Listing("feed", plain_words(feed.text("title")), _short(language, 50), tuple(entries), tuple(problems))


def _entry(item: Fields, base: str, inherited: tuple[str, ...]) -> Entry:
    guid = item.text("guid", "id", "atom:id") or item.about
    authors = [author_of(element) for element in item.elements("author", "dc:creator", "atom:author", "dc:contributor")]
    return Entry(
        url=_address(item, guid, base),
        external_id=_short(guid, 1000),
        title=_short(plain_words(item.text("title", "atom:title", "dc:title"), item.title_is_text), _LONGEST),
        published=_short(item.text(*_PUBLISHED), 200),
        modified=_short(item.text(*_MODIFIED), 200),
        authors=tuple(dict.fromkeys(name for name in authors if name)) or inherited,
        language=_short(item.text("dc:language", "language") or lang_of(item.element), 50),
        tags=tuple(_tags(item)),
        html=content_of(item),
    )


def _address(item: Fields, guid: str | None, base: str) -> str | None:
    """The page's own address: a feed proxy's original first, then the link, then an id that is an address."""
    candidates = [item.text("feedburner:origlink", "pheedo:origlink"), item.link()]
    if guid and item.guid_is_address and guid.lower().startswith(("http://", "https://")):
        candidates.append(guid)
    return next((found for written in candidates if (found := absolute(written, base))), None)


def _base(element: etree._Element, start: str) -> str:
    """What relative links in an element start from: `start`, changed by each xml:base on the way to it."""
    base = start
    for written in reversed([above.get(_XML_BASE) for above in (element, *element.iterancestors())]):
        if written:
            try:
                base = urljoin(base, written.strip())
            except ValueError:
                continue
    return base


def _tags(item: Fields) -> Iterator[str]:
    seen: set[str] = set()
    for tag in item.tags():
        name = _short(plain_words(tag), 200)
        if name and name.casefold() not in seen and len(seen) < _MOST_TAGS:
            seen.add(name.casefold())
            yield name


def _short(text: str | None, most: int) -> str | None:
    """A value that is believed; a longer one is damage."""
    return text if text and len(text) <= most else None
