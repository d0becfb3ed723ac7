"""WARC files: the pages in them, one record at a time, at a memory that does not grow.

A record is believed when another, or the end, follows it where its length says. Where none does, the record is damaged: it
costs one reject, and reading goes on at the next line that begins a record. Neither warcio nor FastWARC reads on so
(docs/dependencies.md). WARC-Date says when a page was fetched, and nothing about when it was published.
"""

import logging
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Final

from .archived import Hints
from .encoding import UNDECODABLE_FLAG, decode_document, wide_codec
from .http_message import Message, headers_of, message_of
from .members import DAMAGE
from .outcome import MAX_HTML_CHARACTERS, Record, Reject, UnreadableError, body_problem, excerpt_of
from .stream import CHUNK, Place, Readable, Stream

_MOST_BLOCK: Final = 4 * MAX_HTML_CHARACTERS + (1 << 20)
_MOST_HEAD: Final = 1 << 16
_MOST_DAMAGED: Final = 1_000  # one after another; a file with so many is no WARC file any more
_START: Final = re.compile(rb"WARC/1\.\d{1,2}\r?\n")
_NEXT: Final = re.compile(rb"\nWARC/1\.\d{1,2}\r?\n")
_LONGEST_START: Final = 12
_HEAD_END: Final = re.compile(rb"\r?\n\r?\n")
_BETWEEN: Final = re.compile(rb"[\r\n]*")
_HTML: Final = ("text/html", "application/xhtml+xml")
_LOOKS_HTML: Final = re.compile(rb"(?:\xef\xbb\xbf)?\s{0,1000}(?:<!--|<!doctype html|<html|<head)", re.IGNORECASE)
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Found:
    """A record: its headers and block, or why it has none."""

    headers: dict[str, str]
    block: bytes
    damage: str | None = None


def read_warc(stream: Stream, place: Place) -> Iterator[Record | Reject]:
    """A record for each page that was answered with 200, a reject for each that is damaged or too large.

    `position` counts all records of the file. Requests, metadata, revisits, other answers and what is no HTML are counted in
    the log; a file that has nothing else is one reject.
    """
    passed: Counter[str] = Counter()
    hints = Hints()
    outcomes = 0
    for position, found in enumerate(_records(stream), 1):
        outcome = _outcome(found, place, position, hints)
        if isinstance(outcome, str):
            passed[outcome] += 1
        else:
            outcomes += 1
            yield outcome
    told = ", ".join(f"{count:,} {what}" for what, count in sorted(passed.items()))
    _log.info("%s: %d pages or rejects; passed over: %s", place.input, outcomes, told or "nothing")
    if not outcomes:
        yield Reject(place.input, None, f"the WARC file holds no web page; its records are {told or 'none'}")


def _records(stream: Readable) -> Iterator[_Found]:
    window = _Window(stream)
    damaged_in_a_row = 0
    while True:
        window.skip(_BETWEEN)
        if not window.fill(_LONGEST_START):
            return
        found = _next(window)
        damaged_in_a_row = damaged_in_a_row + 1 if found.damage else 0
        yield found
        if damaged_in_a_row == _MOST_DAMAGED:
            raise UnreadableError(f"{_MOST_DAMAGED:,} damaged records follow one another; the rest of the file was not read")


def _next(window: "_Window") -> _Found:
    """The record at the window's start, which is taken out of it; a damaged one up to where the next begins."""
    start = window.match(_START)
    if start is None:
        excerpt = window.peek(0, 200)
        window.drop_until(_NEXT)
        if excerpt.startswith(DAMAGE.strip()):
            return _Found({}, b"", "a compressed record is damaged or cut short")
        return _Found({}, excerpt, "what stands here is no WARC record")
    window.fill(_MOST_HEAD)
    end = window.search(_HEAD_END, _MOST_HEAD)
    headers = headers_of(window.peek(start.end(), end.start())) if end else {}
    length = headers.get("content-length", "")
    if end is None or not (length.isascii() and length.isdigit() and len(length) < 16):
        window.drop(start.end() - 1)
        window.drop_until(_NEXT)
        return _Found(headers, b"", "the record's header is damaged")
    window.drop(end.end())
    return _with_block(window, headers, int(length))


def _with_block(window: "_Window", headers: dict[str, str], length: int) -> _Found:
    if length > _MOST_BLOCK:  # too large to be a page; searched, since a damaged length would skip the rest of the file
        dropped = window.drop_until(_NEXT)
        is_sound = dropped - 8 <= length <= dropped
        return _Found(headers, b"", None if is_sound else "the record's length is damaged")
    available = window.fill(length + 64)
    if available < length:
        window.drop_until(_NEXT)
        return _Found(headers, b"", "the record is damaged, or the file is cut short in it")
    if window.ends_at(length):
        return _Found(headers, window.take(length))
    window.drop_until(_NEXT)
    return _Found(headers, b"", "the record is damaged: no other follows where its length says that it ends")


def _outcome(found: _Found, place: Place, position: int, hints: Hints) -> Record | Reject | str:
    """A page, a reject, or the word for what is passed over."""
    kind = found.headers.get("warc-type", "").lower()
    url = found.headers.get("warc-target-uri", "").strip("<> ")
    if found.damage:
        return Reject(place.input, position, f"{found.damage}; the records after it were read", excerpt_of(url or found.block))
    if kind not in ("response", "resource"):
        return f"{kind or 'unnamed'} records"
    if not url.lower().startswith(("http://", "https://")):
        return "answers of other protocols"
    message = message_of(found.block) if kind == "response" else Message(200, found.headers, found.block)
    if message is None:
        return "answers that are not of HTTP"
    hints.hear(url, message)
    if message.status != 200:
        return f"answers with status {message.status}"
    try:
        page = _page(message, url, place, position)
    except UnreadableError as fault:
        return Reject(place.input, position, str(fault), excerpt_of(url))
    if isinstance(page, Record):
        page.fetched_at = _moment(found.headers.get("warc-date", ""))
        hints.tell(page)
    return page


def _moment(written: str) -> datetime | None:
    """A WARC-Date, with the fraction of a second that WARC 1.1 allows; null when it is none."""
    try:
        moment = datetime.fromisoformat(written.strip())
    except ValueError:
        return None
    return moment.astimezone(UTC) if moment.tzinfo and moment.year > 1 else None


def _page(message: Message, url: str, place: Place, position: int) -> Record | Reject | str:
    if message.media_type and message.media_type not in _HTML:
        return "answers that are not HTML"
    body = message.body()
    if not message.media_type and not _LOOKS_HTML.match(body):
        return "answers that are not HTML"
    if not body.strip(b"\0 \t\r\n"):
        return "empty answers"
    if codec := wide_codec(body):
        text, damaged = body.decode(codec, "replace").removeprefix("\ufeff"), False
    else:
        text, damaged = decode_document(body, message.charset, html=True)
    problem = body_problem(None, text)
    if problem:
        return Reject(place.input, position, problem, excerpt_of(url))
    return Record(place.input, position, url=url, html=text, seen_urls=[url], flags=[UNDECODABLE_FLAG] if damaged else [])


class _Window:
    """The next bytes of a stream, looked at before they are taken, so that a damaged record can be read again."""

    def __init__(self, source: Readable) -> None:
        self._source = source
        self._data = bytearray()
        self._at = 0
        self._ended = False

    def __len__(self) -> int:
        return len(self._data) - self._at

    def fill(self, size: int) -> int:
        """How many of the next `size` bytes there are."""
        while len(self) < size and not self._ended:
            chunk = self._source.read(CHUNK)
            self._ended = not chunk
            if self._at > CHUNK:
                del self._data[: self._at]
                self._at = 0
            self._data += chunk
        return min(len(self), size)

    def match(self, pattern: re.Pattern[bytes]) -> "_Span | None":
        return _Span.of(pattern.match(self._data, self._at), self._at)

    def search(self, pattern: re.Pattern[bytes], within: int) -> "_Span | None":
        return _Span.of(pattern.search(self._data, self._at, self._at + within), self._at)

    def peek(self, start: int, end: int) -> bytes:
        return bytes(self._data[self._at + start : self._at + end])

    def take(self, length: int) -> bytes:
        taken = self.peek(0, length)
        self._at += length
        return taken

    def drop(self, length: int) -> None:
        self._at += length

    def skip(self, pattern: re.Pattern[bytes]) -> None:
        """Pass over what matches, however long."""
        while self.fill(1) and (found := pattern.match(self._data, self._at)) and found.end() > self._at:
            self._at = found.end()

    def ends_at(self, length: int) -> bool:
        """Whether a record of `length` bytes ends there: what separates records follows, another record, or nothing."""
        if self._data.startswith(b"\r\n\r\n", self._at + length):
            return True
        after = _BETWEEN.match(self._data, self._at + length)
        end = after.end() if after else self._at + length
        return (self._ended and end == len(self._data)) or _START.match(self._data, end) is not None

    def drop_until(self, pattern: re.Pattern[bytes]) -> int:
        """Pass over everything before the line that `pattern` finds, or to the end; the result is how much that was."""
        dropped = 0
        while True:
            found = pattern.search(self._data, self._at)
            if found:
                dropped += found.start() + 1 - self._at
                self._at = found.start() + 1
                return dropped
            if self._ended:
                dropped += len(self)
                self._at = len(self._data)
                return dropped
            kept = min(len(self), _LONGEST_START + 2)
            dropped += len(self) - kept
            self._at = len(self._data) - kept
            self.fill(CHUNK)


@dataclass(frozen=True, slots=True)
class _Span:
    """Where a match is, from the window's start."""

    _start: int
    _end: int

    @classmethod
    def of(cls, found: re.Match[bytes] | None, at: int) -> "_Span | None":
        return cls(found.start() - at, found.end() - at) if found else None

    def start(self) -> int:
        return self._start

    def end(self) -> int:
        return self._end
