"""A real warehouse on disk for each test, and articles to load into it."""

import hashlib
import shutil
from collections.abc import Iterator
from contextlib import chdir
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.annotate.step import annotate
from flows.annotate.tables import empty
from flows.clean import clean
from flows.extract.step import extract
from flows.frames import ARTICLES, REJECTS, conform
from warehouse.connection import open_state
from warehouse.identifiers import stable_id
from warehouse.layout import Layout
from warehouse.loading import Batch, Counts, Versions, load
from warehouse.planning import plan
from warehouse.publishing import publish
from warehouse.versions import texts_to_annotate

VERSIONS = Versions(newsloom="0", model="test", annotator="test 1")


def article(identity: str, body: str, **columns: Any) -> dict[str, Any]:
    """An ARTICLES row with the identity and hashes that clean would give it; `modified_at` may be ISO text."""
    for name in ("published_at", "modified_at"):
        if isinstance(columns.get(name), str):
            columns[name] = datetime.fromisoformat(columns[name]).replace(tzinfo=UTC)
    return {
        "input": "test",
        "position": 1,
        "article_id": stable_id(identity),
        "identity": identity,
        "external_id": identity,
        "body": body,
        "language": "en",
        "word_count": len(body.split()),
        "content_hash": hashlib.sha256(body.encode()).hexdigest(),
        "quality_flags": [],
        "authors": [],
        "access": "full",
        **columns,
    }


def frame(*rows: dict[str, Any]) -> pl.DataFrame:
    """Rows as an ARTICLES frame."""
    return conform(pl.DataFrame(list(rows), infer_schema_length=None), ARTICLES)


@dataclass
class Store:
    """An open private state."""

    layout: Layout
    con: duckdb.DuckDBPyConnection

    def load(self, *rows: dict[str, Any], annotated: bool = False, run: str = "run") -> Counts:
        """Plan, annotate if asked, and load the rows as one batch."""
        planned = plan(self.con, frame(*rows))
        annotations = annotate(texts_to_annotate(planned)) if annotated else empty()
        return load(self.con, run, Batch(0, planned, annotations, pl.DataFrame(schema=REJECTS)), VERSIONS)

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """All rows of a query."""
        return self.con.execute(query).fetchall()


@pytest.fixture(scope="session")
def empty_state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A private state that is migrated and holds nothing: each test copies it, as making it takes longer than most tests."""
    layout = Layout(tmp_path_factory.mktemp("empty") / "news.duckdb")
    open_state(layout).close()
    return layout.state


@pytest.fixture
def layout(tmp_path: Path, empty_state: Path) -> Layout:
    made = Layout(tmp_path / "news.duckdb")
    made.prepare()
    shutil.copyfile(empty_state, made.state)
    return made


@pytest.fixture
def store(layout: Layout) -> Iterator[Store]:
    with open_state(layout) as con:
        yield Store(layout, con)


@pytest.fixture(scope="session")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample articles, loaded and published once for all tests that only read."""
    layout = Layout(tmp_path_factory.mktemp("samples") / "samples.duckdb")
    with chdir(Path(__file__).parents[2]), open_state(layout) as con:
        for number, extracted in enumerate(extract(["seeds/samples"])):
            cleaned = clean(extracted.records)
            planned = plan(con, cleaned.articles)
            annotations = annotate(texts_to_annotate(planned))
            load(con, "run", Batch(number, planned, annotations, pl.concat([extracted.rejects, cleaned.rejects])), VERSIONS)
        publish(con, layout, "run")
    return layout.published
