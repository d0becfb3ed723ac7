"""Whether a published file is of another newsloom than this one: it lacks migrations, or has other views and macros."""

from hashlib import sha256

import duckdb

from warehouse.sqlfiles import names, sql


def definitions() -> str:
    """A short hash of all views and macros, which the file keeps as the macro `definitions()`."""
    texts = [f"{folder}/{name} {sql(f'{folder}/{name}')}" for folder in ("marts", "macros") for name in names(folder)]
    return sha256("\n".join(texts).encode()).hexdigest()[:12]


def outdated(con: duckdb.DuckDBPyConnection) -> str | None:
    """A sentence on a file that an older newsloom published, and what to do; None of one that is as this newsloom makes it."""
    try:
        applied = {name for (name,) in con.execute("SELECT name FROM ops.migrations").fetchall()}
    except duckdb.Error:
        return None  # no warehouse at all
    known = set(names("migrations"))
    if applied - known:
        return "This warehouse was published by a newer newsloom; upgrade newsloom to read it."
    if known - applied or defined(con) != definitions():
        return (
            "This warehouse was published by an older newsloom, so its views and macros are not those of this one; "
            "run `newsloom resolve` once where it is loaded: it brings the file up to date and reads no article again."
        )
    return None


def defined(con: duckdb.DuckDBPyConnection) -> str | None:
    """The hash of the views and macros that the file has; None if it keeps none, or a migration came since."""
    try:
        [(found,)] = con.execute("SELECT definitions()").fetchall()
    except duckdb.Error:
        return None
    return str(found)
