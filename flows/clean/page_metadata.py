"""What a page says about its article: title, address, authors, dates with their source, site, section, language.

Two places count: JSON-LD (schema.org) and the page's meta elements (names in seeds/page_meta.csv). JSON-LD of another article
on the page, such as a teaser's, is told from the page's own by its address. Nothing is taken from running text.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html import unescape
from urllib.parse import urljoin, urlsplit

import polars as pl
from lxml.html import HtmlElement

from flows.clean.addresses import canonical_url, folded_url
from flows.clean.blocks import words_of
from flows.clean.characters import well_formed
from warehouse.resources import resource

type Node = dict[str, object]

_ARTICLE_TYPE = re.compile(r"(?:\w*Article|\w*Posting|Report)$")
_PAGE_TYPE = re.compile(r"(?:\w*Page)$")
_TRAILING_COMMA = re.compile(r",\s*(?=[}\]])")
_SLOGAN = re.compile(r"\s[|–—:-]\s")
_LIVE_TYPE = re.compile("LiveBlogPosting")
_LIST_COMMA = re.compile(r"\s*[,;،、，]\s*")
_NO_TAG = re.compile(
    r"(?:https?:|\w+_|(?:type|tag|category|channel)\s*:|[^\w]*$)", re.IGNORECASE
)  # what machines tell machines
_LONGEST_TAG, _MOST_TAGS = 80, 50
_DEEPEST = 12


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """Strings as the page gives them; `clean` reads dates, names and addresses as it does those of a record."""

    title: str | None = None
    url: str | None = None
    authors: list[str] = field(default_factory=list)
    published_jsonld: str | None = None
    published_meta: str | None = None
    modified_at: str | None = None
    source: str | None = None
    section: str | None = None
    language: str | None = None
    article_body: str | None = None  # JSON-LD's articleBody: the publisher's own text, often whole, sometimes cut
    claimed_free: bool | None = None  # the publisher's claim (isAccessibleForFree), which is often wrong
    live_blog: bool = False
    modified_from: str | None = None  # jsonld or meta
    tags: list[str] = field(default_factory=list)
    images: list[str] = field(default_factory=list)
    base: str | None = None  # what relative addresses on the page start from


def page_metadata(tree: HtmlElement, given_url: str | None) -> PageMetadata:
    """The metadata of the page `tree`, whose address was `given_url` if it is known."""
    meta = _meta(tree)
    url = _canonical(tree, meta, given_url)
    nodes = list(_json_ld(tree))
    article = _own_article(nodes, url)
    page = next((node for node in nodes if _has_type(node, _PAGE_TYPE)), {})
    modified_jsonld = _text(article.get("dateModified")) or _text(page.get("dateModified"))
    return PageMetadata(
        title=_text(article.get("headline")) or _first(meta, "title") or _element_text(tree, "title", "h1"),
        url=url,
        authors=_names(article.get("author")) or _all(meta, "authors"),
        published_jsonld=_text(article.get("datePublished")) or _text(page.get("datePublished")),
        published_meta=_first(meta, "published") or _published_element(tree),
        modified_at=modified_jsonld or _first(meta, "modified"),
        modified_from="jsonld" if modified_jsonld else "meta",
        source=_site_name(_first(meta, "site") or next(iter(_names(article.get("publisher"))), None)),
        section=_text(article.get("articleSection")) or _first(meta, "section"),
        language=_text(article.get("inLanguage")) or tree.get("lang") or _first(meta, "language"),
        article_body=_text(article.get("articleBody")),
        claimed_free=_claim(article.get("isAccessibleForFree", page.get("isAccessibleForFree")), _first(meta, "tier")),
        live_blog=_has_type(article, _LIVE_TYPE),
        tags=_tags(tree, meta, article),
        images=[*_pictures(article.get("image")), *meta.get("image", [])],
        base=_base(tree, given_url or url),
    )


def _claim(claimed: object, tier: str | None) -> bool | None:
    """Whether the publisher says that the article is free: schema.org's words, else the content tier's."""
    word = str(claimed).lower().rsplit("/", 1)[-1]
    said = {"true": True, "false": False, "yes": True, "no": False}.get(word)
    return said if said is not None else {"free": True, "locked": False}.get((tier or "").lower())


def _tags(tree: HtmlElement, meta: dict[str, list[str]], article: Node) -> list[str]:
    """The article's tags from the best place that has some: elements of their own, then lists of keywords."""
    linked = [" ".join(words_of(link).split()) for link in tree.iter("a") if "tag" in (link.get("rel") or "").lower().split()]
    keywords = article.get("keywords")
    stated = [name for item in (keywords if isinstance(keywords, list) else [keywords]) if (name := _text(item))]
    for places in (meta.get("tags", []), stated, linked, meta.get("keywords", [])[:1]):
        # A place with one entry may hold a list in it.
        parts = [unescape(part) for part in (_LIST_COMMA.split(unescape(places[0])) if len(places) == 1 else places)]
        tags: dict[str, str] = {}
        for part in parts:
            tag = " ".join(part.split())
            tags.setdefault(tag.casefold(), tag)
        found = [tag for tag in tags.values() if 1 < len(tag) <= _LONGEST_TAG and not _NO_TAG.match(tag)]
        if found:
            return found[:_MOST_TAGS]
    return []


def _pictures(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    addresses = [item.get("url") or item.get("contentUrl") if isinstance(item, dict) else item for item in values]
    return [address for address in addresses if isinstance(address, str)]


def _base(tree: HtmlElement, url: str | None) -> str | None:
    element = tree.find(".//base[@href]")
    try:
        return urljoin(url or "", element.get("href")) if element is not None else url
    except ValueError:
        return url


@cache
def _fields() -> dict[str, tuple[str, int]]:
    """Each meta name with the field it fills and its rank among that field's names."""
    rows = pl.read_csv(resource("seeds", "page_meta.csv")).with_row_index("rank")
    return {name: (field, rank) for rank, field, name in rows.iter_rows()}


def _meta(tree: HtmlElement) -> dict[str, list[str]]:
    """The contents of known meta elements by field, the better known names first."""
    found: list[tuple[int, str, str]] = []
    for element in tree.iter("meta"):
        content = element.get("content") or element.get("value") or ""
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            known = _fields().get((element.get(attribute) or "").lower())
            if known and content.strip():
                found.append((known[1], known[0], content.strip()))
    meta: dict[str, list[str]] = {}
    for _, name, content in sorted(found, key=lambda entry: entry[0]):
        meta.setdefault(name, []).append(content)
    return meta


def _first(meta: dict[str, list[str]], name: str) -> str | None:
    return next(iter(meta.get(name, [])), None)


def _all(meta: dict[str, list[str]], name: str) -> list[str]:
    return [content for content in dict.fromkeys(meta.get(name, [])) if not content.startswith("http")]


def _canonical(tree: HtmlElement, meta: dict[str, list[str]], given_url: str | None) -> str | None:
    """The page's own address: rel=canonical, else og:url; a site's home page is nobody's address but its own."""
    links = [link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()]
    base = given_url or _first(meta, "url") or ""
    for candidate in (*links, *meta.get("url", [])):
        try:
            url = canonical_url(urljoin(base, candidate or ""))
        except ValueError:
            continue
        if url and (urlsplit(url).path.strip("/") or urlsplit(url).query):
            return url
    return None


def _json_ld(tree: HtmlElement) -> Iterator[Node]:
    """All objects in the page's JSON-LD, nested ones too, in their order; scripts that are not JSON are passed over."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            text = script.text.replace("<!--", "").replace("-->", "").replace("//<![CDATA[", "").replace("//]]>", "")
            for attempt in (text, _TRAILING_COMMA.sub("", text.strip().rstrip(";"))):
                try:
                    yield from _objects(json.loads(attempt, strict=False), 0)
                except (ValueError, RecursionError):
                    continue
                break


def _objects(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for name in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement", "item"):
            yield from _objects(value.get(name), depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)


def _has_type(node: Node, pattern: re.Pattern[str]) -> bool:
    types = node.get("@type")
    return any(isinstance(kind, str) and pattern.search(kind) for kind in (types if isinstance(types, list) else [types]))


def _own_article(nodes: list[Node], url: str | None) -> Node:
    """The article that the page is about: the one with the page's address, else the first."""
    articles = [node for node in nodes if _has_type(node, _ARTICLE_TYPE)]
    own = folded_url(url) if url else None
    for article in articles:
        if own and any(folded_url(address) == own for address in _addresses(article)):
            return article
    return articles[0] if articles else {}


def _addresses(article: Node) -> Iterator[str]:
    for name in ("url", "mainEntityOfPage", "@id"):
        value = article.get(name)
        address = value.get("@id") if isinstance(value, dict) else value
        url = canonical_url(address) if isinstance(address, str) else None
        if url:
            yield url


def _text(value: object) -> str | None:
    """The first string in `value`, with character references resolved; null for an empty one."""
    if isinstance(value, list):
        return next((text for item in value if (text := _text(item))), None)
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("@value"))
    return well_formed(unescape(value)).strip() or None if isinstance(value, str) else None


def _names(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    return [name for item in values if (name := _text(item)) and not name.startswith("http")]


def _site_name(name: str | None) -> str | None:
    """A site's name without the slogan behind it and the sign of a social network before it."""
    return _SLOGAN.split(name, maxsplit=1)[0].strip(" @") or None if name else None


def _element_text(tree: HtmlElement, *tags: str) -> str | None:
    for tag in tags:
        element = tree.find(f".//{tag}")
        text = " ".join(element.text_content().split()) if element is not None else ""
        if text:
            return text
    return None


def _published_element(tree: HtmlElement) -> str | None:
    """The machine-readable moment of an element that is marked as the date of publication."""
    for element in tree.iter("time", "abbr", "span", "div"):
        marks = f"{element.get('itemprop') or ''} {element.get('class') or ''}".lower()
        is_date = "datepublished" in marks or (element.tag == "time" and element.get("pubdate") is not None)
        if is_date and (moment := element.get("datetime") or element.get("content") or element.get("title")):
            return str(moment)
    return None
