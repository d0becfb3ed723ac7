"""Citations: identical whatever the rows' order; after a change, which rows and why; a changed file is refused."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.warehouse.conftest import Store, article
from tests.warehouse.test_corrections import Corrections, said, write
from warehouse.citing import CitationError, cite, read
from warehouse.citing import write as write_citation
from warehouse.publishing import publish
from warehouse.querying import QueryError
from warehouse.removal import remove
from warehouse.settling import settle_corrections
from warehouse.verifying import Change, verify

__all__ = ["write"]

QUERY = "SELECT m.article_id, m.mention_no, m.text, e.name FROM mentions m JOIN entities e USING (entity_id)"
Cited = Callable[..., None]


@pytest.fixture
def loaded(store: Store) -> Store:
    said(store, "url:1", "Ada Byron", "Ben Castle", published_at="2024-03-01", modified_at="2024-03-01")
    said(store, "url:2", "A. Byron", published_at="2024-03-02")
    publish(store.con, store.layout, "run")
    return store


def since(store: Store, query: str = QUERY) -> Callable[[], list[Change]]:
    """Cite now; the result verifies what is published then."""
    path = store.layout.published.with_name("cited.json")
    write_citation(cite(store.layout.published, query, {}), path)

    def check() -> list[Change]:
        publish(store.con, store.layout, "run")
        return verify(store.layout.published, read(path))

    return check


def test_the_same_state_is_identical_whatever_the_order(loaded: Store) -> None:
    verified = since(loaded)
    assert verified() == []
    shuffled = cite(loaded.layout.published, f"FROM ({QUERY}) ORDER BY text DESC", {})
    assert shuffled["sha256"] == cite(loaded.layout.published, QUERY, {})["sha256"]
    assert len(shuffled["rows"]) == 3
    assert shuffled["snapshot_id"]
    assert shuffled["annotators"] == ["test 1"]


def test_each_change_has_its_cause(loaded: Store, write: Corrections) -> None:
    verified = since(loaded)
    said(loaded, "url:3", "Cleo Dunn")
    [new] = verified()
    assert (new.kind, new.before) == ("added", None)
    assert new.cause.startswith("new article")

    verified = since(loaded)
    said(loaded, "url:1", "Ada Byron", "Dan Eyre", modified_at="2024-03-05")
    [edit] = verified()
    assert (edit.kind, edit.before and edit.before["text"], edit.now and edit.now["text"]) == (
        "changed",
        "Ben Castle",
        "Dan Eyre",
    )
    assert edit.cause.startswith("edited version of article")

    verified = since(loaded)
    settle_corrections(loaded.con, write(merges=["A. Byron,PERSON,PERSON|ada byron,,"]))
    [moved] = verified()
    assert (moved.kind, moved.now and moved.now["name"]) == ("changed", "Ada Byron")
    assert moved.cause == "correction: merges.csv, line 2 (merge) added"

    verified = since(loaded)
    settle_corrections(loaded.con, write())
    assert [change.cause for change in verified()] == ["correction: merges.csv, line 2 (merge) taken out"]

    verified = since(loaded)
    remove(loaded.con, "url:3")
    [gone] = verified()
    assert (gone.kind, gone.now) == ("removed", None)
    assert gone.cause.endswith("was removed")

    verified = since(loaded)
    loaded.con.execute("UPDATE articles SET annotator_version = 'test 2' WHERE identity = 'url:2'")
    loaded.con.execute("UPDATE mentions SET text = 'Byron' WHERE text = 'A. Byron'")
    [again] = verified()
    assert again.cause.startswith("annotator version")


def test_a_newer_state_of_the_same_newsloom_is_named_by_its_migration(loaded: Store) -> None:
    verified = since(loaded, "SELECT count(*) AS rows FROM ops.migrations")
    loaded.con.execute("INSERT INTO ops.migrations VALUES ('9999_later', now())")
    causes = [change.cause for change in verified()]
    assert causes == ["the warehouse was brought up to date since, by the migration 9999_later"] * 2
    loaded.con.execute("DELETE FROM ops.migrations WHERE name = '9999_later'")


def test_rows_without_articles_get_what_happened_since(loaded: Store) -> None:
    verified = since(loaded, "SELECT count(*) AS articles FROM articles")
    loaded.load(article("url:9", "Nothing."))
    assert [(change.kind, change.cause) for change in verified()] == [("removed", "1 new article"), ("added", "1 new article")]


def test_values_survive_the_file(loaded: Store) -> None:
    query = """SELECT 0.1 + 0.2 AS sum, 'NaN'::DOUBLE AS nan, now()::DATE - now()::DATE AS none,
               [1, NULL] AS list, {'a': 1.5} AS struct,
               TIMESTAMPTZ '2024-03-01 00:00:00+02' AS at,
               encode('é') AS bytes, 12.50::DECIMAL(4, 2) AS money, NULL AS nothing"""
    assert since(loaded, query)() == []


def test_what_is_no_citation_is_told(loaded: Store, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    citation = cite(loaded.layout.published, QUERY, {})
    citation["rows"][0]["values"][2] = "Somebody Else"
    write_citation(citation, path)
    with pytest.raises(CitationError, match="was changed after it was written"):
        read(path)
    path.write_text("{}")
    with pytest.raises(CitationError, match="no citation"):
        read(path)
    path.write_text("[")
    with pytest.raises(CitationError, match="not JSON"):
        read(path)
    with pytest.raises(CitationError, match="can't be read"):
        read(tmp_path / "none.json")
    with pytest.raises(QueryError):
        cite(loaded.layout.published, "SELEC 1", {})


def test_the_file_is_one_row_a_line(loaded: Store, tmp_path: Path) -> None:
    path = tmp_path / "c.json"
    write_citation(cite(loaded.layout.published, QUERY, {}), path)
    text = path.read_text("utf-8")
    assert json.loads(text)["columns"] == ["article_id", "mention_no", "text", "name"]
    assert sum(line.startswith('{"values"') for line in text.splitlines()) == 3
