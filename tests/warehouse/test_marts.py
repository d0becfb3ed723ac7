"""Marts: counts that match the core after every change, in any order; views and macros that say what the sentences say."""

import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import polars as pl
import pytest

from flows.annotate.tables import TABLES, Annotations, empty
from flows.frames import REJECTS
from tests.warehouse.conftest import VERSIONS, Store, article, frame
from warehouse import marts
from warehouse.connection import open_published, open_state
from warehouse.fingerprints import fingerprints
from warehouse.layout import Layout
from warehouse.loading import Batch, load, transaction
from warehouse.planning import plan
from warehouse.publishing import publish
from warehouse.querying import named_queries
from warehouse.removal import remove
from warehouse.settling import settle_all
from warehouse.sqlfiles import names, sql

# A share that new articles never reach: they are added to what is counted, and no day is made anew for them.
ALWAYS_ADD = 2
NAMES = ("Ada Byron", "Ben Castle", "Cleo Dunn", "Zoë Łukasz", "Acme Works")


def marked(articles: pl.DataFrame) -> Annotations:
    """Annotations of bodies that are lists of names, a sentence a line: what the counts need, with no language processing."""
    rows: dict[str, list[dict[str, Any]]] = {name: [] for name in empty()}
    for row in articles.iter_rows(named=True):
        key, start, mention = {"article_id": row["article_id"]}, 0, 0
        for number, line in enumerate(row["body"].split("\n")):
            end = start + len(line)
            place = {**key, "sentence_no": number}
            rows["sentences"].append({**place, "paragraph_no": number, "start_char": start, "end_char": end, "text": line})
            rows["tones"].append({**place, "score": 0.1 * number})
            for found in re.finditer("|".join(NAMES), line):
                span = {"start_char": start + found.start(), "end_char": start + found.end(), "text": found[0]}
                entity = NAMES.index(found[0])
                rows["mentions"].append(
                    {**place, **span, "mention_no": mention, "entity_no": entity, "label": "PERSON", "method": "name"}
                )
                mention += 1
            said = {
                **place,
                "statement_no": number,
                "kind": "direct",
                "content": line,
                "content_start": start,
                "content_end": end,
            }
            rows["statements"].append({**said, "speaker_status": "unknown"})
            if number and mention:
                speaker = rows["mentions"][-1]["entity_no"]
                rows["statement_speakers"].append({**key, "statement_no": number, "entity_no": speaker})
            start = end + 1
        for name in sorted({entry["text"] for entry in rows["mentions"] if entry["article_id"] == row["article_id"]}):
            rows["entity_links"].append(
                {**key, "entity_no": NAMES.index(name), "link_key": f"PERSON|{name}", "name": name, "label": "PERSON"}
            )
            rows["roles"].append(
                {**key, "role_no": NAMES.index(name), "sentence_no": 0, "person_no": NAMES.index(name), "title": "Mayor",
                 "office": "mayor", "organisation_no": NAMES.index(name) if name < "B" else None, "status": "holds"}
            )  # fmt: skip
        rows["article_topics"].append({**key, "topic_id": f"t{len(row['body']) % 3}", "score": 1.0})
    return {name: pl.DataFrame(entries, schema=TABLES[name]) for name, entries in rows.items()}


def load_marked(con: duckdb.DuckDBPyConnection, *rows: dict[str, Any]) -> None:
    planned = plan(con, frame(*rows))
    current = planned.filter(pl.col("action") == "current")
    load(con, "run", Batch(0, planned, marked(current), pl.DataFrame(schema=REJECTS)), VERSIONS)


def history(seed: int) -> list[dict[str, Any]]:
    """Sixty articles of five days: some undated or dated to the month, some copies of others, some with a second version."""
    chance = random.Random(seed)
    rows: list[dict[str, Any]] = []
    for number in range(60):
        body = "\n".join(
            " and ".join(chance.sample(NAMES, chance.randint(1, 3))) + f" came {number}." for _ in range(chance.randint(1, 3))
        )
        day = chance.choice(["2024-03-01", "2024-03-02", "2024-03-03", "2024-03-04T23:30:00", None])
        known = "month" if number % 7 == 0 else "second"
        columns = {"published_at": day, "source_id": chance.choice([1, 2, None]), "modified_at": "2024-04-01"}
        columns["published_precision"] = known if day else None
        if rows and chance.random() < 0.4:
            body = chance.choice(rows)["body"]
        rows.append(article(f"url:{number}", body, **columns))
        if chance.random() < 0.2:
            rows.append(
                article(
                    f"url:{number}",
                    body + " Cleo Dunn",
                    **{**columns, "modified_at": "2024-04-02", "published_at": "2024-03-02"},
                )
            )
    return rows


@pytest.fixture
def con(layout: Layout) -> Iterator[duckdb.DuckDBPyConnection]:
    with open_state(layout) as opened:
        yield opened


@pytest.mark.parametrize("share_anew", [0, ALWAYS_ADD])
def test_counts_are_the_same_after_every_step_as_made_anew(con: duckdb.DuckDBPyConnection, share_anew: float) -> None:
    rows = history(1)
    for begin in range(0, len(rows), 24):
        load_marked(con, *rows[begin : begin + 24])
        assert marts.refresh(con, share_anew=share_anew) > 0
        assert marts.refresh(con) == 0
        kept = fingerprints(con, "marts")
        marts.refresh_all(con)
        assert fingerprints(con, "marts") == kept
    remove(con, "url:3")
    marts.refresh(con)
    kept = fingerprints(con, "marts")
    with transaction(con):
        settle_all(con)
    marts.refresh(con, articles_at_once=7)
    assert fingerprints(con, "marts") == kept
    assert all(
        count for table, (count, _) in kept.items() if table not in {"place_day_counts"} and table in names("marts/counts")
    )


def test_no_order_of_loading_changes_the_counts(tmp_path: Path) -> None:
    outcomes = []
    for seed in (1, 2):
        rows = history(7)
        random.Random(seed).shuffle(rows)
        with open_state(Layout(tmp_path / f"{seed}.duckdb")) as con:
            size = 40 * seed  # not too many loads: each costs half a second
            for begin in range(0, len(rows), size):
                load_marked(con, *rows[begin : begin + size])
                if seed == 1:
                    marts.refresh(con, share_anew=ALWAYS_ADD)
            marts.refresh(con)
            outcomes.append(
                {table: kept for table, kept in fingerprints(con, "marts").items() if table in names("marts/counts")}
            )
    assert outcomes[0] == outcomes[1]


def test_a_new_article_is_added_and_its_day_not_made_anew(con: duckdb.DuckDBPyConnection) -> None:
    load_marked(con, article("url:a", "Ada Byron came with Ben Castle.", published_at="2024-03-01"))
    marts.refresh(con)
    con.execute("UPDATE marts.entity_day_counts SET mentions = 100; UPDATE marts.pair_day_counts SET sentences = 100")
    load_marked(con, article("url:b", "Ben Castle saw Ada Byron and Cleo Dunn.\nCleo Dunn left.", published_at="2024-03-01"))
    assert con.execute("SELECT count(*) FROM ops.stale_days").fetchall() == [(0,)]
    assert marts.refresh(con, share_anew=ALWAYS_ADD) == 1
    assert con.execute("SELECT name, mentions, articles FROM marts.entity_days ORDER BY name").fetchall() == [
        ("Ada Byron", 101, 2), ("Ben Castle", 101, 2), ("Cleo Dunn", 2, 1)
    ]  # fmt: skip
    pairs = "SELECT name, other_name, sentences FROM marts.co_mentions WHERE name < other_name ORDER BY ALL"
    assert con.execute(pairs).fetchall() == [
        ("Ada Byron", "Ben Castle", 101),
        ("Ada Byron", "Cleo Dunn", 1),
        ("Ben Castle", "Cleo Dunn", 1),
    ]
    load_marked(con, article("url:c", "Ben Castle saw Ada Byron and Cleo Dunn.\nCleo Dunn left.", published_at="2024-03-02"))
    assert len(con.execute("SELECT DISTINCT day FROM ops.stale_days").fetchall()) == 2  # a copy's day and its origin's
    marts.refresh(con, share_anew=ALWAYS_ADD)
    mentions = "SELECT mentions FROM marts.entity_days WHERE name = 'Ada Byron' ORDER BY day"
    assert con.execute(mentions).fetchall() == [(2,), (1,)]


def test_a_big_addition_makes_its_days_anew(con: duckdb.DuckDBPyConnection) -> None:
    bodies = ["Ada Byron came.", "Ben Castle stayed for a week.", "Cleo Dunn left the town by train."]
    load_marked(con, article("url:a", bodies[0], published_at="2024-03-01"))
    marts.refresh(con)
    con.execute("UPDATE marts.entity_day_counts SET mentions = 100")
    load_marked(con, *(article(body, body, published_at="2024-03-01") for body in bodies[1:]))
    marts.refresh(con)
    assert con.execute("SELECT DISTINCT mentions FROM marts.entity_days").fetchall() == [(1,)]
    assert not con.execute("FROM ops.added_articles").fetchall()


def test_counts_are_what_the_core_says(con: duckdb.DuckDBPyConnection) -> None:
    load_marked(con, *history(3))
    marts.refresh(con)
    plain = con.execute("""
        SELECT entity_id, utc_day(published_at, published_precision), count(*),
               count(DISTINCT article_id), count(DISTINCT story_id)
        FROM mentions JOIN articles USING (article_id) GROUP BY ALL ORDER BY ALL""").fetchall()
    counted = "SELECT entity_id, day, mentions, articles, independent_articles FROM marts.entity_day_counts ORDER BY ALL"
    assert con.execute(counted).fetchall() == plain
    # What is first told adds up to the stories of all days; a story that goes on for days counts once.
    plain = con.execute("""
        SELECT entity_id, count(DISTINCT story_id) FROM mentions JOIN articles USING (article_id)
        GROUP BY ALL ORDER BY ALL""").fetchall()
    assert (
        con.execute("SELECT entity_id, sum(first_told) FROM marts.entity_day_counts GROUP BY ALL ORDER BY ALL").fetchall()
        == plain
    )
    pairs = con.execute("""
        WITH named AS (SELECT DISTINCT article_id, sentence_no, entity_id FROM mentions)
        SELECT a.entity_id, b.entity_id, count(*), count(DISTINCT article_id), count(DISTINCT story_id)
        FROM named a JOIN named b USING (article_id, sentence_no) JOIN articles USING (article_id)
        WHERE a.entity_id <> b.entity_id GROUP BY ALL ORDER BY ALL""").fetchall()
    edges = "SELECT entity_id, other_id, times, articles, independent_articles FROM marts.network ORDER BY ALL"
    assert con.execute(edges).fetchall() == pairs
    assert (
        con.execute("SELECT sum(articles), sum(copies) FROM marts.source_profile").fetchall()
        == con.execute("SELECT count(*), count(duplicate_of) FROM articles").fetchall()
    )


def test_a_copy_is_one_voice(store: Store) -> None:
    body = "Ada Byron and Ben Castle came to the town and left again."
    for number, day in enumerate(["2024-03-01", "2024-03-01", "2024-03-02"]):
        load_marked(store.con, article(f"url:{number}", body, published_at=day))
    marts.refresh(store.con)
    counts = "day::VARCHAR, articles, independent_articles, first_told"
    days = f"SELECT {counts} FROM marts.entity_days WHERE name = 'Ada Byron' ORDER BY day"
    assert store.rows(days) == [("2024-03-01", 2, 1, 1), ("2024-03-02", 1, 1, 0)]
    assert store.rows("SELECT articles, sources, hours, len(followed) FROM marts.stories") == [(3, 0, 24.0, 2)]
    assert store.rows("SELECT articles, independent_articles FROM marts.network WHERE name = 'Ada Byron'") == [(3, 1)]


def test_the_same_event_in_other_words(store: Store) -> None:
    bodies = [
        "Ada Byron and Ben Castle met Cleo Dunn.",
        "Cleo Dunn saw Ben Castle and Ada Byron.",
        "Ada Byron and Ben Castle came.",
    ]
    for number, body in enumerate(bodies):
        load_marked(store.con, article(f"url:{number}", body, title=str(number), published_at=f"2024-03-0{1 + 2 * number}"))
        marts.refresh(store.con)
    linked = "SELECT title, other_title, shared, similarity FROM marts.same_events ORDER BY title"
    assert store.rows(linked) == [("0", "1", 3, 1.0), ("1", "0", 3, 1.0)]
    assert store.rows("SELECT title, coverage FROM marts.stories ORDER BY title") == [("0", 1), ("1", 1), ("2", 0)]


def test_an_event_is_the_first_story_and_those_linked_to_it(store: Store) -> None:
    days = {
        "Bridge closed at Anby": "2024-03-01",
        "Anby bridge shut": "2024-03-02",
        "Reopening of bridge": "2024-03-04",
        "Ferries": "2024-03-03",
    }
    bodies = ["Ada Byron, Ben Castle, Cleo Dunn.", "Cleo Dunn, Ben Castle, Ada Byron."] * 2
    for (title, day), body in zip(days.items(), bodies, strict=True):
        other = " Zoë Łukasz and Acme Works came." if title == "Ferries" else ""
        load_marked(store.con, article(title, body + other, title=title, published_at=day))
    marts.refresh(store.con)
    told = "SELECT title, stories, list_transform(followed, lambda story: story.title) FROM marts.events_covered"
    assert store.rows(told) == [("Bridge closed at Anby", 3, ["Anby bridge shut", "Ferries"])]
    evidence = "SELECT title, other_title, title_words FROM marts.same_events WHERE title < other_title ORDER BY ALL"
    assert ("Anby bridge shut", "Bridge closed at Anby", 2) in store.rows(evidence)


def test_agencies_are_counted_by_source(store: Store) -> None:
    source = {"source_id": 1, "source_name": "The Example"}
    store.load(
        article("a", "One text of some length.", **source, agency="Reuters", agency_from="dateline"),
        article("b", "Another text of some length.", **source, agency="Reuters", agency_from="tail"),
        article("c", "A third text of some length.", **source),
        article("d", "The agency's own text.", source_id=2, source_name="Reuters", agency="Reuters", agency_from="source"),
    )
    marts.refresh(store.con)
    profile = "SELECT source, agency_articles, agencies FROM marts.source_profile ORDER BY source"
    assert store.rows(profile) == [("Reuters", 0, None), ("The Example", 2, ["Reuters (2)"])]
    [asked] = [query for query in named_queries() if query.name == "agencies"]
    assert store.rows(asked.text)[0] == ("The Example", None, "Reuters", 2, 2, 0.667, ["dateline", "tail"])


def test_two_holders_of_a_single_office_are_a_conflict(store: Store) -> None:
    def hold(office: str) -> None:
        store.con.execute("UPDATE roles SET organisation_id = 1, title = $1, office = $1", [office])
        marts.refresh_all(store.con)

    load_marked(store.con, article("url:a", "Ada Byron came.", published_at="2024-03-01"))
    load_marked(store.con, article("url:b", "Ben Castle came.", published_at="2024-03-01"))
    load_marked(store.con, article("url:c", "Cleo Dunn came.", published_at="2024-03-09"))
    conflicts = "SELECT person, conflicts FROM marts.office_holders ORDER BY person"
    hold("mayor")
    assert store.rows(conflicts) == [("Ada Byron", "Ben Castle"), ("Ben Castle", "Ada Byron"), ("Cleo Dunn", None)]
    hold("legislator")
    assert store.rows(conflicts) == [("Ada Byron", None), ("Ben Castle", None), ("Cleo Dunn", None)]


def test_readers_get_counts_that_match(store: Store) -> None:
    load_marked(store.con, *history(5))
    publish(store.con, store.layout, "run")
    with open_published(store.layout.published) as reader:
        assert reader.execute("SELECT count(*) FROM ops.stale_days").fetchall() == [(0,)]
        (mentions,) = reader.execute("SELECT sum(mentions) FROM marts.entity_days").fetchall()[0]
        assert (mentions,) == reader.execute("SELECT count(*) FROM mentions").fetchall()[0]


def test_statements_are_looked_up_as_the_core_says(con: duckdb.DuckDBPyConnection) -> None:
    load_marked(con, *history(3))
    marts.refresh(con)
    said = """
        SELECT s.article_id, s.statement_no, p.entity_id AS speaker_id, utc_day(a.published_at, a.published_precision) AS day
        FROM statements s JOIN articles a USING (article_id) LEFT JOIN statement_speakers p USING (article_id, statement_no)"""
    assert con.execute(f"{said} ORDER BY ALL").fetchall() == con.execute("FROM marts.statement_voices ORDER BY ALL").fetchall()
    named = con.execute(f"""
        SELECT DISTINCT m.entity_id, v.day, v.article_id, v.statement_no, v.speaker_id
        FROM ({said}) v JOIN articles a USING (article_id) JOIN statements s USING (article_id, statement_no)
        JOIN mentions m ON m.article_id = a.article_id AND m.start_char >= s.content_start AND m.end_char <= s.content_end
        WHERE a.duplicate_of IS NULL AND v.speaker_id IS DISTINCT FROM m.entity_id
        ORDER BY ALL""").fetchall()
    assert named
    assert con.execute("FROM marts.statement_names ORDER BY ALL").fetchall() == named
    columns = "SELECT day, article_id, statement_no, speaker_id, role"
    found = con.execute(f"{columns} FROM about('Ada Byron')").fetchall()
    [(ada,)] = con.execute("SELECT entity_id FROM meant('Ada Byron')").fetchall()
    assert {row[1:4] for row in found} == {row[2:] for row in named if row[0] == ada}
    assert len(found) == len([row for row in named if row[0] == ada])
    assert con.execute(f"{columns} FROM about('Ada Byron', most := 3)").fetchall() == found[:3]
    # The office as the article gives it: everybody here is mayor.
    assert {role for *_, speaker, role in found if speaker} == {"Mayor"}
    assert found[-1][0] is None
    assert [day for day, *_ in found if day] == sorted((day for day, *_ in found if day), reverse=True)


def test_a_role_is_the_last_one_reported_by_that_day(con: duckdb.DuckDBPyConnection) -> None:
    days = ["2024-03-01", "2024-03-02", "2024-03-03", None]
    load_marked(con, *(article(f"url:{day}", f"Day {day}.\nAda Byron came.", published_at=day) for day in days))
    told = "SELECT article_id, 'Mayor of ' || day(utc_day(published_at, published_precision)) AS title FROM articles"
    con.execute(f"UPDATE roles SET title = a.title FROM ({told}) a WHERE a.article_id = roles.article_id")
    con.execute("DELETE FROM roles WHERE title = 'Mayor of 3' OR title IS NULL")
    marts.refresh(con)
    for query in ("FROM said_by('Ada Byron')", "FROM marts.who_said_what WHERE speaker = 'Ada Byron'"):
        roles = con.execute(f"SELECT day(day), role {query} ORDER BY ALL").fetchall()
        assert roles == [(1, "Mayor of 1"), (2, "Mayor of 2"), (3, "Mayor of 2"), (None, None)]


def test_days_are_utc_in_any_zone(con: duckdb.DuckDBPyConnection) -> None:
    load_marked(con, article("url:a", "Ada Byron came.", published_at="2024-03-04T23:30:00"))
    con.execute("SET TimeZone = 'Asia/Tokyo'")
    marts.refresh(con)
    assert con.execute("SELECT day::VARCHAR FROM marts.entity_days").fetchall() == [("2024-03-04",)]


def test_every_column_is_explained_and_nothing_else_is() -> None:
    with duckdb.connect() as con:
        from warehouse.migrations import migrate

        migrate(con, "memory")
        marts.define(con)
        for name in names("marts"):
            columns = [column for column, *_ in con.execute(f"DESCRIBE marts.{name}").fetchall()]
            meaning, explained = marts.explained(f"marts/{name}")
            assert list(explained) == columns, name
            assert meaning
        commented = con.execute(
            "SELECT count(comment), count(*) FROM duckdb_columns() WHERE schema_name = 'marts' AND NOT internal"
        )
        assert len(set(commented.fetchall()[0])) == 1


def test_an_old_warehouse_gets_pairs_from_either_side(con: duckdb.DuckDBPyConnection) -> None:
    load_marked(con, *history(3))
    marts.refresh(con)
    kept = con.execute("FROM marts.pair_day_counts ORDER BY ALL").fetchall()
    assert kept
    con.execute("DELETE FROM marts.pair_day_counts WHERE entity_id > other_id; DROP TABLE ops.added_articles")
    con.execute(sql("migrations/0014_added_articles"))
    assert con.execute("FROM marts.pair_day_counts ORDER BY ALL").fetchall() == kept
    assert con.execute("SELECT count(*) FROM marts.co_mentions").fetchall() == [(len(kept),)]


def test_an_old_warehouse_gets_keys_for_its_names(tmp_path: Path) -> None:
    layout = Layout(tmp_path / "old.duckdb")
    layout.prepare()
    with duckdb.connect(str(layout.state)) as con:
        con.execute("CREATE SCHEMA ops; CREATE TABLE ops.migrations (name VARCHAR, applied_at TIMESTAMPTZ)")
        for name in ("0001_core", "0002_comments"):
            con.execute(sql(f"migrations/{name}"))
            con.execute("INSERT INTO ops.migrations VALUES (?, now())", [name])
        con.execute("INSERT INTO entity_aliases VALUES (1, 'Łódź O’Hara', 'name'); INSERT INTO entities (entity_id) VALUES (1)")
    with open_state(layout) as con:
        assert con.execute("SELECT entity_id FROM meant('LODZ  o''hara')").fetchall() == [(1,)]


@pytest.mark.parametrize(
    ("macro", "mart"), [("held_office('x')", "office_holders"), ("met('x')", "meetings"), ("said_by('x')", "who_said_what")]
)
def test_a_macro_has_the_columns_of_its_mart(con: duckdb.DuckDBPyConnection, macro: str, mart: str) -> None:
    columns = [
        {column for column, *_ in con.execute(f"DESCRIBE FROM {source}").fetchall()} for source in (macro, f"marts.{mart}")
    ]
    # Macros leave copies out.
    assert columns[1] - columns[0] <= {"is_copy"}
