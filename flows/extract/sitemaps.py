"""Sitemaps: addresses with their dates, news sitemaps with titles as well, indexes of sitemaps, and plain lists.

One element at a time is kept of the 50,000 that a sitemap may have. Pictures, films and translations in it are passed over.
"""

import io
import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from .addresses import LONGEST, absolute
from .feeds import read_feed
from .listing import Entry, Listing
from .markup import decoded, listing_kind, mended
from .outcome import UnreadableError

MOST_ENTRIES: Final = 100_000  # the protocol allows 50,000, and some sites pass it
_MOST_KEYWORDS: Final = 100
_NEWS: Final = "schemas/sitemap-news"
_OTHERS: Final = re.compile(r"schemas/sitemap-(?:image|video|mobile|pagemap)|1999/xhtml")
_LINE: Final = re.compile(r"\s*(https?://\S{1,5000})\s*", re.IGNORECASE)
_ENDS: Final = re.compile(rb"</(?:[A-Za-z][\w.-]{0,30}:)?(?:url|sitemap)\s{0,100}>", re.IGNORECASE)
_KEYWORDS: Final = re.compile(r"[,;]")

_Values = dict[str, str]


def read_sitemap(data: bytes, url: str | None, charset: str | None) -> Listing:
    """What a sitemap lists; the sitemaps of an index are entries with `is_listing`. A feed given as a sitemap is read as one.

    Raises `UnreadableError` when this is no sitemap.
    """
    text = decoded(data, charset)
    if not text.strip():
        raise UnreadableError("the sitemap is empty")
    kind = listing_kind(text)
    if kind == "feed":
        return read_feed(data, url, charset)
    if kind is None and not text.lstrip().startswith("<"):
        return _plain_list(text)
    if kind is None:
        raise UnreadableError("this is no sitemap: it has neither a urlset nor a sitemapindex element; check the address")
    document = mended(text).encode()
    del text
    return _listing(document, url)


def _listing(document: bytes, url: str | None) -> Listing:
    entries: list[Entry] = []
    problems: list[str] = []
    unusable = 0
    for values, is_index in _elements(document, problems):
        entry = _entry(values, url, is_index)
        if entry is None:
            unusable += 1
            continue
        if len(entries) == MOST_ENTRIES:
            problems.append(f"the sitemap has more than {MOST_ENTRIES:,} addresses, and the rest was not read")
            break
        entries.append(entry)
    if problems and not entries:
        raise UnreadableError("the sitemap is cut short or damaged before its first address; fetch or save it again")
    if unusable:
        problems.append(f"{unusable:,} entries of the sitemap have no http address")
    return Listing("sitemap", entries=tuple(entries), problems=tuple(problems))


def _elements(document: bytes, problems: list[str]) -> Iterator[tuple[_Values, bool]]:
    """The values of each url or sitemap element that has an end; damage ends up in `problems`."""
    whole = sum(1 for _ in _ENDS.finditer(document))  # a parser that recovers would end the last one itself
    events = etree.iterparse(
        io.BytesIO(document),
        events=("end",),
        tag=("{*}url", "{*}sitemap"),
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        for _, element in events:
            if whole == 0:
                break
            whole -= 1
            yield _values(element), element.tag.endswith("sitemap")
            element.clear()
            while element.getprevious() is not None and (parent := element.getparent()) is not None:
                del parent[0]
    except etree.XMLSyntaxError as error:
        problems.append(f"the sitemap is not well-formed ({' '.join(str(error.msg).split())[:150]}), and was read up to there")
        return
    if events.error_log and any(fault.level >= etree.ErrorLevels.ERROR for fault in events.error_log):
        fault = events.error_log[0]
        problems.append(
            f"the sitemap is not well-formed (line {fault.line}: {' '.join(fault.message.split())[:150]}); what can be read was"
        )


def _values(element: etree._Element) -> _Values:
    """The texts of an element, those of the news extension with "news:" before their names."""
    values: _Values = {}
    for child in element.iterchildren(etree.Element):
        namespace, _, local = child.tag.rpartition("}")
        prefix, _, name = local.lower().rpartition(":")
        if _NEWS in namespace or prefix == "news":
            for inner in child.iter(etree.Element):
                _take(values, "news:" + inner.tag.rpartition("}")[2].lower().rpartition(":")[2], inner.text)
        elif not prefix and not _OTHERS.search(namespace):
            _take(values, name, child.text)
    return values


def _take(values: _Values, name: str, text: str | None) -> None:
    if text and (text := " ".join(text.split())) and len(text) <= LONGEST:
        values.setdefault(name, text)


def _entry(values: _Values, base: str | None, is_index: bool) -> Entry | None:
    address = absolute(values.get("loc"), base)
    if address is None:
        return None
    keywords = (word.strip() for word in _KEYWORDS.split(values.get("news:keywords", "")))
    return Entry(
        url=address,
        title=values.get("news:title"),
        published=values.get("news:publication_date"),
        modified=values.get("lastmod"),
        language=values.get("news:language"),
        tags=tuple(dict.fromkeys(word for word in keywords if word))[:_MOST_KEYWORDS],
        is_listing=is_index,
    )


def _plain_list(text: str) -> Listing:
    """A sitemap that is a list of addresses, one a line."""
    lines = [line for line in text.splitlines() if line.strip()]
    found = [address for line in lines if _LINE.fullmatch(line) and (address := absolute(line, None))]
    if len(found) * 2 < len(lines):
        raise UnreadableError("this is no sitemap: it is neither XML nor a list of addresses, one a line; check the address")
    problems = [f"{len(lines) - len(found):,} lines of the list are no http addresses"] if len(found) < len(lines) else []
    if len(found) > MOST_ENTRIES:
        problems.append(f"the list has more than {MOST_ENTRIES:,} addresses, and the rest was not read")
    return Listing("sitemap", entries=tuple(Entry(url) for url in found[:MOST_ENTRIES]), problems=tuple(problems))
