"""The writer lock: one holder, said by name, freed by death."""

import os
import signal
import subprocess
import sys
import time

import pytest

from warehouse.errors import WarehouseError
from warehouse.layout import Layout
from warehouse.locking import is_held, writer_lock

HOLD = """
import sys, time
from pathlib import Path
from warehouse.layout import Layout
from warehouse.locking import writer_lock
with writer_lock(Layout(Path(sys.argv[1])), "a long load"):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_held_lock_names_its_holder_and_a_killed_holder_frees_it(layout: Layout) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD, str(layout.published)], stdout=subprocess.PIPE, text=True)
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        assert is_held(layout)
        with (
            pytest.raises(WarehouseError, match=rf"a long load \(process {holder.pid}"),
            writer_lock(layout, "mine", wait=False),
        ):
            pass
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        told: list[str] = []
        with writer_lock(layout, "mine", tell=told.append):
            assert is_held(layout)
        assert not told
    finally:
        holder.kill()
        holder.wait()


def test_a_second_process_waits_and_says_for_whom(layout: Layout) -> None:
    holder = subprocess.Popen([sys.executable, "-c", HOLD.replace("60", "1")
                               , str(layout.published)], stdout=subprocess.PIPE, text=True)  # fmt: skip
    assert holder.stdout is not None
    holder.stdout.readline()
    told: list[str] = []
    begun = time.monotonic()
    with writer_lock(layout, "mine", tell=told.append):
        assert time.monotonic() - begun > 0.5
    holder.wait()
    assert len(told) == 1
    assert "a long load" in told[0]
