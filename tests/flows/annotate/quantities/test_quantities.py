"""Quantities in invented sentences."""

from typing import Any

import pytest

from tests.conftest import Annotator


def rows(annotate_text: Annotator, body: str, **columns: Any) -> list[tuple[Any, ...]]:
    _, story = annotate_text(body, "2016-09-16", **columns)
    return [(q.kind, q.value, q.upper_value, q.unit, q.counted, q.modifier) for q in story.quantities]


@pytest.mark.parametrize(
    ("body", "kind", "value", "upper", "unit"),
    [
        ("The state paid $3.2 million.", "MONEY", 3_200_000, None, "USD"),
        ("It cost £1.2bn to build.", "MONEY", 1_200_000_000, None, "GBP"),
        ("They raised €20-30 million.", "MONEY", 20_000_000, 30_000_000, "EUR"),
        ("They want $900,000 to $1.2 million.", "MONEY", 900_000, 1_200_000, "USD"),
        ("The fine was Rs 5 crore.", "MONEY", 50_000_000, None, "INR"),
        ("He gave C$5 to the boy.", "MONEY", 5, None, "CAD"),
        ("Each ticket costs 50 cents.", "MONEY", 0.5, None, "USD"),
        ("The loan of 5 million Australian dollars was repaid.", "MONEY", 5_000_000, None, "AUD"),
        ("Inflation reached 4.5 percent.", "PERCENT", 4.5, None, "percent"),
        ("Turnout fell 20-30 per cent.", "PERCENT", 20, 30, "percent"),
        ("The rate rose by two percentage points.", "PERCENT", 2, None, "percentage point"),
        ("The well yields 700,000 barrels a day.", "QUANTITY", 700_000, None, "barrel/day"),
        ("A 5-km road links them.", "QUANTITY", 5, None, "kilometre"),
        ("The park covers 10 square miles.", "QUANTITY", 10, None, "square mile"),
        ("It was minus 5 degrees outside.", "QUANTITY", -5, None, "degree"),
        ("They harvested two and a half tonnes.", "QUANTITY", 2.5, None, "tonne"),
    ],
)
def test_amount(annotate_text: Annotator, body: str, kind: str, value: float, upper: float | None, unit: str) -> None:
    [(found_kind, found_value, found_upper, found_unit, _, _)] = rows(annotate_text, body)
    assert (found_kind, found_value, found_upper, found_unit) == (kind, value, upper, unit)


@pytest.mark.parametrize(
    ("body", "value", "counted", "modifier"),
    [
        ("More than 20 people drowned.", 20, "people", "more_than"),
        ("Two dozen children were rescued.", 24, "child", None),
        ("Three hundred and five soldiers deserted.", 305, "soldier", None),
        ("Nearly half a million voters stayed at home.", 500_000, "voter", "nearly"),
        ("At least 82 were killed.", 82, None, "at_least"),
        ("Dozens of protesters were arrested.", None, "protester", None),
    ],
)
def test_count(annotate_text: Annotator, body: str, value: float | None, counted: str | None, modifier: str | None) -> None:
    assert rows(annotate_text, body) == [("CARDINAL", value, None, None, counted, modifier)]


@pytest.mark.parametrize(
    "body",
    [
        "The team won 3-1 on Sunday.",
        "Call 555-123-4567 for details.",
        "A 45-year-old man was arrested in 2015.",
        "He stayed for three days.",
        "No. 5 came first, and one of them fell.",
        "See Section 8 of the law.",
    ],
)
def test_no_quantity(annotate_text: Annotator, body: str) -> None:
    assert rows(annotate_text, body) == []


def test_dollars_and_pounds_are_the_sources_own(annotate_text: Annotator) -> None:
    assert rows(annotate_text, "It cost $5 million.", source_country="AU")[0][3] == "AUD"
    assert rows(annotate_text, "The fish weighed 20 pounds.")[0][0] == "QUANTITY"
    assert rows(annotate_text, "The firm lost 3 million pounds.")[0][3] == "GBP"


@pytest.mark.parametrize(
    "body", ["", "$", "٣ ٤", "1,2,3,4 5.6.7", "9" * 400 + " million", "1/0 of %", "½ ¾ - - 5-", "a a a million"]
)
def test_odd_input(annotate_text: Annotator, body: str) -> None:
    rows(annotate_text, body)
