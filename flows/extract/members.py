"""Compressed files whose members (gzip) or frames (zstd) are records of their own, read on after a damaged one."""

import re
import zlib
from typing import Final, Protocol

from .compression import zstd
from .sniff import Container
from .stream import Readable

_READ: Final = 1 << 16  # compressed bytes that are taken at a time
_STARTS: Final = {
    Container.GZIP: re.compile(rb"\x1f\x8b\x08[\x00-\x1f]"),
    Container.ZSTANDARD: re.compile(rb"\x28\xb5\x2f\xfd|[\x50-\x5f]\x2a\x4d\x18", re.DOTALL),
}
_MARK: Final = 4
DAMAGE: Final = b"\r\n\r\ndamaged compressed data\r\n\r\n"  # stands in the output for what could not be unpacked
_FRAME: Final = b"\x28\xb5\x2f\xfd"
# A frame that other decompressors skip holds the dictionary that all frames after it need (IIPC, WARC with zstd).
_DICTIONARY: Final = b"\x5d\x2a\x4d\x18"
_MOST_DICTIONARY: Final = 16 << 20


class _Unpacker(Protocol):
    """A decompressor of one member: what it makes of some bytes, and how many of them it hands back."""

    @property
    def is_hungry(self) -> bool: ...
    @property
    def is_done(self) -> bool: ...
    def unpack(self, data: bytes, size: int) -> tuple[bytes, int]: ...


class _Gzip:
    is_hungry = True

    def __init__(self) -> None:
        self._inner = zlib.decompressobj(31)

    @property
    def is_done(self) -> bool:
        return self._inner.eof

    def unpack(self, data: bytes, size: int) -> tuple[bytes, int]:
        taken = self._inner.decompress(data, size)
        return taken, len(self._inner.unused_data or self._inner.unconsumed_tail)


class _Zstandard:
    def __init__(self, dictionary: zstd.ZstdDict | None) -> None:
        self._inner = zstd.ZstdDecompressor(zstd_dict=dictionary)

    @property
    def is_hungry(self) -> bool:
        return self._inner.needs_input

    @property
    def is_done(self) -> bool:
        return self._inner.eof

    def unpack(self, data: bytes, size: int) -> tuple[bytes, int]:
        taken = self._inner.decompress(data, size)
        return taken, len(self._inner.unused_data) if self._inner.eof else 0


class Members:
    """What comes out of the members, in order, with `DAMAGE` in each place that had to be passed over."""

    def __init__(self, source: Readable, container: Container) -> None:
        self._damaged = False
        self._source = source
        self._container = container
        self._buffer = b""
        self._at = 0
        self._fed_from = 0
        self._ended = False
        self._unpacker: _Unpacker | None = None
        self._dictionary: zstd.ZstdDict | None = None

    def read1(self, size: int, /) -> bytes:
        """Some of the next `size` bytes; nothing at the end."""
        while True:
            if self._unpacker is None:
                self._unpacker = self._next_member()
            if self._damaged:
                self._damaged = False
                return DAMAGE
            if self._unpacker is None:
                return b""
            try:
                taken, is_over = self._unpack(size, self._unpacker)
            except (zlib.error, zstd.ZstdError):
                self._damaged = True
                self._unpacker = None
                self._at = self._fed_from + 1
                continue
            if is_over:
                self._unpacker = None
            elif not taken and self._ended and self._at == len(self._buffer):
                self._damaged = True  # the last member is cut short
                self._unpacker = None
            if taken:
                return taken

    def _unpack(self, size: int, unpacker: _Unpacker) -> tuple[bytes, bool]:
        taken, back = unpacker.unpack(self._fed() if unpacker.is_hungry else b"", size)
        self._at -= back
        return taken, unpacker.is_done

    def _fed(self) -> bytes:
        if self._at == len(self._buffer):
            self._fill()
        self._fed_from = self._at
        fed = self._buffer[self._at :]
        self._at += len(fed)
        return fed

    def _next_member(self) -> _Unpacker | None:
        """A decompressor for the next member, which then is at `_at`; what is no member is passed over."""
        start = _STARTS[self._container]
        passed = False
        while True:
            while len(self._buffer) - self._at < _MARK and not self._ended:
                self._fill()
            if found := start.search(self._buffer, self._at):
                self._damaged = self._damaged or passed or found.start() > self._at
                self._at = found.start()
                if self._container is Container.GZIP:
                    return _Gzip()
                if self._buffer.startswith(_FRAME, self._at):
                    return _Zstandard(self._dictionary)
                if not self._skippable():
                    return None
                passed = False
                continue
            if self._ended:
                return None
            kept = max(self._at, len(self._buffer) - _MARK + 1)
            passed = passed or kept > self._at
            self._at = kept
            self._fill()

    def _skippable(self) -> bool:
        """Pass over a frame that is no data; a dictionary is kept. False when the file ends in it."""
        is_dictionary = self._buffer.startswith(_DICTIONARY, self._at) and self._dictionary is None
        self._at += _MARK
        length = int.from_bytes(self._exactly(4), "little")
        if is_dictionary and length <= _MOST_DICTIONARY:
            content = self._exactly(length)
            try:
                if content.startswith(_FRAME):
                    content = zstd.ZstdDecompressor().decompress(content, _MOST_DICTIONARY)
                self._dictionary = zstd.ZstdDict(content)
            except (zstd.ZstdError, ValueError):
                self._damaged = True
            return True
        while length > 0:
            part = self._exactly(min(length, _READ))
            if not part:
                return False
            length -= len(part)
        return True

    def _exactly(self, length: int) -> bytes:
        """The next `length` compressed bytes, fewer at the end."""
        parts = [self._buffer[self._at : self._at + length]]
        self._at += len(parts[0])
        missing = length - len(parts[0])
        while missing > 0 and not self._ended:
            self._fill()
            parts.append(self._buffer[self._at : self._at + missing])
            self._at += len(parts[-1])
            missing -= len(parts[-1])
        return b"".join(parts)

    def _fill(self) -> None:
        chunk = self._source.read(_READ)
        self._ended = not chunk
        self._buffer = self._buffer[self._at :] + chunk
        self._at = 0


def starts_with(container: Container, head: bytes, mark: bytes) -> bool:
    """Whether what a compressed file's first bytes hold begins with `mark`."""
    return Members(_Bytes(head), container).read1(len(mark)) == mark


class _Bytes:
    def __init__(self, data: bytes) -> None:
        self._data = data

    def read(self, size: int = -1, /) -> bytes:
        taken, self._data = self._data, b""
        return taken
