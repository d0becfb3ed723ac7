"""Search on a big warehouse: what 500 more articles cost, and how long each kind of question takes.

    python -m benchmarks.search LOADED.duckdb FOLDER --articles 100000

LOADED is any file with a table `articles` (title, body, published_at). Its texts are copied as often as needed, each time with
other capitalized words, so that names differ and the dictionary grows; they are indexed 500 at a time, as loads do.
Times are the median of five, warm, of the ten best with their snippets, all columns fetched.
"""

import argparse
import statistics
import time
from pathlib import Path

import duckdb

from warehouse.connection import open_published, open_state, quoted
from warehouse.indexing import index_changed
from warehouse.layout import Layout
from warehouse.publishing import publish
from warehouse.transactions import transaction

ROUNDS = 5
BATCH = 500

QUESTIONS = {
    "a rare word": "FROM search('hydroelectric') LIMIT 10",
    "a frequent word": "FROM search('president') LIMIT 10",
    "the most frequent word": "FROM search('the') LIMIT 10",
    "two words": "FROM search('trade agreement') LIMIT 10",
    "five words": "FROM search('government election opposition party vote') LIMIT 10",
    "OR": "FROM search('earthquake OR flood OR storm') LIMIT 10",
    "NOT": "FROM search('election -president') LIMIT 10",
    "a phrase": "FROM search('\"prime minister\"') LIMIT 10",
    "a phrase of frequent words": "FROM search('\"one of the most\"') LIMIT 10",
    "a phrase and words": "FROM search('\"foreign ministry\" talks') LIMIT 10",
    "one month": "FROM search('president', from_day := '2020-03-01', to_day := '2020-03-31') LIMIT 10",
    "how many": "SELECT count(*) FROM search('president', most := 1000000)",
    "a thousand snippets": "FROM search('president')",
}
PLAIN = "SELECT count(*) FROM articles WHERE contains(lower(body), 'president')"


def build(con: duckdb.DuckDBPyConnection, loaded: Path, wanted: int) -> list[float]:
    """Add articles until there are as many as wanted; returns the seconds that each 500 cost the index."""
    con.execute(f"ATTACH '{quoted(loaded)}' AS loaded (READ_ONLY)")
    con.execute(
        "CREATE TEMP TABLE base AS SELECT row_number() OVER (ORDER BY article_id) - 1 AS place, title, body, published_at "
        "FROM loaded.articles"
    )
    con.execute("DETACH loaded")
    seconds = []
    for start in range(con.execute("SELECT count(*) FROM articles").fetchall()[0][0], wanted, BATCH):
        with transaction(con):
            con.execute(
                r"""
                CREATE OR REPLACE TEMP TABLE added AS
                WITH numbers AS (SELECT n, n // (SELECT count(*) FROM base) AS world FROM range($start, $stop) AS numbers (n))
                SELECT n + 1 AS article_id, title, published_at, md5(n::VARCHAR) AS content_hash, 'copy:' || n AS identity,
                       CASE WHEN world = 0 THEN body ELSE regexp_replace(
                           body, '\b([A-Z][a-z]{4,})', '\1' || chr((97 + world % 20)::INTEGER) || 'o', 'g') END AS body
                FROM numbers JOIN base ON place = n % (SELECT count(*) FROM base)""",
                {"start": start, "stop": min(start + BATCH, wanted)},
            )
            con.execute("INSERT INTO articles BY NAME FROM added")
            con.execute("CREATE OR REPLACE TEMP TABLE changed AS SELECT article_id FROM added")
            began = time.perf_counter()
            index_changed(con)
            seconds.append(time.perf_counter() - began)
    return seconds


def report_build(seconds: list[float]) -> None:
    """Print what 500 articles cost at the beginning, at the end, and with the merges spread over all."""
    if not seconds:
        return
    print(f"500 articles: {statistics.median(seconds[:20]) * 1000:,.0f} ms at first (median of 20), ", end="")
    print(f"{statistics.median(seconds[-20:]) * 1000:,.0f} ms at last, ", end="")
    print(f"{statistics.mean(seconds) * 1000:,.0f} ms on average with merges, {max(seconds) * 1000:,.0f} ms at most")


def main() -> None:
    """Build what is missing, publish, and print a line for each question."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("loaded", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    layout = Layout(arguments.folder / f"search_{arguments.articles}.duckdb")
    with open_state(layout) as con:
        report_build(build(con, arguments.loaded, arguments.articles))
        publish(con, layout, None)
        sizes = con.execute(
            "SELECT count(DISTINCT segment), count(DISTINCT term_key), count(*) FROM search_index.postings"
        ).fetchall()[0]
    print(f"segments, terms, rows: {sizes}; file {layout.published.stat().st_size / 1e6:,.0f} MB")
    with open_published(layout.published) as con:
        for name, question in {**QUESTIONS, "plain scan: LIKE president": PLAIN}.items():
            rounds, rows = [], 0
            for _ in range(ROUNDS + 1):
                began = time.perf_counter()
                rows = len(con.execute(question).fetchall())
                rounds.append(time.perf_counter() - began)
            print(
                f"{name:30} {statistics.median(rounds[1:]) * 1000:8,.0f} ms   first {rounds[0] * 1000:8,.0f} ms   {rows} rows"
            )


if __name__ == "__main__":
    main()
