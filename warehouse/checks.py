"""Runs sql/checks against the private state: each file returns the rows that break what its header asserts."""

import duckdb

from warehouse.sqlfiles import header, names, sql


def run_checks(con: duckdb.DuckDBPyConnection, run_id: str | None) -> list[str]:
    """Run every check, record it in ops.checks, and return a sentence for each failing one of severity error."""
    failed: list[str] = []
    for name in names("checks"):
        severity, message = _header(name)
        (failing,) = con.execute(f"SELECT count(*) FROM ({sql(f'checks/{name}')})").fetchall()[0]
        con.execute(
            "INSERT INTO ops.checks VALUES ($run, $name, $severity, $failing, $message, now())",
            {"run": run_id, "name": name, "severity": severity, "failing": failing, "message": message},
        )
        if failing and severity == "error":
            failed.append(f"check {name} found {failing:,} rows ({message})")
    return failed


def _header(name: str) -> tuple[str, str]:
    """A check's severity (its first header line) and what it asserts (the rest)."""
    first, _, message = header(f"checks/{name}").removeprefix("severity: ").partition(" ")
    return first, message
