import csv
from typing import Any

import pytest

from flows.extract.authors import author_names
from flows.extract.fields import to_record
from flows.extract.outcome import Record, Reject
from flows.extract.stream import Place
from flows.extract.synonyms import SYNONYMS
from warehouse.resources import resource


def record_of(**raw: Any) -> Record:
    record = to_record({"text": "The text.", **raw}, Place("in", "a"), 1, None)
    assert isinstance(record, Record)
    return record


def reason_of(raw: dict[str, Any]) -> str:
    reject = to_record(raw, Place("in", "a"), 1, b"what was found")
    assert isinstance(reject, Reject)
    assert reject.excerpt == "what was found"
    return reject.reason


def test_every_name_of_the_table_is_understood() -> None:
    with resource("seeds", "field_synonyms.csv").open(encoding="utf-8", newline="") as file:
        rows = [(row["field"], row["name"]) for row in csv.DictReader(file) if row["field"] != "value"]
    assert len(rows) > 100
    for field, name in rows:
        assert SYNONYMS.field_of(name) == field, name
        assert SYNONYMS.field_of(name.upper().replace("_", " ")) == field, name


@pytest.mark.parametrize(
    "name", ["publishedAt", "PUBLISHED_AT", "Published At", " published-at ", "pubDate", "datePublished", "date"]
)
def test_names_are_compared_loosely(name: str) -> None:
    assert record_of(**{name: "2024-03-01"}).published_at == "2024-03-01"


def test_the_better_name_wins_whatever_the_order() -> None:
    assert record_of(date="2024-03-02", published_at="2024-03-01").published_at == "2024-03-01"
    assert record_of(published_at=None, date="2024-03-02").published_at == "2024-03-02"
    assert record_of(published_at=True, date="2024-03-02").published_at == "2024-03-02"


def test_shapes_of_known_services() -> None:
    record = record_of(
        source={"id": "post", "name": "The Harbour Post"},
        author="Ada Novak",
        title={"rendered": "Pier closed"},
        publishedAt="2024-03-01T10:00:00Z",
        link=["https://a.example/1"],
        inLanguage={"name": "en"},
        articleSection=["World", "Ports"],
        _id={"$oid": "5f"},
    )
    assert (record.source, record.authors, record.title) == ("The Harbour Post", ["Ada Novak"], "Pier closed")
    assert (record.url, record.language, record.section, record.external_id) == ("https://a.example/1", "en", "World", "5f")
    assert record.flags == []


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("id", True),
        ("id", "x" * 1001),
        ("id", 1e300),
        ("url", 17),
        ("url", "not an address"),
        ("url", "javascript:void(0)"),
        ("url", "/2024/03/relative"),
        ("title", [[[[["deep"]]]]]),
        ("title", "x" * 5001),
        ("published_at", {"a": 1, "b": 2}),
        ("modified_at", False),
        ("source", {"a": 1}),
        ("authors", 5),
        ("authors", ["x" * 501]),
        ("authors", [f"Name {n}" for n in range(101)]),
        ("language", 1),
        ("section", True),
    ],
)
def test_a_bad_optional_field_is_null_and_flagged(field: str, bad: Any) -> None:
    record = record_of(**{field: bad})
    assert record.flags == [f"bad_{field}"]
    assert getattr(record, "external_id" if field == "id" else field) in (None, [])


@pytest.mark.parametrize("nothing", [None, "", "  ", float("nan"), []])
def test_nothing_is_no_bad_value(nothing: Any) -> None:
    record = record_of(id=nothing, url=nothing, title=nothing, source=nothing, authors=nothing, language=nothing)
    assert record.flags == []
    assert (record.external_id, record.url, record.source, record.authors) == (None, None, None, [])


def test_numbers_where_they_make_sense() -> None:
    record = record_of(id=12.0, title=1984, published_at=1587700000, section=3)
    assert (record.external_id, record.title, record.published_at, record.section) == ("12", "1984", "1587700000", "3")
    assert record_of(id=2**64 + 1).external_id == str(2**64 + 1)
    assert record_of(published_at=1587700000.5).published_at == "1587700000.5"


def test_an_address_in_another_field() -> None:
    record = record_of(guid="https://a.example/1", source="https://www.b.example/2", hostname="b.example")
    assert (record.external_id, record.url, record.source) == ("https://a.example/1", "https://a.example/1", "b.example")
    record = record_of(source="https://www.b.example/2")
    assert (record.url, record.source) == ("https://www.b.example/2", "b.example")
    record = record_of(source="https://b.example/")
    assert (record.url, record.source) == (None, "b.example")
    assert record_of(source="http://[bad/x").source == "http://[bad/x"


def test_text_wins_over_html_and_both_over_a_summary() -> None:
    record = record_of(html="<p>H</p>", description="D")
    assert (record.text, record.html, record.flags) == ("The text.", None, [])
    record = record_of(text=" ", html="<p>H</p>", description="D")
    assert (record.text, record.html, record.flags) == (None, "<p>H</p>", [])
    record = record_of(text="", description="D")
    assert (record.text, record.html, record.flags) == ("D", None, ["body_from_summary"])
    record = record_of(text={"rendered": "<p>One.</p>"})
    assert (record.text, record.html) == (None, "<p>One.</p>")


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("<p>One.</p>", True),
        ("One.<br>Two.<br/>Three.<br>Four.", True),
        ("The <b>bold</b> mayor", False),
        ("If a < b and c > d, then", False),
        ("<3 months to go", False),
        ("<unk> tokens", False),
    ],
)
def test_a_text_in_markup_is_html(text: str, markup: bool) -> None:
    record = record_of(text=text)
    assert (record.html, record.text) == ((text, None) if markup else (None, text))


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ({"text": 5}, "the record cannot be loaded: its text is a number, not a text"),
        ({"body": ["One.", "Two."]}, "the record cannot be loaded: its body is a list, not a text"),
        ({"text": {"a": 1}, "description": "D"}, "the record cannot be loaded: its text is an object, not a text"),
        ({"text": True}, "the record cannot be loaded: its text is true or false, not a text"),
        ({"text": "  "}, "the record's text is empty"),
        ({"text": float("nan")}, "the record's text is empty"),
        (
            {"id": 1, "titel": "x"},
            "the record has no text: none of the fields text, body, content, html or their like has a value"
            " (its fields are id, titel)",
        ),
        (
            {},
            "the record has no text: none of the fields text, body, content, html or their like has a value (it has no fields)",
        ),
        (
            {"text": "x" * 1_234_567},
            "the text has 1,234,567 characters, over the limit of 1,000,000; split it into its articles",
        ),
        ({"html": "x" * 10_000_001}, "the HTML has 10,000,001 characters, over the limit of 10,000,000"),
    ],
)
def test_records_without_a_usable_text(raw: dict[str, Any], reason: str) -> None:
    assert reason_of(raw) == reason


def test_bylines_as_text_lists_and_objects() -> None:
    assert author_names(" By Novak, Ada; Bo Lind ") == ["By Novak, Ada; Bo Lind"]
    assert author_names(["Novak, Ada", "Bo Lind", "Bo Lind", None]) == ["Novak, Ada", "Bo Lind"]
    assert author_names([{"name": "Ada Novak", "url": "x"}, {"firstName": "Bo", "last_name": "Lind"}]) == [
        "Ada Novak",
        "Bo Lind",
    ]
    assert author_names({"@type": "Person", "name": ["Ada Novak", "Bo Lind"]}) == ["Ada Novak", "Bo Lind"]
    assert author_names({"original": "Ada Novak and Bo Lind"}) == ["Ada Novak and Bo Lind"]
    assert author_names('["Ada Novak", "Bo Lind"]') == author_names("['Ada Novak', 'Bo Lind']") == ["Ada Novak", "Bo Lind"]
    assert author_names("[unsigned]") == ["[unsigned]"]
