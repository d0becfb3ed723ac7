"""Loads files through the plain steps, without Prefect: what benchmarks of quality and speed share."""

from collections.abc import Iterable
from pathlib import Path

import duckdb
import polars as pl

from flows.annotate.version import versions
from flows.annotate.workers import AnnotatorPool, Pending
from flows.clean import clean
from flows.etl import without_failures
from flows.extract import Extracted, extract
from warehouse.connection import open_state
from warehouse.layout import Layout
from warehouse.loading import Batch, load
from warehouse.planning import plan
from warehouse.publishing import publish
from warehouse.versions import texts_to_annotate


def load_all(con: duckdb.DuckDBPyConnection, inputs: Path, pool: AnnotatorPool) -> None:
    """Extract, clean, plan, annotate and load, one batch ahead of the workers, as the flow does."""
    waiting: tuple[int, pl.DataFrame, pl.DataFrame, Pending] | None = None
    batches: Iterable[Extracted] = extract([str(inputs)])
    for number, extracted in enumerate(batches):
        cleaned = clean(extracted.records)
        articles = plan(con, cleaned.articles)
        rejects = pl.concat([extracted.rejects, cleaned.rejects])
        pending = pool.start(texts_to_annotate(articles))
        if waiting:
            _load(con, pool, *waiting)
        waiting = (number, articles, rejects, pending)
    if waiting:
        _load(con, pool, *waiting)


def _load(
    con: duckdb.DuckDBPyConnection,
    pool: AnnotatorPool,
    number: int,
    articles: pl.DataFrame,
    rejects: pl.DataFrame,
    pending: Pending,
) -> None:
    annotations, failures = pool.finish(pending)
    kept, failed = without_failures(articles, failures)
    load(con, "benchmark", Batch(number, kept, annotations, pl.concat([rejects, failed])), versions())


def build(inputs: Path, warehouse: Path, pool: AnnotatorPool) -> None:
    """A published warehouse of `inputs` at `warehouse`."""
    layout = Layout(warehouse)
    with open_state(layout) as con:
        load_all(con, inputs, pool)
        publish(con, layout, None)
