"""Errors: which of them are the user's own Ctrl-C."""

import subprocess
import sys

from warehouse.errors import is_interruption

# DuckDB counts until the alarm, which interrupts the process as the keyboard does.
_QUERY = """
import os, signal, threading, duckdb
from warehouse.errors import is_interruption
threading.Timer(0.5, lambda: os.kill(os.getpid(), signal.SIGINT)).start()
try:
    duckdb.sql("SELECT count(*) FROM range(100_000_000) a(i), range(1_000) b(j) WHERE (a.i * b.j) % 7 = 3").fetchall()
except BaseException as error:
    print(is_interruption(error))
"""


def test_an_interrupted_query_is_an_interruption() -> None:
    done = subprocess.run([sys.executable, "-c", _QUERY], capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == "True"


def test_other_errors_are_none() -> None:
    assert is_interruption(KeyboardInterrupt())
    assert not is_interruption(RuntimeError("Query interrupted"))
    assert not is_interruption(None)
