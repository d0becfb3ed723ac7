import gzip
import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from flows.extract import Defaults, extract

from .conftest import Extracting, read_all
from .test_containers import zipped


def lines(count: int, length: int = 10) -> str:
    return "".join(json.dumps({"id": n, "text": "x" * length}) + "\n" for n in range(1, count + 1))


def sizes(folder: Path, *inputs: str, **options: int) -> list[tuple[int, int]]:
    return [(len(batch.records), len(batch.rejects)) for batch in extract(inputs, base=folder, **options)]


def test_batches_are_bounded_by_articles_across_inputs(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(5))
    for n in range(3):
        (tmp_path / f"b{n}.txt").write_text("Text.")
    assert sizes(tmp_path, ".", batch_articles=3) == [(3, 0), (3, 0), (2, 0)]


def test_batches_are_bounded_by_characters(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(7, 400) + lines(1, 5000) + lines(1))
    assert sizes(tmp_path, "a.jsonl", batch_characters=1000) == [(2, 0), (2, 0), (2, 0), (1, 0), (1, 0), (1, 0)]


def test_rejects_do_not_pile_up(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text("oops\n" * 450 + lines(1))
    assert sizes(tmp_path, "a.jsonl") == [(0, 200), (0, 200), (1, 50)]


def test_defaults_fill_what_is_missing(extracted: Extracting) -> None:
    content = '{"text": "One."}\n{"text": "Two.", "source": "Other", "language": "fr"}\n'
    found = extracted("a.jsonl", content, defaults=Defaults(source="The Post", country="GB", language="en"))
    assert [(r["source"], r["country"], r["language"]) for r in found.records] == [
        ("The Post", "GB", "en"),
        ("Other", "GB", "fr"),
    ]
    assert [r["country"] for r in extracted("a.jsonl", content).records] == [None, None]


def test_reading_is_lazy(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(lines(10))
    (tmp_path / "b.jsonl").write_text(lines(10))
    batches = extract(["a.jsonl", "b.jsonl"], base=tmp_path, batch_articles=5)
    next(batches)
    (tmp_path / "b.jsonl").unlink()
    assert [len(batch.records) for batch in batches] == [5, 0]


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (lines(2).encode(), ["1", "2"]),
        (b'{"articles": [{"id": 1, "text": "x"}]}', ["1"]),
        (gzip.compress(lines(1).encode()), ["1"]),
        (zipped(**{"a.jsonl": lines(2)}), ["1", "2"]),
        (b"id,title,text\n4,One,Two\n", ["4"]),
        (b"A plain text without a name.", [None]),
    ],
)
def test_standard_input_is_read_by_its_content(content: bytes, ids: list[str | None], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
    found = read_all("-")
    assert [r["external_id"] for r in found.records] == ids
    assert {r["input"].partition("!")[0] for r in found.records} == {"-"}


def test_a_real_pipe(tmp_path: Path) -> None:
    program = "from flows.extract import extract; print(sum(len(b.records) for b in extract(['-'])))"
    done = subprocess.run([sys.executable, "-c", program], input=lines(50_000).encode(), capture_output=True, check=True)
    assert done.stdout.strip() == b"50000"


def test_an_error_nobody_foresaw_costs_one_input(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text("One.")
    (tmp_path / "b.jsonl").write_text(lines(1))

    def fails(*_: object, **__: object) -> None:
        raise ZeroDivisionError("odd")

    monkeypatch.setattr("flows.extract.step.read_document", fails)
    found = read_all("a.txt", "b.jsonl", base=tmp_path)
    assert len(found.records) == 1
    assert found.rejects[0]["reason"].endswith("does not foresee (ZeroDivisionError: odd); please report it.")
