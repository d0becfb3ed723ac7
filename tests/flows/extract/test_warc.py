"""WARC files: which records are pages, what damage costs, and every way of packing them."""

import gzip
import io
import logging
import random
import zlib

import brotli
import pytest
from backports import zstd
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from .conftest import Extracting
from .test_containers import zipped


def page(number: int) -> bytes:
    words = " ".join(random.Random(number).choices(["ferry", "harbour", "ice", "Łeba", "mayor", "said"], k=400))
    return f"<!DOCTYPE html><html><head><title>Page {number}</title></head><body><p>{words}.</p></body></html>".encode()


def record(
    body: bytes, headers: str = "Content-Type: text/html; charset=utf-8", status: str = "200 OK", **fields: str
) -> bytes:
    """One record as bytes, with the HTTP response in it."""
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    return raw_record(block, **{"kind": "response", "content_type": "application/http; msgtype=response"} | fields)


def raw_record(
    block: bytes, *, kind: str, content_type: str, url: str = "https://news.example/1", version: str = "1.0"
) -> bytes:
    head = f"WARC/{version}\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2024-03-04T05:06:07Z\r\n"
    return f"{head}Content-Type: {content_type}\r\nContent-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"


def pages(count: int) -> list[bytes]:
    return [record(page(n), url=f"https://news.example/{n}") for n in range(count)]


INFO = raw_record(b"software: own\r\n", kind="warcinfo", content_type="application/warc-fields")


def by_warcio(gzipped: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzipped)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "x"}))
    for n in range(3):
        headers = StatusAndHeaders("200 OK", [("Content-Type", "text/html")], protocol="HTTP/1.1")
        url = f"https://news.example/{n}"
        request = StatusAndHeaders(f"GET /{n} HTTP/1.1", [("Host", "news.example")], is_http_request=True)
        writer.write_record(writer.create_warc_record(url, "request", http_headers=request))
        writer.write_record(writer.create_warc_record(url, "response", payload=io.BytesIO(page(n)), http_headers=headers))
        writer.write_record(writer.create_revisit_record(url, "sha1:A", url, "2024-01-01T00:00:00Z", http_headers=headers))
    return out.getvalue()


def with_dictionary(records: list[bytes]) -> bytes:
    """As archives with zstd have it: the dictionary in a frame that is skipped, then a frame a record."""
    dictionary = zstd.train_dict([page(n) for n in range(200)], 8_000)
    packed = zstd.compress(dictionary.dict_content)
    head = b"\x5d\x2a\x4d\x18" + len(packed).to_bytes(4, "little") + packed
    return head + b"".join(zstd.compress(one, zstd_dict=dictionary) for one in records)


RECORDS = [INFO, *pages(5)]
PACKED = {
    "a.warc": b"".join(RECORDS),
    "b.warc.gz": b"".join(map(gzip.compress, RECORDS)),
    "c.warc.gz": gzip.compress(b"".join(RECORDS)),
    "d.warc.zst": b"".join(map(zstd.compress, RECORDS)),
    "e.warc.zst": zstd.compress(b"".join(RECORDS)),
    "f.warc.zst": with_dictionary(RECORDS),
    "g.zip": zipped(**{"x/b.warc.gz": b"".join(map(gzip.compress, RECORDS))}),
    "unnamed": b"".join(RECORDS).replace(b"WARC/1.0", b"WARC/1.1"),
}


@pytest.mark.parametrize("name", PACKED)
def test_every_way_of_packing(extracted: Extracting, name: str) -> None:
    found = extracted(name, PACKED[name])
    assert not found.rejects
    assert [r["url"] for r in found.records] == [f"https://news.example/{n}" for n in range(5)]
    assert [r["html"] for r in found.records] == [page(n).decode() for n in range(5)]
    assert [r["position"] for r in found.records] == [2, 3, 4, 5, 6]
    assert {(r["published_at"], r["listed_at"], r["external_id"], r["relative_path"]) for r in found.records} == {(None,) * 4}
    assert found.records[0]["input"] == name + ("!x/b.warc.gz" if name == "g.zip" else "")


@pytest.mark.parametrize("gzipped", [True, False])
def test_files_that_warcio_writes(extracted: Extracting, gzipped: bool, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "flows.extract.warc")
    found = extracted("a.warc.gz", by_warcio(gzipped))
    assert not found.rejects
    assert [r["html"] for r in found.records] == [page(n).decode() for n in range(3)]
    assert "3 request records, 3 revisit records, 1 warcinfo records" in caplog.text


def chunked(data: bytes) -> bytes:
    pieces = [data[at : at + 700] for at in range(0, len(data), 700)]
    return b"".join(f"{len(piece):x};x=1\r\n".encode() + piece + b"\r\n" for piece in pieces) + b"0\r\n\r\n"


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(page(1))),
        ("Content-Encoding: deflate", zlib.compress(page(1))),
        ("Content-Encoding: deflate", zlib.compress(page(1), wbits=-15)),
        ("Content-Encoding: br", brotli.compress(page(1))),
        ("Content-Encoding: zstd", zstd.compress(page(1))),
        ("Transfer-Encoding: chunked", chunked(page(1))),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", chunked(gzip.compress(page(1)))),
        ("Content-Encoding: gzip\r\nTransfer-Encoding: chunked", page(1)),  # as Common Crawl leaves the headers
        ("X-Crawl-Content-Encoding: br", page(1)),
    ],
)
def test_contents_are_unpacked(extracted: Extracting, headers: str, body: bytes) -> None:
    found = extracted("a.warc", record(body, "Content-Type: text/html\r\n" + headers))
    assert [r["html"] for r in found.records] == [page(1).decode()]
    without_type = extracted("a.warc", record(body, headers))
    assert [r["html"] for r in without_type.records] == [page(1).decode()]


def test_the_headers_charset_counts(extracted: Extracting) -> None:
    html = "<p>Żółw i łódź</p>"
    for charset in ("iso-8859-2", "utf-16le"):
        body = html.encode(charset)
        (found,) = extracted("a.warc", record(body, f"Content-Type: text/html; Charset='{charset}'")).records
        assert (found["html"], found["flags"]) == (html, [])


def test_what_is_no_page_is_passed_over_and_counted(extracted: Extracting, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, "flows.extract.warc")
    others = [
        record(b"x", status="404 Not Found"),
        record(b"", status="301 Moved"),
        record(b"\x89PNG", "Content-Type: image/png"),
        record(b'{"a": 1}', "Server: x"),
        record(b"  "),
        record(page(1), kind="revisit"),
        raw_record(b"x", kind="response", content_type="text/dns", url="dns:news.example"),
        raw_record(b"text", kind="conversion", content_type="text/plain"),
    ]
    resource = raw_record(page(7), kind="resource", content_type="text/html", url="<https://news.example/7>")
    found = extracted("a.warc", b"".join([*others, resource]))
    assert not found.rejects
    assert [(r["url"], r["position"]) for r in found.records] == [("https://news.example/7", 9)]
    assert (
        "2 answers that are not HTML, 1 answers with status 301, 1 answers with status 404, 1 conversion records" in caplog.text
    )
    none = extracted("b.warc", b"".join(others))
    assert [reject["position"] for reject in none.rejects] == [None]
    assert none.rejects[0]["reason"].startswith("The WARC file holds no web page; its records are")


def _with_length(one: bytes, length: int) -> bytes:
    before, _, after = one.partition(b"Content-Length: ")
    return before + b"Content-Length: " + str(length).encode() + after[after.index(b"\r") :]


@pytest.mark.parametrize(
    "damaged",
    [
        pages(4)[1][:-500],
        pages(4)[1][:40],
        pages(4)[1].replace(b"WARC/1.0", b"WXRC/1.0"),
        _with_length(pages(4)[1], 5),
        _with_length(pages(4)[1], 500_000),
        _with_length(pages(4)[1], 999_999_999_999),
        pages(4)[1].replace(b"Content-Length", b"Content-Lxngth"),
        b"\0" * 3_000_000,
    ],
)
def test_a_damaged_record_costs_one_reject(extracted: Extracting, damaged: bytes) -> None:
    good = pages(4)
    found = extracted("a.warc", b"".join([good[0], damaged + b"\r\n\r\n", good[2], good[3]]))
    assert [r["url"] for r in found.records] == [f"https://news.example/{n}" for n in (0, 2, 3)]
    assert [r["html"] for r in found.records] == [page(n).decode() for n in (0, 2, 3)]
    assert [(reject["position"]) for reject in found.rejects] == [2]


@pytest.mark.parametrize("pack", [gzip.compress, zstd.compress])
def test_a_damaged_member_costs_one_record(extracted: Extracting, pack: object) -> None:
    packed = [pack(one) for one in pages(40)]  # type: ignore[operator]
    for at in (12, len(packed[20]) // 2, len(packed[20]) - 3):
        broken = bytearray(packed[20])
        broken[at : at + 3] = bytes(byte ^ 0x5A for byte in broken[at : at + 3])
        found = extracted("a.warc.gz", b"".join([*packed[:20], bytes(broken), *packed[21:]]))
        missing = {f"https://news.example/{n}" for n in range(40)} - {r["url"] for r in found.records}
        assert missing <= {"https://news.example/20"}
        assert len(found.rejects) == len(missing) <= 1
        assert len(found.records) == 40 - len(missing)


def test_a_file_that_is_cut_short_gives_what_comes_before(extracted: Extracting) -> None:
    for name in ("a.warc", "b.warc.gz", "c.warc.gz", "d.warc.zst"):
        found = extracted(name, PACKED[name][:-100])
        assert [r["url"] for r in found.records] == [f"https://news.example/{n}" for n in range(4)]
        assert "cut short" in found.rejects[0]["reason"]


def test_rubbish_that_calls_itself_warc_ends(extracted: Extracting) -> None:
    found = extracted("a.warc", b"WARC/1.0\r\nContent-Length: 40000000\r\n\r\n" * 100_000)
    assert not found.records
    assert "damaged records follow one another" in found.rejects[-1]["reason"]
    assert len(found.rejects) == 1001


def test_a_page_that_unpacks_without_end_is_refused(extracted: Extracting) -> None:
    bomb = gzip.compress(b" " * 60_000_000)
    found = extracted("a.warc", record(bomb, "Content-Type: text/html\r\nContent-Encoding: gzip") + record(page(1)))
    assert len(found.records) == 1
    assert "grows to more than" in found.rejects[0]["reason"]
    broken = record(b"\x1f\x8b\x08\0" + b"x" * 50, "Content-Type: text/html\r\nContent-Encoding: gzip")
    assert "is damaged" in extracted("b.warc", broken).rejects[0]["reason"]
