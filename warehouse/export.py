"""Exports every table of the published file as Parquet, with a schema file that says what each column means."""

import json
from pathlib import Path

import duckdb

from warehouse.connection import open_published, quoted
from warehouse.errors import WarehouseError


def export(published: Path, folder: Path) -> dict[str, int]:
    """Write `folder/SCHEMA.TABLE.parquet` (`TABLE.parquet` for the core) and `schema.json`; returns the rows of each table.

    All tables come from one state. An existing folder that holds other files is refused with WarehouseError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    if strange := [path.name for path in folder.iterdir() if path.suffix not in {".parquet", ".json"}]:
        raise WarehouseError(f"{folder} holds other files ({strange[0]}); name an empty or a new folder to export to.")
    con = open_published(published)
    tables = con.execute(
        "SELECT schema_name, table_name, comment FROM duckdb_tables() WHERE NOT internal ORDER BY schema_name, table_name"
    ).fetchall()
    schema = []
    counts = {}
    for schema_name, table, comment in tables:
        name = table if schema_name == "main" else f"{schema_name}.{table}"
        target = quoted(folder / f"{name}.parquet")
        try:
            (rows,) = con.execute(
                f'COPY (SELECT * FROM "{schema_name}"."{table}") TO \'{target}\' (FORMAT parquet, COMPRESSION zstd)'
            ).fetchall()[0]
        except duckdb.IOException as error:
            raise WarehouseError(f"{folder} can't be written: {str(error).splitlines()[0]}") from error
        counts[name] = rows
        schema.append(
            {
                "name": name,
                "path": f"{name}.parquet",
                "rows": rows,
                "description": comment,
                "columns": _columns(con, schema_name, table),
            }
        )
    (folder / "schema.json").write_text(json.dumps({"tables": schema}, indent=2, ensure_ascii=False) + "\n", "utf-8")
    return counts


def _columns(con: duckdb.DuckDBPyConnection, schema: str, table: str) -> list[dict[str, str]]:
    rows = con.execute(
        "SELECT column_name, data_type, comment FROM duckdb_columns() WHERE schema_name = $schema AND table_name = $table "
        "ORDER BY column_index",
        {"schema": schema, "table": table},
    ).fetchall()
    return [{"name": name, "type": kind, "description": comment} for name, kind, comment in rows]
