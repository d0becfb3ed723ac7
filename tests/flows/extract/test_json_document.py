import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.extract.json_document import BrokenError, Cursor, TooLongError

from .conftest import Extracting
from .test_json_lines import Trickle


def article(number: int, **fields: object) -> dict[str, object]:
    return {"id": number, "title": f"Title {number}", "text": f"Text {number}.", **fields}


TWO = [article(1), article(2)]


@pytest.mark.parametrize(
    "document",
    [
        TWO,
        {"status": "ok", "totalResults": 2, "articles": TWO},
        {"data": {"items": TWO, "next": None}},
        {"response": {"meta": {"hits": 2}, "docs": TWO}},
        {"hits": {"hits": [{"_index": "news", "_source": item} for item in TWO]}},
        {"first": TWO[0], "second": TWO[1]},
        {"version": "1", "title": "A feed", "description": "Of news.", "items": TWO},
        {"paper": [TWO[0]], "agency": [TWO[1]]},
        [{"node": item} for item in TWO],
    ],
)
@pytest.mark.parametrize("indent", [None, 2])
def test_articles_are_found_in_what_wraps_them(extracted: Extracting, document: object, indent: int | None) -> None:
    found = extracted("a.json", json.dumps(document, indent=indent))
    assert not found.rejects
    assert [(r["position"], r["external_id"], r["title"], r["text"]) for r in found.records] == [
        (1, "1", "Title 1", "Text 1."),
        (2, "2", "Title 2", "Text 2."),
    ]


def test_a_single_record_keeps_its_own_lists(extracted: Extracting) -> None:
    record = article(
        1, authors=[{"name": "Ada Novak"}, {"name": "Bo Lind"}], comments=[{"text": "Nice.", "title": "Re", "url": "x"}]
    )
    found = extracted("a.json", json.dumps(record, indent=1))
    assert [r["authors"] for r in found.records] == [["Ada Novak", "Bo Lind"]]


def test_several_documents_in_a_row(extracted: Extracting) -> None:
    content = json.dumps([article(1)], indent=2) + "\n\ufeff" + json.dumps(article(2), indent=2) + "\n" + json.dumps(TWO)
    found = extracted("a.json", content)
    assert [(r["position"], r["external_id"]) for r in found.records] == [(1, "1"), (2, "2"), (3, "1"), (4, "2")]


def test_json_lines_named_json(extracted: Extracting) -> None:
    found = extracted("a.json", "\n".join([json.dumps(article(1)), "oops", json.dumps(article(2))]))
    assert [r["position"] for r in found.records] == [1]  # not clearly JSON Lines, so read as documents
    found = extracted("a.json", "\n".join(map(json.dumps, [*TWO, 3, article(4)])))
    assert [r["position"] for r in found.records] == [1, 2, 4]
    assert [r["position"] for r in found.rejects] == [3]


def test_a_bad_element_costs_only_itself(extracted: Extracting) -> None:
    bad = ['{"text": "No comma" "id": 3}', "17", '{"text": [1]}', '{"id": 4}', "null"]
    content = "[" + ",".join([json.dumps(article(1)), *bad, json.dumps(article(2, section=float("nan")))]) + "]"
    found = extracted("a.json", content)
    assert [(r["position"], r["external_id"]) for r in found.records] == [(1, "1"), (7, "2")]
    assert [reject["position"] for reject in found.rejects] == [2, 3, 4, 5, 6]
    assert "not valid JSON" in found.rejects[0]["reason"]
    assert found.rejects[1]["reason"] == "The record is a number, not an object."
    assert found.rejects[2]["reason"] == "The record cannot be loaded: its text is a list, not a text."
    assert "has no text" in found.rejects[3]["reason"]


@pytest.mark.parametrize("wrapped", [False, True])
def test_what_comes_before_the_fault_is_kept(extracted: Extracting, wrapped: bool) -> None:
    content = json.dumps([article(number) for number in range(1, 6)])
    content = '{"articles": ' + content + "}" if wrapped else content
    found = extracted("a.json", content[: content.index("Text 4")])
    assert [r["position"] for r in found.records] == [1, 2, 3]
    (reject,) = found.rejects
    assert reject["position"] == 4
    assert "cut short" in reject["reason"]
    assert '"id": 4' in reject["excerpt"]


def test_rubbish_between_elements_ends_the_document(extracted: Extracting) -> None:
    found = extracted("a.json", f"[{json.dumps(article(1))}, and then something else, {json.dumps(article(2))}]")
    assert [r["position"] for r in found.records] == [1]
    assert [reject["position"] for reject in found.rejects] == [2]
    assert "malformed" in found.rejects[0]["reason"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("[]", "holds no articles"),
        ('{"status": "ok", "articles": []}', "has no text"),
        ("[" * 100_000, "malformed"),
        ('{"a":' * 100_000, "malformed"),
        ('{"text": "cut', "cut short"),
        ('{"a": 1', "cut short"),
        ('{"a" 1}', "malformed"),
    ],
)
def test_documents_without_articles(extracted: Extracting, content: str, reason: str) -> None:
    found = extracted("a.json", content)
    assert not found.records
    assert reason in found.rejects[0]["reason"]
    assert len(found.rejects) == 1


def test_a_giant_wrapper_is_walked_through(extracted: Extracting) -> None:
    items = [article(number, text=f"Text {number}. " + "Word and word. " * 9000) for number in range(1, 151)]
    document = {
        "meta": {"tags": ["a", "b"], "images": [{"src": "x"}], "note": '{[\\"', "deep": [[[]]]},
        "other": [{"name": "not an article"}],
        "data": {"items": items},
        "after": [1, 2, {"a": "b"}],
    }
    content = json.dumps(document)
    assert len(content) > 20_000_000
    found = extracted("a.json", content)
    assert [r["external_id"] for r in found.records] == [str(number) for number in range(1, 151)]
    assert not found.rejects
    found = extracted("b.json", content[: len(content) // 2])
    assert len(found.records) == 75
    assert len(found.rejects) == 1


def test_an_element_too_long_is_skipped(extracted: Extracting) -> None:
    content = json.dumps([article(1), article(2, extra=['\\"]' * 3_500_000]), article(3)])
    found = extracted("a.json", content)
    assert [r["position"] for r in found.records] == [1, 3]
    assert [(reject["position"], "longer than 16 MB" in reject["reason"]) for reject in found.rejects] == [(2, True)]
    found = extracted("b.json", json.dumps({"articles": [article(1), article(2, extra="x" * 17_000_000), article(3)]}))
    assert [r["position"] for r in found.records] == [1, 3]


def test_other_encodings(extracted: Extracting) -> None:
    french = "Le préfet a déclaré que la fête de l’été serait annulée à Besançon, où l’eau a débordé."
    chinese = "市长表示，由于天气原因，港口将关闭两天。居民可以拨打热线电话。"
    for name, text, encoding in (
        ("a", french, "cp1252"),
        ("b", chinese, "gb18030"),
        ("c", french, "utf-16"),
        ("d", chinese, "big5"),
    ):
        text = text if encoding != "big5" else "市長表示，由於天氣原因，港口將關閉兩天。居民可以撥打熱線電話。"
        content = json.dumps([article(1, text=text), article(2)], ensure_ascii=False).encode(encoding)
        found = extracted(f"{name}.json", content)
        assert [r["text"] for r in found.records] == [text, "Text 2."], encoding
        assert [r["flags"] for r in found.records] == [[], []]


def test_undecodable_bytes_are_flagged_where_they_are(extracted: Extracting) -> None:
    content = json.dumps(
        [article(1, text="Été à Nîmes, là-bas."), article(2, text="Déjà X fini.")], ensure_ascii=False
    ).encode()
    found = extracted("a.json", content.replace(b"X", b"\xff"))
    assert [r["flags"] for r in found.records] == [[], ["undecodable_bytes"]]
    assert found.records[1]["text"] == "Déjà \ufffd fini."


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(st.lists(_JSON, max_size=5), st.integers(1, 50), st.booleans())
def test_values_are_cut_where_they_end(values: list[object], step: int, ascii_only: bool) -> None:
    texts = [json.dumps(value, ensure_ascii=ascii_only).encode() for value in values]
    cursor = Cursor(Trickle(b" , \n".join(texts), step))
    assert [cursor.cut() for _ in texts] == texts
    assert cursor.peek() == b""


@given(_JSON, st.integers(1, 50))
def test_values_are_skipped_to_their_end(value: object, step: int) -> None:
    cursor = Cursor(Trickle(json.dumps(value).encode() + b', "next"', step))
    cursor.skip()
    assert cursor.cut() == b'"next"'


def test_a_cursor_says_what_is_wrong() -> None:
    with pytest.raises(BrokenError, match="cut short"):
        Cursor(Trickle(b'{"a": "', 3)).cut()
    with pytest.raises(TooLongError, match="16 MB"):
        Cursor(Trickle(b"[" + b"1," * 9_000_000, 1 << 20)).cut()
    with pytest.raises(TooLongError):
        Cursor(Trickle(b"1" * 20_000_000, 1 << 20)).cut()
