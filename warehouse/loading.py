"""The load step: one batch, one transaction; rows, versions, rejects and bookkeeping commit together or not at all."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from uuid import uuid4

import duckdb
import polars as pl

from warehouse.planning import plan
from warehouse.settling import settle_batch
from warehouse.sqlfiles import sql
from warehouse.transactions import transaction
from warehouse.versions import keep_facts, split_annotations
from warehouse.visits import record_visits


@dataclass(frozen=True, slots=True)
class Versions:
    """What did the work: recorded with every batch, `annotator` also with every article."""

    newsloom: str
    model: str
    annotator: str


@dataclass(slots=True)
class Counts:
    """What became of articles; `articles_in` = loaded + updated + older + skipped, rejects come on top."""

    articles_in: int = 0
    loaded: int = 0
    updated: int = 0
    older: int = 0
    skipped: int = 0
    rejected: int = 0
    words: int = 0

    def add(self, other: "Counts") -> None:
        """Add another batch's counts to these."""
        self.articles_in += other.articles_in
        self.loaded += other.loaded
        self.updated += other.updated
        self.older += other.older
        self.skipped += other.skipped
        self.rejected += other.rejected
        self.words += other.words


@dataclass(frozen=True, slots=True)
class Batch:
    """A batch ready to load: planned articles (ARTICLES and `action`), annotations of the texts, what was rejected on the way.

    `visits` (VISITS) and `hosts` (HOSTS) say what was asked of the web for it; None: nothing.
    """

    batch_no: int
    articles: pl.DataFrame
    annotations: Mapping[str, pl.DataFrame]
    rejects: pl.DataFrame
    visits: pl.DataFrame | None = None
    hosts: pl.DataFrame | None = None
    batch_id: str = field(default_factory=lambda: uuid4().hex)


def load(con: duckdb.DuckDBPyConnection, run_id: str, batch: Batch, versions: Versions) -> Counts:
    """Load one batch in one transaction and return what became of its articles. On any error nothing of it stays."""
    with transaction(con):
        # Planned again: a batch loaded since the first plan may hold another text of the same article.
        planned = plan(con, batch.articles.drop("action"))
        annotations, earlier = split_annotations(batch.annotations, batch.articles, planned)
        batch = replace(batch, articles=planned, annotations=annotations)
        with _registered(con, batch, earlier):
            con.execute("SET VARIABLE batch_now = now()")
            con.execute("SET VARIABLE batch_run = $run", {"run": run_id})
            con.execute("SET VARIABLE batch_annotator = $annotator", {"annotator": versions.annotator})
            con.execute(sql("steps/load_articles"))
            con.execute(sql("steps/load_pages"))
            record_visits(con, batch.visits, batch.hosts)
            con.execute(sql("steps/load_urls"))
            con.execute(sql("steps/load_headlines"))
            con.execute(sql("steps/load_notes"))
            keep_facts(con)
            con.execute(sql("steps/load_annotations"))
            settle_batch(con)
            counts = _count(con, batch)
            _record(con, run_id, batch, versions, counts)
    return counts


@contextmanager
def _registered(con: duckdb.DuckDBPyConnection, batch: Batch, earlier: Mapping[str, pl.DataFrame]) -> Iterator[None]:
    frames = {"incoming": batch.articles, "new_rejects": batch.rejects}
    frames |= {f"new_{name}": frame for name, frame in batch.annotations.items()}
    frames |= {f"earlier_{name}": frame for name, frame in earlier.items()}
    for name, frame in frames.items():
        con.register(name, frame.to_arrow())
    try:
        yield
    finally:
        for name in frames:
            con.unregister(name)


def _count(con: duckdb.DuckDBPyConnection, batch: Batch) -> Counts:
    actions = dict(batch.articles.get_column("action").value_counts().iter_rows())
    (updated,) = con.execute("SELECT count(*) FROM replaced").fetchall()[0]
    current = actions.get("current", 0)
    return Counts(
        articles_in=batch.articles.height,
        loaded=current - updated,
        updated=updated,
        older=actions.get("older", 0),
        skipped=actions.get("known", 0) + actions.get("removed", 0),
        rejected=batch.rejects.height,
        words=int(batch.articles.filter(pl.col("action") == "current").get_column("word_count").sum()),
    )


def _record(con: duckdb.DuckDBPyConnection, run_id: str, batch: Batch, versions: Versions, counts: Counts) -> None:
    con.execute(
        "INSERT INTO ops.rejects BY NAME SELECT *, $run AS run_id, $batch AS batch_id, now() AS rejected_at FROM new_rejects",
        {"run": run_id, "batch": batch.batch_id},
    )
    con.execute(
        sql("steps/record_batch"),
        {
            "batch_id": batch.batch_id,
            "run_id": run_id,
            "batch_no": batch.batch_no,
            "articles_in": counts.articles_in,
            "loaded": counts.loaded,
            "updated": counts.updated,
            "older": counts.older,
            "skipped": counts.skipped,
            "rejected": counts.rejected,
            "words": counts.words,
            "newsloom_version": versions.newsloom,
            "model": versions.model,
            "annotator_version": versions.annotator,
        },
    )
