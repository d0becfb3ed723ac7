"""Adds new articles to the tables of counts: what they give is merged into the rows that are there, and no day is made anew.

Right only for articles that are stories of their own: counts are then sums over articles, evidence the smallest article's.
"""

import duckdb

from warehouse.sqlfiles import names, sql

# What tells rows of a table apart, the day last; a table that isn't here only gets rows.
_KEYS = {
    "entity_day_counts": ("entity_id", "day"),
    "pair_day_counts": ("entity_id", "other_id", "day"),
    "place_day_counts": ("entity_id", "day"),
    "role_day_counts": ("person_id", "title_key", "organisation_id", "day"),
    "source_day_counts": ("source_id", "day"),
    "topic_day_counts": ("topic_id", "day"),
}
# Joined by equality, so that what was found filters the scan of a big table.
_NEVER_NULL = {"entity_id", "other_id", "person_id", "topic_id"}
# How two rows of the same key become one, by column; numbers that aren't here are added up.
_MERGED = {
    "title": "min(title)",
    "office": "min(office)",
    "starts_at": "min(starts_at)",
    "ends_at": "max(ends_at)",
    "article_id": "min(article_id)",
    "sentence_no": "arg_min(sentence_no, article_id)",
    "role_no": "arg_min(role_no, article_id)",
}


def add_to_counts(con: duckdb.DuckDBPyConnection) -> None:
    """Add the articles of the temporary table `stale_articles` to all counts; the caller holds a transaction."""
    for table in names("marts/counts"):
        if keys := _KEYS.get(table):
            _merge(con, table, keys)
        else:
            con.execute(f"INSERT INTO marts.{table} BY NAME {sql(f'marts/counts/{table}')}")


def _merge(con: duckdb.DuckDBPyConnection, table: str, keys: tuple[str, ...]) -> None:
    con.execute(f"CREATE OR REPLACE TEMP TABLE found AS {sql(f'marts/counts/{table}')}")
    same = " AND ".join(f"n.{key} {'=' if key in _NEVER_NULL else 'IS NOT DISTINCT FROM'} t.{key}" for key in keys[:-1])
    met = f"SELECT rowid AS row_no, t.* FROM marts.{table} t"
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE met AS
        {met} SEMI JOIN (FROM found WHERE day IS NOT NULL) n ON n.day = t.day AND {same}
        UNION ALL
        {met} SEMI JOIN (FROM found WHERE day IS NULL) n ON {same} WHERE t.day IS NULL""")
    con.execute(f"DELETE FROM marts.{table} WHERE rowid IN (SELECT row_no FROM met)")
    columns = [name for name, *_ in con.execute("DESCRIBE found").fetchall()]
    merged = ", ".join(f"{_MERGED.get(name, f'sum({name})')} AS {name}" for name in columns if name not in keys)
    con.execute(f"""
        INSERT INTO marts.{table} BY NAME
        SELECT {", ".join(keys)}, {merged}
        FROM (FROM found UNION ALL BY NAME SELECT * EXCLUDE (row_no) FROM met) GROUP BY {", ".join(keys)} ORDER BY {keys[0]}""")
    con.execute("DROP TABLE found; DROP TABLE met")
