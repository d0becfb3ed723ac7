"""The links that an article's paragraphs hold, in their order: what its author pointed at, not the page around it."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urljoin

from lxml.html import HtmlElement

from flows.clean.addresses import canonical_url, registrable_domain
from flows.clean.blocks import Block, words_of

_LONGEST_URL = 4_000
_LONGEST_TEXT = 500
_MOST = 500  # a list of a thousand links is an index, and no article


@dataclass(frozen=True, slots=True)
class Link:
    """`internal`: to the site itself; null when the page's own site is unknown. `line` is the key of its paragraph."""

    url: str
    text: str | None
    internal: bool | None
    line: str


def article_links(blocks: dict[str, Block], page_url: str | None, base: str | None) -> list[Link]:
    """The links in `blocks` to other pages. `page_url` is the page's address; `base` what its relative links start from."""
    home = registrable_domain(page_url) if page_url else None
    seen: set[HtmlElement] = set()
    links: list[Link] = []
    for line, block in blocks.items():
        for anchor in _anchors(block.element):
            url = None if anchor in seen else _target(anchor, base or page_url)
            seen.add(anchor)
            if url and url != page_url:
                text = " ".join(words_of(anchor).split())[:_LONGEST_TEXT]
                links.append(Link(url, text or None, registrable_domain(url) == home if home else None, line))
    return links[:_MOST]


def _anchors(element: HtmlElement) -> Iterable[HtmlElement]:
    yield from element.iter("a")
    parent = element.getparent()
    if parent is not None and parent.tag == "a":  # a paragraph that is a link from end to end
        yield parent


def _target(anchor: HtmlElement, base: str | None) -> str | None:
    href = (anchor.get("href") or "").strip()
    if not href or href.startswith("#") or len(href) > _LONGEST_URL:
        return None
    try:
        joined = urljoin(base or "", href)
    except ValueError:
        return None
    return canonical_url(joined) if joined.lower().startswith(("http://", "https://")) else None
