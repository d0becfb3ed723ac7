"""The record of runs: a row at the start, its end at the end, and the runs that died marked by the next."""

from collections.abc import Sequence
from datetime import datetime

import duckdb

from warehouse.loading import Counts


def start_run(con: duckdb.DuckDBPyConnection, run_id: str, source: str | None, inputs: Sequence[str]) -> None:
    """Record that a run starts. Any run still "running" died: the caller holds the writer lock, so nobody else runs."""
    con.execute(
        "UPDATE ops.runs SET status = 'died', message = 'The process ended without finishing; committed batches stay.' "
        "WHERE status = 'running'"
    )
    con.execute(
        "INSERT INTO ops.runs BY NAME SELECT $run_id AS run_id, $source AS source, "
        "$inputs AS inputs, now() AS started_at, 'running' AS status",
        {"run_id": run_id, "source": source, "inputs": list(inputs)},
    )


def was_overtaken(con: duckdb.DuckDBPyConnection, source: str, due: datetime | None) -> bool:
    """Whether a run of `source` began after `due`: what the overtaken run would load has been loaded by that one."""
    (later,) = con.execute(
        "SELECT count(*) FROM ops.runs WHERE source = $source AND started_at > $due::TIMESTAMPTZ",
        {"source": source, "due": due.isoformat() if due else None},
    ).fetchall()[0]
    return bool(later)


def finish_run(
    con: duckdb.DuckDBPyConnection, run_id: str, status: str, message: str | None, counts: Counts, peak_memory_mb: int
) -> None:
    """Record a run's end: done, failed or interrupted, its counts and the peak memory of its processes."""
    con.execute(
        "UPDATE ops.runs SET finished_at = now(), status = $status, message = $message, articles_in = $articles_in, "
        "loaded = $loaded, updated = $updated, older = $older, skipped = $skipped, rejected = $rejected, "
        "peak_memory_mb = $peak WHERE run_id = $run_id",
        {
            "run_id": run_id,
            "status": status,
            "message": message,
            "articles_in": counts.articles_in,
            "loaded": counts.loaded,
            "updated": counts.updated,
            "older": counts.older,
            "skipped": counts.skipped,
            "rejected": counts.rejected,
            "peak": peak_memory_mb,
        },
    )
