"""Exports every table of the published file as Parquet, CSV or both, with a Frictionless datapackage.json and schema.json."""

import hashlib
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connection import WRITER_MEMORY, open_published, quoted
from warehouse.datapackage import Column, File, datapackage
from warehouse.errors import WarehouseError

# What `--format` writes, by its value: the suffixes of a table's files.
FORMATS = {"parquet": ("parquet",), "csv": ("csv",), "both": ("parquet", "csv")}


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    schema: str
    table: str
    comment: str
    columns: tuple[Column, ...]


def export(published: Path, folder: Path, formats: Sequence[str] = ("parquet",)) -> dict[str, int]:
    """Write `folder/SCHEMA.TABLE.parquet` (or .csv; `TABLE.…` for the core), schema.json and, last, datapackage.json.

    Returns the rows of each table. All tables come from one state, a table at a time, streamed. Raises WarehouseError for a
    folder that holds other files, for one that can't be written, and when a file holds other than the table's count of rows.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if strange := [path.name for path in folder.iterdir() if path.suffix not in {".parquet", ".csv", ".json"}]:
        raise WarehouseError(f"{folder} holds other files ({strange[0]}); name an empty or a new folder to export to.")
    # A folder with a datapackage.json is a whole export: an earlier one's must not stand over an unfinished one.
    (folder / "datapackage.json").unlink(missing_ok=True)
    with open_published(published) as con:
        con.execute(f"SET memory_limit = '{WRITER_MEMORY}'")
        tables = _tables(con)
        files = [_write(con, table, folder, suffix) for table in tables for suffix in formats]
        snapshot = con.execute(
            "SELECT snapshot_id, published_at FROM ops.snapshots ORDER BY published_at DESC LIMIT 1"
        ).fetchone()
        annotators = con.execute("SELECT DISTINCT annotator_version FROM articles ORDER BY ALL").fetchall()
    _dump(folder / "schema.json", _schema(tables, files))
    _dump(folder / "datapackage.json", datapackage(files, snapshot, [name for (name,) in annotators if name]))
    return {file.table: file.rows for file in files}


def _tables(con: duckdb.DuckDBPyConnection) -> list[_Table]:
    columns: dict[tuple[str, str], list[Column]] = {}
    for schema, table, name, kind, comment in con.execute(
        "SELECT schema_name, table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal "
        "ORDER BY schema_name, table_name, column_index"
    ).fetchall():
        columns.setdefault((schema, table), []).append(Column(name, kind, comment or ""))
    rows = con.execute(
        "SELECT schema_name, table_name, comment FROM duckdb_tables() WHERE NOT internal ORDER BY schema_name, table_name"
    ).fetchall()
    return [
        _Table(table if schema == "main" else f"{schema}.{table}", schema, table, comment or "", tuple(columns[schema, table]))
        for schema, table, comment in rows
    ]


def _write(con: duckdb.DuckDBPyConnection, table: _Table, folder: Path, suffix: str) -> File:
    path = folder / f"{table.name}.{suffix}"
    source = f'"{table.schema}"."{table.table}"'
    (expected,) = con.execute(f"SELECT count(*) FROM {source}").fetchall()[0]
    if suffix == "parquet":
        copy = f"COPY (FROM {source}) TO '{quoted(path)}' (FORMAT parquet, COMPRESSION zstd)"
    else:
        columns = ", ".join(column.as_csv for column in table.columns)
        copy = f"COPY (SELECT {columns} FROM {source}) TO '{quoted(path)}' (FORMAT csv, HEADER)"
    try:
        (rows,) = con.execute(copy).fetchall()[0]
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
    except (duckdb.IOException, OSError) as error:
        raise WarehouseError(f"{folder} can't be written: {str(error).splitlines()[0]}") from error
    if rows != expected:
        raise WarehouseError(f"{path} holds {rows:,} of {expected:,} rows; export again into an empty folder.")
    return File(path.name, suffix, table.name, table.comment, table.columns, rows, path.stat().st_size, digest)


def _schema(tables: list[_Table], files: list[File]) -> dict[str, object]:
    first = {file.table: file for file in reversed(files)}
    return {
        "tables": [
            {
                "name": table.name,
                "path": first[table.name].path,
                "rows": first[table.name].rows,
                "description": table.comment,
                "columns": [{"name": c.name, "type": c.kind, "description": c.comment} for c in table.columns],
            }
            for table in tables
        ]
    }


def _dump(path: Path, content: object) -> None:
    path.write_text(json.dumps(content, indent=2, ensure_ascii=False) + "\n", "utf-8")
