"""Why: rows with their words and decisions, articles, entities, and reasons for what is absent."""

from pathlib import Path

import pytest

from tests.warehouse.conftest import Store, article
from tests.warehouse.test_corrections import ADA, Corrections, said, write
from warehouse.connection import open_published
from warehouse.errors import WarehouseError
from warehouse.explaining import TABLES, explain
from warehouse.identifiers import stable_id
from warehouse.publishing import publish
from warehouse.removal import remove
from warehouse.settling import settle_corrections

__all__ = ["write"]

ONE = stable_id("url:1")


def why(store: Store, what: object) -> str:
    publish(store.con, store.layout, "run")
    return "\n".join(explain(store.layout.published, str(what)))


def test_a_row_gives_its_words_marked_and_why_its_entity(store: Store) -> None:
    said(store, "url:1", "Ada Byron", "Castle")
    store.con.execute("INSERT INTO sentences SELECT article_id, 0, 0, 0, 16, 'Ada Byron spoke.' FROM articles")
    text = why(store, f"mentions:{ONE}:0")
    assert "sentence: «Ada Byron» spoke." in text
    assert f"entity: 'Ada Byron' is Ada Byron (PERSON {ADA}), by full name" in text
    assert "key PERSON|ada byron" in text
    assert "annotated by: test 1" in text
    assert "person: 'Castle' is Castle" in why(store, f"roles:{ONE}:1")


def test_every_table_of_the_samples_has_rows_to_explain(samples: Path) -> None:
    with open_published(samples) as con:
        for table, rows in TABLES.items():
            found = con.execute(f"SELECT article_id, {rows.number} FROM {table} ORDER BY ALL LIMIT 1").fetchall()
            for article_id, number in found:
                assert explain(samples, f"{table}:{article_id}:{number}")[0] == f"{table}:{article_id}:{number}"


def test_an_entity_gives_its_forms_links_and_corrections(store: Store, write: Corrections) -> None:
    said(store, "url:1", "Ada Byron", "Castle")
    said(store, "url:2", "A. Byron")
    assert "single-token name, no second signal" in why(store, "castle")
    settle_corrections(
        store.con, write(merges=["A. Byron,PERSON,PERSON|ada byron,,the same"], names=["PERSON|ada byron,,Ada Lovelace,"])
    )
    text = why(store, ADA)
    assert "Ada Lovelace (PERSON)" in text
    assert "rename by the correction in names.csv, line 2" in text
    assert "by the correction in merges.csv, line 2 (merge: the same)" in text
    assert text == why(store, "ADA BYRON")


def test_a_name_of_several_names_the_others(store: Store) -> None:
    said(store, "url:1", "Castle")
    said(store, "url:2", "Castle", "Ada Byron")
    assert "'castle' could also be: Castle (PERSON " in why(store, "castle")


def test_a_name_of_several_is_the_one_most_reported(store: Store) -> None:
    said(store, "url:1", "Castle")
    said(store, "url:2", "Ben Castle")
    said(store, "url:3", "Ben Castle")
    store.con.execute(
        "INSERT INTO entity_aliases SELECT entity_id, 'Castle', 'name', 'castle' FROM entities WHERE name = 'Ben Castle'"
    )
    assert "Ben Castle (PERSON)" in why(store, "castle").splitlines()[0]
    assert "Ben Castle (PERSON)" in why(store, "Mr. Castle").splitlines()[0]


def test_an_article_says_what_it_is_a_copy_of_and_what_is_doubtful(store: Store) -> None:
    body = "One text that two sites have, with just enough words for it to be compared"
    store.load(article("url:1", f"{body}.", published_at="2024-03-01", title="First"))
    store.load(
        article(
            "url:2",
            f"{body}!",
            access="stub",
            quality_flags=["implausible_date"],
            url="https://e.example/2",
        )
    )
    text = why(store, "https://e.example/2")
    assert f"duplicate of {ONE}: First" in text
    assert "a stub" in text
    assert "published_at: null, implausible date" in text
    assert "origin of 1 copy" in why(store, ONE)


def test_what_is_absent_has_a_reason(store: Store, write: Corrections) -> None:
    said(store, "url:1", "Ada Byron", "Castle")
    said(store, "url:2", "Ben Castle")
    store.con.execute(
        "INSERT INTO ops.rejects VALUES ('r', 'b', 'inbox/late.json', 3, 'extract', 'It is cut off.', 'It began', now())"
    )
    assert "rejected (inbox/late.json, number 3): extract: It is cut off." in why(store, "late.json")
    assert "rejected (inbox/late.json, number 3)" in why(store, "it began")
    remove(store.con, "url:2")
    assert "removed" in why(store, "url:2")
    settle_corrections(store.con, write(kinds=["Castle,PERSON,NONE,a label"], rejected_statements=["url:1,0,,a caption"]))
    text = why(store, "Castle")
    assert "no name (kinds.csv, line 2)" in text
    assert "linked to nothing" in text
    assert "Rejected by the correction in rejected_statements.csv, line 2: a caption" in why(store, f"statements:{ONE}:0")
    assert "rows end at 1" in why(store, f"statements:{ONE}:7")
    assert "as there is no such article" in why(store, "statements:5:7")
    assert "Near it: Ada Byron" in why(store, "Ada Byrom")
    assert "no name so written" in why(store, "Xyzzy")


def test_rows_are_named_as_they_are_asked_for(store: Store) -> None:
    said(store, "url:1", "Ada Byron")
    with pytest.raises(WarehouseError, match="such as statements:123:4"):
        why(store, "statements:one")
    assert why(store, f"articles:{ONE}") == why(store, ONE)
    assert why(store, f"marts.who_said_what:{ONE}:0") == why(store, f"statements:{ONE}:0")
    with pytest.raises(
        WarehouseError, match="Rows of article_topics can't be explained one by one; those of these can: sentences"
    ):
        why(store, f"article_topics:{ONE}:0")
    with pytest.raises(WarehouseError, match="did you mean statements"):
        why(store, f"statement:{ONE}:0")
