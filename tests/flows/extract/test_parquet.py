from datetime import UTC, date, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from pyarrow import parquet

from .conftest import Outcome, read_all


def write(path: Path, columns: dict[str, pa.Array], **options: object) -> Outcome:
    parquet.write_table(pa.table(columns), path, **options)
    return read_all(path.name, base=path.parent)


def test_rows_in_several_groups(tmp_path: Path) -> None:
    numbers = range(1, 301)
    columns = {
        "ID": pa.array(numbers),
        "headline": pa.array([f"Title {n}" for n in numbers]).dictionary_encode(),
        "content": pa.array([f"Text {n}." if n != 200 else None for n in numbers]),
        "embedding": pa.array([[0.5] * 10] * 300),
    }
    found = write(tmp_path / "a.parquet", columns, row_group_size=100)
    assert [(r["position"], r["external_id"], r["title"], r["text"]) for r in found.records] == [
        (n, str(n), f"Title {n}", f"Text {n}.") for n in numbers if n != 200
    ]
    assert [reject["position"] for reject in found.rejects] == [200]
    assert "ID=200" in found.rejects[0]["excerpt"]


def test_types_of_columns(tmp_path: Path) -> None:
    columns = {
        "text": pa.array([b"Bytes of \xc3\xa9t\xc3\xa9.", b"Caf\xc3\xa9 \xc3\xa0 \xff."], pa.binary()),
        "date": pa.array([datetime(2024, 3, 1, 12, 30, tzinfo=UTC), None], pa.timestamp("ns", "UTC")),
        "updated": pa.array([date(2024, 3, 2), date(2024, 3, 3)]),
        "authors": pa.array([["Ada Novak", "Bo Lind"], None]),
        "source": pa.array([{"id": "x", "name": "The Harbour Post"}, None]),
        "category": pa.array(["World", None], pa.large_string()),
        "language": pa.array([1.5, None]),
    }
    first, second = write(tmp_path / "a.parquet", columns).records
    assert first["text"] == "Bytes of été."
    assert first["published_at"] == "2024-03-01T12:30:00+00:00"
    assert first["modified_at"] == "2024-03-02"
    assert first["authors"] == ["Ada Novak", "Bo Lind"]
    assert first["source"] == "The Harbour Post"
    assert first["section"] == "World"
    assert (first["language"], first["flags"]) == (None, ["bad_language"])
    assert (second["text"], second["flags"]) == ("Café à \ufffd.", ["undecodable_bytes"])
    assert second["authors"] == []


def test_values_that_python_cannot_hold(tmp_path: Path) -> None:
    broken = pa.array([b"Fine.", b"Caf\xc3\xa9, d\xc3\xa9j\xc3\xa0 \xff."], pa.binary()).view(pa.string())
    columns = {"text": broken, "date": pa.array([5_000_000, 1], pa.int32()).cast(pa.date32())}
    found = write(tmp_path / "a.parquet", columns)
    assert [r["flags"] for r in found.records] == [["bad_published_at"], ["undecodable_bytes"]]
    assert found.records[1]["published_at"] == "1970-01-02"


@pytest.mark.parametrize(
    ("columns", "reason"),
    [
        ({"id": pa.array([1])}, "No column of the Parquet file holds a text, body, content or html; it has id."),
        ({"text": pa.array([], pa.string())}, "The Parquet file has no rows."),
    ],
)
def test_files_without_articles(tmp_path: Path, columns: dict[str, pa.Array], reason: str) -> None:
    assert [reject["reason"] for reject in write(tmp_path / "a.parquet", columns).rejects] == [reason]


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "a.parquet"
    write(path, {"text": pa.array([f"Text {n} " * 100 for n in range(1000)])})
    path.write_bytes(path.read_bytes()[:-100])
    found = read_all(str(path))
    assert not found.records
    assert ["damaged" in reject["reason"] for reject in found.rejects] == [True]
