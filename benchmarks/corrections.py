"""What corrections cost and that they can be taken back: merges, splits, names, kinds and rejections on a loaded warehouse.

    python -m benchmarks.corrections LOADED.duckdb --lines 500

Works on a copy of the private state. Prints the seconds (and processor seconds) of putting the corrections in force and taking
them back as a run does, and of settling everything anew as `newsloom resolve` does, copies included; the rows that moved, and
which tables are not as they were.
"""

import argparse
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import duckdb

from warehouse.checks import run_checks
from warehouse.connection import open_state
from warehouse.fingerprints import fingerprints
from warehouse.layout import Layout
from warehouse.publishing import publish
from warehouse.settling import resolve, settle_corrections

FILES = {
    "merges": (
        "entity,into",
        "SELECT entity_id, lead(entity_id) OVER (ORDER BY hash(entity_id)) FROM entities "
        "WHERE kind = 'PERSON' ORDER BY hash(entity_id)",
    ),
    "splits": (
        "entity,article,into",
        "SELECT entity_id, article_id, 'Split ' || entity_no FROM entity_links ORDER BY hash(article_id, entity_no)",
    ),
    "names": ("entity,name", "SELECT entity_id, 'Name ' || entity_id FROM entities ORDER BY hash(entity_id, 1)"),
    "kinds": ("entity,kind", "SELECT entity_id, 'ORG' FROM entities WHERE kind <> 'ORG' ORDER BY hash(entity_id, 2)"),
    "rejected_roles": ("article,number", "SELECT article_id, role_no FROM roles ORDER BY hash(article_id, role_no)"),
    "rejected_statements": (
        "article,number",
        "SELECT article_id, statement_no FROM statements ORDER BY hash(article_id, statement_no)",
    ),
}


def write(con: duckdb.DuckDBPyConnection, folder: Path, lines: int) -> None:
    """Corrections of what is there, `lines` of each kind, the same each time."""
    for name, (header, query) in FILES.items():
        rows = con.execute(f"SELECT DISTINCT * FROM ({query} LIMIT {lines}) ORDER BY ALL").fetchall()
        text = "\n".join([header, *(",".join(map(str, row)) for row in rows if None not in row)])
        (folder / f"{name}.csv").write_text(text + "\n", "utf-8")


def timed(
    what: str, settle: Callable[[duckdb.DuckDBPyConnection, Path], None], con: duckdb.DuckDBPyConnection, folder: Path
) -> None:
    """Settle under the folder's corrections, and say how long that took."""
    begun, worked = time.monotonic(), time.process_time()
    settle(con, folder)
    print(f"{what}: {time.monotonic() - begun:.1f} s, {time.process_time() - worked:.1f} s of processors", flush=True)


def main() -> None:
    """Run; exit 1 if a table is not as it was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("loaded", type=Path)
    parser.add_argument("--lines", type=int, default=500, help="corrections of each kind")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        layout, none, some = Layout(Path(name) / "copy.duckdb"), Path(name) / "none", Path(name) / "some"
        layout.prepare()
        none.mkdir()
        some.mkdir()
        shutil.copyfile(Layout(options.loaded).state, layout.state)
        with open_state(layout) as con:
            timed("everything settled with none", resolve, con, none)
            print(f"{con.execute('SELECT count(*) FROM articles').fetchall()[0][0]:,} articles")
            before = fingerprints(con)
            write(con, some, options.lines)
            timed("applied as by a run", settle_corrections, con, some)
            for row in con.execute(
                "SELECT kind, count(*), sum(rows_moved), count(message) FROM ops.corrections GROUP BY ALL ORDER BY ALL"
            ).fetchall():
                print("  {}: {:,} lines, {:,} rows, {:,} lines that do nothing".format(*row))
            print("changed:", ", ".join(table for table, found in fingerprints(con).items() if found != before[table]))
            begun = time.monotonic()
            print("checks failing:", run_checks(con, None) or "none", f"({time.monotonic() - begun:.1f} s)")
            begun = time.monotonic()
            publish(con, layout, None)
            print(f"published: {time.monotonic() - begun:.1f} s")
            timed("taken back as by a run", settle_corrections, con, none)
            different = [table for table, found in fingerprints(con).items() if found != before[table]]
            print("not as before:", ", ".join(different) or "none", flush=True)
            timed("everything settled with them", resolve, con, some)
            timed("everything settled without", resolve, con, none)
            different += [table for table, found in fingerprints(con).items() if found != before[table]]
    print("not as before:", ", ".join(different) or "none")
    raise SystemExit(bool(different))


if __name__ == "__main__":
    main()
