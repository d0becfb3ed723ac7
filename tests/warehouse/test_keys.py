"""The keys that sql/keys.csv declares are those of the tables, and they hold in the samples."""

from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from warehouse.connection import open_published
from warehouse.keys import keys

# Rows of these are told apart by nothing but their columns together.
WITHOUT_PRIMARY = {
    "marts.source_day_counts",
    "marts.statement_names",
    "marts.statement_voices",
    "ops.checks",
    "ops.rejects",
    "ops.removals",
    "ops.stale_days",
    "search_index.last_given",
}


@pytest.fixture(scope="module")
def con(samples: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_published(samples) as opened:
        yield opened


def rows(con: duckdb.DuckDBPyConnection, query: str) -> list[tuple[object, ...]]:
    return con.execute(query).fetchall()


def test_every_table_has_a_primary_key_or_is_known_to_have_none(con: duckdb.DuckDBPyConnection) -> None:
    tables = {
        table if schema == "main" else f"{schema}.{table}"
        for schema, table in con.execute("SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
    }
    with_primary = {table for table, known in keys().items() if known.primary}
    assert with_primary == tables - WITHOUT_PRIMARY, "a new table's keys go into sql/keys.csv"


@pytest.mark.parametrize("table", keys())
def test_the_keys_hold(con: duckdb.DuckDBPyConnection, table: str) -> None:
    known = keys()[table]
    if known.primary:
        columns = ", ".join(known.primary)
        assert not rows(con, f"SELECT {columns} FROM {table} GROUP BY ALL HAVING count(*) > 1")
        assert not rows(con, f"FROM {table} WHERE {' AND '.join(f'{column} IS NULL' for column in known.primary)}")
    for reference in known.references:
        assert reference.referenced == keys()[reference.table].primary
        if reference.needed:
            assert not rows(con, f"FROM {table} WHERE {' OR '.join(f'{column} IS NULL' for column in reference.columns)}")
        on = " AND ".join(f"a.{one} = b.{other}" for one, other in zip(reference.columns, reference.referenced, strict=True))
        there = " AND ".join(f"a.{column} IS NOT NULL" for column in reference.columns)
        assert not rows(con, f"FROM {table} a ANTI JOIN {reference.table} b ON {on} WHERE {there}")
