"""Readers through loads: no error, no torn result, no load delayed, though one of them never closes its connection.

    python -m benchmarks.readers ARTICLES.jsonl [--readers 8] [--loads 10]

Each reader asks, over and over with a new connection, for counts that must agree inside one state and for the snapshot it sees.
The loads are `newsloom run` of consecutive parts of the articles.
"""

import argparse
import multiprocessing
import statistics
import subprocess
import tempfile
import time
from multiprocessing.synchronize import Event
from pathlib import Path

import duckdb

from benchmarks.crashes import command

QUERY = """
SELECT (SELECT count(*) FROM articles), (SELECT count(DISTINCT article_id) FROM sentences),
       (SELECT articles FROM ops.snapshots ORDER BY published_at DESC LIMIT 1),
       (SELECT count(*) FROM mentions m WHERE NOT EXISTS (FROM articles a WHERE a.article_id = m.article_id))
"""


def read(warehouse: str, stop: Event, keep_open: bool, found: "multiprocessing.Queue[dict[str, object]]") -> None:
    """Query until told to stop; report how often, how long it took, and what went wrong."""
    waits, errors, torn, states = [], [], 0, set()
    kept = duckdb.connect(warehouse, read_only=True) if keep_open else None
    while not stop.is_set():
        begun = time.perf_counter()
        try:
            con = kept or duckdb.connect(warehouse, read_only=True)
            articles, with_sentences, snapshot, orphans = con.execute(QUERY).fetchall()[0]
            torn += articles != snapshot or orphans > 0 or with_sentences > articles
            states.add(articles)
            if not kept:
                con.close()
        except duckdb.Error as error:
            errors.append(str(error))
        waits.append(time.perf_counter() - begun)
        time.sleep(0.25)  # a person or a dashboard asks a few times a second; two cores are not to be busy with asking alone
    found.put({"waits": waits, "errors": errors, "torn": torn, "states": states})


def main() -> None:
    """Load while reading, then load again without readers, and print what the readers saw and what it cost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--readers", type=int, default=8)
    parser.add_argument("--loads", type=int, default=10)
    parser.add_argument("--each", type=int, default=20)
    options = parser.parse_args()
    lines = options.articles.read_text("utf-8").splitlines(keepends=True)[: (options.loads + 1) * options.each]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts = []
        for number, begin in enumerate(range(0, len(lines), options.each)):
            parts.append(folder / f"part{number:02}.jsonl")
            parts[-1].write_text("".join(lines[begin : begin + options.each]), "utf-8")
        calm = _load(parts, folder / "calm.duckdb")
        watched = folder / "watched.duckdb"
        first = _load(parts[:1], watched)
        stop, found = multiprocessing.Event(), multiprocessing.Queue()  # type: ignore[var-annotated]
        readers = [
            multiprocessing.Process(target=read, args=(str(watched), stop, number == 0, found))
            for number in range(options.readers)
        ]
        for reader in readers:
            reader.start()
        try:
            busy = first + _load(parts[1:], watched)
        finally:
            stop.set()
        seen = [found.get() for _ in readers]
    errors, torn = sum(len(reader["errors"]) for reader in seen), sum(reader["torn"] for reader in seen)
    waits = sorted(wait for reader in seen for wait in reader["waits"])
    print(f"{len(waits):,} queries by {len(readers)} readers, {errors} errors, {torn} torn")
    print(f"states seen: {sorted(set().union(*(r['states'] for r in seen)))}")
    print(f"a query: median {statistics.median(waits) * 1000:.0f} ms, 99th {waits[int(len(waits) * 0.99)] * 1000:.0f} ms")
    print(f"a load: median {statistics.median(busy):.1f} s with readers, {statistics.median(calm):.1f} s without")


def _load(parts: list[Path], warehouse: Path) -> list[float]:
    took = []
    for part in parts:
        begun = time.monotonic()
        done = subprocess.run(
            command(part, warehouse), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False
        )
        if done.returncode:
            raise SystemExit(f"a load failed: {done.stderr}")
        took.append(time.monotonic() - begun)
    return took


if __name__ == "__main__":
    main()
