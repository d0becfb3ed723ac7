"""`newsloom doctor`: says what is missing or wrong on this machine, and how to mend it."""

import sys

import typer

from flows.commands.options import Warehouse, warehouse_path


def doctor(warehouse: Warehouse = None) -> None:
    """Check this machine: Python, packages, model, disk, Prefect, settings and the warehouse; say how to mend what is wrong."""
    from flows.diagnosis import diagnose

    findings = diagnose(warehouse_path(warehouse).absolute())
    for finding in findings:
        mark = "ok   " if finding.ok else "WRONG"
        print(f"{mark} {finding.what}" + ("" if finding.ok else f"\n      → {finding.mend}"))
    if not all(finding.ok for finding in findings):
        print("Some things are wrong; mend them in the order above.", file=sys.stderr)
        raise typer.Exit(1)
