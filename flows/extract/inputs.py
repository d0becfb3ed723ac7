"""What the inputs name: files, folders, patterns, standard input and addresses, as a list of sources in a fixed order."""

import difflib
import glob
import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from warehouse.errors import UserError

from .sniff import PAGE_PARTS

_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]+):/")
_MAGIC = re.compile(r"[*?\[]")


class InputError(UserError):
    """An input that cannot be meant, found before anything is loaded; the message is one sentence with what to do."""


class NothingFoundError(InputError):
    """A folder or pattern that has no files now; for a source on a schedule that is nothing new, and no mistake."""


@dataclass(frozen=True, slots=True)
class Source:
    """One thing to read: a file, an address, or standard input (neither)."""

    label: str  # what records and rejects say as their input
    path: Path | None = None
    url: str | None = None
    relative_path: str | None = None  # of a file, from the input that it was found through
    problem: str | None = None  # why it cannot be read, where that is known already


def expand(inputs: Sequence[str], base: Path | None) -> list[Source]:
    """The sources that `inputs` name, each once, in the order of the inputs and of their names inside each.

    Relative paths start at `base`, or else the current folder. Raises `InputError`.
    """
    if not inputs:
        raise InputError("no inputs are given; name files, folders, patterns, addresses, or - for standard input")
    sources: dict[str, Source] = {}
    for given in inputs:
        for source in _expand_one(given, base or Path()):
            key = os.path.realpath(source.path) if source.path else source.url or source.label
            sources.setdefault(key, source)
    return list(sources.values())


def _expand_one(given: str, base: Path) -> list[Source]:
    if not given.strip() or "\0" in given:
        raise InputError("an input is empty; name a file, folder, pattern, address, or - for standard input")
    if given == "-":
        return [Source("-")]
    if scheme := _SCHEME.match(given):
        return [_address(given, scheme[1].lower())]
    path = base / Path(given).expanduser()
    label = storable(given)
    try:
        if path.is_dir():
            return _in_folder(path, label)
        if path.exists():
            return [Source(label, path, relative_path=storable(path.name))]
    except OSError as error:
        raise InputError(f"{label[:200]} cannot be looked at ({error.strerror}); check the name and its permissions") from error
    if _MAGIC.search(given):
        return _by_pattern(given, base)
    raise InputError(f"{label} does not exist{_near_miss(path, label)}; check the name, or the folder you are in")


def _address(given: str, scheme: str) -> Source:
    if scheme not in ("http", "https"):
        raise InputError(f"{label_of_address(given)} is no http or https address; download it and give the file instead")
    try:
        host = urlsplit(given).hostname
    except ValueError:
        host = None
    if not host:
        raise InputError(f"{storable(given)} is not a complete address; it needs a host, as in https://example.org/page")
    return Source(label_of_address(given), url=storable(given))


def label_of_address(url: str) -> str:
    """An address as it may be shown and stored: without a user's name and password."""
    try:
        parts = urlsplit(storable(url))
    except ValueError:
        return storable(url)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2]))


def _in_folder(folder: Path, label: str) -> list[Source]:
    sources = list(_walk(folder, label))
    if not any(source.path and source.problem is None for source in sources):
        if sources:
            raise InputError(f"{label} cannot be read: {sources[0].problem}; check its permissions")
        raise NothingFoundError(f"{label} is a folder without files that newsloom reads; put articles in it, or name another")
    return sources


def _walk(folder: Path, label: str) -> Iterator[Source]:
    """The files below a folder, by name; hidden ones and parts of saved pages are left out."""
    problems: list[OSError] = []
    prefix = label.rstrip("/") + "/" if label.strip("/") else label
    for root, folders, files in os.walk(folder, onerror=problems.append):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != "__MACOSX")
        for name in sorted(files):
            path = Path(root, name)
            suffix = path.suffix.lower()
            if name.startswith(".") or suffix in PAGE_PARTS or not _is_regular(path):
                continue
            relative = storable(path.relative_to(folder).as_posix())
            yield Source(prefix + relative, path, relative_path=relative)
    for error in problems:
        where = storable(str(error.filename))
        yield Source(where, Path(error.filename), problem=f"the folder cannot be listed ({error.strerror})")


def _by_pattern(pattern: str, base: Path) -> list[Source]:
    expanded = str(Path(pattern).expanduser())
    fixed = _fixed_part(expanded)
    sources: list[Source] = []
    for found in sorted(glob.glob(expanded, root_dir=base, recursive=True)):  # noqa: PTH207  (Path.glob gives hidden files)
        path = base / found
        if path.is_dir():
            if "**" not in pattern:  # which gives the files in it anyway
                sources += _walk(path, storable(found))
        elif path.suffix.lower() not in PAGE_PARTS and _is_regular(path):
            relative = Path(found).relative_to(fixed).as_posix()
            sources.append(Source(storable(found), path, relative_path=storable(relative)))
    if not sources:
        raise NothingFoundError(f"no file matches {storable(pattern)}; check the pattern, or put files there")
    return sources


def _is_regular(path: Path) -> bool:
    """A file, or a link to nothing, which is to be reported; not a pipe, which would be waited for."""
    return path.is_file() or (path.is_symlink() and not path.exists())


def _fixed_part(pattern: str) -> Path:
    """The folder that a pattern starts from: what comes before the first part with a wildcard."""
    parts = Path(pattern).parts
    fixed = [part for at, part in enumerate(parts) if not any(_MAGIC.search(before) for before in parts[: at + 1])]
    return Path(*fixed)


def _near_miss(path: Path, label: str) -> str:
    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return ""
    near = difflib.get_close_matches(path.name, names, n=1)
    return f" (there is {storable(label[: -len(path.name)] + near[0])})" if near and label.endswith(path.name) else ""


def storable(name: str) -> str:
    """A name as valid Unicode; the operating system allows others."""
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
