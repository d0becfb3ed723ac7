"""An HTTP response as an archive keeps it, made into the page that a browser would have been given."""

import re
import zlib
from dataclasses import dataclass
from typing import Final

import brotli

from .compression import zstd
from .outcome import MAX_HTML_CHARACTERS, UnreadableError

_MOST_BYTES: Final = 4 * MAX_HTML_CHARACTERS
_MOST_HEAD: Final = 1 << 18
_STATUS: Final = re.compile(rb"HTTP/\d(?:\.\d)?\s+(\d{3})\b")
_BLANK_LINE: Final = re.compile(rb"\r?\n\r?\n")
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?\s*([A-Za-z0-9_:.()-]{1,40})", re.IGNORECASE)
_CHUNK: Final = re.compile(rb"[ \t]{0,20}([0-9A-Fa-f]{1,8})[^\r\n]{0,1000}\r?\n")
_COMPRESSED: Final = (b"\x1f\x8b", b"\x28\xb5\x2f\xfd")


@dataclass(frozen=True, slots=True)
class Message:
    """The parts of a response; `headers` have names in small letters, and the first of several values."""

    status: int
    headers: dict[str, str]
    raw: bytes  # the body as it was sent

    @property
    def media_type(self) -> str:
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        found = _CHARSET.search(self.headers.get("content-type", ""))
        return found[1] if found else None

    def body(self) -> bytes:
        """The body without chunks and compression. Raises `UnreadableError` when it is damaged or larger than a page may be."""
        data = self.raw
        if "chunked" in self.headers.get("transfer-encoding", "").lower():
            data = dechunked(data)
        for coding in reversed(self.headers.get("content-encoding", "").lower().split(",")[:3]):
            data = _uncompressed(data, coding.strip())
        return data


def message_of(block: bytes) -> Message | None:
    """The response that a record's block holds, or null when it holds none."""
    status = _STATUS.match(block)
    end = _BLANK_LINE.search(block, 0, _MOST_HEAD)
    if status is None:
        return None
    head, raw = (block[: end.start()], block[end.end() :]) if end else (block[:_MOST_HEAD], b"")
    return Message(int(status[1]), headers_of(head.split(b"\n", 1)[-1]), raw)


def headers_of(head: bytes) -> dict[str, str]:
    """Header lines as a dictionary; a line that is no header is passed over."""
    headers: dict[str, str] = {}
    for line in head.split(b"\n"):
        name, colon, value = line.partition(b":")
        if colon and not line.startswith((b" ", b"\t")):
            headers.setdefault(name.decode("latin-1").strip().lower(), value.decode("utf-8", "replace").strip())
    return headers


def dechunked(data: bytes) -> bytes:
    """A chunked body in one piece. Archives often keep the header after they have joined the chunks: then it stays as it is."""
    parts: list[bytes] = []
    at = 0
    while found := _CHUNK.match(data, at):
        size = int(found[1], 16)
        if size == 0:
            break
        parts.append(data[found.end() : found.end() + size])
        at = found.end() + size
        at += 2 if data.startswith(b"\r\n", at) else 1 if data.startswith(b"\n", at) else 0
    return b"".join(parts) if parts and parts[0] else data


def _uncompressed(data: bytes, coding: str) -> bytes:
    """`data` without one content coding; archives keep the header of what they have unpacked, so other data stays as it is."""
    try:
        if coding in ("gzip", "x-gzip", "deflate", "zstd") and data.startswith(_COMPRESSED):
            unpacker = zlib.decompressobj(31) if data.startswith(b"\x1f\x8b") else zstd.ZstdDecompressor()
            plain = unpacker.decompress(data, _MOST_BYTES + 1)
        elif coding == "deflate":
            plain = _inflated(data)
        elif coding == "br" and data.lstrip()[:1] != b"<":
            plain = brotli.Decompressor().process(data, output_buffer_limit=_MOST_BYTES + 1)
        else:
            return data
    except (zlib.error, zstd.ZstdError, brotli.error) as error:
        raise UnreadableError(f"the page's compressed content ({coding}) is damaged") from error
    if len(plain) > _MOST_BYTES:
        raise UnreadableError(f"the page grows to more than {_MOST_BYTES // 1_000_000} MB when it is unpacked")
    return plain


def _inflated(data: bytes) -> bytes:
    """Deflate, with the wrapper that the standard asks for or without it, as some servers send it."""
    if data.lstrip()[:1] == b"<":
        return data
    try:
        return zlib.decompressobj().decompress(data, _MOST_BYTES + 1)
    except zlib.error:
        return zlib.decompressobj(-15).decompress(data, _MOST_BYTES + 1)
