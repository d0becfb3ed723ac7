"""The links of a section or front page that look like articles, told by the shape of the address and the words of the link.

Points are given for what articles' addresses have (a date, a slug of many words, a long number) and for headlines; names of
path segments that never lead to an article rule one out. A place in the page's navigation only takes points, since menus name
articles too, and so do rubrics (weather, jobs) that are more often tools than news.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Final
from urllib.parse import parse_qsl, unquote, urljoin, urlsplit

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from flows.clean.addresses import canonical_url, registrable_domain
from warehouse.resources import resource

from .encoding import decode_document, wide_codec
from .listing import Entry, Listing
from .markup import MOST_BYTES
from .outcome import UnreadableError

ENOUGH: Final = 4  # points that make an article
_MOST_LINKS: Final = 20_000
_MOST_ENTRIES: Final = 1_000
_LONGEST_TITLE: Final = 300
_LONGEST_ADDRESS: Final = 2_000
_ENDLESS_TAG: Final = re.compile(r"<([^\s<>]{1,50}+)[^<>]{20000,}+>?")  # HTML parsers compare each attribute with all others
_DATE: Final = re.compile(
    r"/(?:19|20)\d\d(?:[/-](?:0?[1-9]|1[0-2]|[a-z]{3})(?:[/-]\d{1,2})?|(?:0[1-9]|1[0-2])[0-3]\d)(?=[/-])|/(?:19|20)\d\d/\d{4}/"
)
_DATE_AT_END: Final = re.compile(r"-(?:19|20)\d\d-(?:0[1-9]|1[0-2])-[0-3]\d$")
_EXTENSION: Final = re.compile(r"\.([a-z0-9]{2,5})$")
_PAGES: Final = frozenset(["html", "htm", "shtml", "xhtml", "php", "asp", "aspx", "jsp", "amp", "cms", "ece", "do"])
_LETTERS: Final = re.compile(r"(?<![^\W_])[^\W\d_]{2,}(?![^\W_])")  # a word between hyphens, and no part of a number's
_LONG_NUMBER: Final = re.compile(r"\d{5,}")
_MIXED: Final = re.compile(r"(?=[a-z]*\d)(?=\d*[a-z])[a-z0-9]{7,}$")
_PAGING: Final = re.compile(r"(?:comment-)?page-?\d+$|p\d{1,3}$")
_IDENTIFYING: Final = re.compile(r"(?:.*(?:id|idx|no|num|code|article|story|news)|[apst])$")
_WORD: Final = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_UNSPACED: Final = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff]")  # about two to a word
_MARKED: Final = re.compile(
    r"(?:^|\s)(?!has|with|no-|is-|js-)(?:[^\s_-]{1,30}[_-]{1,2}){0,4}"
    r"(?:nav|navbar|navigation|menu|submenu|breadcrumbs?|footer|pagination|pager|topbar|cookie)(?=$|[\s_-])"
)
_HEADINGS: Final = frozenset(["h1", "h2", "h3", "h4", "h5"])
_NAVIGATION: Final = frozenset(["nav", "footer"])
_OPEN: Final = frozenset([None, "article", "rubric"])  # kinds of segments that an article can have before its own
_IN_HEADING: Final = 1
_IN_NAVIGATION: Final = -3
_DEEPEST: Final = 8  # elements above a link that are asked where it stands


@dataclass(slots=True)
class _Link:
    """All links of a page to one address."""

    points: int  # of the address
    title: str | None = None
    place: int = _IN_NAVIGATION  # points of the best place that a link stands in


def read_section(data: bytes, url: str | None, charset: str | None) -> Listing:
    """The article-looking links of a page at `url` to its own domain, in the page's order, under their canonical addresses.

    Raises `UnreadableError` when this is no page, or its address is not known.
    """
    if url is None or (domain := _domain(url)) is None:
        raise UnreadableError("the address of this page is not known, so its links lead nowhere")
    tree = page_tree(data, charset)
    links: dict[str, _Link] = {}
    for element, address in page_links(tree, url):
        if _domain(address) == domain:
            _note(links, element, address)
    own = {canonical_url(url), canonical_url(urljoin(url, "/"))}
    entries = [
        Entry(address, title=link.title)
        for address, link in links.items()
        if address not in own and link.points + headline_points(link.title) + link.place >= ENOUGH
    ]
    title = tree.findtext(".//title")
    language = (tree.get("lang") or "").strip()[:50] or None
    return Listing("section", " ".join(title.split()) or None if title else None, language, tuple(entries[:_MOST_ENTRIES]))


def address_points(address: str) -> int | None:
    """What an address's shape says: points for an article, or null when it leads to none."""
    parts = urlsplit(address)
    segments = [unquote(segment).lower() for segment in parts.path.split("/") if segment]
    extension = _EXTENSION.search(segments[-1]) if segments else None
    if not segments or (extension and extension[1] not in _PAGES and not extension[1].isdigit()):
        return None
    last = segments[-1][: extension.start()] if extension else segments[-1]
    kinds = {_kinds().get(segment) for segment in (*segments[:-1], last)}
    if kinds - _OPEN or _kinds().get(last, "article") != "article" or any(_PAGING.match(segment) for segment in segments[1:]):
        return None
    points = ("article" in kinds) - 2 * ("rubric" in kinds)
    points += 1 if extension and extension[1].endswith("html") else 0
    words = _LETTERS.findall(last)
    if len(words) < 3 and len(segments) > 1:  # the slug can come before the number
        words = max(words, _LETTERS.findall(segments[-2]), key=len)
    points += 3 if len(words) >= 5 else max(0, len(words) - 2)
    has_number = any(_LONG_NUMBER.search(segment) for segment in segments) or any(
        _MIXED.match(part) for part in last.replace("_", "-").split("-")
    )
    points += 2 if has_number or _identified(parts.query) else 0
    dated = _DATE.search(f"/{'/'.join(segments[:-1])}/{last}") or _DATE_AT_END.search(last)
    return points + (4 if dated else 0)


def headline_points(text: str | None) -> int:
    """What the words of a link say: two points for a headline, one less than none for a label."""
    if not text:
        return 0
    words = len(_WORD.findall(text)) + len(_UNSPACED.findall(text)) // 2
    return 2 if words >= 5 else 1 if words == 4 else 0 if words == 3 else -1


def _note(links: dict[str, _Link], element: HtmlElement, address: str) -> None:
    canonical = canonical_url(address)
    if canonical is None or not {"tag", "author"}.isdisjoint((element.get("rel") or "").lower().split()):
        return
    link = links.get(canonical)
    if link is None:
        points = address_points(canonical)
        if points is None:
            return
        link = links[canonical] = _Link(points)
    place, text = _place(element), _text(element)
    is_better = (place, len(text or "")) > (link.place, len(link.title or ""))
    if text and len(text) <= _LONGEST_TITLE and is_better:
        link.title = text
    link.place = max(place, link.place)


def page_links(tree: HtmlElement, url: str) -> Iterator[tuple[HtmlElement, str]]:
    """The page's links with their absolute addresses."""
    base_element = tree.find(".//base[@href]")
    base = _joined(url, (base_element.get("href") or "") if base_element is not None else "") or url
    for number, element in enumerate(tree.iter("a")):
        if number == _MOST_LINKS:
            return
        href = (element.get("href") or "").strip()
        if href and not href.startswith("#") and len(href) <= _LONGEST_ADDRESS and (address := _joined(base, href)):
            yield element, address


def _joined(base: str, href: str) -> str | None:
    try:
        address = urljoin(base, href)
        return address if urlsplit(address).scheme in ("http", "https") else None
    except ValueError:
        return None


def _place(element: HtmlElement) -> int:
    """The points of where a link stands: a heading, the page's navigation, or neither."""
    in_heading = any(child.tag in _HEADINGS for child in element.iterdescendants())
    for depth, above in enumerate(element.iterancestors()):
        if depth == _DEEPEST or above.tag in ("body", "main"):
            break
        named = f"{above.get('class') or ''} {above.get('id') or ''}".lower()[:500]
        if above.tag in _NAVIGATION or (above.get("role") or "") == "navigation" or _MARKED.search(named):
            return _IN_NAVIGATION
        in_heading = in_heading or above.tag in _HEADINGS
    return _IN_HEADING if in_heading else 0


def _text(element: HtmlElement) -> str | None:
    """The words of a link: its heading's, else all of them, else those of its picture."""
    heading = next((child for child in element.iterdescendants() if child.tag in _HEADINGS), element)
    text = " ".join("".join(map(str, heading.itertext())).split())
    if not text:
        picture = element.find(".//img")
        text = " ".join((element.get("title") or (picture.get("alt") if picture is not None else None) or "").split())
    return text or None


def page_tree(data: bytes, charset: str | None) -> HtmlElement:
    if len(data) > MOST_BYTES:
        raise UnreadableError(f"the page is larger than {MOST_BYTES >> 20} MB")
    codec = wide_codec(data)
    text = data.decode(codec, "replace") if codec else decode_document(data, charset, html=True)[0]
    text = _ENDLESS_TAG.sub(r"<\1>", text.replace("\0", ""))
    try:
        parser = HTMLParser(encoding="utf-8", huge_tree=False, remove_comments=True, remove_pis=True)
        return document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError) as error:
        raise UnreadableError("this is no web page: there is nothing in it that can be read as HTML") from error


def _identified(query: str) -> bool:
    """Whether a query names one thing by a number: ?id=4711."""
    pairs = parse_qsl(query[:_LONGEST_ADDRESS])
    return any(value.isdigit() and len(value) >= 3 and _IDENTIFYING.match(name.lower()[:50]) for name, value in pairs)


def _domain(url: str) -> str | None:
    """What the pages of one publisher have in common; a bare number or name of a machine has a publisher for each port."""
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    return _owner(host, port) if host else None


@lru_cache(maxsize=1_000)
def _owner(host: str, port: int | None) -> str:
    is_bare = "." not in host or ":" in host or host.replace(".", "").isdigit()
    return f"{host}:{port}" if is_bare else registrable_domain(host) or ".".join(host.split(".")[-2:])


@cache
def _kinds() -> dict[str, str]:
    """What a path segment of that name leads to."""
    with resource("seeds", "listing_paths.csv").open(encoding="utf-8", newline="") as file:
        return {row["segment"]: row["kind"] for row in csv.DictReader(file)}
