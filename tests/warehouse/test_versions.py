"""Versions: addresses, headlines, notes and what changed in meaning, whatever the order in which texts arrive."""

import random
from itertools import permutations
from pathlib import Path
from typing import Any

from tests.warehouse.conftest import Store, article
from warehouse.connection import open_state
from warehouse.layout import Layout
from warehouse.removal import remove
from warehouse.settling import settle_all
from warehouse.transactions import transaction

FIRST = (
    "The harbour board of Anby closed the old bridge on Monday after 12 cracks were found.\n"
    "“The bridge is safe for walkers,” said the board's head, Maria Lindqvist.\n"
    "Repairs will cost 3 million euros, the board said. Traffic is led through Carrow."
)
SECOND = (
    "The harbour board of Anby closed the old bridge on Monday after 17 cracks were found.\n"
    "“The bridge is no longer safe for walkers,” said the board's head, Maria Lindqvist.\n"
    "Repairs will cost 3 million euros, the board said. Traffic is led through Dunmere. "
    "Peter Haldane, the mayor, asked for patience.\n"
    "Correction: an earlier version of this article misstated the number of cracks."
)
THIRD = SECOND.replace("asked for patience", "asked for pateince")
TEXTS = {"2024-03-01": FIRST, "2024-03-02": SECOND, "2024-03-03": THIRD}


def versions() -> list[dict[str, Any]]:
    """Three texts of an article, the last under two headlines."""
    rows = [
        article(
            "url:a",
            body,
            title=f"Bridge of {day}",
            modified_at=day,
            published_at="2024-03-01",
            url="https://anby.example/bridge",
        )
        for day, body in TEXTS.items()
    ]
    retitled = {**rows[2], "title": "Bridge closed for good", "modified_at": rows[2]["modified_at"].replace(hour=9)}
    return [*rows, retitled]


FACTS = (
    "SELECT article_id, title, content_hash FROM articles ORDER BY ALL",
    "SELECT article_id, version_no, title, content_hash FROM article_versions ORDER BY ALL",
    "SELECT * EXCLUDE (first_seen_at) FROM article_headlines ORDER BY ALL",
    "SELECT * EXCLUDE (first_seen_at) FROM article_urls ORDER BY ALL",
    "FROM article_notes ORDER BY ALL",
    "FROM version_facts ORDER BY ALL",
    "FROM version_edits ORDER BY ALL",
    "FROM version_changes ORDER BY ALL",
)


def test_what_changed_in_meaning_is_told(store: Store) -> None:
    for row in versions():
        store.load(row, annotated=True)
    changes = store.rows("SELECT kind, change, before, after FROM version_changes WHERE version_no = 2 ORDER BY change_no")
    assert ("number", "altered", "12", "17") in [(k, c, b[:2], a[:2]) for k, c, b, a in changes if b and a]
    quotes = [(before, after) for kind, change, before, after in changes if (kind, change) == ("quote", "altered")]
    assert len(quotes) == 1
    assert "no longer safe" not in quotes[0][0]
    assert "no longer safe" in quotes[0][1]
    assert ("headline", "altered", "Bridge of 2024-03-01", "Bridge of 2024-03-02") in changes
    assert [(c, a) for k, c, b, a in changes if k == "correction"] == [("added", SECOND.split("\n")[-1])]
    assert ("added", "Peter Haldane") in [(c, a) for k, c, b, a in changes if k == "name"]
    assert not any("million" in str(change) for change in changes)
    spans = store.rows(
        "SELECT c.after, substring(v.body, after_start + 1, after_end - after_start), c.before, "
        "substring(o.body, before_start + 1, before_end - before_start) FROM version_changes c "
        "JOIN article_versions v USING (article_id, version_no) "
        "JOIN article_versions o ON o.article_id = c.article_id AND o.version_no = c.version_no - 1 WHERE c.kind <> 'headline'"
    )
    assert spans
    assert all((after or "") == (there or "") and (before or "") == (then or "") for after, there, before, then in spans)


def test_an_edit_has_a_class(store: Store) -> None:
    for row in versions():
        store.load(row, annotated=True)
    store.load(
        article("url:a", "Nothing is left of it: this page now tells of a flower show in Dunmere.", modified_at="2024-03-05"),
        annotated=True,
    )
    assert store.rows("SELECT version_no, kind FROM version_edits ORDER BY ALL") == [
        (2, "correction"),
        (3, "typo"),
        (4, "rewrite"),
    ]
    [(kept,)] = store.rows("SELECT kept FROM version_edits WHERE version_no = 3")
    assert 0.9 < kept < 1


def test_an_edited_headline_alone_is_recorded_and_annotates_nothing(store: Store) -> None:
    *_, third, retitled = versions()
    store.load(third, annotated=True)
    before = store.rows("SELECT count(*) FROM mentions")
    counts = store.load(retitled)
    assert (counts.skipped, counts.updated) == (1, 0)
    assert store.rows("SELECT title FROM articles") == [("Bridge closed for good",)]
    assert store.rows("SELECT count(*) FROM mentions") == before != [(0,)]
    assert store.rows("SELECT kind, version_no, before, after FROM version_changes") == [
        ("headline", 1, "Bridge of 2024-03-03", "Bridge closed for good")
    ]
    assert store.rows("SELECT count(*) FROM article_versions") == [(0,)]
    assert store.rows(
        "SELECT count(*) FROM articles a JOIN search_index.documents d ON d.article_id = a.article_id "
        "AND d.text_key = search_text_key(a.title, a.content_hash)"
    ) == [(1,)]


def test_no_order_of_arrival_changes_what_changed(tmp_path: Path) -> None:
    outcomes = set()
    orders = list(permutations(versions()))
    for number, order in enumerate([orders[0], *random.Random(1).sample(orders, 3)]):
        with open_state(Layout(tmp_path / f"{number}.duckdb")) as con:
            store = Store(Layout(tmp_path / f"{number}.duckdb"), con)
            size = 1 + number % 4
            for start in range(0, 4, size):
                store.load(*order[start : start + size], annotated=True)
            outcomes.add(str([store.rows(query) for query in FACTS]))
            with transaction(con):
                settle_all(con)
            outcomes.add(str([store.rows(query) for query in FACTS]))
    assert len(outcomes) == 1
    assert "no longer safe" in outcomes.pop()


def test_every_address_is_kept_and_the_article_has_its_own(tmp_path: Path) -> None:
    forms = ["https://amp.anby.example/bridge", "https://anby.example/bridge", "https://m.anby.example/bridge"]
    outcomes = []
    for number, order in enumerate([forms, forms[::-1]]):
        with open_state(Layout(tmp_path / f"{number}.duckdb")) as con:
            store = Store(Layout(tmp_path / f"{number}.duckdb"), con)
            for url in order:
                store.load(article("url:a", FIRST, url=url, seen_urls=[f"{url}?utm_source=feed"]))
            outcomes.append(
                (store.rows("SELECT url FROM articles"), store.rows("SELECT url, kind FROM article_urls ORDER BY url"))
            )
    assert all(outcome == outcomes[0] for outcome in outcomes)
    [(url,)], kinds = outcomes[0]
    assert url == "https://anby.example/bridge"
    assert kinds == [
        ("https://amp.anby.example/bridge", "amp"),
        ("https://amp.anby.example/bridge?utm_source=feed", "amp"),
        ("https://anby.example/bridge", "canonical"),
        ("https://anby.example/bridge?utm_source=feed", "other"),
        ("https://m.anby.example/bridge", "mobile"),
        ("https://m.anby.example/bridge?utm_source=feed", "mobile"),
    ]


def test_every_cue_finds_its_example_and_plain_text_has_none(store: Store) -> None:
    cues = store.rows("SELECT kind, example FROM read_csv('seeds/note_cues.csv', header = true, all_varchar = true)")
    for number, (_, example) in enumerate(cues):
        store.load(article(f"url:{number}", f"A ferry ran aground off Anby on Sunday. Nobody was hurt.\n{example}"))
    store.load(
        article(
            "url:none", "The court corrected its update of the story.\nEditors noted that a version of the bill was withdrawn."
        )
    )
    found = store.rows(
        "SELECT kind, text FROM article_notes JOIN articles USING (article_id) ORDER BY external_id[5:]::INTEGER"
    )
    assert found == cues
    assert store.rows(
        "SELECT count(*) FROM article_notes n JOIN articles a USING (article_id) "
        "WHERE substring(a.body, start_char + 1, end_char - start_char) <> text"
    ) == [(0,)]


def test_a_removed_article_leaves_nothing_of_its_versions(store: Store) -> None:
    for row in versions():
        store.load(row, annotated=True)
    remove(store.con, "url:a")
    tables = ("article_urls", "article_headlines", "article_notes", "version_facts", "version_edits", "version_changes")
    assert [store.rows(f"SELECT count(*) FROM {table}") for table in tables] == [[(0,)]] * len(tables)
