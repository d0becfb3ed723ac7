"""One writer at a time: an flock that the kernel frees when its holder dies, with a line that says who holds it."""

import fcntl
import json
import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

from warehouse.errors import WarehouseError
from warehouse.layout import Layout


@contextmanager
def writer_lock(
    layout: Layout, purpose: str, *, wait: bool = True, tell: Callable[[str], None] = lambda _: None
) -> Iterator[None]:
    """Hold the warehouse's writer lock; while another process has it, wait and `tell` who it is (once).

    `purpose` is what the next process that waits is told, such as "newsloom run inbox". With `wait=False` a held lock raises
    WarehouseError. A holder that dies, even by SIGKILL, frees the lock.
    """
    layout.prepare()
    with layout.lock.open("a+", encoding="utf-8") as handle:
        _acquire(layout, handle.fileno(), wait=wait, tell=tell)
        handle.seek(0)
        handle.truncate()
        holder = {"pid": os.getpid(), "purpose": purpose, "since": datetime.now(UTC).isoformat(timespec="seconds")}
        json.dump(holder, handle)
        handle.flush()
        try:
            yield
        finally:
            handle.seek(0)
            handle.truncate()
            handle.flush()
            fcntl.flock(handle, fcntl.LOCK_UN)


def _acquire(layout: Layout, descriptor: int, *, wait: bool, tell: Callable[[str], None]) -> None:
    told = False
    while True:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = f"The warehouse {layout.published} is held by {holder_of(layout)}"
            if not wait:
                raise WarehouseError(f"{holder}; try again when it has finished.") from None
            if not told:
                tell(f"{holder}; waiting for it to finish.")
                told = True
            time.sleep(0.2)
        else:
            return


def holder_of(layout: Layout) -> str:
    """Who holds the lock, in words: what it does, its process id and since when."""
    try:
        holder = json.loads(layout.lock.read_text("utf-8"))
        return f"{holder['purpose']} (process {holder['pid']}, since {holder['since']})"
    except (OSError, ValueError, KeyError):
        return "another process"


def is_held(layout: Layout) -> bool:
    """Whether some process writes to the warehouse at this moment."""
    try:
        with layout.lock.open("r", encoding="utf-8") as handle:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
            return False
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
