"""What is kept is WARC that warcio reads, with every hop, and says what was cut."""

import gzip
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from flows.web import Request
from flows.web.archive import Archive, Record

from .conftest import Server, answer, fetch, local

Serve = Callable[..., Server]


def records(folder: Path) -> list[tuple[str, str, str | None, bytes]]:
    """Type, address, status and payload of every record, digests checked."""
    found = []
    for path in sorted(folder.glob("*.warc.gz")):
        with path.open("rb") as file:
            for record in ArchiveIterator(file, check_digests="raise"):
                status = record.http_headers.get_statuscode() if record.rec_type in ("response", "revisit") else None
                found.append((record.rec_type, record.rec_headers["WARC-Target-URI"], status, record.content_stream().read()))
    return found


def test_every_response_is_kept(serve: Serve, tmp_path: Path) -> None:
    page = answer(headers={"Content-Encoding": "gzip"}, body=gzip.compress(b"the page"))
    pages = {
        "/old": answer("301 Moved Permanently", {"Location": "/new"}),
        "/new": page,
        "/same": b"HTTP/1.1 304 Not Modified\r\n\r\n",
    }
    server = serve(pages | {"/long": answer("404 Not Found", body=b"x" * 100_000)})
    folder = tmp_path / "archive"
    fetch(
        f"{server.url}/old", Request(f"{server.url}/same", "page", etag='"1"'), f"{server.url}/long",
        policy=replace(local(), archive=folder),
    )  # fmt: skip
    kept = [record for record in records(folder) if record[0] in ("response", "revisit")]
    assert [(kind, url.removeprefix(server.url), status) for kind, url, status, _ in kept] == [
        ("response", "/robots.txt", "404"), ("response", "/old", "301"), ("response", "/new", "200"),
        ("revisit", "/same", "304"), ("response", "/long", "404"),
    ]  # fmt: skip
    assert kept[2][3] == b"the page"
    assert len(kept[4][3]) == 1 << 16
    whole = b"".join(gzip.decompress(path.read_bytes()) for path in folder.iterdir())
    assert whole.count(b"WARC-Type: request\r\n") == 5
    assert whole.count(b"WARC-Truncated: length\r\n") == 1


def test_files_rotate_and_never_overwrite(tmp_path: Path) -> None:
    record = Record(
        url="http://a.example/", at=datetime(2026, 1, 1, tzinfo=UTC), address="8.8.8.8", sent=[("Host", "a.example")],
        target="/", status="200 OK", headers=[("Transfer-Encoding", "chunked")], body=b"page", whole=True,
    )  # fmt: skip
    for _ in range(2):
        archive = Archive(tmp_path, rotate_at=2000)
        for _ in range(5):
            archive.add(record)
        archive.close()
    assert len(list(tmp_path.iterdir())) > 2
    found = records(tmp_path)
    assert [payload for kind, _, _, payload in found if kind == "response"] == [b"page"] * 10
    assert {kind for kind, *_ in found} == {"warcinfo", "request", "response"}
