"""An article's own pictures: those among its paragraphs and above the first, and the one its metadata names.

Icons, logos, portraits of authors, counting pixels, and the pictures of teasers for other articles are not the article's.
"""

import re
from dataclasses import dataclass
from typing import Final
from urllib.parse import urljoin, urlsplit

from lxml.html import HtmlElement

from flows.clean.addresses import canonical_url
from flows.clean.blocks import Block, key, words_of

_ATTRIBUTES: Final = ("data-src", "data-original", "data-lazy-src", "data-hi-res-src", "src")
_SETS: Final = ("srcset", "data-srcset")
_NOT_OURS: Final = re.compile(
    r"\b(?:logo|icons?|avatar|author|byline|headshot|profile|related|recommend\w*|teaser|promo\w*|newsletter|share|social|sponsor\w*"
    r"|adver\w*|ads?|banner|sidebar|comments?|footer|nav\w*|menu|widget|badge|emoji|sprite|pixel|tracking|spacer|blank|placeholder)\b",
    re.IGNORECASE,
)
_OUTSIDE: Final = frozenset(["nav", "aside", "footer", "form", "header", "noscript", "template", "button"])
_DEFAULT: Final = re.compile(r"logo|default|\bshar(?:e|ing)|social|placeholder|fallback|favicon|\bicons?\b", re.IGNORECASE)
_SMALLEST = 100  # pixels: less in either direction is an icon
_LONGEST_URL, _LONGEST_TEXT = 4_000, 2_000
_MOST = 200
_HIGHEST = 40


@dataclass(frozen=True, slots=True)
class Image:
    """`found_in` is "body" for a picture on the page, "meta" for one that only the page's metadata names."""

    url: str
    alt: str | None
    caption: str | None
    found_in: str


def article_images(tree: HtmlElement, blocks: dict[str, Block], named: list[str], base: str | None) -> list[Image]:
    """The article's pictures in their order; `named` are the addresses that its metadata gives, `base` the page's address."""
    images: dict[str, Image] = {}
    container = _container(blocks)
    for element in container.iter("img", "amp-img") if container is not None else ():
        url = _source(element, base)
        if url and _is_own(element, container, url, base):
            images.setdefault(_name(url), Image(url, _clean(element.get("alt")), _caption(element, container), "body"))
    if not images:
        for address in named:
            url = _address(address, base)
            if url and not _DEFAULT.search(urlsplit(url).path):
                return [Image(url, None, None, "meta")]  # the others are the same in other shapes
    return list(images.values())[:_MOST]


def _container(blocks: dict[str, Block]) -> HtmlElement | None:
    """The smallest element that holds nearly all of the article's paragraphs, and the <article> or <main> right around it."""
    weights: dict[HtmlElement, int] = {}
    total = 0
    for line, block in blocks.items():
        total += len(line)
        for ancestor, _ in zip(block.element.iterancestors(), range(_HIGHEST), strict=False):
            weights[ancestor] = weights.get(ancestor, 0) + len(line)
    held = [element for element, weight in weights.items() if weight >= 0.9 * total]
    smallest = max(held, key=lambda element: sum(1 for _ in element.iterancestors()), default=None)
    if smallest is None:
        return None
    for ancestor in smallest.iterancestors():
        if ancestor.tag == "article" or ancestor.get("itemprop") == "articleBody":
            return ancestor
        if ancestor.tag in ("main", "body"):
            break
    return smallest


def _source(element: HtmlElement, base: str | None) -> str | None:
    for attribute in _ATTRIBUTES:
        if url := _address(element.get(attribute), base):
            return url
    parent = element.getparent()
    sources = [element, *(parent.iter("source") if parent is not None and parent.tag == "picture" else ())]
    for source in sources:
        for attribute in _SETS:
            first = (source.get(attribute) or "").strip().split(" ", 1)[0].rstrip(",")
            if url := _address(first, base):
                return url
    return None


def _address(written: str | None, base: str | None) -> str | None:
    """The absolute address of a picture, its query too, which may choose it; null for embedded data and what is none."""
    written = (written or "").strip()
    if not written or len(written) > _LONGEST_URL or written.startswith(("data:", "about:", "blob:", "{", "#")):
        return None
    try:
        url = urljoin(base or "", written)
        return url if canonical_url(url) and url.lower().startswith(("http://", "https://")) else None
    except ValueError:
        return None


def _name(url: str) -> str:
    """One picture is often given in several sizes: its path without them."""
    return re.sub(r"[-_]?\d{2,4}x\d{2,4}(?=\.\w+$)", "", urlsplit(url).path) or url


def _is_own(element: HtmlElement, container: HtmlElement, url: str, base: str | None) -> bool:
    if any(_pixels(element.get(side)) < _SMALLEST for side in ("width", "height") if element.get(side)):
        return False
    if _NOT_OURS.search(" ".join(element.get(name) or "" for name in ("class", "id"))) or url.lower().endswith(
        (".svg", ".gif")
    ):
        return False
    if _NOT_OURS.search(urlsplit(url).path.rsplit("/", 1)[-1].replace("_", " ")):
        return False
    for ancestor in element.iterancestors():
        if ancestor is container:
            return True
        if ancestor.tag in _OUTSIDE or _NOT_OURS.search(f"{ancestor.get('class') or ''} {ancestor.get('id') or ''}"):
            return False
        if ancestor.tag == "a" and _leads_elsewhere(ancestor, base):
            return False
    return True


def _leads_elsewhere(anchor: HtmlElement, base: str | None) -> bool:
    """Whether a picture's link goes to another page: to the picture in full size it may."""
    url = _address(anchor.get("href"), base)
    return bool(url) and not re.search(r"\.(?:jpe?g|png|webp|avif)$", urlsplit(url or "").path, re.IGNORECASE) and url != base


def _pixels(size: str | None) -> float:
    digits = re.match(r"\d+(?:\.\d+)?(?=(?:px)?$)", (size or "").strip())
    return float(digits[0]) if digits else _SMALLEST


def _caption(element: HtmlElement, container: HtmlElement) -> str | None:
    """The caption of the figure around a picture, or of the element marked as one beside it."""
    for depth, ancestor in enumerate(element.iterancestors()):
        if ancestor is container or depth > 5:
            return None
        for caption in ancestor.iter("*"):
            if caption.tag == "figcaption" or "caption" in (caption.get("class") or "").lower().split("-")[-1:]:
                return _clean(words_of(caption))
        if ancestor.tag == "figure":
            return None
    return None


def _clean(text: str | None) -> str | None:
    plain = " ".join((text or "").split())[:_LONGEST_TEXT]
    return plain if key(plain) else None
