"""Opens DuckDB the one way newsloom does: UTC, no extension ever downloaded, errors in sentences."""

from pathlib import Path

import duckdb

from warehouse.copies import settle_missing_copies
from warehouse.errors import WarehouseError
from warehouse.indexing import index_missing
from warehouse.layout import Layout
from warehouse.marts import define
from warehouse.migrations import migrate
from warehouse.outdated import defined, definitions
from warehouse.reference import sync_domains, sync_notes, sync_topics

# A run's memory stays flat: DuckDB spills to disk beyond this.
WRITER_MEMORY = "2GB"


def open_state(layout: Layout) -> duckdb.DuckDBPyConnection:
    """The private state for writing, created and migrated as needed. The caller holds the writer lock."""
    layout.prepare()
    con = _connect(layout.state, read_only=False)
    con.execute(f"SET memory_limit = '{WRITER_MEMORY}'")
    migrate(con, str(layout.published))
    sync_topics(con)
    sync_notes(con)
    sync_domains(con)
    if defined(con) != definitions():
        define(con)
    index_missing(con)
    settle_missing_copies(con)
    return con


def open_published(published: Path) -> duckdb.DuckDBPyConnection:
    """The published file for reading. Never blocks a run and is never blocked by one."""
    if not published.exists():
        raise WarehouseError(f"There is no warehouse at {published}; load one with: newsloom run INPUT --warehouse {published}")
    return _connect(published, read_only=True)


def _connect(path: Path, *, read_only: bool) -> duckdb.DuckDBPyConnection:
    try:
        con = duckdb.connect(
            str(path),
            read_only=read_only,
            config={"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"},
        )
        con.execute("SET TimeZone = 'UTC'")
        con.execute("SET enable_progress_bar = false")  # it would write to standard output, between results
    except duckdb.Error as error:
        raise WarehouseError(f"{path} can't be opened as a warehouse: {_first_line(error)}") from error
    return con


def _first_line(error: duckdb.Error) -> str:
    return str(error).strip().splitlines()[0]


def quoted(path: Path) -> str:
    """A path as the inside of a SQL string."""
    return str(path).replace("'", "''")
