"""What names and words find, in small warehouses of rows written by hand."""

import duckdb
import pytest

from tests.warehouse.conftest import Store
from warehouse.parameters import ENTITIES
from warehouse.querying import bind, named_queries, named_query
from warehouse.sqlfiles import sql


class Desk:
    """A warehouse whose entities, articles and statements are written one by one, with the counts that lookups read."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self.con = con
        self.articles = 0

    def entity(self, entity_id: int, name: str, *aliases: str, kind: str = "PERSON", reference: str | None = None) -> None:
        self.con.execute(
            "INSERT INTO entities (entity_id, kind, name, reference_id) VALUES (?, ?, ?, ?)", [entity_id, kind, name, reference]
        )
        for alias in (name, *aliases):
            self.con.execute("INSERT INTO entity_aliases VALUES (?, ?, 'name', name_key(?))", [entity_id, alias, alias])

    def article(self, *names: int, source: int | None = None) -> int:
        """An article that names these entities."""
        self.articles += 1
        self.con.execute(
            "INSERT INTO articles (article_id, story_id, title, body, source_id, published_at) "
            "VALUES ($id, $id, 'Title', '', $source, TIMESTAMPTZ '2024-03-01')",
            {"id": self.articles, "source": source},
        )
        for number, entity_id in enumerate(names):
            self.con.execute(
                "INSERT INTO entity_links (article_id, entity_no, entity_id, reason) VALUES (?, ?, ?, 'full name')",
                [self.articles, number, entity_id],
            )
            self.con.execute(
                "INSERT INTO marts.entity_day_counts VALUES (?, DATE '2024-03-01', 1, 1, 1, 1)",
                [entity_id],
            )
        return self.articles

    def said(self, content: str, *names: int) -> None:
        """An article of one statement that names these entities."""
        article = self.article(*names)
        self.con.execute("INSERT INTO sentences VALUES (?, 0, 0, 0, 9, ?)", [article, content])
        self.con.execute(
            "INSERT INTO statements (article_id, statement_no, sentence_no, source, content) VALUES (?, 0, 0, 'She', ?)",
            [article, content],
        )
        self.con.execute("INSERT INTO marts.statement_voices BY NAME SELECT ? AS article_id, 0 AS statement_no", [article])
        for entity_id in names:
            self.con.execute(
                "INSERT INTO marts.statement_names BY NAME SELECT ? AS entity_id, ? AS article_id, 0 AS statement_no",
                [entity_id, article],
            )

    def ask(self, query_name: str, **given: str) -> list[dict[str, object]]:
        """A named query's rows, by column."""
        query = named_query(query_name)
        self.con.execute(query.text, bind(query, given))
        columns = [column[0] for column in self.con.description or []]
        return [dict(zip(columns, row, strict=True)) for row in self.con.fetchall()]


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store.con)


def contents(rows: list[dict[str, object]]) -> set[object]:
    return {row["content"] for row in rows}


def test_said_about_a_name_is_what_names_it_and_never_a_part_of_a_word(desk: Desk) -> None:
    desk.entity(1, "Omran Relief Body", "ORB", kind="ORG", reference="Q1")
    desk.entity(2, "Harbour", kind="ORG")
    desk.said("the body pays too late", 1)
    desk.said("that ORB lorries wait at the border")
    desk.said("that doors were forbidden")
    desk.said("the orb of the king is lost")
    desk.said("the harbour is closed")
    desk.said("Harbour has no money", 2)
    desk.said("Sérène harboured hopes")
    assert contents(desk.ask("said_about", about="orb")) == {"the body pays too late", "that ORB lorries wait at the border"}
    # Named in one article only: most who ask mean the word.
    assert contents(desk.ask("said_about", about="Harbour")) == {"the harbour is closed", "Harbour has no money"}
    assert contents(desk.ask("said_about", about='"orb"')) == {
        "that ORB lorries wait at the border",
        "the orb of the king is lost",
    }
    assert contents(desk.ask("said_about", about="serene")) == {"Sérène harboured hopes"}
    assert desk.ask("said_about", about="bord") == []


def test_said_about_says_whom_a_name_could_mean(desk: Desk) -> None:
    desk.entity(1, "Ada Quill", "Quill")
    desk.entity(2, "Ben Quill", "Quill")
    desk.said("Ada Quill knew", 1)
    [row] = desk.ask("said_about", about="quill")
    assert row["could_be"] == "Ada Quill (PERSON 1); Ben Quill (PERSON 2)"
    [row] = desk.ask("said_about", about="ada quill")
    assert row["could_be"] is None


def meant(desk: Desk, who: str) -> list[int]:
    return [row[0] for row in desk.con.execute("SELECT entity_id FROM meant($who) ORDER BY ALL", {"who": who}).fetchall()]


@pytest.mark.parametrize(
    ("who", "found"),
    [
        ("Mr. Quill", [1]),
        ("president quill", [1]),
        ("Former Vice President Ada Quill", [1]),
        ("Quill, Ada", [1]),
        ("Quill, Senator Ada", [1]),
        # A body of that name is meant by it; so is the person, whose title it may be.
        ("Judge Quill", [1, 3]),
        # A person who is so named, is meant alone.
        ("General Orme", [4]),
        ("Mr. Salt", []),
        ("Salt, Orme", []),
        ("Mr.", []),
    ],
)
def test_a_title_before_a_name_or_the_name_turned_round_finds_the_person(desk: Desk, who: str, found: list[int]) -> None:
    desk.entity(1, "Ada Quill", "Quill")
    desk.entity(2, "Salt", kind="GPE")
    desk.entity(3, "Judge Quill", kind="ORG")
    desk.entity(4, "General Orme")
    desk.entity(5, "Ben Orme", "Orme")
    assert meant(desk, who) == found


def test_whom_a_name_could_mean_the_most_reported_first(desk: Desk) -> None:
    for number in range(1, 23):
        desk.entity(number, f"Ada Quill {number:02}", "Quill")
    for _ in range(2):
        desk.article(22)
    desk.article(21)
    [(could_be,)] = desk.con.execute("SELECT DISTINCT could_be FROM meant('quill')").fetchall()
    assert could_be.split("; ")[:3] == ["Ada Quill 22 (PERSON 22)", "Ada Quill 21 (PERSON 21)", "Ada Quill 01 (PERSON 1)"]
    assert could_be.endswith("; and 2 more")


def test_who_is_takes_an_id_and_a_title(desk: Desk) -> None:
    desk.entity(7001, "Ada Quill", "Quill")
    desk.entity(7002, "Quillfield", kind="GPE")
    assert [row["entity_id"] for row in desk.ask("who_is", name="7001")] == [7001]
    assert [row["entity_id"] for row in desk.ask("who_is", name="Mrs Quill")] == [7001]
    assert [row["entity_id"] for row in desk.ask("who_is", name="quill")] == [7001, 7002]


def test_of_names_spelled_alike_the_most_reported_is_near(desk: Desk) -> None:
    desk.entity(1, "Nura Tessel")
    desk.entity(2, "Nura Tesser")
    desk.entity(3, "Nura Tessel")
    for entity in (3, 3, 2):
        desk.article(entity)
    near = desk.con.execute(sql("steps/why_near"), {"name": "Nurra Tessel"}).fetchall()
    assert near == [("Nura Tessel", "PERSON", 3), ("Nura Tesser", "PERSON", 2)]


def test_who_appears_with_a_name_of_several_is_a_row_a_name(desk: Desk) -> None:
    desk.entity(1, "Ada Quill", "Quill")
    desk.entity(2, "Ada Quill", "Quill")
    desk.entity(3, "Ben Quill", "Quill")
    for number in (4, 5):
        desk.entity(number, "Cleo Dunn")
    for one, other, times in ((1, 4, 2), (2, 4, 1), (2, 5, 1), (3, 4, 1)):
        desk.con.execute(
            "INSERT INTO marts.pair_day_counts VALUES (?, ?, DATE '2024-03-01', ?, 1, 1, 1, 1, 0)", [one, other, times]
        )
    rows = desk.ask("appears_with", name="quill")
    shown = [tuple(row[name] for name in ("asked", "name", "sentences", "articles", "other_id", "entities")) for row in rows]
    assert shown == [("Ada Quill", "Cleo Dunn", 4, 3, 4, 2), ("Ben Quill", "Cleo Dunn", 1, 1, 4, 1)]
    assert {row["could_be"] for row in rows} == {"Ada Quill (PERSON 1); Ada Quill (PERSON 2); Ben Quill (PERSON 3)"}
    assert {row["could_be"] for row in desk.ask("appears_with", name="Ben Quill")} == {None}


def test_every_query_that_takes_a_name_says_whom_it_could_mean() -> None:
    # Its rows are the candidates.
    elsewhere = {"who_is", "office_holders"}
    for query in named_queries():
        if query.name not in elsewhere and ENTITIES & {parameter.name for parameter in query.parameters}:
            assert "could_be" in query.text, query.name


def test_sources_of_one_name_are_told_apart_alike(desk: Desk) -> None:
    desk.con.execute(
        "INSERT INTO sources (source_id, name, domain) VALUES (1, 'Post', 'post.example'), (2, 'Post', 'other.example')"
    )
    desk.entity(1, "Ada Quill")
    for source in (1, 2):
        desk.said(f"we will see {source}", 1)
        desk.con.execute("UPDATE articles SET source_id = ?, agency = 'Wire' WHERE article_id = ?", [source, desk.articles])
        desk.con.execute("UPDATE marts.statement_voices SET speaker_id = 1")
        desk.con.execute("INSERT INTO tones VALUES (?, 0, 0.5)", [desk.articles])
        desk.con.execute(
            "INSERT INTO mentions (article_id, mention_no, sentence_no, entity_id) VALUES (?, 0, 0, 1)", [desk.articles]
        )
    for query, given in (("tone_towards", {"name": "Ada Quill"}), ("unnamed_speakers", {}), ("agencies", {})):
        assert {row["domain"] for row in desk.ask(query, **given)} == {"post.example", "other.example"}
    assert [row["sources"] for row in desk.ask("most_quoted")] == [2]
