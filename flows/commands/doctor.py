"""`newsloom doctor`: says what is missing or wrong on this machine, and how to mend it."""

import sys
from typing import Annotated

import typer

from flows.commands.options import Warehouse, warehouse_path


def doctor(
    warehouse: Warehouse = None,
    all_rows: Annotated[
        bool, typer.Option("--all-rows", help="Also run every check over every row of the published warehouse.")
    ] = False,
) -> None:
    """Check this machine: Python, packages, model, disk, Prefect, settings and the warehouse; say how to mend what is wrong."""
    from flows.diagnosis import diagnose, diagnose_rows

    published = warehouse_path(warehouse).absolute()
    findings = diagnose(published) + (diagnose_rows(published) if all_rows else [])
    for finding in findings:
        mark = "ok   " if finding.ok else "WRONG"
        print(f"{mark} {finding.what}" + ("" if finding.ok else f"\n      → {finding.mend}"))
    if not all(finding.ok for finding in findings):
        print("Some things are wrong; mend them in the order above.", file=sys.stderr)
        raise typer.Exit(1)
