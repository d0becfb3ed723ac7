"""Undo .gz, .zst and .zip, nested or not, as streams whose faults are sentences."""

import gzip
import io
import lzma
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from .compression import zstd
from .members import Members, starts_with
from .outcome import Reject, UnreadableError, excerpt_of
from .sniff import PAGE_PARTS, WARC_MARK, Container, container_of
from .stream import CHUNK, Place, Stream

_DEEPEST = 4
# News packs three- to tenfold, a bomb five hundredfold and more. Small ones do no harm, since everything is streamed.
_BOMB_BYTES = 4 << 30
_BOMB_RATIO = 500
_OFFICE_MEMBERS = {
    "word/document.xml": "a Word document",
    "xl/workbook.xml": "an Excel workbook",
    "ppt/presentation.xml": "a PowerPoint presentation",
    "META-INF/container.xml": "an e-book",
    "META-INF/manifest.xml": "an OpenDocument file",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """A stream that is no container, and where it was found."""

    stream: Stream
    place: Place


def unpacked(stream: Stream, place: Place, depth: int = 0) -> Iterator[Opened | Reject]:
    """The files inside `stream`, or itself when it is no container.

    Raises `UnreadableError` for a container that cannot be opened; a fault found later raises it while the member is read.
    """
    container = container_of(stream.head())
    if container is None:
        yield Opened(stream, place)
        return
    if depth == _DEEPEST:
        raise UnreadableError(f"archives are packed in archives more than {_DEEPEST} deep; unpack the outer ones first")
    if container is Container.ZIP:
        yield from _members(stream, place, depth)
        return
    packed = _Counted(stream)
    plain: Members | gzip.GzipFile | zstd.ZstdFile
    if starts_with(container, stream.head(), WARC_MARK):
        plain = Members(packed, container)  # each record is compressed alone, so that one damaged one is no end
    elif container is Container.GZIP:
        plain = gzip.GzipFile(fileobj=packed, mode="rb")
    else:
        plain = zstd.ZstdFile(packed, mode="rb")
    inside = place.uncompressed(".gz" if container is Container.GZIP else ".zst")
    yield from unpacked(Stream(_Guarded(plain, packed)), inside, depth + 1)


def _members(stream: Stream, place: Place, depth: int) -> Iterator[Opened | Reject]:
    with stream.random_access() as file:
        try:
            archive = zipfile.ZipFile(file)
        except (zipfile.BadZipFile, NotImplementedError, OSError, ValueError, IndexError) as error:
            raise UnreadableError("the zip archive is damaged or cut short; copy or download it again") from error
        members = sorted((info for info in archive.infolist() if _is_wanted(info)), key=lambda info: info.filename)
        if what := next((_OFFICE_MEMBERS[name] for name in archive.namelist() if name in _OFFICE_MEMBERS), None):
            raise UnreadableError(f"this is {what}, which newsloom does not read; save its text as .txt or .html")
        if not members:
            raise UnreadableError("the zip archive holds no files that newsloom reads")
        locked = [info for info in members if info.flag_bits & 1]
        if locked:
            reason = f"{len(locked)} of the archive's {len(members)} files are protected by a password; unpack it first"
            yield Reject(place.input, None, reason, excerpt_of(locked[0].filename))
        for info in members:
            if info not in locked:
                yield from _member(archive, info, place, depth)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: Place, depth: int) -> Iterator[Opened | Reject]:
    inside = place.member(_storable(info.filename))
    try:
        with archive.open(info) as file:
            yield from unpacked(Stream(_Guarded(file, info.compress_size)), inside, depth + 1)
    except UnreadableError as fault:
        yield Reject(inside.input, None, str(fault))
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        yield Reject(inside.input, None, f"this member of the zip archive cannot be unpacked ({error}); pack it again")


def _is_wanted(info: zipfile.ZipInfo) -> bool:
    parts = info.filename.split("/")
    hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts)
    return not (info.is_dir() or hidden or info.filename.lower().endswith(PAGE_PARTS))


def _storable(name: str) -> str:
    return name.encode("utf-8", "replace").decode()


class _Counted(io.RawIOBase):
    """A stream that counts what was read from it."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self.bytes = 0

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        taken = self._stream.read(size)
        self.bytes += len(taken)
        return taken


class _Guarded:
    """What comes out of a decompressor: faults become `UnreadableError`, and a decompression bomb is stopped.

    What was unpacked before a fault is given out first, so that it is not lost.
    """

    def __init__(self, source: Members | gzip.GzipFile | zstd.ZstdFile | IO[bytes], packed: _Counted | int) -> None:
        self._source = source
        self._packed = packed
        self._bytes = 0
        self._fault: UnreadableError | None = None

    def read(self, size: int = -1, /) -> bytes:
        parts: list[bytes] = []
        wanted = CHUNK if size < 0 else size
        while wanted > 0 and self._fault is None:
            try:
                taken = self._take(wanted)
            except UnreadableError as fault:
                self._fault = fault
                break
            if not taken:
                break
            parts.append(taken)
            wanted -= len(taken)
        if not parts and self._fault is not None:
            raise self._fault
        return b"".join(parts)

    def _take(self, size: int) -> bytes:
        try:
            taken = self._source.read1(size)  # type: ignore[union-attr]  # all have it; IO does not say so
        except EOFError as error:
            raise UnreadableError("the compressed file is cut short; copy or download it again") from error
        except (gzip.BadGzipFile, zlib.error, zstd.ZstdError, lzma.LZMAError, zipfile.BadZipFile) as error:
            raise UnreadableError(f"the compressed file is damaged ({error}); copy or download it again") from error
        self._bytes += len(taken)
        packed = self._packed if isinstance(self._packed, int) else self._packed.bytes
        if self._bytes > _BOMB_BYTES and self._bytes > _BOMB_RATIO * packed:
            raise UnreadableError(
                f"the compressed file grows to more than {_BOMB_RATIO:,} times its size, as only a decompression bomb does;"
                " unpack it yourself if you trust it"
            )
        return taken
