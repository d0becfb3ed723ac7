"""JSON documents: an array, a single record, records nested in something, or several such documents in a row.

A value is cut out of the stream by matching brackets and only then parsed. So a giant document needs no more memory than
its largest element, and an element that is not valid JSON costs only itself, which a parser of events cannot offer.
"""

import re
from collections.abc import Iterator

from .encoding import Decoder, LegacyAsUtf8
from .json_records import MalformedError, articles_of, looks_like_article, outcome_of, parse
from .outcome import MAX_LINE_BYTES, Record, Reject, UnreadableError, excerpt_of
from .stream import CHUNK, Place, Readable

CUT_SHORT = "it is cut short"
_TOO_LONG = f"longer than {MAX_LINE_BYTES // 1_000_000} MB"
_DEEPEST_WALK = 6
_BETWEEN = re.compile(rb"(?:[\s,\x00\x1e]|\xef\xbb\xbf)*+")
_STRING = rb'"[^"\\]*+(?:\\.[^"\\]*+)*+"'
_WHOLE_STRING = re.compile(_STRING, re.DOTALL)
_TO_BRACKET = re.compile(rb'(?:[^"{}\[\]]++|' + _STRING + rb")*+([{}\[\]])", re.DOTALL)
_TO_QUOTE_OR_BRACKET = re.compile(rb'[^"{}\[\]]*+')
_IN_STRING = re.compile(rb'[^"\\]*+(?:\\.[^"\\]*+)*+', re.DOTALL)
_LITERAL = re.compile(rb'[^\s,:\[\]{}"]++')


class BrokenError(Exception):
    """The document's brackets, quotes, commas or colons are not where they must be."""


class TooLongError(BrokenError):
    """A value of more than `MAX_LINE_BYTES`."""


class Cursor:
    """A position in a stream of JSON, from which whole values can be cut."""

    def __init__(self, stream: Readable) -> None:
        self._stream = stream
        self._buffer = b""
        self._at = 0

    def _fill(self) -> bool:
        chunk = self._stream.read(CHUNK)
        self._buffer, self._at = self._buffer[self._at :] + chunk, 0
        return bool(chunk)

    def peek(self) -> bytes:
        """The first byte of what comes next, after white space and commas; nothing at the end."""
        while True:
            self._at = _BETWEEN.match(self._buffer, self._at).end()  # type: ignore[union-attr]  # it matches nothing too
            if len(self._buffer) - self._at >= 3 or not self._fill():  # three: a byte order mark may be cut in two
                return self._buffer[self._at : self._at + 1]

    def take(self, byte: bytes) -> None:
        if self.peek() != byte:
            raise BrokenError(f"{byte.decode()} is missing")
        self._at += 1

    def cut(self) -> bytes:
        """The next value, whole. Raises `TooLongError` (and stays before it) or `BrokenError`."""
        first = self.peek()
        if first in (b"{", b"["):
            return self._cut_brackets()
        pattern = _WHOLE_STRING if first == b'"' else _LITERAL
        while True:
            found = pattern.match(self._buffer, self._at)
            if found and (first == b'"' or found.end() < len(self._buffer) or not self._grow(final=True)):
                break
            if found is None and first != b'"':
                raise BrokenError("a value is missing" if first else CUT_SHORT)
            if found is None:
                self._grow()
        return self._taken(len(found[0]))

    def _taken(self, size: int) -> bytes:
        if size > MAX_LINE_BYTES:
            raise TooLongError(_TOO_LONG)
        self._at += size
        return self._buffer[self._at - size : self._at]

    def _cut_brackets(self) -> bytes:
        depth, done = 0, 0  # done: how far after the value's start brackets are counted
        while True:
            found = _TO_BRACKET.match(self._buffer, self._at + done)
            if found is None:
                self._grow()
                continue
            done = found.end() - self._at
            depth += 1 if found[1] in b"{[" else -1
            if depth == 0:
                return self._taken(done)

    def _grow(self, *, final: bool = False) -> bool:
        """Read on, keeping the value that is being cut; `final` is whether it may end with the stream."""
        if len(self._buffer) - self._at > MAX_LINE_BYTES:
            raise TooLongError(_TOO_LONG)
        more = self._fill()
        if not (more or final):
            raise BrokenError(CUT_SHORT)
        return more

    def back(self, size: int) -> None:
        """Return to before the value of `size` bytes that was just cut."""
        self._at -= size

    def skip(self) -> None:
        """Go past the next value; an object, list or text is not kept, however long it is."""
        if self.peek() not in (b"{", b"[", b'"'):
            self.cut()
            return
        depth, in_string = 0, False
        while True:
            pattern = _IN_STRING if in_string else _TO_QUOTE_OR_BRACKET
            self._at = pattern.match(self._buffer, self._at).end()  # type: ignore[union-attr]  # it matches nothing too
            mark = self._buffer[self._at : self._at + 1]
            if mark in (b"", b"\\"):  # the end of what is read, perhaps inside an escape
                if not self._fill():
                    raise BrokenError(CUT_SHORT)
                continue
            self._at += 1
            if mark == b'"':
                in_string = not in_string
            else:
                depth += 1 if mark in b"{[" else -1
            if depth == 0 and not in_string:
                return

    def excerpt(self) -> str | None:
        return excerpt_of(self._buffer[self._at : self._at + 1000])


class Reader:
    """Reads the documents of one stream; articles are counted through all of them."""

    def __init__(self, stream: Readable, place: Place) -> None:
        self._cursor = Cursor(stream)
        self._place = place
        self._decoder = Decoder()
        self._position = 0

    def read(self) -> Iterator[Record | Reject]:
        """The documents' records. Raises `UnreadableError` when there are none, or the stream cannot be read on."""
        try:
            while first := self._cursor.peek():
                if first == b"[":
                    yield from self._array(wanted=True)
                elif first == b"{":
                    yield from self._object()
                else:
                    yield from self._value(self._cursor.cut())
        except (BrokenError, MalformedError) as fault:
            yield self._reject(f"the JSON document is malformed: {fault}", self._cursor.excerpt())
        except UnreadableError as fault:
            raise UnreadableError(f"{fault} (the {self._position:,} articles before the fault were read)") from fault
        if self._position == 0:
            raise UnreadableError("the JSON document holds no articles")

    def _value(self, data: bytes) -> Iterator[Record | Reject]:
        value, flags = parse(data, self._decoder)
        for raw in articles_of(value):
            self._position += 1
            yield outcome_of(raw, flags, data, self._place, self._position)

    def _reject(self, reason: str, excerpt: str | None) -> Reject:
        self._position += 1
        return Reject(self._place.input, self._position, reason, excerpt)

    def _object(self) -> Iterator[Record | Reject]:
        """A top object: a record, or small enough to be searched whole for what it wraps, or walked through."""
        size = 0
        try:
            data = self._cursor.cut()
            size = len(data)
            yield from self._value(data)
            return
        except MalformedError as error:
            self._cursor.back(size)
            fault: Exception = error
        except BrokenError as error:
            fault = error
        before = self._position
        yield from self._walk(0)
        if self._position == before:
            raise BrokenError(f"{fault}, and no list of articles is in it")

    def _walk(self, depth: int) -> Iterator[Record | Reject]:
        """Look through an object for lists of articles, without keeping it."""
        cursor = self._cursor
        cursor.take(b"{")
        while (mark := cursor.peek()) != b"}":
            if mark != b'"':
                raise BrokenError("a field's name is missing" if mark else CUT_SHORT)
            cursor.cut()
            cursor.take(b":")
            mark = cursor.peek()
            if mark == b"{" and depth < _DEEPEST_WALK:
                yield from self._walk(depth + 1)
            elif mark == b"[":
                yield from self._array(wanted=None)
            else:
                cursor.skip()
        cursor.take(b"}")

    def _array(self, wanted: bool | None) -> Iterator[Record | Reject]:
        """The elements of a list. Where it is not known whether they are `wanted`, the first object decides."""
        cursor = self._cursor
        cursor.take(b"[")
        while (mark := cursor.peek()) != b"]":
            if wanted is False or (wanted is None and mark != b"{"):
                wanted = False
                cursor.skip()
                continue
            try:
                data = cursor.cut()
            except TooLongError as fault:
                excerpt = cursor.excerpt()
                cursor.skip()
                if wanted:
                    yield self._reject(f"this element is {fault}; a record must fit in that", excerpt)
                continue
            try:
                if wanted is None:
                    value, _ = parse(data, self._decoder)
                    wanted = looks_like_article(value)
                if wanted:
                    yield from self._value(data)
            except MalformedError as fault:
                if mark not in b'{["':
                    raise BrokenError(f"{excerpt_of(data)} is not a value") from fault
                if wanted:
                    yield self._reject(f"this element is not valid JSON: {fault}", excerpt_of(data))
        cursor.take(b"]")


def read_json_document(stream: Readable, place: Place) -> Iterator[Record | Reject]:
    """The records of a stream of JSON; `position` counts the articles found in it, from 1.

    Raises `UnreadableError` when there are none, or the stream cannot be read on.
    """
    return Reader(LegacyAsUtf8(stream), place).read()
