"""Stories: nobody is first, and no hours are told, where dates are missing or too vague to tell."""

from typing import Any

import pytest

from tests.warehouse.conftest import Store, article
from tests.warehouse.test_marts import load_marked
from warehouse import marts
from warehouse.querying import named_query
from warehouse.sqlfiles import sql

BODY = "Ada Byron and Ben Castle came to the town and left again."
Carrier = tuple[int, str | None, str | None]


def carry(store: Store, *carriers: Carrier) -> None:
    """Load one text in an article for each (source, date, precision)."""
    for number, (source, published, known) in enumerate(carriers):
        told: dict[str, Any] = {"published_at": published, "published_precision": known}
        load_marked(store.con, article(f"url:{number}", BODY, source_id=source, source_name=f"Paper {source}", **told))
    marts.refresh(store.con)


@pytest.mark.parametrize(
    ("carriers", "first", "hours", "days"),
    [
        ([(1, "2024-03-01T10:00", "second"), (2, "2024-03-02T12:30", "second")], "Paper 1", 26.5, 1),
        ([(1, "2024-03-01", "day"), (2, "2024-03-03T12:30", "second")], "Paper 1", None, 2),
        ([(1, "2024-03-01", "day"), (2, "2024-03-02", "day")], "Paper 1", None, 1),
        ([(1, "2024-03-01", "day"), (2, "2024-03-01T12:30", "second")], None, None, 0),
        ([(1, "2024-03-01", "day"), (2, "2024-03-01", "day")], None, None, 0),
        ([(1, "2024-03-01", "month"), (2, "2024-03-20", "day")], None, None, None),
        ([(1, "2024-03-01", "month"), (2, "2024-04-02", "day")], "Paper 1", None, None),
        ([(1, "2024-03-01", "day"), (2, None, None)], None, None, None),
        ([(1, "2024-03-01", "day"), (1, None, None)], "Paper 1", None, None),
        ([(1, None, None), (2, None, None)], None, None, None),
        ([(1, None, None)], "Paper 1", None, None),
    ],
)
def test_a_first_carrier_is_known_or_null(
    store: Store, carriers: list[Carrier], first: str | None, hours: float | None, days: int | None
) -> None:
    carry(store, *carriers)
    assert store.rows("SELECT first_source, hours, days FROM marts.stories") == [(first, hours, days)]
    if len(carriers) == 2:
        later = store.rows("SELECT followed[1].hours, followed[1].days FROM marts.stories")
        assert later == [(hours, days)]


def test_sources_are_counted_as_first_where_dates_tell(store: Store) -> None:
    carry(store, (1, "2024-03-01", "day"), (2, "2024-03-03", "day"), (1, "2024-03-04", "day"))
    asked = named_query("who_is_first").text
    assert store.rows(asked) == [("Paper 1", 1, 1, 0, 0, None, None), ("Paper 2", 0, 0, 1, 0, None, 2.0)]
    assert {row[:3] for row in store.rows(f"SELECT source, first_source, days_later FROM ({named_query('copies').text})")} == {
        ("Paper 1", "Paper 1", 2),
        ("Paper 1", "Paper 1", 3),
    }


def test_an_undated_copy_leaves_it_open_who_was_first(store: Store) -> None:
    carry(store, (1, "2024-03-01", "day"), (2, None, None))
    rows = store.rows(named_query("who_is_first").text)
    assert rows == [("Paper 1", 0, 0, 0, 1, None, None), ("Paper 2", 0, 0, 0, 1, None, None)]


@pytest.mark.parametrize(("other_day", "first"), [("2024-03-02", "Paper 1"), ("2024-03-01", None)])
def test_an_event_of_one_day_has_no_first(store: Store, other_day: str, first: str | None) -> None:
    bodies = ["Ada Byron, Ben Castle, Cleo Dunn.", "Cleo Dunn, Ben Castle, Ada Byron."]
    for number, (body, day) in enumerate(zip(bodies, ["2024-03-01", other_day], strict=True), start=1):
        told = {"published_at": day, "published_precision": "day", "title": f"Anby bridge shut {number}"}
        load_marked(store.con, article(f"url:{number}", body, source_id=number, source_name=f"Paper {number}", **told))
    marts.refresh(store.con)
    assert store.rows("SELECT first_source, stories FROM marts.events_covered") == [(first, 2)]


@pytest.mark.parametrize("known", ["month", "year"])
def test_a_month_is_no_day(store: Store, known: str) -> None:
    load_marked(
        store.con, article("url:a", "Ada Byron came.\nBen Castle left.", published_at="2024-03-01", published_precision=known)
    )
    load_marked(store.con, article("url:b", "Ada Byron went home.", published_at="2024-03-01", published_precision="day"))
    marts.refresh(store.con)
    days = "SELECT day::VARCHAR, articles FROM marts.entity_days WHERE name = 'Ada Byron' ORDER BY day"
    assert store.rows(days) == [("2024-03-01", 1), (None, 1)]
    for query in ("marts.who_said_what", "said_by('Ben Castle')", "marts.topics_days"):
        assert {day for (day,) in store.rows(f"SELECT DISTINCT day FROM {query}")} >= {None}, query
    # Counts stay in step when such an article gets its day, and when it goes.
    later = {"published_at": "2024-03-01", "published_precision": "day", "modified_at": "2024-03-05"}
    load_marked(store.con, article("url:a", "Ada Byron came early.\nBen Castle left.", **later))
    marts.refresh(store.con)
    assert store.rows(days) == [("2024-03-01", 2)]


def test_an_old_warehouse_counts_no_month_as_a_day(store: Store) -> None:
    carry(store, (1, "2024-03-01", "month"), (2, "2024-03-02", "day"), (2, "2024-03-03", "day"))
    days = "SELECT DISTINCT day::VARCHAR, articles, first_told FROM marts.entity_day_counts ORDER BY ALL"
    right = store.rows(days)
    assert right == [("2024-03-02", 1, 1), ("2024-03-03", 1, 0), (None, 1, 0)]
    store.con.execute("UPDATE marts.entity_day_counts SET day = '2024-03-01', first_told = 1 WHERE day IS NULL")
    store.con.execute("UPDATE marts.entity_day_counts SET first_told = 0 WHERE day = '2024-03-02'")
    store.con.execute(sql("migrations/0017_days_known"))
    marts.refresh(store.con)
    assert store.rows(days) == right
