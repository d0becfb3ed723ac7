"""Byte streams that can be looked at before they are read, and the place each was found at."""

import re
import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import IO, Protocol

CHUNK = 1 << 20
HEAD = 1 << 18  # bytes that are looked at to recognise a format
_SPOOL_IN_MEMORY = 8 << 20
_SUFFIX = re.compile(r"\.[A-Za-z0-9_]{1,10}$")


class Readable(Protocol):
    """Anything that gives out bytes in order: some of the next `size` at a call, none at the end."""

    def read(self, size: int = ..., /) -> bytes: ...


class Stream:
    """A forward-only stream with a `head` that can be looked at without consuming it."""

    def __init__(self, source: Readable, *, file: IO[bytes] | None = None) -> None:
        """`file` is the seekable file that `source` reads from its start, where there is one."""
        self._source = source
        self._file = file
        self._ahead = b""

    def head(self, size: int = HEAD) -> bytes:
        """The next `size` bytes, fewer at the end of the stream."""
        while len(self._ahead) < size:
            chunk = self._source.read(size - len(self._ahead))
            if not chunk:
                break
            self._ahead += chunk
        return self._ahead[:size]

    def read(self, size: int = CHUNK, /) -> bytes:
        """Some of the next `size` bytes; nothing at the end."""
        if self._ahead:
            taken, self._ahead = self._ahead[:size], self._ahead[size:]
            return taken
        return self._source.read(size)

    def random_access(self) -> IO[bytes]:
        """The whole stream as a seekable file: the file itself, or a temporary copy that is on disk when it is large."""
        if self._file is not None:
            self._file.seek(0)
            return self._file
        copy = tempfile.SpooledTemporaryFile(max_size=_SPOOL_IN_MEMORY)  # noqa: SIM115  (the caller closes it)
        shutil.copyfileobj(self, copy, CHUNK)
        copy.seek(0)
        return copy


@dataclass(frozen=True, slots=True)
class Place:
    """Where bytes were found: what the records' `input` says, and what a bare file's name tells about its article."""

    input: str  # path, URL or "-", with "!member" inside an archive
    name: str  # the file's own name, without the suffix of a compression already undone
    relative_path: str | None = None  # from the input given
    url: str | None = None
    charset: str | None = None  # from the HTTP header

    def uncompressed(self, suffix: str) -> "Place":
        """This place after `suffix` (".gz") is taken off its names."""
        return replace(self, name=_without(self.name, suffix), relative_path=_without(self.relative_path or "", suffix) or None)

    def member(self, name: str) -> "Place":
        """A file inside the archive that is at this place."""
        return replace(
            self,
            input=f"{self.input}!{name}",
            name=PurePosixPath(name).name,
            relative_path=f"{self.relative_path}!{name}" if self.relative_path else name,
            charset=None,
            url=None,
        )

    @property
    def suffix(self) -> str:
        """The name's suffix in lower case with its dot, or nothing: "Mr. Smith" has none."""
        found = _SUFFIX.search(self.name)
        return found[0].lower() if found and found.start() > 0 else ""

    @property
    def stem(self) -> str:
        return self.name[: -len(self.suffix)] if self.suffix else self.name


def _without(name: str, suffix: str) -> str:
    return name[: -len(suffix)] if name.lower().endswith(suffix) and len(name) > len(suffix) else name
