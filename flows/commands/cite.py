"""`newsloom cite QUERY -o FILE`: writes a query's result with all it takes to verify it later."""

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Warehouse, say, warehouse_path
from flows.commands.sql import asked, parameters


def cite(
    output: Annotated[Path, typer.Option("--output", "-o", help="The citation's file (JSON).", metavar="FILE")],
    query: Annotated[str | None, typer.Argument(help="The query; default: standard input.")] = None,
    warehouse: Warehouse = None,
    file: Annotated[str | None, typer.Option("--file", "-f", help="A file, or the name of a query.")] = None,
    param: Annotated[list[str] | None, typer.Option(help="A parameter, bound to $k in the query.", metavar="k=v")] = None,
) -> None:
    """Write a query, its rows with their hashes, the snapshot and the versions to a file; `newsloom verify` checks it."""
    from warehouse.citing import cite as cited
    from warehouse.citing import write

    text, values = asked(query, file, parameters(param or []))
    citation = cited(warehouse_path(warehouse), text, values)
    write(citation, output)
    count = len(citation["rows"])
    say(f"{count:,} row{'' if count == 1 else 's'} of snapshot {citation['snapshot_id']} cited in {output}.")
