"""A served source on a schedule of one minute: new files appear in the warehouse by themselves, a restart in between.

    python -m benchmarks.serving [--ticks 5] [--every "1 minute"]

Writes one new article before each tick, stops `newsloom serve` after the third and starts it again, and prints after each
tick what the warehouse holds.
"""

import argparse
import json
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

TEXT = "Mayor Anna Lindqvist opened bridge number {} in Tallinn. “It took nine years,” Lindqvist said."


def serve(folder: Path) -> "subprocess.Popen[bytes]":
    """Start `newsloom serve` in `folder`."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT", "NEWSLOOM"))}
    command = [sys.executable, "-c", "from flows.cli import main; main()", "serve"]
    with (folder / "serve.log").open("ab") as log:
        return subprocess.Popen(
            command, cwd=folder, stdout=log, stderr=log, env=environment, start_new_session=True, preexec_fn=_interruptible
        )


def _interruptible() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def articles(folder: Path) -> int:
    """How many articles readers see."""
    try:
        with duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True) as con:
            return int(con.execute("SELECT count(*) FROM articles").fetchall()[0][0])
    except duckdb.Error:
        return 0


def main() -> None:
    """Serve, feed, restart, and exit 1 when an article did not appear within two beats and a half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ticks", type=int, default=5)
    parser.add_argument("--every", default="1 minute")
    options = parser.parse_args()
    number, unit = re.fullmatch(r"(\d+) (second|minute)s?", options.every).groups()  # type: ignore[union-attr]
    beat = int(number) * (60 if unit == "minute" else 1)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "inbox").mkdir()
        (folder / "newsloom.toml").write_text(
            f'workers = 1\n[[source]]\nname = "inbox"\ninputs = ["inbox"]\nevery = "{options.every}"\n', "utf-8"
        )
        server = serve(folder)
        missed = 0
        try:
            for tick in range(options.ticks):
                line = json.dumps({"id": str(tick), "text": TEXT.format(tick)})
                (folder / "inbox" / f"{tick}.jsonl").write_text(line, "utf-8")
                begun = time.monotonic()
                while articles(folder) <= tick and time.monotonic() - begun < 2.5 * beat + 30:
                    time.sleep(0.5)
                missed += articles(folder) <= tick
                print(f"tick {tick + 1}: {articles(folder)} articles after {time.monotonic() - begun:.0f} s", flush=True)
                if tick == 2:
                    server.send_signal(signal.SIGINT)
                    server.wait(timeout=60)
                    server = serve(folder)
                    print("stopped and started again", flush=True)
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=60)
        with duckdb.connect(str(folder / "warehouse.duckdb"), read_only=True) as con:
            for row in con.execute("SELECT started_at, status, loaded, skipped FROM ops.runs ORDER BY started_at").fetchall():
                print(*row)
    raise SystemExit(bool(missed))


if __name__ == "__main__":
    main()
