"""The fields of a feed or an item under one name each, whatever namespaces and prefixes the feed uses for them."""

import re
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from lxml import etree

_PLAIN: Final = ""  # a vocabulary of feeds' own, whose names need no prefix
_NAMESPACES: Final = {
    "http://www.w3.org/2005/atom": _PLAIN,
    "http://purl.org/atom/ns#": _PLAIN,
    "http://purl.org/rss/1.0/": _PLAIN,
    "http://my.netscape.com/rdf/simple/0.9/": _PLAIN,
    "http://channel.netscape.com/rdf/simple/0.9/": _PLAIN,
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://purl.org/rss/1.0/modules/content/": "content:",
    "http://search.yahoo.com/mrss/": "media:",
    "http://www.itunes.com/dtds/podcast-1.0.dtd": "itunes:",
    "http://rssnamespace.org/feedburner/ext/1.0": "feedburner:",
}
_ATOM: Final = frozenset(["http://www.w3.org/2005/atom", "http://purl.org/atom/ns#"])
_PREFIXES: Final = frozenset(prefix for prefix in _NAMESPACES.values() if prefix) | {"pheedo:"}
_ABOUT: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"
_NAMED_MAIL: Final = re.compile(r"\S{1,200}@\S{1,200}\s{0,9}\(([^()]{1,200})\)|([^<>@]{1,200}?)\s{0,9}<\S{1,200}@\S{1,200}>")
_LONGEST_NAME: Final = 500
_LIST: Final = re.compile(r"[,;]")


class Fields:
    """The children of one element by name: `title` for a feed's own, `dc:date` for those of an extension."""

    def __init__(self, element: etree._Element) -> None:
        self.element = element
        self._children: dict[str, list[etree._Element]] = {}
        for child in element:
            if isinstance(child.tag, str):
                self._children.setdefault(name_of(child.tag), []).append(child)

    def elements(self, *names: str) -> Iterator[etree._Element]:
        for name in names:
            yield from self._children.get(name, ())

    def text(self, *names: str) -> str | None:
        """The first of the fields that has a text."""
        return next((text for element in self.elements(*names) if (text := text_of(element))), None)

    def link(self) -> str | None:
        """The address of the page: an alternate link of Atom, better one in HTML, else the text of a link of RSS."""
        found: list[tuple[int, str]] = []
        for element in self.elements("link", "atom:link", "guidislink"):
            href = (element.get("href") or "").strip()
            if href and (element.get("rel") or "alternate").lower() == "alternate":
                kind = (element.get("type") or "text/html").lower()
                found.append((0 if "html" in kind else 2, href))
            elif text := text_of(element):
                found.append((1, text))
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def tags(self) -> Iterator[str]:
        for element in self.elements("category", "dc:subject", "media:keywords", "itunes:keywords", "media:category"):
            written = element.get("label") or element.get("term") or text_of(element)
            if written and name_of(str(element.tag)) in ("media:keywords", "itunes:keywords", "dc:subject"):
                yield from _LIST.split(written)
            elif written:
                yield written

    @cached_property
    def is_rss(self) -> bool:
        return _namespace(str(self.element.tag)) not in _ATOM

    @property
    def about(self) -> str | None:
        """The address by which RSS 1.0 names an item."""
        return self.element.get(_ABOUT) or self.element.get("rdf:about")

    @property
    def guid_is_address(self) -> bool:
        """Whether the id may be read as the page's address: everywhere but where RSS says that it is none."""
        return all((guid.get("isPermaLink") or "true").strip().lower() != "false" for guid in self.elements("guid"))

    @property
    def title_is_text(self) -> bool:
        """Whether Atom says that the title has no markup, so that angle brackets in it are meant."""
        return not self.is_rss and all((title.get("type") or "text") == "text" for title in self.elements("title"))


def fields_of(element: etree._Element) -> Fields:
    return Fields(element)


def name_of(tag: str) -> str:
    """The one name of a tag: `{namespace}name` or `prefix:name`, in small letters; other namespaces stay apart."""
    namespace = _namespace(tag)
    local = tag.rpartition("}")[2].lower()
    if namespace:
        prefix = _NAMESPACES.get(namespace if namespace in _NAMESPACES else f"{namespace}/")
        if prefix is None:
            prefix = _PLAIN if "rss2" in namespace or namespace.startswith("http://backend.userland.com") else "other:"
        return prefix + local
    before, colon, after = local.partition(":")
    if before == "atom":
        return after
    return local if not colon or f"{before}:" in _PREFIXES else f"other:{after}"


def text_of(element: etree._Element) -> str | None:
    """All text in an element, without the blanks around it."""
    return "".join(map(str, element.itertext())).strip() or None


def author_of(element: etree._Element) -> str | None:
    """The name in an author's element; an address of e-mail alone names nobody."""
    fields = Fields(element)
    written = fields.text("name") if len(element) else text_of(element)
    written = " ".join(written.split()) if written else ""
    if len(written) > _LONGEST_NAME:
        return None
    if "@" in written:
        named = _NAMED_MAIL.fullmatch(written)
        written = (named[1] or named[2]).strip() if named else ""
    return written or None


def lang_of(element: etree._Element) -> str | None:
    found = element.get(_LANG)
    parent = element.getparent()
    return found if found or parent is None or name_of(str(element.tag)) in ("item", "entry") else lang_of(parent)


def _namespace(tag: str) -> str:
    return tag[1:].rpartition("}")[0].lower() if tag.startswith("{") else ""
