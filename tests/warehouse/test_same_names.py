"""One person under several ids: rankings say how many others have the name, and split_names proposes what merges them."""

import csv
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from flows.frames import REJECTS
from tests.warehouse.conftest import VERSIONS, Store, article, frame
from tests.warehouse.test_marts import marked
from warehouse import marts
from warehouse.loading import Batch, load
from warehouse.planning import plan
from warehouse.querying import bind, named_query
from warehouse.settling import resolve


def load_split(store: Store, *bodies: str) -> None:
    """Load an article for each body, whose people are no other article's: an entity for each name of each article."""
    planned = plan(store.con, frame(*(article(f"url:{body}", body, published_at="2024-03-01") for body in bodies)))
    annotations = marked(planned)
    own = pl.concat_str("link_key", pl.lit("|"), "article_id")
    annotations["entity_links"] = annotations["entity_links"].with_columns(own.alias("link_key"))
    load(store.con, "run", Batch(0, planned, annotations, pl.DataFrame(schema=REJECTS)), VERSIONS)
    marts.refresh(store.con)


def ask(store: Store, asked: str, **given: str) -> list[dict[str, Any]]:
    query = named_query(asked)
    found = store.con.execute(query.text, bind(query, given) or None)
    columns = [column for column, *_ in found.description or []]
    return [dict(zip(columns, row, strict=True)) for row in found.fetchall()]


BODIES = (
    "Ada Byron came.\nAda Byron left by train.",
    "Ada Byron went home.\nShe is well.",
    "Rain fell.\nAda Byron stayed in.",
    "Ben Castle came.\nBen Castle slept all day.",
)


def test_rankings_say_how_many_others_have_the_name(store: Store) -> None:
    load_split(store, *BODIES)
    named = {(row["name"], row["same_name"], row["same_name_articles"]) for row in ask(store, "most_named")}
    assert named == {("Ada Byron", 2, 2), ("Ben Castle", 0, 0)}
    quoted = {(row["speaker"], row["same_name"]) for row in ask(store, "most_quoted")}
    assert quoted == {("Ada Byron", 2), ("Ben Castle", 0)}
    rows = ask(store, "who_is", name="byron")
    assert [(row["name"], row["same_name"]) for row in rows] == [("Ada Byron", 2)] * 3
    [one] = ask(store, "who_is", name=str(rows[0]["entity_id"]))
    assert one == rows[0]


def test_what_is_proposed_merges_them(store: Store, tmp_path: Path) -> None:
    load_split(store, *BODIES)
    [proposed] = ask(store, "split_names")
    assert (proposed["entity"], proposed["entity_kind"], proposed["into_kind"]) == ("Ada Byron", "PERSON", None)
    assert proposed["note"] == "3 entities, 3 articles, 1 of this one; Mayor"
    with (tmp_path / "merges.csv").open("w", newline="") as file:
        writer = csv.DictWriter(file, proposed)
        writer.writeheader()
        writer.writerow(proposed)
    resolve(store.con, tmp_path)
    marts.refresh(store.con)
    assert store.rows("SELECT entity_id, name FROM entities WHERE name = 'Ada Byron'") == [(proposed["into"], "Ada Byron")]
    assert {row["same_name"] for row in ask(store, "most_named")} == {0}
    assert ask(store, "split_names", entities="2") == []


@pytest.mark.parametrize(("kind", "found"), [("person", 1), ("ORG", 0)])
def test_proposals_are_of_a_kind(store: Store, kind: str, found: int) -> None:
    load_split(store, *BODIES)
    assert len(ask(store, "split_names", kind=kind)) == found


def test_names_that_one_article_tells_apart_are_not_proposed(store: Store) -> None:
    load_split(store, *BODIES)
    store.con.execute("UPDATE entity_links SET name = 'Ada Byron' WHERE name = 'Ben Castle'")
    assert len(ask(store, "split_names")) == 1
    store.con.execute(
        "INSERT INTO entity_links BY NAME SELECT * REPLACE (9 AS entity_no, 77 AS entity_id) FROM entity_links LIMIT 1"
    )
    assert ask(store, "split_names") == []


def test_a_surname_alone_is_not_proposed(store: Store) -> None:
    load_split(store, *BODIES)
    store.con.execute("UPDATE entity_links SET name = 'Byron'")
    assert ask(store, "split_names") == []
