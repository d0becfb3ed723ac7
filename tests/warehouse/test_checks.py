"""Every check of severity error finds what breaks it, and nothing in the samples as loaded."""

import shutil
from pathlib import Path

import pytest

from tests.warehouse.conftest import Store, article
from tests.warehouse.test_corrections import said
from warehouse.checks import check_all_rows, run_checks
from warehouse.connection import open_published, open_state
from warehouse.layout import Layout
from warehouse.publishing import publish
from warehouse.sqlfiles import header_lines, names, sql

BREAKS = {
    "copies": "UPDATE articles SET duplicate_of = 5",
    "dates": "UPDATE articles SET published_at = now() + INTERVAL 3 DAY",
    "duplicate_keys": "INSERT INTO mentions FROM mentions",
    "entities_exist": "DELETE FROM entities",
    "id_collisions": "UPDATE entity_links SET entity_id = 5",
    "offsets": "UPDATE mentions SET start_char = start_char + 1",
    "orphans": "UPDATE tones SET article_id = 5; UPDATE roles SET article_id = 5",
    "paragraphs": "UPDATE paragraphs SET end_char = end_char - 1",
    "search_complete": "DELETE FROM search_index.documents",
    "sentences_exist": "DELETE FROM sentences",
    "speakers": "DELETE FROM statements",
}


@pytest.fixture
def loaded(store: Store) -> Store:
    said(store, "url:1", "Ada Byron", "Ben Castle")
    return store


@pytest.mark.parametrize("name", BREAKS)
def test_it_finds_what_breaks_it(loaded: Store, name: str) -> None:
    if name != "sentences_exist":
        assert not loaded.rows(sql(f"checks/{name}"))
    loaded.con.execute(BREAKS[name])
    assert loaded.rows(sql(f"checks/{name}"))


def test_each_says_how_severe_it_is_and_errors_are_tried_here() -> None:
    severities = {name: header_lines(f"checks/{name}")[0].removeprefix("severity: ") for name in names("checks")}
    assert set(severities.values()) == {"error", "warning"}
    assert {name for name, severity in severities.items() if severity == "error"} == set(BREAKS)


def test_the_samples_break_none(samples: Path, tmp_path: Path) -> None:
    layout = Layout(tmp_path / "copy.duckdb")
    layout.prepare()
    shutil.copyfile(samples, layout.state)
    with open_state(layout) as con:
        con.execute("DELETE FROM ops.snapshots")
        assert con.execute("SELECT count(*) > 0 FROM ops.unpublished_articles").fetchall() == [(True,)]
        assert run_checks(con, "run") == []
    with open_published(samples) as con:
        assert con.execute("SELECT count(*) FROM ops.unpublished_articles").fetchall() == [(0,)]


def test_texts_that_readers_have_are_not_looked_at_again(loaded: Store) -> None:
    publish(loaded.con, loaded.layout, "run")
    loaded.con.execute(BREAKS["offsets"])
    assert not loaded.rows(sql("checks/offsets"))


def test_damage_that_comes_later_is_found_when_all_rows_are_looked_at(loaded: Store) -> None:
    publish(loaded.con, loaded.layout, "run")
    found = check_all_rows(loaded.layout.published)
    assert set(found) == set(names("checks"))
    assert [name for name in ("offsets", "duplicate_keys", "id_collisions") if found[name].failing] == []
    for name in ("offsets", "duplicate_keys"):
        loaded.con.execute(BREAKS[name])
    publish(loaded.con, loaded.layout, "run")
    found = check_all_rows(loaded.layout.published)
    assert all(found[name].failing and found[name].severity == "error" for name in ("offsets", "duplicate_keys"))


def weeks(*counts: int) -> list[dict[str, object]]:
    """Articles of one source and another steady one, so many a week, ending with the newest."""
    rows = []
    for number, count in enumerate(counts):
        for one in range(count):
            day = (
                f"2024-03-{1 + one % 7:02}"
                if number == 0
                else f"2024-0{3 + (number * 7 + one % 7) // 28}-{1 + (number * 7 + one % 7) % 28:02}"
            )
            rows.append(
                article(
                    f"url:{number}/{one}", f"Text {number} {one}.", source_id=1, source_name="The Example", published_at=day
                )
            )
    return rows


def test_a_source_that_thins_out_and_one_that_falls_silent_are_warned_of(store: Store) -> None:
    steady = [dict(row, article_id=int(str(row["article_id"])) // 2, identity="s", source_id=2) for row in weeks(*[14] * 8)]
    store.load(*weeks(14, 14, 14, 14, 14, 14, 14, 2), *steady)
    assert [source for source, *_ in store.rows(sql("checks/source_volume"))] == [1]
    store.con.execute("DELETE FROM articles WHERE source_id = 1 AND published_at > '2024-03-28'")
    assert [source for source, *_ in store.rows(sql("checks/source_freshness"))] == [1]


def test_a_source_whose_articles_lose_their_dates_is_warned_of(store: Store) -> None:
    store.load(*weeks(14))
    store.con.execute("UPDATE articles SET version_seen_at = version_seen_at - INTERVAL 20 DAY")
    assert not store.rows(sql("checks/source_drift"))
    store.load(*(article(f"url:new{number}", f"New {number}.", source_id=1) for number in range(12)))
    assert [source for source, *_ in store.rows(sql("checks/source_drift"))] == [1]
