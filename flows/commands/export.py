"""`newsloom export DIR`: every table as Parquet, CSV or both, with a Frictionless datapackage.json and a schema file."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Warehouse, say, warehouse_path


class Format(StrEnum):
    """How tables are written."""

    parquet = "parquet"
    csv = "csv"
    both = "both"


def export(
    folder: Annotated[Path, typer.Argument(help="An empty or new folder.", metavar="DIR")],
    warehouse: Warehouse = None,
    format_: Annotated[Format, typer.Option("--format", help="How to write the tables.")] = Format.parquet,
) -> None:
    """Write every table of the published warehouse, with a datapackage.json that explains, counts and hashes the files."""
    from warehouse.export import FORMATS
    from warehouse.export import export as export_tables

    counts = export_tables(warehouse_path(warehouse), folder, FORMATS[format_])
    for name, rows in counts.items():
        print(f"{rows:>12,}  {name}")
    say(f"{len(counts)} tables, {sum(counts.values()):,} rows written to {folder}")
