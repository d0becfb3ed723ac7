"""A warehouse of as many articles as wanted: a loaded one multiplied with changed names and dates, by SQL, with no language processing.

    python -m benchmarks.synthetic LOADED.duckdb BIG.duckdb --articles 100000

LOADED's private state gives the articles, cut to their first fifteen sentences. Each copy lives in one of eighty worlds, in
which vowels and consonants trade places: texts keep their length, so every offset still holds, and names differ, so people and
bodies are others, well-known ones too. Places that the reference data knows (countries, cities) stay themselves. Days are
spread evenly over ten years; every fifth copy is a reprint of the one before by another source, some hours later.
"""

import argparse
import time
from pathlib import Path

import duckdb

from warehouse.checks import run_checks
from warehouse.connection import open_state, quoted
from warehouse.indexing import index_missing
from warehouse.layout import Layout
from warehouse.marts import refresh
from warehouse.publishing import publish

SENTENCES = 15
WORLDS = 80
DAYS = 3_650
AT_ONCE = 20_000  # articles a statement

VOWELS, CONSONANTS = "aeiou", "bcdfghklmnprstvz"

# What becomes of a column in a copy: ids of articles and entities, and texts; the rest stays.
ARTICLE = {"article_id", "story_id", "duplicate_of"}
ENTITY = {"entity_id", "person_id", "organisation_id", "speaker_id", "place_id"}
TEXT = {"text", "content", "source", "cue", "trigger", "title", "body", "name", "phrase"}

BY_SENTENCE = ("mentions", "roles", "statements", "time_expressions", "quantities", "events", "tones")
BY_OWNER = {"statement_speakers": ("statements", "statement_no"), "event_participants": ("events", "event_no")}
WHOLE = ("article_places", "article_authors", "article_tags", "keyphrases")
# Where an article's entities are referred to by their number in it.
NUMBERED = (
    ("mentions", "entity_no"), ("roles", "person_no"), ("roles", "organisation_no"), ("statements", "speaker_no"), ("events", "place_no"),
    ("statement_speakers", "entity_no"), ("event_participants", "entity_no"),
)  # fmt: skip


def prepare(con: duckdb.DuckDBPyConnection, state: Path) -> int:
    """Make `base_TABLE` for each table from a loaded state; returns how many articles it has.

    Entities get odd ids where copies have others of their own, and even ones where they are the same in every world.
    """
    con.execute(f"ATTACH '{quoted(state)}' AS loaded (READ_ONLY)")
    con.execute(
        "CREATE TEMP TABLE base_ids AS SELECT entity_id AS id, entity_id * 2 + (reference_id IS NULL OR kind IN ('PERSON', 'ORG'))::INT AS new "
        "FROM loaded.entities"
    )
    con.execute(f"CREATE TEMP TABLE base_sentences AS SELECT * FROM loaded.sentences WHERE sentence_no < {SENTENCES}")
    con.execute("""
        CREATE TEMP TABLE base_articles AS
        SELECT a.* REPLACE (substring(a.body, 1, s.end_char) AS body, a.article_id AS story_id, NULL AS duplicate_of)
        FROM loaded.articles a JOIN (SELECT article_id, max(end_char) AS end_char FROM base_sentences GROUP BY ALL) s USING (article_id)""")
    for table in BY_SENTENCE:
        con.execute(f"""
            CREATE TEMP TABLE base_{table} AS SELECT t.* FROM loaded.{table} t JOIN base_articles a USING (article_id)
            WHERE t.sentence_no < {SENTENCES} AND {_ends(con, f"loaded.{table}")}""")
    for table, (owner, number) in BY_OWNER.items():
        con.execute(f"""
            CREATE TEMP TABLE base_{table} AS SELECT t.* FROM loaded.{table} t JOIN base_articles a USING (article_id)
            SEMI JOIN base_{owner} o ON o.article_id = t.article_id AND o.{number} = t.{number} WHERE {_ends(con, f"loaded.{table}")}""")
    con.execute("""
        CREATE TEMP TABLE base_paragraphs AS SELECT p.* REPLACE (least(p.end_char, length(a.body)) AS end_char)
        FROM loaded.paragraphs p JOIN base_articles a USING (article_id) WHERE p.start_char < length(a.body)""")
    for table in WHOLE:
        con.execute(f"CREATE TEMP TABLE base_{table} AS FROM loaded.{table} SEMI JOIN base_articles USING (article_id)")
    # What an article names after the cut is not among its entities, so nothing may refer to it.
    con.execute(
        "DELETE FROM base_article_places p WHERE NOT EXISTS (FROM base_mentions m WHERE m.article_id = p.article_id AND m.entity_no = p.entity_no)"
    )
    con.execute(f"""
        CREATE TEMP TABLE base_entity_links AS FROM loaded.entity_links SEMI JOIN (
            {" UNION ".join(f"SELECT article_id, {number} AS entity_no FROM base_{table}" for table, number in NUMBERED)}
        ) USING (article_id, entity_no)""")
    con.execute("""
        CREATE TEMP TABLE base_article_topics AS
        SELECT DISTINCT article_id, 'topic' || hash(article_id, n) % 40 AS topic_id, 1.0::FLOAT AS score
        FROM base_articles, range(2) AS numbers (n)""")
    for table in (*BY_SENTENCE, *BY_OWNER, "entity_links", "article_places"):
        for column in ENTITY & set(_columns(con, f"base_{table}")):
            con.execute(f"UPDATE base_{table} SET {column} = new FROM base_ids WHERE id = {column}")
    for table in ("entities", "entity_aliases"):
        con.execute(
            f"CREATE TEMP TABLE base_{table} AS SELECT e.* REPLACE (i.new AS entity_id) FROM loaded.{table} e JOIN base_ids i ON i.id = e.entity_id"
        )
        con.execute(f"DELETE FROM base_{table} WHERE entity_id NOT IN (SELECT entity_id FROM base_entity_links)")
    con.execute("INSERT INTO sources FROM loaded.sources ANTI JOIN sources USING (source_id)")
    con.execute("DETACH loaded")
    _worlds(con)
    return int(con.execute("SELECT count(*) FROM base_articles").fetchall()[0][0])


def _worlds(con: duckdb.DuckDBPyConnection) -> None:
    plain = VOWELS + CONSONANTS
    rows = []
    for world in range(WORLDS):
        v, c = world % len(VOWELS), world // len(VOWELS)
        turned = VOWELS[v:] + VOWELS[:v] + CONSONANTS[c:] + CONSONANTS[:c]
        rows.append((world, plain + plain.upper(), turned + turned.upper()))
    con.execute("CREATE TEMP TABLE worlds (world BIGINT, plain VARCHAR, turned VARCHAR)")
    con.executemany("INSERT INTO worlds VALUES (?, ?, ?)", rows)
    con.execute("CREATE TEMP MACRO copied(id, copy) AS ('0x' || md5(id || '/' || copy)[:13])::BIGINT")
    con.execute(
        "CREATE TEMP MACRO renamed(id, world) AS CASE WHEN id IS NULL OR id % 2 = 0 OR world = 0 THEN id ELSE (hash(id, world) >> 12)::BIGINT END"
    )


def add(con: duckdb.DuckDBPyConnection, first: int, last: int, articles: int | None = None, days: int = DAYS) -> None:
    """Insert the copies numbered from `first` to before `last` of every base article, or of the first `articles` ones."""
    con.execute(f"""
        CREATE OR REPLACE TEMP TABLE copies AS
        SELECT copy, copy - is_reprint::INT AS original, is_reprint, world, plain, turned
        FROM (SELECT copy, copy % 5 = 4 AS is_reprint FROM range({first}, {last}) AS numbers (copy))
        JOIN worlds ON world = (copy - is_reprint::INT) % {WORLDS}""")
    con.execute(
        f"CREATE OR REPLACE TEMP TABLE chosen AS SELECT article_id FROM base_articles ORDER BY article_id LIMIT {articles or 10**9}"
    )
    for table in ("articles", "paragraphs", "sentences", *BY_SENTENCE, *BY_OWNER, *WHOLE, "entity_links", "article_topics"):
        con.execute(f"""
            INSERT INTO {table} BY NAME
            SELECT b.* REPLACE ({", ".join(_changed(con, table, days))}) FROM base_{table} b SEMI JOIN chosen USING (article_id), copies c""")
    worlds = "(SELECT DISTINCT world, plain, turned FROM copies) c"
    for table, text in (("entities", "name"), ("entity_aliases", "alias")):
        same = (
            "CASE WHEN b.entity_id % 2 = 0 OR world = 0 THEN b.reference_id END AS reference_id," if table == "entities" else ""
        )
        con.execute(f"""
            INSERT INTO {table} BY NAME
            SELECT b.* REPLACE (renamed(b.entity_id, world) AS entity_id, {same}
                                CASE WHEN b.entity_id % 2 = 0 THEN b.{text} ELSE translate(b.{text}, plain, turned) END AS {text})
            FROM base_{table} b, {worlds} WHERE (b.entity_id % 2 = 1 OR world = 0)
              AND renamed(b.entity_id, world) NOT IN (SELECT entity_id FROM {table})""")
    con.execute("UPDATE entity_aliases SET alias_key = name_key(alias) WHERE alias_key IS DISTINCT FROM name_key(alias)")


def _ends(con: duckdb.DuckDBPyConnection, table: str) -> str:
    """The condition that none of a row's spans reaches over the end of its article's cut body."""
    ends = [name for name in _columns(con, table) if name.endswith(("_end", "end_char"))]
    return f"coalesce(greatest({', '.join(f't.{name}' for name in ends)}), 0) <= length(a.body)" if ends else "true"


def _columns(con: duckdb.DuckDBPyConnection, table: str) -> list[str]:
    return [name for name, *_ in con.execute(f"DESCRIBE {table}").fetchall()]


def _changed(con: duckdb.DuckDBPyConnection, table: str, days: int) -> list[str]:
    """The REPLACE list of a table's copies."""
    changed = {name: f"copied(b.{name}, copy)" for name in ARTICLE}
    changed |= {name: f"renamed(b.{name}, world)" for name in ENTITY}
    changed |= {name: f"translate(b.{name}, plain, turned)" for name in TEXT}
    changed["link_key"] = "CASE WHEN b.entity_id % 2 = 0 THEN b.link_key ELSE translate(b.link_key, plain, turned) END"
    changed["reference_id"] = "CASE WHEN b.entity_id % 2 = 0 OR world = 0 THEN b.reference_id END"
    if table == "articles":
        day = f"hash(b.article_id, original) % {days}"
        changed |= {
            "identity": "b.article_id || '/' || copy",  # article_id is made of it as of any identity
            "story_id": "copied(b.article_id, original)",
            "duplicate_of": "CASE WHEN is_reprint THEN copied(b.article_id, original) END",
            "source_id": "CASE WHEN is_reprint THEN (SELECT min(source_id) FROM sources) ELSE b.source_id END",
            "published_at": f"CASE WHEN b.published_at IS NOT NULL THEN TIMESTAMPTZ '2015-01-01 06:00:00Z' + to_days(({day})::INT)"
            " + to_hours(CASE WHEN is_reprint THEN 3 + copy % 40 ELSE 0 END) END",
            "url": "b.url || '?copy=' || copy",
        }
    return [f"{changed[name]} AS {name}" for name in _columns(con, f"base_{table}") if name in changed]


def multiply(base: Path, layout: Layout, articles: int) -> duckdb.DuckDBPyConnection:
    """A state of about `articles` articles with all its marts, open for writing, from the published file `base`."""
    con = open_state(layout)
    size = prepare(con, Layout(base).state)
    copies, at_once = round(articles / size), max(1, AT_ONCE // size)
    con.execute("SET preserve_insertion_order = false")
    for first in range(0, copies, at_once):
        add(con, first, min(first + at_once, copies))
    con.execute("INSERT INTO ops.stale_days SELECT DISTINCT utc_day(published_at, published_precision) FROM articles")
    con.execute("CHECKPOINT")
    return con


def main() -> None:
    """Make the warehouse, refresh its marts, index it for search, check and publish it, and print how long each took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    options = parser.parse_args()
    layout = Layout(options.target)
    begun = time.monotonic()
    con = multiply(options.base, layout, options.articles)
    print(f"made: {time.monotonic() - begun:.0f} s", flush=True)
    begun = time.monotonic()
    days = refresh(con)
    print(f"all marts of {days:,} days: {time.monotonic() - begun:.0f} s", flush=True)
    begun = time.monotonic()
    index_missing(con)
    print(f"indexed: {time.monotonic() - begun:.0f} s", flush=True)
    print("checks failing:", run_checks(con, None) or "none")
    begun = time.monotonic()
    publish(con, layout, None)
    print(f"published: {time.monotonic() - begun:.1f} s, {options.target.stat().st_size / 1e9:.2f} GB")


if __name__ == "__main__":
    main()
