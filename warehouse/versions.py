"""Versions: what an earlier text of an article said, and what changed in meaning from one text or headline to the next.

Only the newest text of an article has annotations. What a text said is kept as facts when it is superseded, and made from
annotations of its own when it comes in later than a newer one; so what changed does not depend on the order of arrival.
"""

from collections.abc import Mapping

import duckdb
import polars as pl

from warehouse.identifiers import stable_id
from warehouse.sqlfiles import sql

_READ = ("sentences", "entity_links", "mentions", "statements", "quantities", "time_expressions")


def texts_to_annotate(planned: pl.DataFrame) -> pl.DataFrame:
    """Of planned articles, the texts to annotate: an article's newest under its id, older ones under ids of their own."""
    texts = planned.filter(pl.col("action").is_in(["current", "older"]))
    return texts.with_columns(
        article_id=pl.when(pl.col("action") == "older").then(_text_id()).otherwise(pl.col("article_id"))
    ).drop("action")


def split_annotations(
    annotations: Mapping[str, pl.DataFrame], before: pl.DataFrame, planned: pl.DataFrame
) -> tuple[dict[str, pl.DataFrame], dict[str, pl.DataFrame]]:
    """Annotations of the articles' newest texts, and those of older texts by their own ids.

    `before` is the plan that annotate() had, `planned` the one at loading: a text may have become an older one in between.
    """
    current = planned.filter(pl.col("action") == "current").select("article_id")
    older = planned.filter(pl.col("action") == "older").select("article_id", "content_hash")
    was_current = before.filter(pl.col("action") == "current").select("article_id", "content_hash")
    demoted = older.join(was_current, on=["article_id", "content_hash"], how="semi").select("article_id", text_id=_text_id())
    own = older.select(article_id=_text_id())
    newest, earlier = {}, {}
    for name, frame in annotations.items():
        newest[name] = frame.join(current, on="article_id", how="semi")
        moved = frame.join(demoted, on="article_id", how="inner").with_columns(article_id=pl.col("text_id")).drop("text_id")
        earlier[name] = pl.concat([frame.join(own, on="article_id", how="semi"), moved])
    return newest, earlier


def _text_id() -> pl.Expr:
    return pl.struct("article_id", "content_hash").map_elements(
        lambda text: stable_id("text", str(text["article_id"]), text["content_hash"]), return_dtype=pl.Int64
    )


def keep_facts(con: duckdb.DuckDBPyConnection) -> None:
    """Keep what the texts say that the batch supersedes or brings as older ones; their annotations are gone after."""
    con.execute(sql("steps/version_superseded"))
    _facts(con, "")
    con.execute("INSERT INTO version_facts BY NAME FROM facts")
    con.execute(sql("steps/version_older"))
    _facts(con, "earlier_")
    con.execute("INSERT INTO version_facts BY NAME FROM facts")


def settle_versions(con: duckdb.DuckDBPyConnection) -> None:
    """Say anew what changed in the articles of the temporary table `seen` (article_id)."""
    if not con.execute("SELECT count(*) FROM seen").fetchall()[0][0]:
        return
    con.execute(sql("steps/version_current"))
    _facts(con, "")
    con.execute(sql("steps/settle_versions"))


def _facts(con: duckdb.DuckDBPyConnection, prefix: str) -> None:
    """Make `facts` of the texts in `fact_texts`, from the annotation tables or the frames with this prefix."""
    for name in _READ:
        con.execute(f"CREATE OR REPLACE TEMP VIEW asked_{name} AS {_source(name, prefix)}")
    con.execute(sql("steps/version_facts"))
    for name in _READ:
        con.execute(f"DROP VIEW asked_{name}")


def _source(name: str, prefix: str) -> str:
    """A rejected statement is one that the text has all the same: what changed does not depend on corrections."""
    if name == "statements" and not prefix:
        columns = "article_id, sentence_no, speaker_no, source, kind, content, content_start, content_end"
        return f"SELECT {columns} FROM statements UNION ALL SELECT {columns} FROM ops.rejected_statements"
    return f"SELECT * FROM {prefix}{name}"
