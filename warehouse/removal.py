"""Takes an article or all of a source out for good: every row, earlier versions, and copies of the text."""

import duckdb

from warehouse.errors import WarehouseError
from warehouse.settling import settle_touched
from warehouse.sqlfiles import sql
from warehouse.transactions import transaction


def remove(con: duckdb.DuckDBPyConnection, what: str) -> int:
    """Remove what `what` names (article id, external id, URL, source name or domain); returns how many articles went.

    They are remembered by id and text: no later run loads them again. Raises WarehouseError when nothing is so named.
    """
    with transaction(con):
        con.execute(f"CREATE OR REPLACE TEMP TABLE doomed AS {sql('steps/doomed')}", {"what": what})
        (count,) = con.execute("SELECT count(DISTINCT article_id) FROM doomed").fetchall()[0]
        if not count:
            raise WarehouseError(
                f"No article and no source is called {what!r}; give an article's id or URL, or a source's name."
            )
        con.execute("SET VARIABLE removed_what = $what", {"what": what})
        con.execute(sql("steps/remove"))
        settle_touched(con)
    # Deleted rows stay in the file's free blocks until it is written anew; removed for good means gone from the bytes as well.
    return int(count)
