"""Loading: versions, skips, atomicity, and results that no order changes."""

from datetime import UTC, datetime
from itertools import permutations

import pytest

from tests.warehouse.conftest import Store, article

FACTS = (
    "SELECT article_id, title, body, content_hash FROM articles ORDER BY ALL",
    "SELECT article_id, version_no, content_hash, body FROM article_versions ORDER BY ALL",
    "SELECT * FROM sources ORDER BY ALL",
)


def test_a_text_already_known_is_skipped(store: Store) -> None:
    row = article("url:a", "The mayor opened a bridge.")
    assert store.load(row).loaded == 1
    again = store.load(row)
    assert (again.loaded, again.updated, again.skipped) == (0, 0, 1)


def test_an_earlier_version_is_known_too(store: Store) -> None:
    old = article("url:a", "One text.", modified_at="2024-01-01")
    store.load(old)
    assert store.load(article("url:a", "Another text.", modified_at="2024-01-02")).updated == 1
    assert store.load(old).skipped == 1
    assert store.rows("SELECT body FROM articles") == [("Another text.",)]
    assert store.rows("SELECT version_no, body FROM article_versions") == [(1, "One text.")]


def test_a_changed_article_replaces_its_annotations(store: Store) -> None:
    store.load(article("url:a", "Anna Schmidt met Boris Petrov in Vienna.", modified_at="2024-01-01"), annotated=True)
    store.load(article("url:a", "Nothing happened.", modified_at="2024-01-02"), annotated=True)
    assert store.rows("SELECT text FROM sentences") == [("Nothing happened.",)]
    assert store.rows("SELECT count(*) FROM mentions") == [(0,)]
    assert store.rows("SELECT count(*) FROM entities") == [(0,)]


def test_versions_come_out_the_same_in_any_order(store: Store) -> None:
    versions = [
        article("url:a", "First text.", modified_at="2024-01-01"),
        article("url:a", "Second text.", modified_at="2024-01-02"),
        article("url:a", "Third text, undated."),
    ]
    outcomes = set()
    for order in list(permutations(versions))[::2]:  # each of the three comes first once
        store.con.execute("DELETE FROM articles; DELETE FROM article_versions")
        for row in order:
            store.load(row)
        outcomes.add(str([store.rows(query) for query in FACTS]))
    store.con.execute("DELETE FROM articles; DELETE FROM article_versions")
    store.load(*versions)
    outcomes.add(str([store.rows(query) for query in FACTS]))
    assert len(outcomes) == 1
    assert store.rows("SELECT body FROM articles") == [("Second text.",)]


def test_of_texts_dated_alike_the_one_fetched_later_is_the_newer(store: Store) -> None:
    first, second = (datetime(2024, 1, day, tzinfo=UTC) for day in (1, 2))
    for texts in (("One text.", "Another text."), ("Another text.", "One text.")):
        store.con.execute("DELETE FROM articles; DELETE FROM article_versions")
        store.load(article("url:a", texts[1], fetched_at=second))
        store.load(article("url:a", texts[0], fetched_at=first))
        assert store.rows("SELECT body, fetched_at FROM articles") == [(texts[1], second)]
        assert store.rows("SELECT body, fetched_at FROM article_versions") == [(texts[0], first)]


def test_a_source_is_the_same_whichever_article_came_first(store: Store) -> None:
    store.load(article("url:a", "One.", source_id=7, source_domain="example.org"))
    store.load(article("url:b", "Two.", source_id=7, source_name="The Example", source_country="GB"))
    columns = "source_id, name, domain, country_code, country_from, language, kind"
    assert store.rows(f"SELECT {columns} FROM sources") == [(7, "The Example", "example.org", "GB", "given", "en", None)]


def test_a_known_publisher_is_told_by_its_domain_and_what_inputs_say_of_its_country_comes_first(store: Store) -> None:
    agency = {"source_id": 7, "source_domain": "apnews.com"}
    store.load(article("url:a", "One.", **agency))
    columns = "country_code, country_from, language, kind"
    assert store.rows(f"SELECT {columns} FROM sources") == [("US", "reference", "en", "agency")]
    store.load(article("url:b", "Zwei.", language="de", source_country="ZW", **agency))
    store.load(article("url:c", "Drei.", language="de", **agency))
    assert store.rows(f"SELECT {columns} FROM sources") == [("ZW", "given", "de", "agency")]


def test_a_batch_that_fails_leaves_nothing(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.load(article("url:a", "One."))
    before = store.rows("SELECT count(*) FROM articles UNION ALL SELECT count(*) FROM ops.batches")
    store.con.execute("ALTER TABLE tones RENAME TO elsewhere")
    with pytest.raises(Exception, match="tones"):
        store.load(article("url:b", "Two."))
    store.con.execute("ALTER TABLE elsewhere RENAME TO tones")
    assert store.rows("SELECT count(*) FROM articles UNION ALL SELECT count(*) FROM ops.batches") == before


def test_counts_add_up(store: Store) -> None:
    counts = store.load(
        article("url:a", "One.", modified_at="2024-01-01"),
        article("url:a", "One, changed.", modified_at="2024-01-02"),
        article("url:b", "Two."),
        article("url:b", "Two."),
    )
    assert counts.articles_in == 4 == counts.loaded + counts.updated + counts.older + counts.skipped
    assert store.rows("SELECT articles_in, loaded, updated, older, skipped FROM ops.batches") == [(4, 2, 0, 1, 1)]
