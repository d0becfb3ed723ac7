"""The flow on real files, with the real model and Prefect's harness: what is loaded, skipped, rejected and recorded."""

import json
from collections.abc import Iterator
from pathlib import Path

import duckdb
import polars as pl
import pytest

from flows.annotate.packaged import PACKAGED
from flows.annotate.pooling import warm_pool
from flows.etl import etl, without_failures
from flows.extract.step import InputError
from flows.frames import ARTICLES, conform
from flows.summary import RunSummary
from tests.flows.follow.conftest import Server, feed, page, server
from warehouse.connection import open_published

__all__ = ["server"]  # the fixture

pytestmark = pytest.mark.usefixtures("prefect_api", "workers")

BRIDGE = {
    "id": "1",
    "url": "https://example.org/bridge",
    "title": "Bridge opened",
    "source": "The Example",
    "published_at": "2024-05-02",
    "text": "Mayor Anna Lindqvist opened a bridge in Tallinn on Monday.\n\n“It took nine years,” Lindqvist said.",
}


@pytest.fixture(scope="module")
def workers() -> Iterator[None]:
    """One annotator process for all tests of this module."""
    with warm_pool(1, PACKAGED):
        yield


def run(inputs: Path, warehouse: Path) -> RunSummary:
    summary = etl([str(inputs)], str(warehouse), label="test", workers=1)
    assert isinstance(summary, RunSummary)
    return summary


def rows(warehouse: Path, query: str) -> list[tuple[object, ...]]:
    with open_published(warehouse) as con:
        return con.execute(query).fetchall()


def test_articles_become_rows_and_a_repeat_loads_nothing(tmp_path: Path, warehouse: Path) -> None:
    inputs = tmp_path / "in.jsonl"
    inputs.write_text(json.dumps(BRIDGE) + "\n{broken\n", "utf-8")
    first = run(inputs, warehouse)
    assert (first.counts.loaded, first.counts.rejected) == (1, 1)
    assert rows(warehouse, "SELECT name FROM entities WHERE kind = 'PERSON'") == [("Anna Lindqvist",)]
    assert rows(warehouse, "SELECT s.kind, e.name FROM statements s JOIN entities e ON entity_id = speaker_id") == [
        ("direct", "Anna Lindqvist")
    ]
    assert rows(warehouse, "SELECT position FROM ops.rejects") == [(2,)]
    second = run(inputs, warehouse)
    assert (second.counts.loaded, second.counts.skipped, second.counts.words) == (0, 1, 0)
    assert rows(warehouse, "SELECT status, loaded, rejected FROM ops.runs ORDER BY started_at") == [
        ("done", 1, 1),
        ("done", 0, 1),
    ]


def test_an_edit_keeps_the_earlier_text(tmp_path: Path, warehouse: Path) -> None:
    inputs = tmp_path / "in.jsonl"
    edited = {**BRIDGE, "text": BRIDGE["text"] + "\n\nThe bridge is 90 metres long.", "modified_at": "2024-05-03"}
    inputs.write_text(json.dumps(BRIDGE), "utf-8")
    run(inputs, warehouse)
    inputs.write_text(json.dumps(edited), "utf-8")
    assert run(inputs, warehouse).counts.updated == 1
    assert rows(warehouse, "SELECT count(*) FROM articles WHERE body LIKE '%90 metres%'") == [(1,)]
    assert rows(warehouse, "SELECT version_no FROM article_versions") == [(1,)]


def test_a_feed_is_followed_and_what_was_seen_is_remembered(server: Server, warehouse: Path) -> None:
    address = f"{server.address}/feed"
    text = "Mayor Anna Lindqvist opened a bridge in Tallinn on Monday, and it took nine years to build. " * 3
    server.answers = {"/feed": (200, {"ETag": '"1"'}, feed((f"{server.address}/bridge", ""))), "/bridge": page(text)}
    options = {"label": "test", "workers": 1, "source": "paper", "web": {"local": True, "seconds_between": 0.0}}
    for loaded in (1, 0):
        summary = etl([address], str(warehouse), **options)
        assert isinstance(summary, RunSummary)
        assert (summary.counts.loaded, summary.counts.rejected) == (loaded, 0)
    assert server.asked == ["/feed", "/bridge", "/feed"]
    assert rows(warehouse, "SELECT kind, source, article_id IS NOT NULL, status FROM ops.visits ORDER BY kind") == [
        ("feed", "paper", False, 304),
        ("page", "paper", True, 200),
    ]


def test_a_missing_file_fails_the_run_and_leaves_the_warehouse_as_it_was(tmp_path: Path, warehouse: Path) -> None:
    inputs = tmp_path / "in.jsonl"
    inputs.write_text(json.dumps(BRIDGE), "utf-8")
    run(inputs, warehouse)
    with pytest.raises(InputError, match="nowhere"):
        run(tmp_path / "nowhere.jsonl", warehouse)
    assert rows(warehouse, "SELECT count(*) FROM articles") == [(1,)]
    assert rows(warehouse, "SELECT status FROM ops.runs ORDER BY started_at") == [("done",), ("failed",)]


def test_a_failing_check_keeps_the_last_good_state(tmp_path: Path, warehouse: Path) -> None:
    inputs = tmp_path / "in.jsonl"
    inputs.write_text(json.dumps(BRIDGE), "utf-8")
    run(inputs, warehouse)
    with duckdb.connect(str(warehouse) + ".work/state.duckdb") as con:
        con.execute("INSERT INTO tones VALUES (1, 0, 0.5)")  # the tone of a sentence that no article has
    inputs.write_text(json.dumps({**BRIDGE, "url": "https://example.org/other"}), "utf-8")
    assert run(inputs, warehouse).counts.loaded == 1
    assert rows(warehouse, "SELECT count(*) FROM articles") == [(1,)]


def test_an_article_that_the_annotator_fails_on_is_rejected_with_all_its_texts() -> None:
    articles = conform(
        pl.DataFrame(
            {"input": ["a", "b", "c"], "position": [1, 2, 3], "article_id": [7, 7, 8], "body": ["new", "old", "fine"]}
        ),
        ARTICLES,
    )
    failures = pl.DataFrame({"article_id": [7], "reason": ["It broke."]})
    kept, rejects = without_failures(articles, failures)
    assert kept["article_id"].to_list() == [8]
    assert rejects.select("input", "stage", "reason", "excerpt").rows() == [
        ("a", "annotate", "It broke.", "new"),
        ("b", "annotate", "It broke.", "old"),
    ]
