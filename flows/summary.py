"""What a run did, in the words that the terminal, Prefect's artifact and the logs use."""

from dataclasses import dataclass
from pathlib import Path

from warehouse.loading import Counts


@dataclass(frozen=True, slots=True)
class RunSummary:
    """A run's end: its counts, how long it took (seconds) and the peak memory of all its processes (MiB)."""

    run_id: str
    status: str
    counts: Counts
    seconds: float
    peak_memory_mb: int
    published: Path


def markdown(summary: RunSummary) -> str:
    """The run as a Markdown table, for Prefect's page of the run."""
    counts = summary.counts
    rows = {
        "articles in": counts.articles_in,
        "loaded": counts.loaded,
        "updated": counts.updated,
        "kept as earlier versions": counts.older,
        "skipped, unchanged": counts.skipped,
        "rejected (see ops.rejects)": counts.rejected,
        "words annotated": counts.words,
    }
    table = "\n".join(f"| {name} | {value:,} |" for name, value in rows.items())
    return f"| what | how many |\n| --- | ---: |\n{table}\n\nWarehouse: `{summary.published}`, {summary.seconds:.1f} seconds.\n"


def last_line(summary: RunSummary) -> str:
    """The run in one line, the last that the command prints."""
    counts = summary.counts
    return (
        f"{summary.published}: {counts.loaded:,} loaded, {counts.updated:,} updated, {counts.older:,} earlier versions, "
        f"{counts.skipped:,} skipped, {counts.rejected:,} rejected in {summary.seconds:.1f} s"
    )
