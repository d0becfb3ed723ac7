"""Marts and macros on a big warehouse: each view for one entity or day, each macro, a refresh after 500 articles, a publish.

    python -m benchmarks.million LOADED.duckdb FOLDER --articles 1000000

FOLDER keeps the warehouse that benchmarks.synthetic makes of LOADED, so that a second run starts at once. Times are the
median of five, the file in the page cache; beside a view of counts stands the same question in plain SQL on the core tables.
"""

import argparse
import resource
import statistics
import time
from pathlib import Path

import duckdb

from benchmarks.synthetic import add, multiply, prepare
from warehouse.connection import WRITER_MEMORY, open_published
from warehouse.layout import Layout
from warehouse.marts import refresh
from warehouse.migrations import migrate
from warehouse.publishing import publish

ROUNDS = 5

# One entity ($who), one source ($source), one place ($place), or one day ($day).
VIEWS = {
    "who_said_what, speaker": "SELECT * FROM marts.who_said_what WHERE speaker_id = $who",
    "who_said_what, day": "SELECT * FROM marts.who_said_what WHERE day = $day",
    "office_holders, person": "SELECT * FROM marts.office_holders WHERE person_id = $who",
    "office_holders, country": "SELECT * FROM marts.office_holders WHERE organisation_id = $place",
    "meetings, person": "SELECT * FROM marts.meetings WHERE entity_id = $who",
    "meetings, day": "SELECT * FROM marts.meetings WHERE day = $day",
    "entity_days, entity": "SELECT * FROM marts.entity_days WHERE entity_id = $place",
    "entity_days, day": "SELECT * FROM marts.entity_days WHERE day = $day",
    "co_mentions, entity": "SELECT * FROM marts.co_mentions WHERE entity_id = $place",
    "co_mentions, day": "SELECT * FROM marts.co_mentions WHERE day = $day",
    "network, person": "SELECT * FROM marts.network WHERE entity_id = $who",
    "network, country": "SELECT * FROM marts.network WHERE entity_id = $place",
    "places_days, place": "SELECT * FROM marts.places_days WHERE entity_id = $place",
    "places_days, day": "SELECT * FROM marts.places_days WHERE day = $day",
    "topics_days, topic": "SELECT * FROM marts.topics_days WHERE topic_id = 'topic7'",
    "topics_days, day": "SELECT * FROM marts.topics_days WHERE day = $day",
    "source_profile, source": "SELECT * FROM marts.source_profile WHERE source_id = $source",
    "timeline, person": "SELECT * FROM marts.timeline WHERE entity_id = $who",
    "stories, day": "SELECT * FROM marts.stories WHERE first_at >= $day AND first_at < $day + INTERVAL 1 DAY",
    "same_events, day": "SELECT * FROM marts.same_events WHERE day = $day",
}
PLAIN = {
    "entity_days, entity": """
        SELECT utc_day(published_at, published_precision), count(*), count(DISTINCT article_id), count(DISTINCT story_id)
        FROM mentions JOIN articles USING (article_id) WHERE entity_id = $place GROUP BY 1""",
    "entity_days, day": """
        SELECT entity_id, count(*), count(DISTINCT article_id), count(DISTINCT story_id)
        FROM mentions JOIN articles USING (article_id) WHERE utc_day(published_at, published_precision) = $day GROUP BY 1""",
    "network, country": """
        WITH named AS (SELECT DISTINCT article_id, sentence_no, entity_id FROM mentions)
        SELECT b.entity_id, count(*), count(DISTINCT article_id), count(DISTINCT story_id)
        FROM named a JOIN named b USING (article_id, sentence_no) JOIN articles USING (article_id)
        WHERE a.entity_id = $place AND b.entity_id <> $place GROUP BY 1""",
    "network, person": """
        WITH named AS (SELECT DISTINCT article_id, sentence_no, entity_id FROM mentions)
        SELECT b.entity_id, count(*), count(DISTINCT article_id), count(DISTINCT story_id)
        FROM named a JOIN named b USING (article_id, sentence_no) JOIN articles USING (article_id)
        WHERE a.entity_id = $who AND b.entity_id <> $who GROUP BY 1""",
    "places_days, place": """
        SELECT utc_day(published_at, published_precision), count(DISTINCT article_id), count(DISTINCT story_id)
        FROM article_places JOIN articles USING (article_id) WHERE entity_id = $place GROUP BY 1""",
    "topics_days, topic": """
        SELECT utc_day(published_at, published_precision), count(DISTINCT article_id), count(DISTINCT story_id)
        FROM article_topics JOIN articles USING (article_id) WHERE topic_id = 'topic7' GROUP BY 1""",
    "source_profile, source": """
        SELECT count(*), count(DISTINCT story_id), avg(word_count),
               (SELECT count(*) FROM statements JOIN articles USING (article_id) WHERE source_id = $source),
               (SELECT avg(score) FROM tones JOIN articles USING (article_id) WHERE source_id = $source)
        FROM articles WHERE source_id = $source""",
}
MACROS = {
    "meant": "FROM meant($name)",
    "who_is, part of a name": "FROM who_is($part)",
    "said_by": "FROM said_by($name)",
    "about": "FROM about($name)",
    "about, country": "FROM about($country)",
    "about, country, the newest 1,000": "FROM about($country, most := 1000)",
    "held_office, person": "FROM held_office($name)",
    "holder_of, country": "FROM holder_of($country)",
    "met": "FROM met($name)",
    "between_": "FROM between_($name, $country)",
    "evidence": "FROM evidence($article, 100, 140)",
}


def subjects(con: duckdb.DuckDBPyConnection) -> dict[str, object]:
    """The person with most statements, the country with most mentions, the biggest source, a busy day, and an article."""
    who, name = con.execute("""
        SELECT e.entity_id, e.name FROM statement_speakers JOIN entities e USING (entity_id) WHERE e.kind = 'PERSON'
        GROUP BY ALL ORDER BY count(*) DESC, 1 LIMIT 1""").fetchall()[0]
    place, country = con.execute("""
        SELECT e.entity_id, e.name FROM mentions JOIN entities e USING (entity_id) WHERE e.reference_id LIKE 'country:%'
        GROUP BY ALL ORDER BY count(*) DESC, 1 LIMIT 1""").fetchall()[0]
    (source,) = con.execute("SELECT source_id FROM articles GROUP BY ALL ORDER BY count(*) DESC, 1 LIMIT 1").fetchall()[0]
    day, article = con.execute("""
        SELECT utc_day(published_at, published_precision), min(article_id) FROM articles GROUP BY ALL ORDER BY count(published_at) DESC, 1 LIMIT 1
    """).fetchall()[0]
    found = {"who": who, "name": name, "place": place, "country": country, "source": source, "day": day, "article": article}
    return {**found, "part": name[:4]}


def timed(con: duckdb.DuckDBPyConnection, query: str, values: dict[str, object]) -> tuple[float, int]:
    """Median milliseconds of ROUNDS runs with all rows fetched as Arrow, and how many rows."""
    used = {name: value for name, value in values.items() if f"${name}" in query}
    times = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        rows = con.execute(query, used or None).to_arrow_table().num_rows
        times.append((time.perf_counter() - begun) * 1000)
    return statistics.median(times), rows


def queries(published: Path) -> None:
    """Time every view, its plain equivalent where there is one, and every macro."""
    with open_published(published) as con:
        values = subjects(con)
        print(f"asked of: {values}")
        print(f"{'question':34}{'ms':>8}{'rows':>10}{'plain SQL, ms':>16}")
        for name, query in {**VIEWS, **MACROS}.items():
            milliseconds, rows = timed(con, query, values)
            plain = f"{timed(con, PLAIN[name], values)[0]:16,.0f}" if name in PLAIN else ""
            print(f"{name:34}{milliseconds:8,.0f}{rows:10,}{plain}", flush=True)


def _refresh(con: duckdb.DuckDBPyConnection, what: str) -> None:
    begun, worked = time.perf_counter(), time.process_time()
    days = refresh(con)
    clock, processors = time.perf_counter() - begun, time.process_time() - worked
    print(f"refresh of {what}: {clock:.1f} s, processors {processors:.1f} s ({days:,} days)", flush=True)


def growth(base: Path, layout: Layout) -> None:
    """Add 500 articles of one week, then 500 of all ten years, and time the refresh of all marts and the publishing.

    Noted as loading notes articles that are nobody's copy; what the days of the latter cost when made anew, as after 500
    corrections or copies, is timed as well.
    """
    # Not open_state, which would index the texts for search first.
    with duckdb.connect(str(layout.state), config={"memory_limit": WRITER_MEMORY}) as con:
        migrate(con, str(layout.published))
        prepare(con, Layout(base).state)
        con.execute("SET preserve_insertion_order = false")
        for days, label in ((7, "one week"), (3_650, "ten years")):
            (before,) = con.execute("SELECT count(*) FROM articles").fetchall()[0]
            con.execute("CREATE OR REPLACE TEMP TABLE old AS SELECT article_id FROM articles")
            first = 5 * before  # numbers that no copy has yet
            add(con, first, first + 1, articles=500, days=days)
            con.execute("INSERT INTO ops.added_articles SELECT article_id FROM articles ANTI JOIN old USING (article_id)")
            (after,) = con.execute("SELECT count(*) FROM articles").fetchall()[0]
            _refresh(con, f"{after - before} articles of {label}")
        con.execute("""
            INSERT INTO ops.stale_days
            SELECT DISTINCT utc_day(published_at, published_precision) FROM articles ANTI JOIN old USING (article_id)""")
        _refresh(con, "the same days, made anew")
        begun = time.perf_counter()
        publish(con, layout, None)
        print(f"publish: {time.perf_counter() - begun:.1f} s")


def main() -> None:
    """Make the warehouse if it isn't there, and run everything."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("base", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    options = parser.parse_args()
    layout = Layout(options.folder / f"synthetic{options.articles}.duckdb")
    if not layout.published.exists():
        options.folder.mkdir(parents=True, exist_ok=True)
        begun = time.perf_counter()
        with multiply(options.base, layout, options.articles) as con:
            print(f"made: {time.perf_counter() - begun:.0f} s", flush=True)
            begun = time.perf_counter()
            days = refresh(con)
            print(f"all marts of {days:,} days: {time.perf_counter() - begun:.1f} s", flush=True)
            publish(con, layout, None)
    queries(layout.published)
    growth(options.base, layout)
    with open_published(layout.published) as con:
        counts = {
            table: con.execute(f"SELECT count(*) FROM {table}").fetchall()[0][0]
            for table in ("articles", "sentences", "mentions")
        }
    print(f"{counts}, file {layout.published.stat().st_size / 1e9:.2f} GB")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")


if __name__ == "__main__":
    main()
