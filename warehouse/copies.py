"""Copies: near-duplicate clusters over the whole history, each with the earliest article as its origin.

A sketch of each text (its smallest hashes of five words in a row) finds what is worth comparing, whole texts decide. Everything
depends on the articles alone: no order of loading changes it.
"""

import logging

import duckdb

from warehouse.sqlfiles import sql
from warehouse.transactions import transaction

# Articles taken up at once when all are settled anew: the words of so many stay well inside the writer's memory.
ARTICLES_AT_ONCE = 5_000

_log = logging.getLogger(__name__)


def settle_copies(con: duckdb.DuckDBPyConnection) -> None:
    """Settle the stories of what the temporary table `changed` (article_id) names: new, changed or gone.

    The caller holds a transaction.
    """
    if not con.execute("SELECT count(*) FROM changed").fetchall()[0][0]:
        return
    con.execute(sql("steps/copies_begin"))
    con.execute(sql("steps/copies_keys"))
    con.execute(sql("steps/copies_candidates"))
    _compare(con, "FROM candidates")
    con.execute(sql("steps/copies_clusters"))
    while con.execute("SELECT count(*) FROM clusters WHERE origin IS NULL").fetchall()[0][0]:
        _compare(con, sql("steps/copies_asked"))
        con.execute(sql("steps/copies_origins"))
    con.execute(sql("steps/copies_settle"))
    con.execute("DROP TABLE shingles; DROP TABLE figures; DROP TABLE sizes")


def settle_missing_copies(con: duckdb.DuckDBPyConnection) -> None:
    """Settle all articles where none has a sketch, as after an upgrade from a version that kept other ones."""
    (missing,) = con.execute("SELECT EXISTS (FROM articles) AND NOT EXISTS (FROM duplicate_keys)").fetchall()[0]
    if missing:
        _log.warning("Settling which articles are copies anew, once, for all of them: some minutes for 100,000.")
        with transaction(con):
            settle_all_copies(con)


def settle_all_copies(con: duckdb.DuckDBPyConnection) -> None:
    """Settle the stories of all articles anew, in portions; the result is the same. The caller holds a transaction."""
    con.execute(
        "CREATE OR REPLACE TEMP TABLE portions AS "
        f"SELECT article_id, (row_number() OVER (ORDER BY article_id) - 1) // {ARTICLES_AT_ONCE} AS portion FROM articles"
    )
    (portions,) = con.execute("SELECT coalesce(max(portion) + 1, 0) FROM portions").fetchall()[0]
    for portion in range(portions):
        con.execute(
            "CREATE OR REPLACE TEMP TABLE changed AS SELECT article_id FROM portions WHERE portion = $portion",
            {"portion": portion},
        )
        settle_copies(con)


def _compare(con: duckdb.DuckDBPyConnection, pairs: str) -> None:
    """Compare pairs (article_id, other_id) word by word: the temporary table `compared` has those that are copies."""
    con.execute(f"CREATE OR REPLACE TEMP TABLE asked AS {pairs}")
    con.execute("CREATE OR REPLACE TEMP TABLE measured AS SELECT article_id FROM asked UNION SELECT other_id FROM asked")
    con.execute(sql("steps/copies_words"))
    con.execute(sql("steps/copies_compared"))
