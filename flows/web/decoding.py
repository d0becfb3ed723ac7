"""Content codings undone piece by piece, so that a bomb is stopped before it has grown."""

import sys
import zlib
from collections.abc import Iterator
from typing import Protocol

import brotli

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

ACCEPTED = "gzip, deflate, br, zstd"
MAX_LAYERS = 2  # some servers compress twice; none does it three times with good intent
PIECE = 1 << 16
_RATIO_FROM = 1 << 20  # below it, a high ratio is no danger
_WINDOW_LOG = 23  # 8 MiB, what the zstd content coding allows


class DecodingError(Exception):
    """A body that is not what its Content-Encoding says, or a bomb; `passing` where it may come whole another time."""

    def __init__(self, reason: str, passing: bool = False) -> None:
        super().__init__(reason)
        self.passing = passing


class _Layer(Protocol):
    def pieces(self, data: bytes) -> Iterator[bytes]:
        """What `data` gives, in pieces of about PIECE bytes."""

    def finished(self) -> bool:
        """Whether the coded body has come to its end."""


class Decoder:
    """Undoes a Content-Encoding: `feed` gives pieces, `end` raises where the body was cut off."""

    def __init__(self, encoding: str, limit: int, ratio: int) -> None:
        names = [name.strip().lower() for name in encoding.split(",")]
        names = [name for name in names if name not in ("", "identity", "none")]
        if len(names) > MAX_LAYERS:
            raise DecodingError(f"the body is compressed {len(names)} times over")
        self._layers = [_layer(name) for name in reversed(names)]
        self._limit = limit
        self._ratio = ratio
        self.taken = 0  # bytes as transferred
        self.given = 0  # bytes after decompression

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The pieces that `data` gives. Raises `DecodingError` past the limits of size and ratio."""
        self.taken += len(data)
        try:
            for piece in self._through(self._layers, data):
                self.given += len(piece)
                self._check()
                yield piece
        except (zlib.error, brotli.error, zstd.ZstdError, EOFError) as error:
            raise DecodingError(f"the body cannot be decompressed ({error})") from error

    def end(self) -> None:
        """Raises `DecodingError` where the compressed body has not come to its end."""
        if self.taken and not all(layer.finished() for layer in self._layers):
            raise DecodingError("the compressed body breaks off before its end", passing=True)

    def _through(self, layers: list[_Layer], data: bytes) -> Iterator[bytes]:
        if not layers:
            yield data
            return
        for piece in layers[0].pieces(data):
            yield from self._through(layers[1:], piece)

    def _check(self) -> None:
        if self.given > self._limit:
            raise DecodingError(f"the body is larger than {_megabytes(self._limit)}")
        if self._layers and self.given > max(_RATIO_FROM, self.taken * self._ratio):
            raise DecodingError(f"the body grows to more than {self._ratio} times its size when decompressed, as no page does")


def _megabytes(size: int) -> str:
    return f"{size >> 20} MB" if size >= 1 << 20 else f"{size:,} bytes"


def _layer(name: str) -> _Layer:
    match name:
        case "gzip" | "x-gzip":
            return _Zlib(zlib.MAX_WBITS | 16)
        case "deflate":
            return _Deflate()
        case "br":
            return _Brotli()
        case "zstd":
            return _Zstd()
    raise DecodingError(f"the body's encoding {name[:40]!r} is not one that was asked for")


class _Zlib:
    """One gzip member after another, or one zlib or raw deflate stream; what follows its end and is none is passed over."""

    def __init__(self, bits: int) -> None:
        self._bits = bits
        self._stream = zlib.decompressobj(bits)

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while data:
            if self._stream.eof:
                if self._bits <= zlib.MAX_WBITS or not data.startswith(b"\x1f"):
                    return
                self._stream = zlib.decompressobj(self._bits)
            piece = self._stream.decompress(data, PIECE)
            if piece:
                yield piece
            data = self._stream.unused_data if self._stream.eof else self._stream.unconsumed_tail
            # a full piece may leave output inside with no input left
            if not data and len(piece) == PIECE and not self._stream.eof:
                while more := self._stream.decompress(b"", PIECE):
                    yield more

    def finished(self) -> bool:
        return bool(self._stream.eof)


class _Deflate:
    """Deflate as servers send it: in a zlib wrapper, as the standard says, or raw, as some understood it."""

    def __init__(self) -> None:
        self._stream: _Zlib | None = None
        self._start = b""

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._stream is None:
            self._start += data
            if len(self._start) < 2:
                return
            head = int.from_bytes(self._start[:2])
            wrapped = head >> 8 & 15 == zlib.DEFLATED and head % 31 == 0
            self._stream = _Zlib(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)
            data = self._start
        yield from self._stream.pieces(data)

    def finished(self) -> bool:
        return self._stream is not None and self._stream.finished()


class _Brotli:
    def __init__(self) -> None:
        self._stream = brotli.Decompressor()

    def pieces(self, data: bytes) -> Iterator[bytes]:
        if self._stream.is_finished():
            return
        piece = self._stream.process(data, output_buffer_limit=PIECE)
        while piece or not self._stream.can_accept_more_data():
            if piece:
                yield piece
            if self._stream.is_finished():
                return
            piece = self._stream.process(b"", output_buffer_limit=PIECE)

    def finished(self) -> bool:
        return bool(self._stream.is_finished())


class _Zstd:
    def __init__(self) -> None:
        self._stream = self._fresh()

    @staticmethod
    def _fresh() -> zstd.ZstdDecompressor:
        return zstd.ZstdDecompressor(options={zstd.DecompressionParameter.window_log_max: _WINDOW_LOG})

    def pieces(self, data: bytes) -> Iterator[bytes]:
        while True:
            if self._stream.eof:
                data = self._stream.unused_data or data
                if not data.startswith(b"\x28"):  # how a frame begins
                    return
                self._stream = self._fresh()
            piece = self._stream.decompress(data, PIECE)
            if piece:
                yield piece
            data = self._stream.unused_data if self._stream.eof else b""
            if not data and (self._stream.eof or self._stream.needs_input):
                return

    def finished(self) -> bool:
        return bool(self._stream.eof)
