"""The named queries on the sample articles: each answers its question, and docs/queries.md says what it says."""

from pathlib import Path

import pytest

from warehouse import hints
from warehouse.answers import answers, example
from warehouse.connection import open_published
from warehouse.querying import NamedQuery, QueryError, bind, execute, named_queries, named_query

# What no sample tells of; each has a test of its own in test_marts.py.
SILENT = {"agencies", "coverage", "office_conflicts", "same_events", "split_names"}


def run(published: Path, query_name: str, **given: str) -> list[dict[str, object]]:
    """A named query's rows, by column."""
    query = named_query(query_name)
    result = execute(published, query.text, bind(query, given))
    rows = [dict(zip(result.columns, row, strict=True)) for chunk in result.chunks() for row in chunk]
    result.connection.close()
    return rows


def test_there_are_thirty_and_each_asks_something() -> None:
    assert len(named_queries()) >= 30
    assert all(query.question.endswith("?") for query in named_queries())


@pytest.mark.parametrize("name", [query.name for query in named_queries()])
def test_each_query_answers_on_the_samples(samples: Path, name: str) -> None:
    rows = run(samples, name, **example(named_query(name)))
    assert rows or name in SILENT


@pytest.mark.parametrize("query", [query for query in named_queries() if query.columns], ids=lambda query: query.name)
def test_what_is_explained_is_a_column(samples: Path, query: NamedQuery) -> None:
    result = execute(samples, query.text, bind(query, example(query)))
    result.connection.close()
    assert {name for names, _ in query.columns for name in names.split(", ")} <= set(result.columns)


def test_names_match_by_any_form(samples: Path) -> None:
    forms = ["Timur Sadykov", "TIMUR SADYKOV", "sadykov", "Timur  Sadýkov"]
    found = [run(samples, "said_by", name=form) for form in forms]
    assert found[0]
    assert all(rows == found[0] for rows in found)
    assert {row["speaker"] for row in found[0]} == {"Timur Sadykov"}
    assert all(row["role"] == "Economy Minister" for row in found[0])


def test_single_precision_reads_as_it_was_written(samples: Path) -> None:
    result = execute(samples, "SELECT 0.95::FLOAT, -1e-7::FLOAT, 'nan'::FLOAT, NULL::FLOAT, 0.1::DOUBLE + 0.2::DOUBLE", {})
    [[row]] = list(result.chunks())
    result.connection.close()
    assert [str(value) for value in row] == ["0.95", "-1e-07", "nan", "None", "0.30000000000000004"]


@pytest.mark.parametrize(
    ("query", "given", "takes"),
    [
        ("rising", {"until": "31.03.2020"}, "a day such as 2020-03-31"),
        ("rising", {"until": "2020-02-30"}, "a day such as 2020-03-31"),
        ("search", {"words": "trade", "from": "March"}, "a day such as 2020-03-31"),
        ("search", {"words": "trade", "to": "20200331"}, "a day such as 2020-03-31"),
        ("reported_from", {"place": "Kazakhstan", "month": "May 2025"}, "a month such as 2020-03"),
        ("reported_from", {"place": "Kazakhstan", "month": "2025-13"}, "a month such as 2020-03"),
        ("network", {"articles": "two"}, "a whole number such as 10"),
        ("network", {"articles": "-1"}, "a whole number such as 10"),
    ],
)
def test_a_value_that_can_not_be_meant_is_told(samples: Path, query: str, given: dict[str, str], takes: str) -> None:
    with pytest.raises(QueryError, match=f"takes {takes} for {list(given)[-1]}, not '{list(given.values())[-1]}'"):
        run(samples, query, **given)


def test_a_wrong_day_is_no_other_day_in_any_client(samples: Path) -> None:
    with pytest.raises(QueryError, match="date"):
        execute(samples, named_query("rising").text, {"until": "31.03.2020"})
    assert run(samples, "rising", until="2025-05-18") != run(samples, "rising")


def test_a_search_that_was_cut_says_of_how_many(samples: Path) -> None:
    query = named_query("search")
    rows = len(run(samples, "search", words="minister"))
    assert hints.cut(samples, bind(query, {"words": "minister"}), rows) == []
    assert len(run(samples, "search", words="minister", most="3")) == 3
    [said] = hints.cut(samples, bind(query, {"words": "minister", "most": "3"}), 3)
    assert said == f"The best 3 of {rows} are given; for all: --param most={rows}"


@pytest.mark.parametrize(
    ("query", "given", "said"),
    [
        ("said_by", {"name": "Timur Sadikov"}, "near it: Timur Sadykov (PERSON "),
        ("events_between", {"actor": "Vartianen", "recipient": "Kazakstan"}, "near it: Kazakhstan (GPE "),
        ("money", {"currency": "euro"}, "did you mean EUR? There are: "),
        ("places", {"country": "Norway"}, "did you mean NO? There are: "),
        ("how_many", {"counted": "peoples"}, "Nothing has the counted word 'peoples'; did you mean people?"),
    ],
)
def test_what_gives_no_row_is_told_with_what_is_near(samples: Path, query: str, given: dict[str, str], said: str) -> None:
    assert run(samples, query, **given) == []
    asked = named_query(query)
    assert said in "\n".join(hints.nothing(samples, asked.text, bind(asked, given)))


def test_a_copy_is_not_heard_twice(samples: Path) -> None:
    with open_published(samples) as con:
        said = con.execute(
            "SELECT count(*), count(DISTINCT story_id) FROM marts.who_said_what WHERE speaker = 'Timur Sadykov'"
        ).fetchall()[0]
    assert said[0] == 2 * len(run(samples, "said_by", name="Timur Sadykov"))
    assert said[1] == 1


def test_the_queries_page_is_up_to_date(samples: Path) -> None:
    assert (Path(__file__).parents[2] / "docs" / "queries.md").read_text("utf-8") == answers(samples), (
        "run: newsloom run seeds/samples --warehouse s.duckdb; python -m warehouse.answers s.duckdb > docs/queries.md"
    )
