"""What a site's front page says of the site: its feeds, its sections, its name, language and country."""

import csv
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from flows.clean.addresses import registrable_domain, same_site
from flows.extract.sections import address_points, page_links, page_tree
from warehouse.resources import resource

MOST = 12  # feeds or sections that are looked at
_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml"})
_PROSE = re.compile(r"comment|kommentar|comentario|commentaire|podcast", re.IGNORECASE)  # feeds of something else than articles
_MENU = ".//nav//a[@href] | .//header//a[@href] | .//*[@role='navigation']//a[@href]"
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]([A-Z]{2}))?(?![A-Za-z])")
_TITLE_PARTS = re.compile(r"\s+[-–—|·:]\s+")
_EMPTY_CLAIM = "en_US"  # what software puts in where nobody has said anything


@dataclass(frozen=True, slots=True)
class FrontPage:
    """The page's claims; everything may be missing."""

    feeds: tuple[str, ...]
    sections: tuple[str, ...]  # links of the page's menus that may lead to lists of articles
    name: str | None
    language: str | None  # ISO 639-1
    country: str | None  # ISO 3166-1 alpha-2


def read_front_page(data: bytes, url: str, charset: str | None) -> FrontPage:
    """What the page at `url` says. Raises `UnreadableError` when it is no page."""
    tree = page_tree(data, charset)
    language, region = _language(tree)
    return FrontPage(
        feeds=_feeds(tree, url),
        sections=_sections(tree, url),
        name=_name(tree, url),
        language=language,
        country=_country_of_domain(url) or region,
    )


def _feeds(tree: HtmlElement, url: str) -> tuple[str, ...]:
    """The feeds that the page declares, comments left out; the first is the site's own on most sites."""
    found = []
    for link in tree.iterfind(".//link[@rel]"):
        kind = (link.get("type") or "").partition(";")[0].strip().lower()
        described = f"{link.get('href') or ''} {link.get('title') or ''}"
        if "alternate" in (link.get("rel") or "").lower().split() and kind in _FEEDS and not _PROSE.search(described):
            found.append(_absolute(url, link.get("href")))
    return _first(found)


def _sections(tree: HtmlElement, url: str) -> tuple[str, ...]:
    """Links of menus with short paths that do not look like articles or tools."""
    menus = set(tree.xpath(_MENU))
    home = urlsplit(url)
    found = []
    for element, address in page_links(tree, url):
        parts = urlsplit(address)
        if element not in menus or parts.query or (parts.netloc != home.netloc and not same_site(url, address)):
            continue
        depth = len([segment for segment in parts.path.split("/") if segment])
        points = address_points(address)
        if 1 <= depth <= 2 and points is not None and points < 3:
            found.append(address.partition("#")[0])
    return _first(found)


def _name(tree: HtmlElement, url: str) -> str | None:
    """What the site calls itself: in its metadata, else the part of the title that is like its domain, else the last part."""
    for name in ("og:site_name", "application-name", "apple-mobile-web-app-title"):
        for element in tree.xpath(".//meta[@property=$name or @name=$name]", name=name):
            if text := _line(element.get("content")):
                return text
    parts = [part for part in _TITLE_PARTS.split(_line(tree.findtext(".//title")) or "") if part]
    domain = (registrable_domain(url) or "").partition(".")[0].replace("-", "")
    letters = {part: "".join(filter(str.isalnum, part.lower())) for part in parts}
    like = [part for part in parts if domain and letters[part] and (domain in letters[part] or letters[part] in domain)]
    return min(like, key=len) if like else parts[-1] if parts else None


def _language(tree: HtmlElement) -> tuple[str | None, str | None]:
    """Language and region as declared; a region in American English says nothing."""
    claims = [tree.get("lang"), *tree.xpath(".//meta[@property='og:locale']/@content")]
    found = [match for claim in claims if claim and (match := _LANGUAGE.match(claim.strip()))]
    region = next((match[2] for match in found if match[2] and f"{match[1]}_{match[2]}" != _EMPTY_CLAIM), None)
    return (found[0][1] if found else None), (region if region in _countries() else None)


def _country_of_domain(url: str) -> str | None:
    ending = (urlsplit(url).hostname or "").rpartition(".")[2].lower()
    if ending in _borrowed():
        return None
    code = {"uk": "GB"}.get(ending, ending.upper())
    return code if code in _countries() else None


@cache
def _countries() -> frozenset[str]:
    with resource("seeds", "countries.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["code"] for row in csv.DictReader(file))


@cache
def _borrowed() -> frozenset[str]:
    """Countries' domains that sites from anywhere use."""
    with resource("seeds", "borrowed_domains.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["domain"] for row in csv.DictReader(file))


def _absolute(url: str, href: str | None) -> str | None:
    try:
        address = urljoin(url, (href or "").strip())
    except ValueError:
        return None
    return address if href and urlsplit(address).scheme in ("http", "https") else None


def _first(addresses: Sequence[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(address for address in addresses if address))[:MOST]


def _line(text: str | None) -> str | None:
    words = " ".join("".join(letter for letter in text or "" if letter.isprintable() or letter.isspace()).split())
    return words[:100] or None
