"""The full-text index behind search(): plain tables in schema search_index, kept in step by every load, edit and removal."""

import logging

import duckdb

from warehouse.sqlfiles import sql
from warehouse.transactions import transaction

# Articles indexed in one transaction when a warehouse gets its index at once; memory stays flat.
ARTICLES_AT_ONCE = 4_000

_log = logging.getLogger(__name__)


def index_changed(con: duckdb.DuckDBPyConnection) -> None:
    """Index what the temporary table `changed` (article_id) names: new, edited or removed. The caller holds a transaction."""
    con.execute(sql("steps/index_articles"))
    con.execute(sql("steps/index_crowded"))
    (segments,) = con.execute("SELECT count(*) FROM merging").fetchall()[0]
    if segments:
        con.execute(sql("steps/index_merge"))


def index_missing(con: duckdb.DuckDBPyConnection) -> int:
    """Index the articles that are not in the index, as after an upgrade from a version that had none; returns how many."""
    count = 0
    while True:
        if count == ARTICLES_AT_ONCE:
            _log.warning("Indexing the warehouse's articles for search, once: some minutes for 100,000.")
        with transaction(con):
            con.execute(
                "CREATE OR REPLACE TEMP TABLE changed AS SELECT article_id FROM articles "
                "ANTI JOIN search_index.documents USING (article_id) LIMIT $most",
                {"most": ARTICLES_AT_ONCE},
            )
            (missing,) = con.execute("SELECT count(*) FROM changed").fetchall()[0]
            if not missing:
                return count
            index_changed(con)
        count += int(missing)
