"""Offices: terms by who is told as holder, conflicts that stand with both, and the macros holder_of and held_office."""

from typing import Any

import duckdb
import pytest

from tests.warehouse.conftest import Store, article
from tests.warehouse.test_marts import load_marked
from warehouse import marts

TOWN, OTHER_TOWN = 1, 2


def tell(store: Store, *roles: tuple[str, str | None, str, str, int | None]) -> None:
    """Load an article for each (person, day, status, title, organisation) and make the counts."""
    for number, (person, day, status, title, organisation) in enumerate(roles):
        load_marked(store.con, article(f"url:{number}", f"{person} came on day {number}.", published_at=day))
        store.con.execute(
            "UPDATE roles SET status = $1, title = $2, organisation_id = $3 WHERE article_id = $4",
            [status, title, organisation, article(f"url:{number}", "")["article_id"]],
        )
    for entity, kind, name in ((TOWN, "GPE", "Anby"), (OTHER_TOWN, "GPE", "Osterby")):
        store.con.execute("INSERT INTO entities (entity_id, kind, name) VALUES ($1, $2, $3)", [entity, kind, name])
        store.con.execute("INSERT INTO entity_aliases VALUES ($1, $2, 'name', name_key($2))", [entity, name])
    marts.refresh_all(store.con)


# Ada Byron was mayor to 2016, and is still named as the former one in 2019; Ben Castle came after her.
TERMS = (
    ("Ada Byron", "2013-02-01", "holds", "Mayor", TOWN),
    ("Ada Byron", "2016-09-01", "holds", "mayor", TOWN),
    ("Ada Byron", "2019-11-01", "held", "Mayor", TOWN),
    ("Ben Castle", "2017-02-01", "holds", "Mayor", TOWN),
    ("Ben Castle", "2018-02-01", "holds", "Mayor", TOWN),
    ("Cleo Dunn", "2014-02-01", "holds", "Mayor", OTHER_TOWN),
    ("Cleo Dunn", None, "holds", "Mayor", None),
)


def test_a_late_mention_of_a_former_holder_is_no_conflict(store: Store) -> None:
    tell(store, *TERMS)
    terms = store.rows("""
        SELECT person, holds, held, holds_first_day::VARCHAR, holds_last_day::VARCHAR, last_seen::VARCHAR, conflicts
        FROM marts.office_holders WHERE organisation = 'Anby' ORDER BY person""")
    assert terms == [
        ("Ada Byron", 2, 1, "2013-02-01", "2016-09-01", "2019-11-01", None),
        ("Ben Castle", 2, 0, "2017-02-01", "2018-02-01", "2018-02-01", None),
    ]


@pytest.mark.parametrize("day", ["2017-02-01", "2017-08-01", "2018-02-01"])
def test_a_conflict_stands_with_both(store: Store, day: str) -> None:
    tell(store, *TERMS, ("Zoë Łukasz", day, "holds", "Mayor", TOWN), ("Zoë Łukasz", "2012-01-01", "held", "Mayor", TOWN))
    conflicts = "SELECT person, conflicts FROM {} WHERE conflicts IS NOT NULL ORDER BY person"
    assert store.rows(conflicts.format("marts.office_holders")) == [("Ben Castle", "Zoë Łukasz"), ("Zoë Łukasz", "Ben Castle")]
    assert store.rows(conflicts.format("held_office('Ben Castle')")) == [("Ben Castle", "Zoë Łukasz")]


def test_an_office_is_asked_for_by_title_and_day(store: Store) -> None:
    tell(store, *TERMS)

    def holders(arguments: str) -> list[str]:
        return [person for (person,) in store.rows(f"SELECT person FROM holder_of({arguments})")]

    assert holders("'MAYOR', organisation := 'Anby'") == ["Ada Byron", "Ben Castle"]
    assert holders("'mayor', on_day := '2014-05-01', organisation := 'Anby'") == ["Ada Byron"]
    assert holders("'mayor', on_day := DATE '2017-05-01', organisation := 'Anby'") == ["Ben Castle"]
    assert holders("'mayor', on_day := '2014-05-01'") == ["Cleo Dunn", "Ada Byron"]  # the nearer report first
    assert holders("'Osterby'") == ["Cleo Dunn"]
    assert holders("'mayor', on_day := '2019-11-01'") == []
    assert holders("'miller'") == []


def test_an_answer_says_how_near_it_was_told(store: Store) -> None:
    tell(store, *TERMS)
    columns = "person, told_before::VARCHAR, told_after::VARCHAR, told_near, organisation"
    assert store.rows(f"SELECT {columns} FROM holder_of('mayor', on_day := '2016-10-01')") == [
        ("Ada Byron", "2016-09-01", None, 1, "Anby"),
        ("Ben Castle", None, "2017-02-01", 1, "Anby"),
    ]
    # An undated article that gives no body counts for the title, and is near to no day.
    assert store.rows("SELECT holds, organisation FROM holder_of('mayor', organisation := 'Osterby')") == [(2, "Osterby")]


def test_a_person_is_no_office(store: Store) -> None:
    tell(store, *TERMS)
    with pytest.raises(duckdb.Error, match="held_office"):
        store.rows("FROM holder_of('Ada Byron')")


def test_held_office_takes_a_person_a_body_and_a_title(store: Store) -> None:
    tell(store, *TERMS)
    persons = "SELECT DISTINCT person FROM held_office('{}') ORDER BY ALL"
    assert store.rows(persons.format("anby")) == [("Ada Byron",), ("Ben Castle",)]
    assert store.rows(persons.format("Osterby")) == [("Cleo Dunn",)]
    assert store.rows(persons.format("MAYOR")) == [("Ada Byron",), ("Ben Castle",), ("Cleo Dunn",)]
    assert store.rows(persons.format("Ada Byron")) == [("Ada Byron",)]


def test_an_unknown_name_has_no_offices(store: Store) -> None:
    tell(store, *TERMS)
    assert store.rows("FROM held_office('Dora Ember')") == []


def test_held_office_is_office_holders_for_one_person(store: Store) -> None:
    tell(store, *TERMS)
    columns = [name for name, *_ in store.rows("DESCRIBE marts.office_holders")]
    listed = ", ".join(columns)
    plain: list[tuple[Any, ...]] = store.rows(
        f"SELECT {listed} FROM marts.office_holders WHERE person = 'Ben Castle' ORDER BY ALL"
    )
    assert store.rows(f"SELECT {listed} FROM held_office('Ben Castle') ORDER BY ALL") == plain


def test_a_role_says_whether_it_is_held(store: Store) -> None:
    load_marked(store.con, article("url:a", "Day one.\nAda Byron spoke.", published_at="2020-03-01"))
    load_marked(store.con, article("url:b", "Day two.\nAda Byron spoke again.", published_at="2020-03-02"))
    load_marked(store.con, article("url:c", "Day three.\nBen Castle answered Ada Byron.", published_at="2020-03-03"))
    [(first,), (second,), (third,)] = store.rows("SELECT article_id FROM articles ORDER BY published_at")
    store.con.execute("DELETE FROM roles WHERE article_id = $1", [third])
    store.con.execute("UPDATE roles SET title = 'Director' WHERE article_id = $1", [first])
    store.con.execute("UPDATE roles SET title = 'Senator', status = 'held', role_no = 0 WHERE article_id = $1", [second])
    marts.refresh_all(store.con)
    said = "SELECT role, role_status FROM {} ORDER BY day"
    expected = [("Director", "holds"), ("Senator", "held"), ("Director", "holds")]
    assert store.rows(said.format("said_by('Ada Byron')")) == expected
    assert store.rows(said.format("marts.who_said_what WHERE speaker = 'Ada Byron'")) == expected
    assert store.rows(said.format("about('Ada Byron')")) == []
    # Where the article gives two, the office that is held comes before one of the past.
    store.con.execute("INSERT INTO roles BY NAME SELECT * REPLACE (7 AS role_no, 'Envoy' AS title, 'holds' AS status) "
                      "FROM roles WHERE title = 'Senator'")  # fmt: skip
    marts.refresh_all(store.con)
    expected[1:] = [("Envoy", "holds"), ("Envoy", "holds")]
    assert store.rows(said.format("said_by('Ada Byron')")) == expected
    assert store.rows(said.format("marts.who_said_what WHERE speaker = 'Ada Byron'")) == expected


def test_what_is_said_about_somebody_has_the_role_and_its_status(store: Store) -> None:
    load_marked(store.con, article("url:a", "Day one.\nBen Castle came with Ada Byron.", published_at="2020-03-01"))
    store.con.execute("UPDATE roles SET title = 'Senator', status = 'held'")
    marts.refresh_all(store.con)
    assert store.rows("SELECT speaker, role, role_status FROM about('Ben Castle')") == [("Ada Byron", "Senator", "held")]
