"""SIGKILLs at random moments of a load, each followed by a plain rerun: the tables equal those of an undisturbed load.

python -m benchmarks.crashes ARTICLES.jsonl [--kills 30] [--articles 300]
"""

import argparse
import random
import signal
import subprocess
import sys
import tempfile
import time
from itertools import islice
from pathlib import Path

from warehouse.connection import open_published
from warehouse.fingerprints import fingerprints


def command(inputs: Path, warehouse: Path) -> list[str]:
    """The command line of a run."""
    return [sys.executable, "-c", "from flows.cli import main; main()", "run", str(inputs), "--warehouse", str(warehouse)]


def tables(warehouse: Path) -> dict[str, tuple[int, int]]:
    """The fingerprints of a published warehouse."""
    with open_published(warehouse) as con:
        return fingerprints(con)


def main() -> None:
    """Kill and rerun, print a line each time, end with exit 1 if any rerun gave other tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--number", type=int, default=300)
    parser.add_argument("--kills", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    with tempfile.TemporaryDirectory() as name, options.articles.open(encoding="utf-8") as lines:
        folder = Path(name)
        inputs = folder / "articles.jsonl"
        inputs.write_text("".join(islice(lines, options.number)), "utf-8")
        begun = time.monotonic()
        subprocess.run(command(inputs, folder / "calm.duckdb"), check=True, capture_output=True)
        took = time.monotonic() - begun
        expected = tables(folder / "calm.duckdb")
        wrong = 0
        for kill in range(options.kills):
            warehouse = folder / f"killed{kill}.duckdb"
            moment = chance.uniform(0.1, 1.0) * took
            run = subprocess.Popen(command(inputs, warehouse), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            try:
                run.wait(timeout=moment)
            except subprocess.TimeoutExpired:
                run.send_signal(signal.SIGKILL)
                run.wait()
            subprocess.run(command(inputs, warehouse), check=True, capture_output=True)
            same = tables(warehouse) == expected
            wrong += not same
            print(f"kill {kill + 1} at {moment:.1f} s (exit {run.returncode}): {'equal' if same else 'DIFFERENT'}", flush=True)
    print(f"{options.kills} kills, {wrong} different; an undisturbed load takes {took:.1f} s")
    raise SystemExit(bool(wrong))


if __name__ == "__main__":
    main()
