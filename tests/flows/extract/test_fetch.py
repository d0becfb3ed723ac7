"""Fetching from a real server on loopback, which behaves as the path asks."""

import gzip
import itertools
import threading
import time
from collections.abc import Callable, Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from flows.extract import fetch

from .conftest import read_all

PAGE = "<html><head><title>Pier</title></head><body><p>Fête à Nîmes</p></body></html>"
LINES = b'{"id": 1, "text": "One."}\n{"id": 2, "text": "Two."}\n'

Answer = tuple[int, dict[str, str], bytes]


def answers() -> dict[str, Callable[[int], Answer]]:
    """What each path answers to its n-th request, counted from 0."""
    html = {"Content-Type": "text/html; charset=utf-8"}
    text = {"Content-Type": "text/plain"}
    return {
        "/page": lambda _: (200, html, PAGE.encode()),
        "/latin": lambda _: (200, {"Content-Type": "text/html; charset=latin-1"}, PAGE.encode("latin-1")),
        "/feed/lines.jsonl": lambda _: (200, text, LINES),
        "/lines.jsonl.gz": lambda _: (200, {"Content-Type": "application/gzip"}, gzip.compress(LINES)),
        "/packed": lambda _: (200, {**html, "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
        "/badly-packed": lambda _: (200, {**html, "Content-Encoding": "gzip"}, b"not gzip"),
        "/moved": lambda _: (301, {"Location": "/page"}, b""),
        "/round": lambda _: (302, {"Location": "/round"}, b""),
        "/away": lambda _: (302, {"Location": "ftp://a.example/x"}, b""),
        "/gone": lambda _: (410, text, b""),
        "/image": lambda _: (200, {"Content-Type": "image/png"}, b"\x89PNG"),
        "/rss": lambda _: (200, {"Content-Type": "application/rss+xml"}, b'<?xml version="1.0"?><rss></rss>'),
        "/large": lambda _: (200, text, b"x" * 3_000_000),
        "/empty": lambda _: (200, html, b""),
        "/recovers": lambda n: (503, {}, b"") if n < 2 else (200, html, PAGE.encode()),
        "/down": lambda _: (500, {}, b""),
        "/busy": lambda n: (429, {"Retry-After": "1"}, b"") if n == 0 else (200, html, PAGE.encode()),
        "/busy-until": lambda n: (
            (429, {"Retry-After": formatdate(time.time() + 2, usegmt=True)}, b"") if n == 0 else (200, html, PAGE.encode())
        ),
        "/busy-long": lambda _: (429, {"Retry-After": "3600"}, b""),
    }


class Server(ThreadingHTTPServer):
    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers = answers()
        self.requests: dict[str, Iterator[int]] = {}
        self.count: dict[str, int] = {}

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    server: Server

    def do_GET(self) -> None:
        number = next(self.server.requests.setdefault(self.path, itertools.count()))
        self.server.count[self.path] = number + 1
        if self.path.startswith("/drops"):  # the connection ends in mid-answer, the first time
            self.send_response(200)
            self.send_header("Content-Length", "1000")
            self.end_headers()
            self.wfile.write(PAGE.encode().ljust(1000 if number else 50))
            return
        if self.path == "/slow":
            time.sleep(0.5)
        status, headers, body = self.server.answers.get(self.path.partition("?")[0], lambda _: (404, {}, b""))(number)
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def server() -> Iterator[Server]:
    server = Server()
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "PAUSES", (0.01, 0.02, 0.03))


def reason_for(address: str) -> str:
    found = read_all(address)
    assert not found.records
    (reject,) = found.rejects
    assert reject["input"] == address
    return str(reject["reason"])


def test_a_page_is_an_article_with_its_address(server: Server) -> None:
    (record,) = read_all(f"{server.address}/page").records
    assert (record["input"], record["url"], record["html"]) == (f"{server.address}/page", f"{server.address}/page", PAGE)
    assert (record["external_id"], record["relative_path"]) == (None, None)


@pytest.mark.parametrize("path", ["/latin", "/packed", "/recovers", "/busy", "/drops"])
def test_pages_that_take_some_trouble(server: Server, path: str) -> None:
    (record,) = read_all(server.address + path).records
    assert record["html"].strip() == PAGE


def test_a_redirect_gives_the_final_address(server: Server) -> None:
    (record,) = read_all(f"{server.address}/moved").records
    assert (record["input"], record["url"]) == (f"{server.address}/moved", f"{server.address}/page")


def test_files_of_records_and_their_order(server: Server) -> None:
    found = read_all(f"{server.address}/feed/lines.jsonl?day=1", f"{server.address}/lines.jsonl.gz", f"{server.address}/page")
    assert [r["external_id"] for r in found.records] == ["1", "2", "1", "2", None]
    assert [r["url"] for r in found.records[:4]] == [None] * 4


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/nowhere", "The server answered 404 Not Found; check the address."),
        ("/gone", "The server answered 410 Gone; check the address."),
        ("/image", "The address gives image/png, which holds no article; give the page's address."),
        ("/round", "The address redirects more than 5 times; give the page's final address."),
        ("/away", "The address redirects to one that is not http or https."),
        ("/rss", "The feed has no items."),
        ("/empty", "The file is empty."),
        ("/badly-packed", "The server's answer cannot be unpacked"),
        ("/down", "The server answered 500 Internal Server Error, after 4 attempts; run it again later."),
        ("/busy-long", "The server answered 429 Too Many Requests, and asks to wait 3,600 seconds; run it again then."),
    ],
)
def test_a_failed_fetch_is_one_row(server: Server, path: str, reason: str) -> None:
    assert reason_for(server.address + path).startswith(reason)
    assert server.count[path] == {"/down": 4, "/round": 6}.get(path, 1)


def test_retry_after_is_honoured(server: Server) -> None:
    for path, least in (("/busy?again", 1.0), ("/busy-until", 0.5)):
        start = time.monotonic()
        assert len(read_all(server.address + path).records) == 1
        assert time.monotonic() - start >= least
        assert server.count[path] == 2


def test_limits_of_size_and_time(server: Server, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch, "MAX_BYTES", 2 << 20)
    assert reason_for(f"{server.address}/large") == "The address gives more than 2 MB; download it and give the file instead."
    monkeypatch.setattr(fetch, "TIMEOUT", 0.1)
    assert "did not answer in time, after 4 attempts" in reason_for(f"{server.address}/slow")
    monkeypatch.setattr(fetch, "MAX_SECONDS", -1.0)
    assert "takes more than" in reason_for(f"{server.address}/page")


def test_no_server_and_no_such_name() -> None:
    assert "cannot be reached" in reason_for("http://127.0.0.1:1/page")
    assert "cannot be reached" in reason_for("http://no-such-host.invalid/")


def test_a_password_is_not_stored(server: Server) -> None:
    address = server.address.replace("http://", "http://me:secret@")
    found = read_all(f"{address}/page", f"{address}/nowhere")
    assert "secret" not in str(found)
    assert len(found.records) == 1
