"""Feeds and sitemaps given as files: articles that a feed carries whole are records, what is only named is a reject."""

from collections.abc import Iterator

from .feeds import read_feed
from .listing import Listing
from .markup import MOST_BYTES
from .outcome import Record, Reject, UnreadableError, body_problem, excerpt_of
from .sitemaps import read_sitemap
from .stream import Place, Stream

_ONLY_NAMED = "this item of the feed has no whole text; give newsloom the feed's web address, and it fetches the pages"


def read_saved_feed(stream: Stream, place: Place) -> Iterator[Record | Reject]:
    """A record for each item with its article, a reject for each other one, and one for each thing wrong with the feed.

    `position` is the item's. Raises `UnreadableError` when nothing can be read.
    """
    feed = read_feed(_whole(stream), place.url, place.charset)
    if not feed.entries and not feed.problems:
        raise UnreadableError("the feed has no items")
    for position, entry in enumerate(feed.entries, 1):
        problem = body_problem(None, entry.html) if entry.html else _ONLY_NAMED
        if problem:
            yield Reject(place.input, position, problem, excerpt_of(" ".join(filter(None, (entry.title, entry.url)))))
            continue
        yield Record(
            place.input,
            position,
            external_id=entry.external_id,
            url=entry.url,
            title=entry.title,
            html=entry.html,
            authors=list(entry.authors),
            language=entry.language or feed.language,
            listed_at=entry.published,
            listed_modified_at=entry.modified,
            tags=list(entry.tags),
        )
    yield from _problems(feed, place)


def read_saved_sitemap(stream: Stream, place: Place) -> Iterator[Reject]:
    """One reject that says what to do instead. Raises `UnreadableError` when the sitemap cannot be read."""
    sitemap = read_sitemap(_whole(stream), place.url, place.charset)
    what = "sitemaps" if any(entry.is_listing for entry in sitemap.entries) else "pages"
    yield Reject(
        place.input,
        None,
        f"this is a sitemap, which names {len(sitemap.entries):,} {what} and holds none; give newsloom its web address, and"
        " they are fetched",
        excerpt_of(" ".join(entry.url or "" for entry in sitemap.entries[:3])),
    )


def _problems(listing: Listing, place: Place) -> Iterator[Reject]:
    for problem in listing.problems:
        yield Reject(place.input, None, problem)


def _whole(stream: Stream) -> bytes:
    """All bytes, and one more than a listing may have where there are more, which its reader then says."""
    parts: list[bytes] = []
    size = 0
    while size <= MOST_BYTES and (part := stream.read()):
        parts.append(part)
        size += len(part)
    return b"".join(parts)
