"""The entity-relationship diagram of the core, as Mermaid text made from the database's columns and sql/keys.csv."""

import duckdb

from warehouse.keys import Reference, keys


def diagram(con: duckdb.DuckDBPyConnection) -> str:
    """Mermaid's `erDiagram` of the core: each table with its key columns, and a line for each reference."""
    tables = con.execute(
        "SELECT table_name, list((column_name, data_type) ORDER BY column_index) FROM duckdb_columns() "
        "WHERE schema_name = 'main' AND NOT internal AND table_name IN (SELECT table_name FROM duckdb_tables()) "
        "GROUP BY table_name ORDER BY table_name"
    ).fetchall()
    lines = ["erDiagram"]
    for table, columns in tables:
        kept = [f"        {kind.lower()} {name} {marks}" for name, kind in columns if (marks := _marks(table, name))]
        lines += [f"    {table} {{", *kept, "    }"]
    for table, _ in tables:
        lines += [_line(table, reference) for reference in _references(table)]
    return "\n".join(lines) + "\n"


def _references(table: str) -> tuple[Reference, ...]:
    return keys()[table].references if table in keys() else ()


def _marks(table: str, column: str) -> str:
    primary = table in keys() and column in keys()[table].primary
    foreign = any(column in reference.columns for reference in _references(table))
    return ", ".join(["PK"] * primary + ["FK"] * foreign)


def _line(table: str, reference: Reference) -> str:
    """A line of the diagram: `||` is exactly one, `|o` none or one, `o{` any number."""
    return f'    {reference.table} {"||" if reference.needed else "|o"}--o{{ {table} : "{", ".join(reference.columns)}"'
