"""`newsloom serve` with a real Prefect server: a source with a schedule loads by itself, and an interrupt ends everything."""

import json
import os
import signal
import subprocess
import time
from pathlib import Path

from tests.flows.test_cli import NEWSLOOM, TEXT, newsloom


def test_a_scheduled_source_loads_by_itself(tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "newsloom.toml").write_text(
        'workers = 1\n[[source]]\nname = "inbox"\ninputs = ["inbox"]\nevery = "5 seconds"\n', "utf-8"
    )
    (tmp_path / "inbox" / "1.jsonl").write_text(json.dumps({"id": "1", "text": TEXT}), "utf-8")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT", "NEWSLOOM"))}
    server = subprocess.Popen(
        [*NEWSLOOM, "serve"],
        cwd=tmp_path,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    try:
        begun = time.monotonic()
        while not (tmp_path / "warehouse.duckdb").exists() and time.monotonic() - begun < 120:
            assert server.poll() is None
            time.sleep(0.5)
        count = newsloom("sql", "SELECT count(*) AS n FROM articles", "--format", "csv", folder=tmp_path)
        assert count.stdout == "n\n1\n", count.stderr
    finally:
        os.killpg(server.pid, signal.SIGINT)
        assert server.wait(timeout=60) in {0, 130}
    assert server.stderr is not None
    said = server.stderr.read()
    assert "Prefect's pages: http://127.0.0.1:" in said
    assert "inbox: next run at" in said
    assert "Traceback" not in said
    assert not (tmp_path / "warehouse.duckdb.work" / "server.json").exists()
