"""`newsloom verify FILE`: says whether a cited query still gives the same rows, else which changed and why."""

import json
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Warehouse, say, warehouse_path

ROWS_SHOWN = 50


def verify(
    citation: Annotated[Path, typer.Argument(help="A file that `newsloom cite` wrote.", metavar="FILE")],
    warehouse: Warehouse = None,
) -> None:
    """Ask a cited query again: identical (exit 0), or which rows were added, removed or changed and why (exit 1)."""
    from collections import Counter

    from warehouse.citing import read
    from warehouse.verifying import verify as verified

    cited = read(citation)
    changes = verified(warehouse_path(warehouse), cited)
    if not changes:
        print(f"identical: {len(cited['rows']):,} rows as cited at snapshot {cited['snapshot_id']}")
        return
    for change in changes[:ROWS_SHOWN]:
        print(f"{change.kind}: {change.cause}")
        for mark, row in (("-", change.before), ("+", change.now)):
            if row is not None:
                print(f"  {mark} {json.dumps(row, ensure_ascii=False)}")
    if len(changes) > ROWS_SHOWN:
        print(f"… and {len(changes) - ROWS_SHOWN:,} more")
    counts = ", ".join(f"{count:,} {kind}" for kind, count in sorted(Counter(change.kind for change in changes).items()))
    say(f"Not as cited: {counts}, of {len(cited['rows']):,} rows.")
    raise typer.Exit(1)
