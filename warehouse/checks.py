"""Runs sql/checks: each file returns the rows that break what its header asserts.

Before each publishing they are asked of the private state, those of whole texts only of what readers don't have yet; all rows
of a published file are looked at on demand, as damage may come later.
"""

from dataclasses import dataclass
from pathlib import Path

import duckdb

from warehouse.connection import WRITER_MEMORY, open_published
from warehouse.sqlfiles import header, names, sql


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a check found: its severity, how many rows break it, and what it asserts."""

    severity: str
    failing: int
    message: str


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


def check_all_rows(published: Path) -> dict[str, Outcome]:
    """Run every check over every row of the published file; returns what each found, by its name."""
    found = {}
    with open_published(published) as con:
        con.execute(f"SET memory_limit = '{WRITER_MEMORY}'")
        for name in names("checks"):
            query = sql(f"checks/{name}").replace("ops.unpublished_articles", "(SELECT article_id, body FROM articles)")
            (failing,) = con.execute(f"SELECT count(*) FROM ({query})").fetchall()[0]
            severity, message = _header(name)
            found[name] = Outcome(severity, int(failing), message)
    return found


def _header(name: str) -> tuple[str, str]:
    """A check's severity (its first header line) and what it asserts (the rest)."""
    first, _, message = header(f"checks/{name}").removeprefix("severity: ").partition(" ")
    return first, message
