"""Inputs mutated in every way: none raises, each gives records or rejects, and no error is one that was not foreseen."""

import bz2
import gzip
import io
import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pyarrow as pa
import pytest
from backports import zstd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyarrow import parquet

from flows.extract import Defaults

from .conftest import Outcome, read_all
from .test_containers import zipped

RECORDS = [
    {
        "id": n,
        "url": f"https://news.example/{n}",
        "title": f"Quay {n} – “reopened”",
        "authors": ["Ada Novak", {"name": "Bo Lind"}],
        "published_at": "2024-03-01",
        "text": f"The mayor of Łeba said that quay {n} was open.\nFerries sail 🚢 again.",
    }
    for n in range(1, 8)
]
LINES = "\n".join(json.dumps(record, ensure_ascii=n % 2 == 0) for n, record in enumerate(RECORDS))
TABLE = "id,title,text\n" + "".join(f'{r["id"]},"{r["title"]}","{r["text"]}"\n' for r in RECORDS)
PAGE = "<!DOCTYPE html><html><head><meta charset=utf-8><title>Quay</title></head><body><p>Łeba’s quay.</p></body></html>"


def _parquet() -> bytes:
    buffer = io.BytesIO()
    parquet.write_table(pa.table({name: [str(record[name]) for record in RECORDS] for name in RECORDS[0]}), buffer)
    return buffer.getvalue()


SEEDS: dict[str, bytes] = {
    "a.jsonl": LINES.encode(),
    "b.json": json.dumps(RECORDS, indent=1).encode(),
    "c.json": json.dumps({"status": "ok", "articles": RECORDS}).encode(),
    "d.csv": TABLE.encode(),
    "e.html": PAGE.encode(),
    "f.txt": RECORDS[0]["text"].encode(),  # type: ignore[attr-defined]
    "g.parquet": _parquet(),
    "h.jsonl.gz": gzip.compress(LINES.encode()),
    "i.csv.zst": zstd.compress(TABLE.encode()),
    "j.zip": zipped(**{"a.jsonl": LINES, "b/c.txt": "Text.", "d.json.gz": gzip.compress(json.dumps(RECORDS).encode())}),
}

Mutation = Callable[[bytes, random.Random], bytes]


def _cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def _flip(data: bytes, chance: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(chance.randrange(1, 20)):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _insert(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    rubbish = chance.choice(
        [b"\0" * 50, b'"', b"\\", b"{", b"]", b"\xff\xfe", b"\xef\xbb\xbf", b"\r", b"\\ud800", b"NaN", b"\xed\xa0\x80"]
    )
    return data[:at] + rubbish + data[at:]


def _delete(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(1, 60) :]


def _twice(data: bytes, _: random.Random) -> bytes:
    return data + data


def _wrong_encoding(data: bytes, chance: random.Random) -> bytes:
    text = data.decode("utf-8", "replace")
    return text.encode(chance.choice(["utf-16", "utf-16-be", "utf-32-le", "cp1250", "shift_jis", "utf-7", "cp037"]), "replace")


def _wrong_types(data: bytes, chance: random.Random) -> bytes:
    for name in (b'"text"', b'"id"', b'"title"', b'"url"'):
        value = chance.choice(
            [b"5", b"[1]", b"{}", b"null", b"true", b'""', b"1e999", b"-", b"[[[[[]]]]]", b'{"name": {"name": []}}']
        )
        data = data.replace(name + b": ", name + b": " + value + b', "was": ')
    return data


def _huge_line(data: bytes, _: random.Random) -> bytes:
    return data.replace(b"quay", b"quay " * 700_000, 7)


def _nested(data: bytes, _: random.Random) -> bytes:
    return data.replace(b'"authors": [', b'"authors": ' + b"[" * 900 + b"]" * 900 + b', "was": [')


def _same_ids(data: bytes, _: random.Random) -> bytes:
    for n in range(1, 8):
        data = data.replace(f'"id": {n}'.encode(), b'"id": 1')
    return data


MUTATIONS: list[Mutation] = [_cut, _flip, _insert, _delete, _twice, _wrong_encoding, _wrong_types, _nested, _same_ids]


def mutants() -> Iterator[tuple[str, bytes]]:
    for name, data in SEEDS.items():
        for number, mutation in enumerate([*MUTATIONS, _cut, _flip, _flip, _insert, _insert, _delete, _delete]):
            yield f"{number:02}{name}", mutation(data, random.Random(f"{name}{number}"))
        names = list(SEEDS)
        yield "wrong-" + names[(names.index(name) + 3) % len(names)], data
        yield "nameless-" + name.partition(".")[0], data
        yield f"packed-{name}.gz", _flip(gzip.compress(data), random.Random(name))
        yield f"member-{name}.zip", _flip(zipped(**{name: data, "other.txt": "Other."}), random.Random(name))
    yield "huge.jsonl", _huge_line(SEEDS["a.jsonl"], random.Random())
    yield "empty.json", b""
    yield "binary.csv", random.Random(1).randbytes(5000)
    yield "foreign.txt", bz2.compress(b"Text.")
    yield "spaces.jsonl", b" \n" * 100


def check(found: Outcome) -> None:
    assert found.records or found.rejects
    unforeseen = [reject for reject in found.rejects if "does not foresee" in reject["reason"]]
    assert not unforeseen
    assert all(reject["reason"].endswith((".", "!", "?")) for reject in found.rejects)
    assert all((record["text"] is None) != (record["html"] is None) for record in found.records)


def test_mutated_inputs_end_no_run(tmp_path: Path) -> None:
    files = dict(mutants())
    assert len(files) >= 200
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    found = read_all(".", base=tmp_path, batch_articles=50, defaults=Defaults(source="Fuzz"))
    check(found)
    seen = {outcome["input"].removeprefix("./").partition("!")[0] for outcome in [*found.records, *found.rejects]}
    assert seen == set(files)
    assert len(found.records) > 300
    assert len(found.rejects) > 100


@pytest.mark.parametrize("name", SEEDS)
def test_seeds_are_sound(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(SEEDS[name])
    assert read_all(name, base=tmp_path).rejects == []


@given(
    st.binary(max_size=400),
    st.sampled_from([".jsonl", ".json", ".csv", ".html", ".txt", ".parquet", ".gz", ".zst", ".zip", ""]),
)
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_bytes_under_any_name(tmp_path: Path, data: bytes, suffix: str) -> None:
    (tmp_path / f"a{suffix}").write_bytes(data)
    check(read_all(f"a{suffix}", base=tmp_path))


_VALUE = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters(), max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["name", "text", "url", "x"]), inner, max_size=3)
    ),
    max_leaves=6,
)
_NAMES = [
    "id",
    "url",
    "title",
    "text",
    "html",
    "date",
    "source",
    "authors",
    "lang",
    "section",
    "description",
    "articles",
    "data",
]


@given(st.lists(st.dictionaries(st.sampled_from(_NAMES), _VALUE, max_size=6), max_size=4), st.booleans())
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_json_values_in_any_field(tmp_path: Path, records: list[dict[str, object]], in_lines: bool) -> None:
    text = "\n".join(map(json.dumps, records)) if in_lines else json.dumps(records)
    (tmp_path / "a.json").write_text(text)
    check(read_all("a.json", base=tmp_path))
