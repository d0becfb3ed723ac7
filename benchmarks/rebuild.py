"""What must hold of a load of real articles: exact offsets, a second run that does nothing, and no dependence on batch order.

    python -m benchmarks.rebuild ARTICLES.jsonl

Loads the articles, loads them again, and loads them in reverse and in another batch size into a second warehouse; prints how
many rows don't say what stands at their offsets, what each run took, and which tables differ.
"""

import argparse
import random
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.crashes import command, tables
from warehouse.connection import open_published

SPANS = (
    ("sentences", "text", "start_char", "end_char"),
    ("mentions", "text", "start_char", "end_char"),
    ("roles", "text", "start_char", "end_char"),
    ("statements", "content", "content_start", "content_end"),
    ("statements", "source", "source_start", "source_end"),
    ("statements", "cue", "cue_start", "cue_end"),
    ("time_expressions", "text", "start_char", "end_char"),
    ("quantities", "text", "start_char", "end_char"),
    ("events", "trigger", "start_char", "end_char"),
    ("event_participants", "text", "start_char", "end_char"),
)


def wrong_offsets(warehouse: Path) -> dict[str, tuple[int, int]]:
    """For each span of each table: rows in all, and rows whose words don't stand at their offsets."""
    found = {}
    with open_published(warehouse) as con:
        for table, text, start, end in SPANS:
            query = f"""
                SELECT count(*), count(*) FILTER (substring(a.body, t.{start} + 1, t.{end} - t.{start}) <> t.{text})
                FROM {table} t JOIN articles a USING (article_id) WHERE t.{start} IS NOT NULL"""
            found[f"{table}.{text}"] = con.execute(query).fetchall()[0]
    return found


def run(inputs: Path, warehouse: Path) -> float:
    """Seconds of a run, its last line printed."""
    begun = time.monotonic()
    done = subprocess.run(command(inputs, warehouse), capture_output=True, text=True, check=False)
    print(done.stderr.strip().splitlines()[-1])
    return time.monotonic() - begun


def main() -> None:
    """Run the checks; exit 1 if any fails."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        first, second = folder / "first.duckdb", folder / "second.duckdb"
        print(f"first run: {run(options.articles, first):.1f} s")
        print(f"second run: {run(options.articles, first):.1f} s")
        spans = wrong_offsets(first)
        for what, (rows, wrong) in spans.items():
            print(f"{what}: {rows:,} rows, {wrong} with wrong offsets")
        lines = options.articles.read_text("utf-8").splitlines(keepends=True)
        random.Random(7).shuffle(lines)
        half = len(lines) // 3
        for number, part in enumerate((lines[:half], lines[half:])):
            shuffled = folder / f"shuffled{number}.jsonl"
            shuffled.write_text("".join(part), "utf-8")
            run(shuffled, second)
        different = [table for table, print_ in tables(first).items() if tables(second)[table] != print_]
        print(f"tables that differ in another order: {different or 'none'}")
        with open_published(first) as con:
            print(
                "peak memory of all processes, MiB:", con.execute("SELECT max(peak_memory_mb) FROM ops.runs").fetchall()[0][0]
            )
    raise SystemExit(bool(different) or any(wrong for _, wrong in spans.values()))


if __name__ == "__main__":
    main()
