"""JSON Feed (jsonfeed.org), whole or cut short."""

import json
from typing import Final

from .addresses import absolute
from .feed_content import as_markup, is_whole, plain_words
from .feed_repair import MOST_ENTRIES
from .listing import Entry, Listing
from .outcome import UnreadableError

_MOST_NAMES: Final = 100


def read_json_feed(text: str, url: str | None) -> Listing:
    """What a JSON Feed lists; of one that is cut short, its whole items. Raises `UnreadableError` when this is none."""
    problems: list[str] = []
    items: object
    try:
        feed = json.loads(text)
    except (ValueError, RecursionError) as error:
        feed, items = {}, (read := _whole_items(text))
        fault = " ".join(str(error).split())[:150]
        problems.append(f"the feed is not valid JSON ({fault}); the {len(read):,} items before the fault were read")
    else:
        items = feed.get("items") if isinstance(feed, dict) else None
    if not isinstance(items, list) or (problems and not items):
        raise UnreadableError("this is no feed: it is JSON without a list of items; see jsonfeed.org for the form")
    language = _string(feed.get("language"))
    base = _address(feed.get("feed_url"), url) or url
    inherited = _authors(feed)
    entries = [_entry(item, base, inherited) for item in items[:MOST_ENTRIES] if isinstance(item, dict)]
    pointed = tuple(entry for entry in entries if entry.url or entry.html)
    if missing := len(items) - len(pointed):
        problems.append(f"{missing:,} of its {len(items):,} items have neither an address nor a text, or are over the limit")
    return Listing("feed", plain_words(_string(feed.get("title"))), language, pointed, tuple(problems))


def _whole_items(text: str) -> list[object]:
    """The items that can be read one by one, up to the first that cannot."""
    decoder = json.JSONDecoder()
    at = text.find("[", text.find('"items"')) + 1
    items: list[object] = []
    while 0 < at < len(text) and '"items"' in text[:at]:
        while at < len(text) and text[at] in ", \t\r\n":
            at += 1
        try:
            item, at = decoder.raw_decode(text, at)
        except (ValueError, RecursionError):
            break
        items.append(item)
    return items


def _entry(item: dict[str, object], base: str | None, inherited: tuple[str, ...]) -> Entry:
    markup = _string(item.get("content_html"))
    plain = _string(item.get("content_text"))
    body = markup or (as_markup(plain) if plain else None)
    tags = item.get("tags")
    names = [_string(tag) for tag in tags[:_MOST_NAMES]] if isinstance(tags, list) else []
    return Entry(
        url=_address(item.get("url"), base) or _address(item.get("id"), None) or _address(item.get("external_url"), base),
        external_id=_string(item.get("id"), 1000),
        title=plain_words(_string(item.get("title"), 5000), is_text=True),
        published=_string(item.get("date_published"), 200),
        modified=_string(item.get("date_modified"), 200),
        authors=_authors(item) or inherited,
        language=_string(item.get("language"), 50),
        tags=tuple(dict.fromkeys(name for name in names if name)),
        html=body if body and is_whole(body) else None,
    )


def _authors(value: dict[str, object]) -> tuple[str, ...]:
    """Names of version 1.1, else the one of version 1."""
    listed = value.get("authors")
    people = listed if isinstance(listed, list) else [value.get("author")]
    names = [_string(person.get("name"), 500) for person in people[:_MOST_NAMES] if isinstance(person, dict)]
    return tuple(dict.fromkeys(name for name in names if name))


def _address(written: object, base: str | None) -> str | None:
    return absolute(written, base) if isinstance(written, str) else None


def _string(value: object, most: int = 10_000_000) -> str | None:
    """A text, or a number as one (ids are often numbers), without lone surrogates; null for anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 1 << 63:
        return str(value)
    if not isinstance(value, str) or len(value) > most:
        return None
    return value.encode("utf-8", "replace").decode().strip() or None
