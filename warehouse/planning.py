"""The plan step: which incoming articles are new, newer or older versions, known already, or removed for good."""

import duckdb
import polars as pl

from warehouse.sqlfiles import sql


def plan(con: duckdb.DuckDBPyConnection, articles: pl.DataFrame) -> pl.DataFrame:
    """`articles` with a column `action`: current (annotate and load), older (keep as a version), known or removed (skip).

    Only "current" rows need annotation. Rows keep their order.
    """
    incoming = articles.select("article_id", "content_hash", "modified_at", "published_at", "fetched_at").with_row_index(
        "row_no"
    )
    con.register("incoming", incoming.to_arrow())
    try:
        actions = con.execute(sql("steps/plan")).pl()
    finally:
        con.unregister("incoming")
    return articles.with_columns(actions.get_column("action"))
