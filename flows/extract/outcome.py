"""What reading an input yields: records, rejects, visits, and the errors that become rejects."""

import re
from dataclasses import dataclass, field
from datetime import datetime

EXCERPT_CHARACTERS = 200
MAX_BODY_CHARACTERS = 1_000_000
MAX_HTML_CHARACTERS = 10_000_000
MAX_LINE_BYTES = 16_000_000  # a line, a table row or an element of a JSON document

UNFORESEEN = "reading it met an error that newsloom does not foresee"

_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]+")


class UnreadableError(Exception):
    """An input, or the rest of it, cannot be read; the message is the reject's reason."""


@dataclass(slots=True)
class Record:
    """One row of `flows.frames.RECORDS`; fields have its columns' names, meanings and order."""

    input: str
    position: int
    relative_path: str | None = None
    external_id: str | None = None
    url: str | None = None
    title: str | None = None
    text: str | None = None
    html: str | None = None
    published_at: str | None = None
    modified_at: str | None = None
    source: str | None = None
    authors: list[str] = field(default_factory=list)
    language: str | None = None
    section: str | None = None
    country: str | None = None
    flags: list[str] = field(default_factory=list)
    seen_urls: list[str] = field(default_factory=list)
    listed_at: str | None = None
    listed_modified_at: str | None = None
    tags: list[str] = field(default_factory=list)
    fetched_at: datetime | None = None

    @property
    def characters(self) -> int:
        return len(self.text or "") + len(self.html or "")


@dataclass(frozen=True, slots=True)
class Reject:
    """One row of `flows.frames.REJECTS`, without its stage."""

    input: str
    position: int | None  # null when the whole input is meant
    reason: str
    excerpt: str | None = None


@dataclass(slots=True)
class Visit:
    """One row of `flows.frames.VISITS`, whose columns the fields are; `gave` goes into the same batch."""

    visit_id: int
    url: str
    kind: str
    source: str | None
    input: str
    etag: str | None = None
    last_modified: str | None = None
    listed_modified_at: datetime | None = None
    status: int | None = None
    content_hash: str | None = None
    first_seen_at: datetime | None = None
    fetched_at: datetime | None = None
    changed_at: datetime | None = None
    next_visit_at: datetime | None = None
    failures: int = 0
    problem: str | None = None
    gone_at: datetime | None = None
    address_ids: list[int] = field(default_factory=list)
    listed_at: str | None = None
    listed_id: str | None = None
    listed_tags: list[str] = field(default_factory=list)
    gave: Record | Reject | None = None


def excerpt_of(found: bytes | str | None) -> str | None:
    """The first characters of what was found, on one line and safe to store."""
    if not found:
        return None
    head = found[: 4 * EXCERPT_CHARACTERS]  # four bytes a character at most
    text = head.decode("utf-8", "replace") if isinstance(head, bytes) else head
    return _UNPRINTABLE.sub(" ", text).strip()[:EXCERPT_CHARACTERS] or None


def sentence(reason: str) -> str:
    """A reason as a sentence, on one line and safe to store."""
    text = _UNPRINTABLE.sub(" ", reason).strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "!", "?")) else ".")


def body_problem(text: str | None, html: str | None) -> str | None:
    """Why this body cannot be loaded, or null."""
    if text is not None and len(text) > MAX_BODY_CHARACTERS:
        return f"the text has {len(text):,} characters, over the limit of {MAX_BODY_CHARACTERS:,}; split it into its articles"
    if html is not None and len(html) > MAX_HTML_CHARACTERS:
        return f"the HTML has {len(html):,} characters, over the limit of {MAX_HTML_CHARACTERS:,}"
    return None
