"""Publishing: readers see whole states, block nobody and are never blocked."""

import subprocess
import sys

import duckdb
import pytest

from tests.warehouse.conftest import Store, article
from warehouse.connection import open_published
from warehouse.errors import WarehouseError
from warehouse.migrations import migrate
from warehouse.publishing import publish


def test_an_open_reader_keeps_its_state_and_a_new_one_sees_the_new(store: Store) -> None:
    store.load(article("url:a", "One."))
    publish(store.con, store.layout, "run")
    reader = open_published(store.layout.published)
    store.load(article("url:b", "Two."))
    publish(store.con, store.layout, "run")
    assert reader.execute("SELECT count(*) FROM articles").fetchall() == [(1,)]
    # A process of its own: inside one, DuckDB gives a second connection to an open path the first one's database.
    query = "SELECT articles FROM ops.snapshots ORDER BY published_at"
    code = (
        f"import duckdb; print(duckdb.connect({str(store.layout.published)!r}, read_only=True).execute({query!r}).fetchall())"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[(1,), (2,)]\n"
    reader.close()


def test_a_client_that_wrote_to_the_published_file_breaks_nothing(store: Store) -> None:
    store.load(article("url:a", "One."))
    publish(store.con, store.layout, "run")
    stray = duckdb.connect(str(store.layout.published))
    stray.execute("CREATE TABLE scratch (x INTEGER)")
    store.load(article("url:b", "Two."))
    publish(store.con, store.layout, "run")
    stray.close()
    with open_published(store.layout.published) as reader:
        assert reader.execute("SELECT count(*) FROM articles").fetchall() == [(2,)]


def test_a_published_file_that_was_deleted_is_published_again(store: Store) -> None:
    store.load(article("url:a", "One."))
    publish(store.con, store.layout, "run")
    store.layout.published.unlink()
    publish(store.con, store.layout, "run")
    assert store.layout.published.exists()


def test_every_table_and_column_explains_itself(store: Store) -> None:
    assert store.rows("SELECT table_name FROM duckdb_tables() WHERE comment IS NULL AND NOT temporary") == []
    columns = "FROM duckdb_columns() WHERE comment IS NULL AND NOT internal AND database_name = 'state'"
    assert store.rows(f"SELECT table_name, column_name {columns}") == []


def test_a_newer_warehouse_is_refused_with_what_to_do(store: Store) -> None:
    store.con.execute("INSERT INTO ops.migrations VALUES ('9999_future', now())")
    with pytest.raises(WarehouseError, match="upgrade newsloom"):
        migrate(store.con, "here")


def test_no_progress_bar_is_drawn_between_results(store: Store) -> None:
    publish(store.con, store.layout, "run")
    # DuckDB takes a program without a file, such as this one, for somebody who sits at a notebook.
    code = f"""
from pathlib import Path
from warehouse.connection import open_published
con = open_published(Path({str(store.layout.published)!r}))
print(con.execute("SELECT current_setting('enable_progress_bar')").fetchall())
"""
    assert subprocess.check_output([sys.executable, "-c", code], text=True) == "[(False,)]\n"
