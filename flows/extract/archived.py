"""What the feeds and sitemaps of an archive say of the pages after them, which a page read from it would else have lost."""

from collections.abc import Iterable
from typing import Final
from urllib.parse import urljoin

from flows.clean.addresses import canonical_url, folded_url

from .feeds import read_feed
from .http_message import Message
from .listing import Entry, Listing
from .markup import listing_kind
from .outcome import Record, UnreadableError
from .sitemaps import read_sitemap

_MOST: Final = 200_000  # addresses remembered of one file
_LISTS: Final = ("xml", "json", "gzip", "octet-stream")


class Hints:
    """Entries by address, and where redirects lead; the first listing that names a page is believed, as when following it."""

    def __init__(self) -> None:
        self._entries: dict[str, Entry] = {}

    def hear(self, url: str, message: Message) -> None:
        """Remember what an answer at `url` says of other addresses; what cannot be read says nothing."""
        if message.status in (301, 302, 303, 307, 308):
            entry = self._entries.get(_key(url))
            if entry is not None and (target := message.headers.get("location")):
                self._remember([(urljoin(url, target), entry)])
        elif message.status == 200 and any(kind in message.media_type for kind in _LISTS):
            listing = _listing(url, message)
            entries = listing.entries if listing else ()
            self._remember((entry.url, entry) for entry in entries if entry.url and not entry.is_listing)

    def tell(self, record: Record) -> None:
        """Put what is known of a page's address into its record."""
        entry = self._entries.get(_key(record.url or ""))
        if entry is None:
            return
        record.external_id, record.tags = entry.external_id, list(entry.tags)
        record.listed_at, record.listed_modified_at = entry.published, entry.modified
        if entry.url:
            record.seen_urls = list(dict.fromkeys((entry.url, *record.seen_urls)))

    def _remember(self, found: Iterable[tuple[str, Entry]]) -> None:
        for url, entry in found:
            if len(self._entries) < _MOST:
                self._entries.setdefault(_key(url), entry)


def _key(url: str) -> str:
    return folded_url(canonical_url(url) or url)


def _listing(url: str, message: Message) -> Listing | None:
    try:
        body = message.body()
        if body.startswith(b"\x1f\x8b"):
            return read_sitemap(body, url, message.charset)
        kind = listing_kind(body[:20_000].decode("utf-8", "replace"))
        if kind is None:
            return None
        return (read_feed if kind == "feed" else read_sitemap)(body, url, message.charset)
    except (UnreadableError, ValueError):
        return None
