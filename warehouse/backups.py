"""Backups: the private state in one compressed file, with a manifest of hashes and versions; and back from it.

A backup is a tar archive under Zstandard, which `tar --zstd -xf FILE` opens too. Its first member, manifest.json, says what it
holds. In it are the files of the private folder and the corrections beside the warehouse. Prefect's own store is not: `newsloom
serve` makes deployments anew from newsloom.toml, and the history of runs is in ops.runs.
"""

import hashlib
import json
import shutil
import sys
import tarfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import Any

import duckdb

from warehouse.checks import run_checks
from warehouse.connection import open_state
from warehouse.errors import WarehouseError
from warehouse.layout import Layout
from warehouse.publishing import publish
from warehouse.sqlfiles import names

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

FORMAT = 1
MANIFEST = "manifest.json"
_MAGIC = b"\x28\xb5\x2f\xfd"
# Of the private folder, what another machine makes for itself.
_LEFT_OUT = {"lock", "prefect", "server.log"}


def backup(layout: Layout, file: Path, version: str) -> dict[str, Any]:
    """Write the private state to `file` and return the manifest. The caller holds the writer lock; `version` is newsloom's.

    An earlier backup in `file` is replaced once the new one is whole. Raises WarehouseError where there is no warehouse, where
    `file` is something else, and where it can't be written.
    """
    if not layout.state.exists():
        raise WarehouseError(f"There is no warehouse at {layout.published}; load one with: newsloom run INPUT")
    if file.exists() and not _is_backup(file):
        raise WarehouseError(f"{file} is there and no backup; name another file, such as {file.stem}.backup.")
    with closing(open_state(layout)) as con:
        con.execute("FORCE CHECKPOINT")
        tables = _counts(con)
    members = dict(_members(layout))
    manifest = {
        "format": FORMAT,
        "created_at": datetime.now(UTC).isoformat(timespec="seconds"),
        "newsloom": version,
        "duckdb": duckdb.__version__,
        "migrations": names("migrations"),
        "rows": tables,
        "files": {name: {"bytes": path.stat().st_size, "sha256": _sha256(path)} for name, path in members.items()},
    }
    unfinished = file.with_name(file.name + ".unfinished")
    try:
        _pack(unfinished, manifest, members)
        unfinished.replace(file)
    except OSError as error:
        unfinished.unlink(missing_ok=True)
        raise WarehouseError(f"{file} can't be written ({error.strerror}); make room or name another place.") from error
    return manifest


def restore(layout: Layout, file: Path, *, force: bool = False) -> dict[str, Any]:
    """Make the warehouse what `file` holds, publish it, and return the manifest. The caller holds the writer lock.

    Every byte is checked before anything is replaced. Raises WarehouseError for a warehouse that is there (but for `force`),
    for a file that is no backup, is damaged, or comes from a newer newsloom, and when the restored state fails a check.
    """
    if not force and (layout.state.exists() or layout.published.exists()):
        raise WarehouseError(
            f"There is a warehouse at {layout.published}; restore elsewhere with --warehouse, or replace it with --force."
        )
    fresh = layout.work / "restore.tmp"
    shutil.rmtree(fresh, ignore_errors=True)
    try:
        manifest = _unpack(file, fresh)
        _put(layout, fresh, set(manifest["files"]))
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    with closing(open_state(layout)) as con:
        if failed := run_checks(con, None):
            raise WarehouseError("Restored, but not published: " + "; ".join(failed))
        publish(con, layout, None)
    return manifest


def _is_backup(file: Path) -> bool:
    with file.open("rb") as start:
        return start.read(len(_MAGIC)) == _MAGIC


def _counts(con: duckdb.DuckDBPyConnection) -> dict[str, int]:
    tables = con.execute(
        "SELECT schema_name || '.' || table_name FROM duckdb_tables() WHERE NOT internal AND NOT temporary ORDER BY 1"
    ).fetchall()
    return {table: con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0] for (table,) in tables}


def _members(layout: Layout) -> Iterator[tuple[str, Path]]:
    """What goes into a backup, by its name there: files of the private folder, and corrections beside the warehouse."""
    for path in sorted(layout.work.rglob("*")):
        inside = path.relative_to(layout.work)
        if path.is_file() and inside.parts[0] not in _LEFT_OUT and path.suffix not in {".tmp", ".wal"}:
            yield f"private/{inside.as_posix()}", path
    for path in sorted((layout.published.parent / "corrections").glob("*.csv")):
        yield f"corrections/{path.name}", path


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _pack(target: Path, manifest: dict[str, Any], members: dict[str, Path]) -> None:
    text = json.dumps(manifest, indent=2).encode()
    with zstd.open(target, "wb") as packed, tarfile.open(fileobj=packed, mode="w|") as archive:
        entry = tarfile.TarInfo(MANIFEST)
        entry.size, entry.mtime = len(text), int(datetime.now(UTC).timestamp())
        archive.addfile(entry, BytesIO(text))
        for name, path in members.items():
            archive.add(path, arcname=name, recursive=False)


@contextmanager
def _reading(file: Path) -> Iterator[None]:
    """Turn what a damaged or foreign file raises into a sentence."""
    try:
        yield
    except FileNotFoundError as error:
        raise WarehouseError(f"There is no file {file}.") from error
    except (zstd.ZstdError, tarfile.TarError, EOFError, ValueError, KeyError, TypeError) as error:
        raise WarehouseError(f"{file} is no backup of newsloom's, or it is damaged ({error}); nothing was changed.") from error
    except OSError as error:
        raise WarehouseError(f"{file} could not be restored ({error.strerror}); nothing was changed.") from error


def _unpack(file: Path, folder: Path) -> dict[str, Any]:
    """Unpack `file` into `folder` and return its manifest, every file's bytes and hash checked against it."""
    with _reading(file), zstd.open(file, "rb") as packed, tarfile.open(fileobj=packed, mode="r|") as archive:
        first = archive.next()
        content = archive.extractfile(first) if first and first.name == MANIFEST else None
        if content is None:
            raise ValueError(f"its first member is not {MANIFEST}")
        manifest: dict[str, Any] = json.load(content)
        _refuse_newer(file, manifest)
        expected = dict(manifest["files"])
        while member := archive.next():
            if (told := expected.pop(member.name, None)) is None or not _is_ours(member):
                raise ValueError(f"{member.name} does not belong into it")
            archive.extract(member, folder, filter="data")
            if _sha256(folder / member.name) != told["sha256"]:
                raise ValueError(f"{member.name} is not what the manifest says")
        if expected:
            raise ValueError(f"{min(expected)} is missing")
    return manifest


def _is_ours(member: tarfile.TarInfo) -> bool:
    top, *inside = PurePosixPath(member.name).parts
    return member.isfile() and top in {"private", "corrections"} and bool(inside) and ".." not in inside


def _refuse_newer(file: Path, manifest: dict[str, Any]) -> None:
    if manifest["format"] > FORMAT or set(manifest["migrations"]) - set(names("migrations")):
        raise WarehouseError(
            f"{file} is from newsloom {manifest['newsloom']}, which is newer than this one; upgrade newsloom first."
        )


def _put(layout: Layout, fresh: Path, members: set[str]) -> None:
    """Put unpacked files in place, the database last: it makes the restored state the state."""
    for name in sorted(members, key=lambda name: name == f"private/{layout.state.name}"):
        top, *inside = PurePosixPath(name).parts
        target = (layout.work if top == "private" else layout.published.parent / "corrections").joinpath(*inside)
        # Corrections that are there are somebody's work in hand, and stay.
        if top == "private" or not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            if target == layout.state:
                layout.state.with_name(layout.state.name + ".wal").unlink(missing_ok=True)
            (fresh / name).replace(target)
