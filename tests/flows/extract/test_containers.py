import gzip
import io
import json
import random
import zipfile
from collections.abc import Callable

import pyarrow as pa
import pytest
from backports import zstd
from pyarrow import parquet

from .conftest import Extracting

LINES = "".join(
    json.dumps({"id": n, "text": f"Text {n}. {random.Random(n).random()}"}) + "\n" for n in range(1, 20_001)
).encode()
PACKERS: dict[str, Callable[[bytes], bytes]] = {"gz": gzip.compress, "zst": zstd.compress}


def zipped(**members: bytes | str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@pytest.mark.parametrize("suffix", PACKERS)
def test_compressed_files(extracted: Extracting, suffix: str) -> None:
    found = extracted(f"folder/a.jsonl.{suffix}", PACKERS[suffix](LINES))
    assert len(found.records) == 20_000
    assert found.records[-1]["input"] == f"folder/a.jsonl.{suffix}"
    joined = extracted(
        f"b.{suffix}", PACKERS[suffix](LINES[: LINES.index(b'{"id": 101')]) + PACKERS[suffix](b'{"text": "Last."}')
    )
    assert [r["position"] for r in joined.records] == list(range(1, 102))


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_compressed_article_is_named_without_its_suffix(extracted: Extracting, suffix: str) -> None:
    (record,) = extracted(f"Harbour news.txt.{suffix}", PACKERS[suffix](b"The harbour is open.")).records
    assert (record["external_id"], record["relative_path"]) == ("Harbour news", "Harbour news.txt")


@pytest.mark.parametrize("suffix", PACKERS)
def test_what_was_unpacked_before_the_fault_is_kept(extracted: Extracting, suffix: str) -> None:
    packed = PACKERS[suffix](LINES)
    found = extracted(f"a.jsonl.{suffix}", packed[: len(packed) // 2])
    assert len(found.records) > 5000
    (reject,) = found.rejects
    assert (
        f"cut short; copy or download it again (the {len(found.records):,} lines before the fault were read)"
        in reject["reason"]
    )
    damaged = packed[: len(packed) // 2] + b"rubbish" + packed[len(packed) // 2 + 7 :]
    found = extracted(f"b.jsonl.{suffix}", damaged)
    assert "damaged" in found.rejects[-1]["reason"]
    found = extracted(f"c.jsonl.{suffix}", packed[:9])
    assert ["cut short" in reject["reason"] for reject in found.rejects] == [True]


@pytest.mark.parametrize("suffix", PACKERS)
def test_a_decompression_bomb_is_stopped(extracted: Extracting, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.extract.containers._BOMB_BYTES", 64 << 20)
    line = b'{"text": "' + b"x" * 900_000 + b'"}\n'
    packer = PACKERS[suffix]
    bomb = packer(line * 100)
    found = extracted(f"a.jsonl.{suffix}", bomb, batch_characters=2_000_000)
    assert "decompression bomb" in found.rejects[-1]["reason"]
    assert len(found.records) < 90
    zeros = extracted(f"b.{suffix}", packer(bytes(60_000_000)))
    assert len(zeros.rejects) == 1


def test_members_of_an_archive(extracted: Extracting) -> None:
    table = io.BytesIO()
    parquet.write_table(pa.table({"id": ["p"], "text": ["From Parquet."]}), table)
    content = zipped(
        **{
            "b/z.jsonl": '{"id": "j", "text": "From JSON Lines."}\n{"id": 2}\n',
            "b/page.html": "<html><body><p>From a page.</p></body></html>",
            "a.txt": "From a text.",
            "c.csv.gz": gzip.compress(b"id,text\nc,From a table.\n"),
            "d.parquet": table.getvalue(),
            "e.zip": zipped(**{"inner.json": '[{"id": "i", "text": "From inside."}]'}),
            "f.pdf": b"%PDF-1.7 ...",
            "photo.jpg": b"\xff\xd8\xff\xe0",
            "style.css": "p {}",
            "__MACOSX/._a.txt": b"\0\5\x16",
            ".DS_Store": b"\0\0\0\1",
            "folder/": b"",
        }
    )
    found = extracted("in/a.zip", content)
    assert [(r["input"], r["external_id"], r["relative_path"]) for r in found.records] == [
        ("in/a.zip!a.txt", "a", "a.zip!a.txt"),
        ("in/a.zip!b/page.html", "page", "a.zip!b/page.html"),
        ("in/a.zip!b/z.jsonl", "j", None),
        ("in/a.zip!c.csv.gz", "c", None),
        ("in/a.zip!d.parquet", "p", None),
        ("in/a.zip!e.zip!inner.json", "i", None),
    ]
    assert [(reject["input"], reject["position"]) for reject in found.rejects] == [
        ("in/a.zip!b/z.jsonl", 2),
        ("in/a.zip!f.pdf", None),
    ]
    assert found.rejects[1]["reason"].startswith("This is a PDF document")


def test_an_archive_in_a_compressed_stream(extracted: Extracting) -> None:
    found = extracted("a.zip.gz", gzip.compress(zipped(**{"a.txt": "Deep."})))
    assert [r["input"] for r in found.records] == ["a.zip.gz!a.txt"]


def test_a_protected_archive_costs_one_row(extracted: Extracting) -> None:
    content = bytearray(zipped(**{"a.txt": "Locked.", "b.txt": "Open.", "c.txt": "Locked too."}))
    for name in (b"a.txt", b"c.txt"):  # set the flag by which an archive says that a member is encrypted
        header = content.index(b"PK\x01\x02", content.index(b"PK\x01\x02") if name == b"a.txt" else content.rindex(name) - 50)
        content[header + 8] |= 1
    found = extracted("a.zip", bytes(content))
    assert [r["text"] for r in found.records] == ["Open."]
    assert [reject["reason"] for reject in found.rejects] == [
        "2 of the archive's 3 files are protected by a password; unpack it first."
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (zipped(**{"a.txt": "Text. " * 1000})[:-30], "The zip archive is damaged or cut short"),
        (zipped(**{"a.png": b"\x89PNG"}), "The zip archive holds no files that newsloom reads"),
        (zipped(**{"word/document.xml": "<w/>"}), "This is a Word document"),
        (zipped(), "The zip archive holds no files that newsloom reads"),
        (
            gzip.compress(gzip.compress(gzip.compress(gzip.compress(gzip.compress(b"Deep."))))),
            "Archives are packed in archives more than 4 deep",
        ),
        (gzip.compress(b""), "The file is empty"),
    ],
)
def test_containers_without_articles(extracted: Extracting, content: bytes, reason: str) -> None:
    found = extracted("a", content)
    assert not found.records
    assert [reject["reason"].startswith(reason) for reject in found.rejects] == [True]


def test_a_damaged_member_costs_only_itself(extracted: Extracting) -> None:
    content = zipped(**{"a.txt": "First. " * 100, "b.txt": "Second. " * 100, "c.txt": "Third."})
    at = content.index(b"b.txt") + 8
    found = extracted("a.zip", content[:at] + b"\xff\xff\xff" + content[at + 3 :])
    assert [r["external_id"] for r in found.records] == ["a", "c"]
    assert [reject["input"] for reject in found.rejects] == ["a.zip!b.txt"]
