import json

import pytest

from flows.extract.json_lines import Overlong, line_blocks

from .conftest import Extracting


class Trickle:
    """A stream that gives a few bytes at a time, as a pipe may."""

    def __init__(self, data: bytes, step: int) -> None:
        self._data, self._step = data, step

    def read(self, size: int = -1, /) -> bytes:
        step = min(size, self._step)
        taken, self._data = self._data[:step], self._data[step:]
        return taken


def line(**fields: object) -> str:
    return json.dumps(fields)


def test_each_line_is_a_record_with_its_number(extracted: Extracting) -> None:
    found = extracted(
        "a.jsonl", line(id="1", title="Ferry", text="The ferry sailed.") + "\n\n" + line(id=2, text="It came back.") + "\n"
    )
    assert [(r["position"], r["external_id"], r["text"]) for r in found.records] == [
        (1, "1", "The ferry sailed."),
        (3, "2", "It came back."),
    ]
    assert found.records[0]["input"] == "a.jsonl"
    assert found.records[0]["relative_path"] is None
    assert not found.rejects


def test_a_malformed_line_costs_only_itself(extracted: Extracting) -> None:
    found = extracted("a.jsonl", line(text="First.") + '\n{"text": "Second\n' + line(text="Third.") + "\n")
    assert [r["text"] for r in found.records] == ["First.", "Third."]
    (reject,) = found.rejects
    assert (reject["input"], reject["position"]) == ("a.jsonl", 2)
    assert reject["reason"].startswith("The line is not valid JSON: ")
    assert reject["excerpt"] == '{"text": "Second'


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("step", [1, 7, 1 << 20])
def test_lines_end_in_any_way(newline: str, step: int) -> None:
    text = newline.join(["one", "", "two", "three"]).encode()
    assert [line for block in line_blocks(Trickle(text, step)) for line in block] == [b"one", b"", b"two", b"three"]
    text += newline.encode()
    assert [line for block in line_blocks(Trickle(text, step)) for line in block] == [b"one", b"", b"two", b"three"]


def test_separators_of_other_alphabets_are_no_line_ends(extracted: Extracting) -> None:
    found = extracted("a.jsonl", '{"text": "One\u2028two\u0085three"}\n{"text": "Four."}\n')
    assert [r["text"] for r in found.records] == ["One\u2028two\u0085three", "Four."]


def test_an_overlong_line_is_rejected_and_not_kept(extracted: Extracting) -> None:
    blocks = line_blocks(Trickle(b"a" * 17_000_000 + b"\nshort\n", 1 << 20))
    lines = [line for block in blocks for line in block]
    assert isinstance(lines[0], Overlong)
    assert len(lines[0]) == 1000
    assert lines[1] == b"short"
    found = extracted("a.jsonl", line(text="First.") + "\n" + line(text="x" * 16_000_000) + "\n" + line(text="Last.") + "\n")
    assert [r["position"] for r in found.records] == [1, 3]
    assert found.rejects[0]["position"] == 2
    assert "longer than 16 MB" in found.rejects[0]["reason"]


def test_what_strict_parsers_refuse(extracted: Extracting) -> None:
    lines = [
        '{"text": "No number.", "section": NaN}',
        '{"text": "A smile \\ud83d cut in two."}',
        '{"text": "A smile \\ud83d\\ude00 in two halves."}',
        '{"text": "A raw\ttab."}',
        '{"text": "A raw \x00 byte."}',
        '{"text": "A large id.", "id": 123456789012345678901234567890}',
        '{"text": "Early.", "text": "Late."}',
        '\ufeff{"text": "After a mark."}\x00\x00',
        '\x1e{"text": "After a separator."}',
    ]
    found = extracted("a.jsonl", "\n".join(lines))
    assert not found.rejects
    assert [r["text"] for r in found.records] == [
        "No number.",
        "A smile \ufffd cut in two.",
        "A smile 😀 in two halves.",
        "A raw\ttab.",
        "A raw \x00 byte.",
        "A large id.",
        "Late.",
        "After a mark.",
        "After a separator.",
    ]
    assert [r["flags"] for r in found.records] == [[], ["lone_surrogate"], *[[]] * 7]
    assert found.records[5]["external_id"] == "123456789012345678901234567890"


def test_what_is_no_record(extracted: Extracting) -> None:
    lines = ["[1, 2]", '"text"', "null", "17", "[" * 5000, '{"id": ' + "9" * 5000 + "}", line(text="Good.")]
    found = extracted("a.jsonl", "\n".join(lines))
    assert [r["text"] for r in found.records] == ["Good."]
    assert [reject["position"] for reject in found.rejects] == [1, 2, 3, 4, 5, 6]
    assert found.rejects[0]["reason"] == "The record is a list, not an object."
    assert "nested too deep" in found.rejects[4]["reason"]
    assert "too many digits" in found.rejects[5]["reason"]


def test_lone_surrogates_anywhere_do_no_harm(extracted: Extracting) -> None:
    found = extracted("a.jsonl", '{"\\ud800": "\\udfff", "id": 1}\n{"text": 5, "\\ud800": 1}\n{"\\ud800": 1, "text": "ok"}\n')
    assert len(found.records) == 1
    assert len(found.rejects) == 2


def test_lines_of_other_encodings(extracted: Extracting) -> None:
    western = "Der Bürgermeister sagte, die Brücke in Lübeck müsse größer werden, auch für Fußgänger."
    content = b"\n".join(
        [
            b'{"text": "Plain."}',
            f'{{"text": "{western}"}}'.encode("cp1252"),
            f'{{"text": "{western}"}}'.encode(),
            '{"text": "A café, a naïve idea'.encode() + b', and a broken byte \xff."}',
        ]
    )
    found = extracted("a.jsonl", content)
    assert [r["text"] for r in found.records] == ["Plain.", western, western, "A café, a naïve idea, and a broken byte \ufffd."]
    assert [r["flags"] for r in found.records] == [[], [], [], ["undecodable_bytes"]]


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "utf-8-sig"])
def test_wide_encodings_with_and_without_a_mark(extracted: Extracting, encoding: str) -> None:
    texts = ["The harbour at Łeba – closed.", "Порт закрыт 😀, сообщили власти."]
    found = extracted("a.jsonl", "\n".join(line(text=text) for text in texts).encode(encoding))
    assert [r["text"] for r in found.records] == texts
    found = extracted("b.jsonl", "\n".join(json.dumps({"text": text}, ensure_ascii=False) for text in texts).encode(encoding))
    assert [r["text"] for r in found.records] == texts
    assert [r["flags"] for r in found.records] == [[], []]


def test_broken_utf_16_is_flagged(extracted: Extracting) -> None:
    content = '{"text": "One."}\n{"text": "A X here."}\n'.encode("utf-16-le").replace("X".encode("utf-16-le"), b"\x00\xd8")
    found = extracted("a.jsonl", b"\xff\xfe" + content)
    assert [r["flags"] for r in found.records] == [[], ["undecodable_bytes"]]
    assert "\ufffd" in found.records[1]["text"]


def test_articles_wrapped_in_a_line(extracted: Extracting) -> None:
    found = extracted(
        "a.jsonl",
        line(status="ok", articles=[{"text": "One."}, {"text": "Two."}])
        + "\n"
        + line(article={"title": "T", "text": "Three."}, id="7")
        + "\n",
    )
    assert [(r["position"], r["text"]) for r in found.records] == [(1, "One."), (1, "Two."), (2, "Three.")]
    assert (found.records[2]["external_id"], found.records[2]["title"]) == ("7", "T")


def test_only_blank_lines(extracted: Extracting) -> None:
    found = extracted("a.jsonl", "\n\n \n")
    assert [reject["reason"] for reject in found.rejects] == ["The file is empty."]
