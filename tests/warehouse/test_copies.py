"""Copies: reprints of every kind are found, templates and roundups are not copies, and no order of loading changes anything."""

import random
from pathlib import Path
from typing import Any

import pytest

from tests.warehouse.conftest import Store, article
from warehouse.connection import open_state
from warehouse.layout import Layout
from warehouse.removal import remove
from warehouse.settling import settle_all
from warehouse.transactions import transaction

STORIES = "SELECT external_id, duplicate_of, story_id, kept, added FROM articles ORDER BY ALL"
WORDS = ["harbour", "bridge", "council", "mayor", "river", "storm", "ferry", "market", "town", "winter", "school", "road"]


def text(seed: int, length: int = 200) -> str:
    """So many words that no other seed has in this order."""
    source = random.Random(seed)
    return " ".join(source.choice(WORDS) + source.choice("abcdefghij") * 2 for _ in range(length))


def edited(words: str, every: int) -> str:
    return " ".join("changed" if number % every == every - 1 else word for number, word in enumerate(words.split()))


def stories(store: Store) -> dict[str, set[str]]:
    """Articles by the external id of their story's origin."""
    found: dict[str, set[str]] = {}
    for origin, member in store.rows(
        "SELECT o.external_id, a.external_id FROM articles a JOIN articles o ON o.article_id = a.story_id ORDER BY ALL"
    ):
        found.setdefault(origin, set()).add(member)
    return found


def test_reprints_are_found_and_say_how_much_they_kept(store: Store) -> None:
    whole = text(1)
    words = whole.split()
    store.load(article("origin", whole, published_at="2024-03-01"))
    store.load(
        article("same", whole.upper().replace(" ", ", "), published_at="2024-03-02"),
        article("edited", edited(whole, 60), published_at="2024-03-03"),
        article("cut", " ".join(words[:80]), published_at="2024-03-03"),
        article("local", text(2, 60) + " " + whole, published_at="2024-03-03"),
        article("cut and local", " ".join(words[:100]) + " " + text(3, 40), published_at="2024-03-03"),
        article("another", text(4), published_at="2024-03-03"),
    )
    assert stories(store) == {
        "origin": {"origin", "same", "edited", "cut", "local", "cut and local"},
        "another": {"another"},
    }
    kept = {name: (kept, added) for name, _, _, kept, added in store.rows(STORIES)}
    assert kept["origin"] == (None, None)
    assert kept["same"] == (1, 0)
    assert kept["cut"] == (pytest.approx(76 / 196), 0)
    assert kept["local"] == (1, pytest.approx(60 / 256))


def test_a_template_filled_in_anew_is_no_copy(store: Store) -> None:
    def report(*figures: int) -> str:
        parts = [f"{text(50 + place, 14)} {figure}" for place, figure in enumerate(figures)]
        return " ".join(parts)

    store.load(
        *(article(f"day {day}", report(*range(day, day + 12 * 7, 7)), published_at=f"2024-03-0{day}") for day in range(1, 6))
    )
    assert len(stories(store)) == 5


def test_a_chain_of_copies_does_not_join_what_shares_nothing(store: Store) -> None:
    one, two = text(1, 160), text(2, 160)
    store.load(
        article("one", one, published_at="2024-03-01"),
        article("two", two, published_at="2024-03-02"),
        article("both", one + " " + two, published_at="2024-03-03"),
    )
    assert stories(store) == {"one": {"one", "both"}, "two": {"two"}}


def test_a_very_common_passage_joins_nothing_and_hides_nothing(store: Store) -> None:
    offer = text(99, 60)
    rows = [article(f"{number}", text(number) + " " + offer, published_at="2024-03-01") for number in range(40)]
    store.load(*rows)
    assert len(stories(store)) == 40
    store.load(article("copy", text(7, 150) + " " + text(123, 10), published_at="2024-03-05"))
    assert stories(store)["7"] == {"7", "copy"}


def history(seed: int) -> list[dict[str, Any]]:
    """Families of reprints, cuts and joins, more than twenty of one text, some undated, some changed later."""
    chance = random.Random(seed)
    rows = []
    for number in range(70):
        family = min(chance.randrange(12), 4)
        words = text(family, 150).split()
        start = chance.choice([0, 0, 30])
        body = " ".join(words[start : start + chance.choice([50, 90, 150])])
        if chance.random() < 0.5:
            body += " " + text(chance.choice([1, 2, 100 + number]), chance.choice([20, 80]))
        day = chance.choice(["2024-03-01", "2024-03-02", None])
        rows.append(article(f"{number}", body, published_at=day, modified_at="2024-04-01"))
        if chance.random() < 0.1:
            rows.append(article(f"{number}", text(family, 100), published_at=day, modified_at="2024-04-02"))
    return rows


def test_no_order_of_loading_changes_what_is_a_copy_of_what(tmp_path: Path) -> None:
    outcomes, keys = [], []
    for seed in range(2):
        chance = random.Random(seed)
        rows = history(5)
        extra = [article(f"gone {number}", f"{text(number % 4, 150)} gone{number}") for number in range(8)]
        everything = rows + extra
        chance.shuffle(everything)
        with open_state(Layout(tmp_path / f"{seed}.duckdb")) as con:
            store = Store(Layout(tmp_path / f"{seed}.duckdb"), con)
            while everything:
                size = chance.choice([10, 30])
                store.load(*everything[:size])
                del everything[:size]
            for number in chance.sample(range(8), 8):
                remove(con, f"gone {number}")
            outcomes.append(store.rows(STORIES))
            keys.append(store.rows("FROM duplicate_pairs ORDER BY ALL"))
            with transaction(con):
                settle_all(con)
            assert store.rows(STORIES) == outcomes[-1]
            assert store.rows("FROM duplicate_pairs ORDER BY ALL") == keys[-1]
    assert all(outcome == outcomes[0] for outcome in outcomes)
    assert all(pairs == keys[0] for pairs in keys)
    assert len({story for _, _, story, *_ in outcomes[0]}) < len(outcomes[0])


def test_an_older_warehouse_gets_its_sketches_when_it_is_opened(layout: Layout) -> None:
    with open_state(layout) as con:
        store = Store(layout, con)
        store.load(article("origin", text(1)), article("copy", edited(text(1), 50)))
        con.execute("DELETE FROM duplicate_keys; DELETE FROM duplicate_pairs")
        con.execute("UPDATE articles SET story_id = article_id, duplicate_of = NULL")
    with open_state(layout) as con:
        assert Store(layout, con).rows("SELECT count(DISTINCT story_id) FROM articles") == [(1,)]
