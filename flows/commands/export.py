"""`newsloom export DIR`: every table as Parquet, with a schema file."""

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Warehouse, say, warehouse_path


def export(
    folder: Annotated[Path, typer.Argument(help="An empty or new folder.", metavar="DIR")], warehouse: Warehouse = None
) -> None:
    """Write every table of the published warehouse as Parquet, with a schema file that explains the columns."""
    from warehouse.export import export as export_tables

    counts = export_tables(warehouse_path(warehouse), folder)
    for name, rows in counts.items():
        print(f"{rows:>12,}  {name}")
    say(f"{len(counts)} tables, {sum(counts.values()):,} rows written to {folder}")
