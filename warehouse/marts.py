"""The marts: views and macros that answer questions in any DuckDB client, and counts by day kept in step with the core.

sql/marts holds a view a file (one SELECT under a header that explains each column), sql/macros a table macro a file, and
sql/marts/counts the SELECT of each table of counts. Loading, removing and settling note the days they touch in ops.stale_days,
and new articles in ops.added_articles, inside their transaction; publishing makes the counts of these days anew and adds these
articles to those of theirs, so readers never see counts that don't match.
"""

import re

import duckdb

from warehouse.errors import WarehouseError
from warehouse.merging import add_to_counts
from warehouse.outdated import definitions
from warehouse.sqlfiles import header_lines, names, sql
from warehouse.transactions import transaction

# In a view's header: "-- speaker: The speaker's name".
_COLUMN = re.compile(r"^(?P<name>[a-z_0-9]+): (?P<meaning>.+)$")


# A portion of a refresh: its working tables stay well inside the writer's memory, however much is stale.
ARTICLES_AT_ONCE = 120_000
# New articles that are at least this share of their days' articles are counted with the whole days.
SHARE_ANEW = 0.3


def define(con: duckdb.DuckDBPyConnection) -> None:
    """Create or replace every view of sql/marts, with its comments, and every macro of sql/macros."""
    statements = [statement for name in _by_need() for statement in _view(name)] + [sql(f"macros/{name}") for name in macros()]
    statements.append(f"CREATE OR REPLACE MACRO definitions() AS {_literal(definitions())}")
    with transaction(con):
        for statement in statements:
            con.execute(statement)


def _view(name: str) -> list[str]:
    meaning, columns = explained(f"marts/{name}")
    comments = [f'COMMENT ON COLUMN marts.{name}."{column}" IS {_literal(text)}' for column, text in columns.items()]
    return [
        f"CREATE OR REPLACE VIEW marts.{name} AS {sql(f'marts/{name}')}",
        f"COMMENT ON VIEW marts.{name} IS {_literal(meaning)}",
        *comments,
    ]


def macros() -> list[str]:
    """The files of sql/macros in an order in which each comes after those it calls."""
    return sorted(names("macros"), key=lambda name: (name != "meant", name))


def explained(name: str) -> tuple[str, dict[str, str]]:
    """What a file's header says of the whole, and of each column."""
    lines = header_lines(name)
    columns = {found["name"]: found["meaning"] for line in lines if (found := _COLUMN.match(line))}
    return " ".join(line for line in lines if not _COLUMN.match(line)), columns


def refresh(con: duckdb.DuckDBPyConnection, articles_at_once: int = ARTICLES_AT_ONCE, share_anew: float = SHARE_ANEW) -> int:
    """Bring the counts up to date and return how many days that touched.

    The days in ops.stale_days are made anew, in portions of about so many articles, each in a transaction of its own; what is
    left of ops.added_articles is then added to its days. After an interruption the rest is still noted.
    """
    con.execute(sql("steps/added_days"), {"share": share_anew, "most": articles_at_once})
    days = 0
    while portion := _refresh_portion(con, articles_at_once):
        days += portion
    return days + _refresh_added(con)


def _refresh_portion(con: duckdb.DuckDBPyConnection, articles_at_once: int) -> int:
    if not con.execute("SELECT EXISTS (FROM ops.stale_days)").fetchall()[0][0]:
        return 0
    with transaction(con):
        con.execute(f"SET VARIABLE articles_at_once = {articles_at_once}")
        con.execute(sql("steps/stale_articles"))
        (days,) = con.execute("SELECT count(*) FROM stale").fetchall()[0]
        if days:
            for table in names("marts/counts"):
                con.execute(f"DELETE FROM marts.{table} AS t WHERE {_IS_STALE.get(table, _DAY_IS_STALE)}")
                con.execute(f"INSERT INTO marts.{table} BY NAME {sql(f'marts/counts/{table}')}")
            con.execute(f"DELETE FROM ops.stale_days AS t WHERE {_DAY_IS_STALE}")
            con.execute(_COUNTED_WITH_THEIR_DAY)
        con.execute("DROP TABLE stale_articles; DROP TABLE stale")
    return int(days)


def _refresh_added(con: duckdb.DuckDBPyConnection) -> int:
    if not con.execute("SELECT EXISTS (FROM ops.added_articles)").fetchall()[0][0]:
        return 0
    with transaction(con):
        con.execute(sql("steps/added_articles"))
        (days,) = con.execute("SELECT count(*) FROM stale").fetchall()[0]
        add_to_counts(con)
        con.execute("DELETE FROM ops.added_articles")
        con.execute("DROP TABLE stale_articles; DROP TABLE stale")
    return int(days)


def refresh_all(con: duckdb.DuckDBPyConnection) -> int:
    """Make all counts anew from the core, whatever was noted; the result is the same."""
    for table in names("marts/counts"):
        con.execute(f"INSERT INTO ops.stale_days SELECT DISTINCT day FROM marts.{table}")
    con.execute("INSERT INTO ops.stale_days SELECT DISTINCT utc_day(published_at, published_precision) FROM articles")
    return refresh(con)


_COUNTED_WITH_THEIR_DAY = (
    "DELETE FROM ops.added_articles WHERE article_id IN (SELECT article_id FROM stale_articles WHERE is_stale)"
)
_DAY_IS_STALE = "EXISTS (FROM stale s WHERE s.day IS NOT DISTINCT FROM t.day)"
# A link has a day at either end.
_IS_STALE = {"story_links": "EXISTS (FROM stale s WHERE s.day = t.day) OR EXISTS (FROM stale s WHERE s.day = t.other_day)"}


def _by_need() -> list[str]:
    """The views of sql/marts in an order in which each comes after those it reads."""
    ordered: list[str] = []
    waiting = names("marts")
    while waiting:
        ready = [name for name in waiting if not any(f"marts.{other}" in _words(name) for other in waiting if other != name)]
        if not ready:
            raise WarehouseError(f"The marts {', '.join(waiting)} read each other in a circle.")
        ordered += ready
        waiting = [name for name in waiting if name not in ready]
    return ordered


def _words(name: str) -> set[str]:
    return set(re.findall(r"marts\.\w+", sql(f"marts/{name}")))


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
