"""Applies sql/migrations in order, each once and in its own transaction, and records what was applied."""

import duckdb

from warehouse.errors import WarehouseError
from warehouse.sqlfiles import names, sql


def migrate(con: duckdb.DuckDBPyConnection, where: str) -> list[str]:
    """Bring the database to the newest version and return the migrations applied now.

    Raises WarehouseError for a database that a newer newsloom has migrated further than this one knows.
    """
    con.execute("CREATE SCHEMA IF NOT EXISTS ops")
    con.execute("CREATE TABLE IF NOT EXISTS ops.migrations (name VARCHAR, applied_at TIMESTAMPTZ)")
    applied = {name for (name,) in con.execute("SELECT name FROM ops.migrations").fetchall()}
    known = names("migrations")
    if unknown := sorted(applied - set(known)):
        raise WarehouseError(
            f"The warehouse {where} was made by a newer newsloom (it has the migration {unknown[-1]}); "
            "upgrade newsloom to use it."
        )
    pending = [name for name in known if name not in applied]
    for name in pending:
        con.execute("BEGIN")
        con.execute(sql(f"migrations/{name}"))
        con.execute("DROP MACRO IF EXISTS definitions")  # views and macros are made anew over what the migration changed
        con.execute("INSERT INTO ops.migrations VALUES (?, now())", [name])
        con.execute("COMMIT")
    return pending
