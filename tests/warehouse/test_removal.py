"""Removing for good: rows, versions, copies, bytes, and no way back in."""

import pytest

from tests.warehouse.conftest import Store, article
from warehouse.connection import open_state
from warehouse.errors import WarehouseError
from warehouse.publishing import compact
from warehouse.removal import remove


def test_an_article_goes_with_versions_and_copies_and_stays_out(store: Store) -> None:
    secret = article("url:a", "Zanzibarquux said Anna Schmidt in Vienna.", modified_at="2024-01-02", url="https://a.example/1")
    store.load(secret, annotated=True)
    store.load(article("url:a", "Zanzibarquux came first.", modified_at="2024-01-01"))
    store.load(article("url:copy", "Zanzibarquux said Anna Schmidt in Vienna."))
    store.load(article("url:other", "Another article."))
    assert remove(store.con, "https://a.example/1") == 2
    tables = [
        name for (name,) in store.rows("SELECT table_name FROM duckdb_tables() WHERE schema_name = 'main' AND NOT temporary")
    ]
    for table in tables:
        assert "Zanzibarquux" not in str(store.rows(f"FROM {table}")), table
    assert store.load(secret).skipped == 1
    store.con.close()
    compact(store.layout)
    assert b"Zanzibarquux" not in store.layout.state.read_bytes()
    with open_state(store.layout) as con:
        assert con.execute("SELECT body FROM articles").fetchall() == [("Another article.",)]


def test_what_is_not_there_is_said(store: Store) -> None:
    with pytest.raises(WarehouseError, match="No article and no source"):
        remove(store.con, "https://nowhere.example")
