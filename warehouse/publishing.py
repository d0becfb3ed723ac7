"""Publishing: a checkpointed copy of the private state, put in the published file's place in one atomic step.

A reader that has the old file open keeps reading the old state and blocks nobody; a new reader sees the whole new state.
"""

import os
import shutil
from uuid import uuid4

import duckdb

from warehouse.connection import quoted
from warehouse.errors import WarehouseError
from warehouse.layout import Layout
from warehouse.marts import refresh


def publish(con: duckdb.DuckDBPyConnection, layout: Layout, run_id: str | None) -> str:
    """Give readers the present state and return its snapshot id. `con` is the open private state, in no transaction."""
    refresh(con)
    snapshot_id = uuid4().hex
    con.execute(
        "INSERT INTO ops.snapshots SELECT $snapshot, now(), $run, count(*) FROM articles",
        {"snapshot": snapshot_id, "run": run_id},
    )
    con.execute("FORCE CHECKPOINT")
    copy = layout.work / "publish.tmp"
    try:
        _copy(layout, copy)
        copy.replace(layout.published)
        # A client that opened the old file for writing may have left its log; replayed onto the new file it would break it.
        layout.published.with_name(layout.published.name + ".wal").unlink(missing_ok=True)
        _sync(layout.published.parent)
    except OSError as error:
        copy.unlink(missing_ok=True)
        raise WarehouseError(
            f"{layout.published} could not be published ({error.strerror}); readers keep the last state. "
            "Make room or mend the folder's rights and run again: nothing loaded is lost."
        ) from error
    return snapshot_id


def compact(layout: Layout) -> None:
    """Write the private state anew, without the free blocks that deleted and replaced rows left. The state must be closed.

    What was removed for good is then gone from the file's bytes too.
    """
    fresh = layout.work / "compact.tmp"
    fresh.unlink(missing_ok=True)
    with duckdb.connect(str(layout.state)) as con:
        con.execute("SET enable_progress_bar = false")
        con.execute(f"ATTACH '{quoted(fresh)}' AS fresh")
        con.execute("COPY FROM DATABASE state TO fresh")
        con.execute("CHECKPOINT fresh")
        con.execute("DETACH fresh")
    _sync(fresh)
    fresh.replace(layout.state)


def _copy(layout: Layout, target: os.PathLike[str]) -> None:
    shutil.copyfile(layout.state, target)
    _sync(target)


def _sync(path: os.PathLike[str]) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
