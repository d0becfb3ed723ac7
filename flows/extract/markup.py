"""XML as the web serves it, made into XML that a parser takes: decoded, without DTD and control characters, entities mended.

Nothing here expands an entity that the document declares, and every step takes time in proportion to the length.
"""

import html
import html.entities
import re
import zlib
from typing import Final

from lxml import etree

from .encoding import decode_document, wide_codec
from .outcome import UnreadableError

MOST_BYTES: Final = 52_428_800  # 50 MiB: what sitemaps.org allows for a sitemap, and no feed comes near it

_GZIP: Final = b"\x1f\x8b"
_NOT_XML: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_DECLARATION: Final = re.compile(r"<\?xml\b[^<>]{0,1000}>")
_DOCTYPE: Final = re.compile(r"<!doctype\b[^<>\[]{0,4000}([\[>])", re.IGNORECASE)
_SUBSET_END: Final = re.compile(r"\]\s{0,100}>")
_REFERENCE: Final = re.compile(r"&(?:#([0-9]{1,8}|[xX][0-9a-fA-F]{1,6});|([A-Za-z][A-Za-z0-9]{0,31});)?")
_XML_ENTITIES: Final = frozenset(["amp", "lt", "gt", "quot", "apos"])
_FIRST_ELEMENT: Final = re.compile(r"<([A-Za-z_][\w:.-]*)")
_ROOTS: Final = {
    "rss": "feed",
    "feed": "feed",
    "rdf": "feed",
    "channel": "feed",
    "urlset": "sitemap",
    "sitemapindex": "sitemap",
}
_JSON_FEED: Final = re.compile(r"\s*\{[^\[]{0,2000}?\"version\"\s*:\s*\"https?:\\?/\\?/jsonfeed\.org", re.DOTALL)


def decoded(data: bytes, charset: str | None) -> str:
    """The text of a feed or sitemap, unpacked when it is gzip; `charset` is the HTTP header's.

    Raises `UnreadableError` for what is larger than `MOST_BYTES`.
    """
    if data.startswith(_GZIP):
        data = _gunzipped(data)
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"it is larger than {MOST_BYTES >> 20} MB, which no feed and no sitemap may be")
    if codec := wide_codec(data):
        return data.decode(codec, "replace").removeprefix("\ufeff")
    return decode_document(data, charset, html=True)[0].removeprefix("\ufeff")


def mended(text: str) -> str:
    """`text` as XML without declaration, DTD and characters that XML forbids; references that it lacks become text.

    Entities of HTML become their characters, other names and bare ampersands themselves. CDATA stays as it is.
    """
    text = _NOT_XML.sub("", text).lstrip()
    declaration = _DECLARATION.match(text)
    text = _without_dtd(text[declaration.end() :] if declaration else text)
    if "&" not in text:
        return text
    first, *sections = text.split("<![CDATA[")
    parts = [_REFERENCE.sub(_mended_reference, first)]
    for section in sections:
        inside, end, after = section.partition("]]>")
        parts.append(f"<![CDATA[{inside}{end}")
        parts.append(_REFERENCE.sub(_mended_reference, after))
    return "".join(parts)


def parser(*, recover: bool = False) -> etree.XMLParser:
    """A parser without network, entities and DTD, with libxml2's limits on depth and length in force."""
    return etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=recover, remove_comments=True,
        remove_pis=True, encoding="utf-8",
    )  # fmt: skip


def listing_kind(text: str) -> str | None:
    """Whether a document is a "feed" or a "sitemap", by its first element (or its JSON); null when it is neither."""
    head = text[:20_000]
    if _JSON_FEED.match(head):
        return "feed"
    try:
        head = _without_dtd(_without_comments(head))
    except UnreadableError:  # its end is further down
        return None
    found = _FIRST_ELEMENT.search(head)
    return _ROOTS.get(found[1].lower().rpartition(":")[2]) if found else None


def _without_comments(text: str) -> str:
    first, *comments = text.split("<!--")
    return first + "".join(comment.partition("-->")[2] for comment in comments)


def _without_dtd(text: str) -> str:
    """The document without its DOCTYPE: what it declares is never used, so that no entity can expand."""
    found = _DOCTYPE.search(text, 0, 100_000)
    if found is None:
        return text
    if found[1] == ">":
        return text[: found.start()] + text[found.end() :]
    end = _SUBSET_END.search(text, found.end())
    if end is None:
        raise UnreadableError("its document type declaration does not end, so nothing after it can be read")
    return text[: found.start()] + text[end.end() :]


def _mended_reference(found: re.Match[str]) -> str:
    number, name = found[1], found[2]
    if number:
        return html.escape(_NOT_XML.sub("\ufffd", html.unescape(found[0])), quote=False)
    if name is None:
        return "&amp;"
    if name in _XML_ENTITIES:
        return found[0]
    known = html.entities.html5.get(f"{name};")
    return html.escape(known, quote=False) if known else f"&amp;{name};"


def _gunzipped(data: bytes) -> bytes:
    """At most `MOST_BYTES` and one more of what is packed; what comes before damage is kept."""
    parts: list[bytes] = []
    room = MOST_BYTES + 1
    while data.startswith(_GZIP) and room > 0:
        unpacker = zlib.decompressobj(31)
        while data and not unpacker.eof and room > 0:
            try:
                parts.append(unpacker.decompress(data, min(room, 1 << 20)))
            except zlib.error:
                return b"".join(parts)
            room -= len(parts[-1])
            data = unpacker.unconsumed_tail
        data = unpacker.unused_data
    return b"".join(parts)
