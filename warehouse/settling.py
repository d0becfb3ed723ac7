"""Settling: what spans articles (entities, duplicates, stories), from what each says, by rules that no load order changes."""

from pathlib import Path

import duckdb

from warehouse.copies import settle_all_copies, settle_copies
from warehouse.correcting import correct, count_corrected, take_in
from warehouse.indexing import index_changed
from warehouse.sqlfiles import sql
from warehouse.transactions import transaction
from warehouse.versions import settle_versions


def settle_batch(con: duckdb.DuckDBPyConnection) -> None:
    """Settle what the batch just loaded touches; runs inside the load's transaction (temporary table `touched`)."""
    con.execute(sql("steps/settle_batch"))
    settle_touched(con)


def settle_all(con: duckdb.DuckDBPyConnection) -> None:
    """Settle everything anew, with no language processing; the caller holds a transaction."""
    settle_all_copies(con)
    con.execute("CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT entity_id FROM entity_links")
    con.execute("CREATE OR REPLACE TEMP TABLE changed AS SELECT article_id FROM articles")
    con.execute(sql("steps/settle_seen"))
    _settle_rest(con)


def settle_corrections(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make the folder's corrections the ones in force; where they differ from those before, what they change is settled anew.

    Raises CorrectionError for a line that means nothing; the corrections of before then stay.
    """
    with transaction(con):
        if take_in(con, folder):
            con.execute("CREATE OR REPLACE TEMP TABLE touched (entity_id BIGINT)")
            con.execute("CREATE OR REPLACE TEMP TABLE changed (article_id BIGINT)")
            con.execute("CREATE OR REPLACE TEMP TABLE seen (article_id BIGINT)")
            settle_touched(con)


def resolve(con: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Settle everything anew under the folder's corrections, in one transaction and with no language processing."""
    with transaction(con):
        take_in(con, folder)
        settle_all(con)


def settle_touched(con: duckdb.DuckDBPyConnection) -> None:
    """Settle what the temporary tables `touched` (entities) and `changed` (articles) name; the caller holds a transaction."""
    settle_copies(con)
    _settle_rest(con)


def _settle_rest(con: duckdb.DuckDBPyConnection) -> None:
    con.execute(sql("steps/settle_sources"))
    correct(con)
    con.execute(sql("steps/settle_entities"))
    index_changed(con)
    settle_versions(con)
    con.execute(sql("steps/settle_withdrawals"))
    count_corrected(con)
