"""Visits: recorded with their batch, looked up by any address that led there, due by plan, forgotten with a removed article."""

from datetime import UTC, datetime, timedelta
from typing import Any

import polars as pl
import pytest

from flows.annotate.tables import empty
from flows.frames import HOSTS, REJECTS, VISITS, conform
from tests.warehouse.conftest import VERSIONS, Store, article, frame
from warehouse.identifiers import stable_id
from warehouse.loading import Batch, load
from warehouse.planning import plan
from warehouse.removal import remove
from warehouse.visits import Visits

NOW = datetime.now(UTC).replace(microsecond=0)
FEED = "https://paper.example/feed"
PAGE = "https://paper.example/quay?from=feed"


def address_id(folded: str) -> int:
    return stable_id(f"url:{folded}")


def visit(url: str = PAGE, **columns: Any) -> dict[str, Any]:
    """A VISITS row of a page that answered well."""
    number = address_id(url.removeprefix("https://"))
    return {
        "visit_id": number,
        "url": url,
        "kind": "page",
        "input": FEED,
        "status": 200,
        "etag": '"1"',
        "content_hash": "aa",
        "first_seen_at": NOW,
        "fetched_at": NOW,
        "changed_at": NOW,
        "next_visit_at": NOW - timedelta(minutes=1),
        "failures": 0,
        "address_ids": [number],
        **columns,
    }


def load_visits(store: Store, articles: list[dict[str, Any]], visits: list[dict[str, Any]], hosts: Any = ()) -> None:
    planned = plan(store.con, frame(*articles)) if articles else plan(store.con, frame(article("x", "y")).clear())
    batch = Batch(
        0,
        planned,
        empty(),
        pl.DataFrame(schema=REJECTS),
        conform(pl.DataFrame(visits, infer_schema_length=None), VISITS),
        pl.DataFrame(list(hosts), schema=HOSTS, orient="row"),
    )
    load(store.con, "run", batch, VERSIONS)


def quay() -> dict[str, Any]:
    return article("url:paper.example/quay", "A quay was opened.", input=PAGE, url="https://paper.example/quay")


def test_a_page_is_known_by_every_address_and_its_article(store: Store) -> None:
    redirect = address_id("paper.example/short/1")
    load_visits(store, [quay()], [visit(address_ids=[address_id(PAGE.removeprefix("https://")), redirect])])
    canonical = address_id("paper.example/quay")
    known = Visits(store.con).known([redirect, canonical, address_id("paper.example/else")])
    assert set(known) == {redirect, canonical}
    assert known[redirect].article_id == canonical == known[canonical].article_id
    assert (known[redirect].etag, known[redirect].url, known[redirect].is_removed) == ('"1"', PAGE, False)


def test_a_visit_updates_the_one_before_and_keeps_the_article(store: Store) -> None:
    load_visits(store, [quay()], [visit()])
    load_visits(store, [], [visit(status=410, problem="It is gone.", gone_at=NOW)])
    assert store.rows("SELECT status, article_id, gone_at IS NOT NULL FROM ops.visits") == [
        (410, address_id("paper.example/quay"), True)
    ]
    assert store.rows("SELECT count(*), count(DISTINCT address_id) FROM ops.visit_addresses") == [(2, 2)]


def test_what_is_gone_is_withdrawn_until_it_comes_back(store: Store) -> None:
    load_visits(store, [quay()], [visit()])
    withdrawn = "SELECT version_no, change_no, change, before FROM version_changes WHERE kind = 'withdrawn'"
    assert store.rows(withdrawn) == []
    for _ in range(2):
        load_visits(store, [], [visit(status=410, problem="It is gone.", gone_at=NOW)])
        assert store.rows(withdrawn) == [(1, 1, "removed", PAGE)]
    load_visits(store, [], [visit()])
    assert store.rows(withdrawn) == []


def test_due_are_pages_of_the_inputs_whose_time_has_come(store: Store) -> None:
    later = "https://paper.example/later"
    articles = [quay(), article("url:paper.example/later", "Later.", input=later)]
    load_visits(store, articles, [visit(), visit(later, next_visit_at=NOW + timedelta(hours=1))])
    assert [seen.url for seen in Visits(store.con).due([FEED])] == [PAGE]
    assert Visits(store.con).due(["https://other.example/feed"]) == []


def test_a_page_without_an_article_is_not_due_again(store: Store) -> None:
    load_visits(store, [], [visit()])
    assert store.rows("SELECT next_visit_at FROM ops.visits") == [(None,)]


def test_a_failed_batch_leaves_no_visit(store: Store) -> None:
    store.con.execute("ALTER TABLE tones RENAME TO elsewhere")
    with pytest.raises(Exception, match="tones"):
        load_visits(store, [quay()], [visit()])
    assert store.rows("SELECT count(*) FROM ops.visits") == [(0,)]


def test_a_removed_article_s_addresses_are_remembered_as_numbers_only(store: Store) -> None:
    load_visits(store, [quay()], [visit()])
    remove(store.con, "https://paper.example/quay")
    assert store.rows("SELECT count(*) FROM ops.visits") == [(0,)]
    known = Visits(store.con).known([address_id(PAGE.removeprefix("https://")), address_id("paper.example/quay")])
    assert [seen.is_removed for seen in known.values()] == [True, True]
    other = "https://paper.example/other-way"
    load_visits(store, [{**quay(), "input": other}], [visit(other)])
    assert store.rows("SELECT count(*) FROM ops.visits") == [(0,)]


def test_quiet_hosts_are_kept_until_they_answer(store: Store) -> None:
    until = NOW + timedelta(hours=1)
    load_visits(store, [], [visit()], [("paper.example", 5, until, "It failed five times.")])
    assert Visits(store.con).quiet_hosts() == {"paper.example": until}
    load_visits(store, [], [visit()], [("paper.example", 0, None, None)])
    assert store.rows("SELECT count(*) FROM ops.hosts") == [(0,)]
