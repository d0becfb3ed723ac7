"""Settling: what spans articles (entities, duplicates, stories), from what each says, by rules that no load order changes."""

import duckdb

from warehouse.sqlfiles import sql


def settle_batch(con: duckdb.DuckDBPyConnection) -> None:
    """Settle what the batch just loaded touches; runs inside the load's transaction (temporary table `touched`)."""
    con.execute("CREATE OR REPLACE TEMP TABLE changed AS SELECT article_id FROM incoming WHERE action = 'current'")
    settle_touched(con)


def settle_all(con: duckdb.DuckDBPyConnection) -> None:
    """Settle everything anew, with no language processing; the caller holds a transaction."""
    con.execute("CREATE OR REPLACE TEMP TABLE touched AS SELECT DISTINCT entity_id FROM entity_links")
    con.execute("CREATE OR REPLACE TEMP TABLE changed AS SELECT article_id FROM articles")
    settle_touched(con)


def settle_touched(con: duckdb.DuckDBPyConnection) -> None:
    """Settle what the temporary tables `touched` (entities) and `changed` (articles) name; the caller holds a transaction."""
    con.execute(sql("steps/settle_entities"))
    con.execute(sql("steps/settle_duplicates"))
