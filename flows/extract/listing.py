"""What a feed, a sitemap or a section page lists: entries that point at articles, or carry them."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of a listing. Dates are as the listing gave them; the clean step reads them."""

    url: str | None  # absolute where the listing's own address or its markup allows it
    external_id: str | None = None  # a feed's guid or id
    title: str | None = None
    published: str | None = None
    modified: str | None = None
    authors: tuple[str, ...] = ()
    language: str | None = None
    tags: tuple[str, ...] = ()
    html: str | None = None  # the article itself, when a feed carries it whole
    is_listing: bool = False  # a sitemap named by an index of sitemaps


@dataclass(frozen=True, slots=True)
class Listing:
    """The entries in the order they were listed, and what could not be read of them, as sentences."""

    kind: Literal["feed", "sitemap", "section"]
    title: str | None = None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    problems: tuple[str, ...] = ()
