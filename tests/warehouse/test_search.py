"""Search finds exactly what a reader of every text would find, after loads, edits and removals; and its index never lags."""

import random
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb
import pytest

from tests.warehouse.conftest import Store, article
from warehouse.checks import run_checks
from warehouse.connection import open_published, open_state
from warehouse.indexing import index_changed, index_missing
from warehouse.layout import Layout
from warehouse.publishing import publish
from warehouse.removal import remove
from warehouse.settling import settle_all
from warehouse.sqlfiles import sql

# Words that share stems, names with accents and hyphens, capitals, digits, and words of other scripts.
WORDS = (
    "the of and minister ministers talks talked talking city cities agreed agree vote voted votes planned plan news new "
    "U.S.-led Nagorno-Karabakh Bākü baku İlham Ilham Łódź lodz São Paulo don't don’t 12,000 COVID-19 co-operation "
    "president President's Żółć Ørsted Αθήνα Москва 東京 étude e\u0301tude a I x1 state stated states running run"
)
VOCABULARY = WORDS.split()


def folded(text: str) -> list[str]:
    """The words of a text as search counts them, by Python's own means."""
    plain = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn").lower()
    return re.findall(r"[^\W_]+", plain.translate(str.maketrans("łøđðıħ", "loddih")))


class Reader:
    """Reads every text for every question: what search has to equal."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con
        self.stems: dict[str, str] = {}
        rows = con.execute("SELECT article_id, title, body FROM articles").fetchall()
        self.texts = {number: [self.stemmed(title or ""), self.stemmed(body)] for number, title, body in rows}

    def stemmed(self, text: str) -> list[str]:
        words = folded(text)
        for word in set(words) - set(self.stems):
            self.stems[word] = self.con.execute("SELECT search_stem(?)", [word]).fetchall()[0][0]
        return [self.stems[word] for word in words]

    def has(self, number: int, words: str) -> bool:
        wanted = self.stemmed(words)
        return any(part[i : i + len(wanted)] == wanted for part in self.texts[number] for i in range(len(part)))

    def find(self, parts: list[list[str]], without: list[str]) -> set[int]:
        return {
            number
            for number in self.texts
            if all(any(self.has(number, words) for words in part) for part in parts)
            and not any(self.has(number, words) for words in without)
        }


def question(chance: random.Random) -> tuple[str, list[list[str]], list[str]]:
    """A random question as one would type it, its parts (each a choice), and what it leaves out."""

    def item() -> str:
        return " ".join(chance.choices(VOCABULARY, k=chance.choice([1, 1, 1, 2, 2, 3])))

    def typed(words: str) -> str:
        return words if " " not in words else f'"{words}"'

    parts = [[item() for _ in range(chance.choice([1, 1, 1, 2, 3]))] for _ in range(chance.choice([1, 1, 2, 3]))]
    without = [item() for _ in range(chance.choice([0, 0, 1]))]
    words = chance.choice([" ", " AND "]).join(" OR ".join(typed(words) for words in part) for part in parts)
    return words + "".join(chance.choice([" -", " NOT "]) + typed(words) for words in without), parts, without


def text(chance: random.Random) -> str:
    return "".join(
        word + chance.choice([" ", " ", " ", ", ", ".\n"]) for word in chance.choices(VOCABULARY, k=chance.randint(3, 60))
    )


def found(con: duckdb.DuckDBPyConnection, words: str, **narrowed: Any) -> list[int]:
    named = "".join(f", {name} := ${name}" for name in narrowed)
    return [
        number
        for (number,) in con.execute(f"SELECT article_id FROM search($words{named})", {"words": words, **narrowed}).fetchall()
    ]


def assert_finds_all(con: duckdb.DuckDBPyConnection, seed: int, questions: int) -> None:
    chance, reader, hits = random.Random(seed), Reader(con), 0
    for _ in range(questions):
        words, parts, without = question(chance)
        expected = reader.find(parts, without)
        hits += bool(expected)
        answer = found(con, words)
        assert len(answer) == len(set(answer))
        assert set(answer) == expected, words
    assert hits > questions // 4
    assert con.execute(sql("checks/search_complete")).fetchall() == []


def test_search_equals_reading_everything_through_loads_edits_and_removals(store: Store) -> None:
    chance = random.Random(7)
    rows = [
        article(
            f"url:{n}",
            text(chance),
            title=chance.choice([text(chance), None]),
            url=f"https://a.example/{n}",
            modified_at="2024-01-01",
        )
        for n in range(120)
    ]
    for start in range(0, 120, 15):  # Eight loads: some are merged, some not.
        store.load(*rows[start : start + 15])
    assert_finds_all(store.con, 1, 40)
    store.load(*[{**row, **article(row["identity"], text(chance), modified_at="2024-02-01")} for row in rows[::3]])
    assert_finds_all(store.con, 2, 32)
    for n in range(0, 60, 4):
        remove(store.con, f"https://a.example/{n}")
    assert_finds_all(store.con, 3, 32)
    store.load(article("url:new", text(chance)))
    settle_all(store.con)
    assert_finds_all(store.con, 4, 20)


def test_small_loads_are_merged(store: Store) -> None:
    for n in range(20):
        store.load(article(f"url:{n}", f"Article {n} is here."))
    (segments,) = store.rows("SELECT count(DISTINCT segment) FROM search_index.postings")[0]
    assert segments < 10
    assert len(found(store.con, "article here")) == 20
    assert store.rows("FROM search_index.postings p ANTI JOIN search_index.documents d USING (segment)") == []


def test_nothing_of_a_removed_article_stays_in_the_index(store: Store) -> None:
    store.load(article("url:a", "Zanzibarquux met others.", url="https://a.example/a"), article("url:b", "Others met."))
    remove(store.con, "https://a.example/a")
    key = "term_key = search_key(search_stem('zanzibarquux'))"
    assert store.rows(f"FROM search_index.postings WHERE {key}") == []
    assert store.rows("SELECT DISTINCT len(documents) FROM search_index.postings") == [(1,)]
    remove(store.con, str(store.rows("SELECT article_id FROM articles")[0][0]))
    assert store.rows("FROM search_index.postings UNION ALL BY NAME FROM search_index.documents") == []


def test_a_load_that_fails_leaves_the_index_as_it_was(store: Store) -> None:
    store.load(article("url:a", "Wheat."))
    store.con.execute("BEGIN")
    store.con.execute("INSERT INTO articles BY NAME SELECT 1 AS article_id, 'Barley.' AS body, 'h' AS content_hash")
    store.con.execute("CREATE OR REPLACE TEMP TABLE changed AS SELECT 1 AS article_id")
    index_changed(store.con)
    assert found(store.con, "barley") == [1]
    store.con.execute("ROLLBACK")
    assert found(store.con, "barley") == []
    store.load(article("url:b", "Barley and wheat."))
    assert len(found(store.con, "wheat")) == 2


def test_an_older_warehouse_gets_its_index_when_opened(layout: Layout) -> None:
    with open_state(layout) as con:
        Store(layout, con).load(article("url:a", "Wheat."), article("url:b", "Barley."))
        con.execute("DELETE FROM search_index.documents")
        con.execute("DELETE FROM search_index.postings")
    with open_state(layout) as con:
        assert len(found(con, "wheat OR barley")) == 2
        assert index_missing(con) == 0


def test_the_check_sees_an_index_that_lags(store: Store) -> None:
    store.load(article("url:a", "Wheat."), article("url:b", "Barley."))
    assert not [failure for failure in run_checks(store.con, "run") if "search_complete" in failure]
    store.con.execute("UPDATE articles SET content_hash = 'other' WHERE body = 'Wheat.'")
    assert [failure for failure in run_checks(store.con, "run") if "search_complete" in failure]


@pytest.fixture
def library(store: Store) -> Iterator[duckdb.DuckDBPyConnection]:
    """Three articles of two sources, published and opened by a client that knows nothing of newsloom."""
    store.load(
        article(
            "url:1",
            "Prices rose.\nThe price of wheat fell in Bākü, said Anna Schmidt.",
            title="Markets",
            published_at="2024-03-01",
        ),
        article(
            "url:2",
            "Wheat, wheat and more wheat.",
            published_at="2024-03-02T23:30",
            source_id=1,
            source_name="The Daily",
            source_domain="daily.example",
        ),
        article(
            "url:3",
            "Anna Schmidt likes a long walk. " * 30 + "Then barley grew. " + "She slept. " * 40,
            source_id=2,
            source_name="Other",
        ),
        annotated=True,
    )
    publish(store.con, store.layout, None)
    with duckdb.connect(str(store.layout.published), read_only=True) as con:
        yield con


def test_best_first_with_the_hit_marked(library: duckdb.DuckDBPyConnection) -> None:
    rows = library.execute("SELECT score, title, source, snippet FROM search('wheat') LIMIT 10").fetchall()
    assert [row[3] for row in rows] == [
        "«Wheat», «wheat» and more «wheat».",
        "Markets | Prices rose. The price of «wheat» fell in Bākü, said Anna Schmidt.",
    ]
    assert rows[0][0] > rows[1][0] > 0
    assert rows[0][2] == "The Daily"


def test_the_snippet_is_the_place_that_fits(library: duckdb.DuckDBPyConnection) -> None:
    ((snippet,),) = library.execute("SELECT snippet FROM search('barley grew')").fetchall()
    assert snippet.startswith("… ")
    assert snippet.endswith(" …")
    assert "Then «barley» «grew»." in snippet
    ((snippet,),) = library.execute("SELECT snippet FROM search('baku')").fetchall()
    assert "«Bākü»" in snippet


def test_days_sources_and_entities_narrow_down(library: duckdb.DuckDBPyConnection) -> None:
    everything = found(library, "wheat")
    assert found(library, "wheat", from_day="2024-03-02") == everything[:1]
    assert found(library, "wheat", to_day="2024-03-01") == everything[1:]
    assert found(library, "wheat", from_day="2024-03-01", to_day="2024-03-02") == everything
    assert found(library, "wheat", source="the daily") == found(library, "wheat", source="daily.example") == everything[:1]
    assert (
        set(found(library, "wheat OR barley", entity="anna schmidt"))
        == set(found(library, "schmidt"))
        < set(found(library, "wheat OR barley"))
    )
    assert found(library, "wheat", entity="nobody at all") == []
    assert found(library, "wheat", most=1) == everything[:1]


@pytest.mark.parametrize(
    "words", ["", "  ", "-wheat", "NOT wheat", "-", "!?", "(wheat corn) OR barley", "-(wheat barley)", "OR"]
)
def test_a_question_that_can_not_be_answered_says_why(store: Store, words: str) -> None:
    with pytest.raises(duckdb.InvalidInputException, match=r"search (needs a word|takes brackets|takes at most)"):
        found(store.con, words)


def test_brackets_hold_what_or_joins(store: Store) -> None:
    store.load(article("url:a", "Wheat harvest."), article("url:b", "Barley harvest."), article("url:c", "Barley beer."))
    assert len(found(store.con, "(wheat OR barley) harvest")) == 2
    assert len(found(store.con, "barley NOT (beer)")) == 1
    assert len(found(store.con, "(wheat OR “barley beer”)")) == 2


def test_every_ending_of_a_word_has_one_stem(store: Store) -> None:
    for words in (
        "visit visits visited visiting",
        "city cities",
        "agree agrees agreed agreeing",
        "vote votes voted voting",
        "plan plans planned planning",
        "carry carries carried carrying",
        "control controls controlled controlling",
        "use uses used using",
        "church churches",
        "class classes",
        "arrive arrives arrived arriving",
        "state states stated stating",
        "die dies died",
    ):
        stems = {store.rows(f"SELECT search_stem('{word}')")[0][0] for word in words.split()}
        assert len(stems) == 1, (words, stems)
    for one, other in (
        ("news", "new"),
        ("united", "unite"),
        ("thing", "the"),
        ("king", "kin"),
        ("bus", "but"),
        ("iran", "iraq"),
    ):
        same = store.rows(f"SELECT search_stem('{one}') = search_stem('{other}')")[0][0]
        assert same is (one == "united")


def test_a_published_file_answers_after_a_copy(store: Store, tmp_path: Path) -> None:
    store.load(article("url:a", "Wheat."))
    publish(store.con, store.layout, None)
    with open_published(store.layout.published) as con:
        assert len(found(con, "wheat")) == 1
        assert (
            con.execute(sql("queries/search"), {"words": "wheat", "from": "", "to": "", "most": "9"}).fetchall()[0][4]
            == "«Wheat»."
        )


@pytest.mark.parametrize(
    ("span", "found"),
    [
        ("from_day := '2024-03-01', to_day := '2024-03-31'", 1),
        ("from_day := '2024-03-01', to_day := '2024-03-30'", 0),
        ("from_day := '2024-03-02'", 0),
        ("to_day := '2024-04-15'", 1),
    ],
)
def test_an_article_of_a_month_is_found_in_spans_that_have_all_of_it(store: Store, span: str, found: int) -> None:
    store.load(article("url:a", "A quiet harvest of barley.", published_at="2024-03-01", published_precision="month"))
    assert len(store.rows(f"FROM search('barley', {span})")) == found


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('"trade deal', "quotation mark without its partner"),
        ("steel “trade", "quotation mark without its partner"),
        ("wheat OR", "either side of OR"),
        ("OR wheat", "either side of OR"),
        ("whea*", "part of a word"),
    ],
)
def test_what_would_be_read_otherwise_is_told(library: duckdb.DuckDBPyConnection, words: str, said: str) -> None:
    with pytest.raises(duckdb.InvalidInputException, match=said):
        found(library, words)


def test_what_only_looks_like_it_is_searched(library: duckdb.DuckDBPyConnection) -> None:
    for words in (
        '"OR wheat"',
        '"wheat and" “more wheat”',
        "wheat *",
        "oregon OR wheat",
        '"the price" OR wheat',
        "wheat OR (barley)",
    ):
        found(library, words)
    assert found(library, "wheat OR barley")


@pytest.mark.parametrize(("start", "end"), [(9, 3), (-1, 4), (0, 100_000)])
def test_evidence_that_lies_outside_is_told(library: duckdb.DuckDBPyConnection, start: int, end: int) -> None:
    [(article_id,)] = library.execute("SELECT article_id FROM articles WHERE title = 'Markets'").fetchall()
    with pytest.raises(duckdb.InvalidInputException, match=f"from 0 to [0-9]+ in this article, not {start} and {end}"):
        library.execute("FROM evidence(?, ?, ?)", [article_id, start, end]).fetchall()
    assert library.execute("SELECT words FROM evidence(?, 0, 6)", [article_id]).fetchall() == [("Prices",)]
