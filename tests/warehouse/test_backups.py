"""A backup gives back equal tables, hash by hash, and nothing but a whole one of ours is restored."""

import json
import tarfile
from pathlib import Path
from typing import Any

import pytest
from backports import zstd

from tests.warehouse.conftest import Store, article
from tests.warehouse.test_corrections import said
from warehouse.backups import backup, restore
from warehouse.connection import open_published, open_state
from warehouse.errors import WarehouseError
from warehouse.fingerprints import fingerprints
from warehouse.layout import Layout
from warehouse.publishing import publish

SCHEMAS = ("main", "marts", "search_index", "ops")


@pytest.fixture
def loaded(store: Store) -> Layout:
    """A warehouse with something in every corner: versions, copies, removals, rejects, corrections, an archive."""
    said(store, "url:1", "Ada Byron", "Ben Castle")
    store.load(article("url:2", "Mayor Anna Lindqvist opened a bridge in Tallinn.", published_at="2024-03-01"), annotated=True)
    store.load(
        article("url:2", "Mayor Anna Lindqvist opened two bridges in Tallinn.", modified_at="2024-03-02"), annotated=True
    )
    publish(store.con, store.layout, "run")
    store.con.close()
    (store.layout.work / "archive").mkdir()
    (store.layout.work / "archive" / "pages.warc.gz").write_bytes(bytes(range(256)) * 100)
    (store.layout.work / "publish.tmp").write_bytes(b"half")
    (store.layout.published.parent / "corrections").mkdir()
    (store.layout.published.parent / "corrections" / "names.csv").write_text("entity,name\n1,One\n", "utf-8")
    return store.layout


def tables(layout: Layout) -> dict[str, Any]:
    """The fingerprints of all tables but those that tell of publishing itself."""
    with open_state(layout) as con:
        found = {f"{schema}.{table}": kept for schema in SCHEMAS for table, kept in fingerprints(con, schema).items()}
    return {table: kept for table, kept in found.items() if table not in {"ops.snapshots", "ops.checks"}}


def test_tables_are_equal_by_hash_and_readers_have_them(loaded: Layout, tmp_path: Path) -> None:
    before = tables(loaded)
    manifest = backup(loaded, tmp_path / "news.backup", "1.2.3")
    assert manifest["rows"]["main.articles"] == 2
    assert set(manifest["files"]) == {"private/state.duckdb", "private/archive/pages.warc.gz", "corrections/names.csv"}
    elsewhere = Layout(tmp_path / "elsewhere" / "other.duckdb")
    elsewhere.prepare()
    assert restore(elsewhere, tmp_path / "news.backup") == manifest
    assert tables(elsewhere) == before
    with open_published(elsewhere.published) as con:
        assert con.execute("SELECT count(*) FROM article_versions").fetchall() == [(1,)]
    assert (elsewhere.work / "archive" / "pages.warc.gz").read_bytes() == bytes(range(256)) * 100
    assert (elsewhere.published.parent / "corrections" / "names.csv").read_text("utf-8") == "entity,name\n1,One\n"
    assert not (elsewhere.work / "restore.tmp").exists()


def test_a_warehouse_that_is_there_is_replaced_only_by_force(loaded: Layout, tmp_path: Path) -> None:
    before = tables(loaded)
    backup(loaded, tmp_path / "news.backup", "1")
    with open_state(loaded) as con:
        Store(loaded, con).load(article("url:3", "Another."))
    with pytest.raises(WarehouseError, match="--force"):
        restore(loaded, tmp_path / "news.backup")
    restore(loaded, tmp_path / "news.backup", force=True)
    assert tables(loaded) == before


@pytest.mark.parametrize("damage", ["cut", "byte", "foreign", "hash", "outside", "newer"])
def test_what_is_damaged_changes_nothing(loaded: Layout, tmp_path: Path, damage: str) -> None:
    file = tmp_path / "news.backup"
    backup(loaded, file, "1")
    content = bytearray(file.read_bytes())
    if damage == "cut":
        content = content[: len(content) // 2]
    elif damage == "byte":
        content[len(content) // 2] ^= 255
    elif damage == "foreign":
        content = bytearray(loaded.published.read_bytes())
    else:
        content = bytearray(rewritten(file, damage))
    file.write_bytes(content)
    before = tables(loaded)
    with pytest.raises(WarehouseError, match="newer" if damage == "newer" else "nothing was changed"):
        restore(loaded, file, force=True)
    assert tables(loaded) == before
    assert not (tmp_path / "evil").exists()


def rewritten(file: Path, damage: str) -> bytes:
    """The backup with a wrong hash, a file that would land outside, or a migration that this newsloom doesn't have."""
    with zstd.open(file, "rb") as packed, tarfile.open(fileobj=packed) as archive:
        parts = [(entry, source.read()) for entry in archive if (source := archive.extractfile(entry))]
    manifest = json.loads(parts[0][1])
    name = "corrections/names.csv"
    if damage == "hash":
        manifest["files"][name]["sha256"] = "0" * 64
    elif damage == "outside":
        manifest["files"]["private/../../evil"] = manifest["files"].pop(name)
    else:
        manifest["migrations"].append("9999_future")
    with zstd.open(file, "wb") as packed, tarfile.open(fileobj=packed, mode="w|") as archive:
        for number, (entry, content) in enumerate(parts):
            text = json.dumps(manifest).encode() if number == 0 else content
            entry.size = len(text)
            if damage == "outside" and entry.name == name:
                entry.name = "private/../../evil"
            with (file.parent / "part").open("w+b") as part:
                part.write(text)
                part.seek(0)
                archive.addfile(entry, part)
    return file.read_bytes()


def test_other_files_are_not_written_over_and_an_older_backup_is(loaded: Layout, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("precious")
    with pytest.raises(WarehouseError, match=r"thesis\.backup"):
        backup(loaded, tmp_path / "thesis.docx", "1")
    assert backup(loaded, tmp_path / "news.backup", "1")["newsloom"] == "1"
    assert backup(loaded, tmp_path / "news.backup", "2")["newsloom"] == "2"
    with pytest.raises(WarehouseError, match="no warehouse"):
        backup(Layout(tmp_path / "nowhere.duckdb"), tmp_path / "news.backup", "1")
    with pytest.raises(WarehouseError, match="can't be written"):
        backup(loaded, tmp_path / "no" / "such" / "folder.backup", "1")
    with pytest.raises(WarehouseError, match="There is no file"):
        restore(loaded, tmp_path / "missing.backup", force=True)
