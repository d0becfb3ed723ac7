"""Five real HTTP servers on loopback addresses of their own, which serve the world as it is on a day and log every request."""

import gzip
import hashlib
import json
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from benchmarks.newspaper.listings import listing
from benchmarks.newspaper.world import SITES, Page, World

ROBOTS = "User-agent: *\nDisallow: /archive/\nDisallow: /search\nCrawl-delay: {}\n"
CRAWL_DELAY = 0.02  # seconds, of the site with sections
DRIP = 0.2
ELSEWHERE = {
    "metadata": "http://169.254.169.254/latest/meta-data/",
    "zero": "http://0.0.0.0:8080/",
    "mapped": "http://[::ffff:169.254.169.254]/",
    "file": "file:///etc/passwd",
    "loop": "/trap/loop",
}


@dataclass(frozen=True)
class Asked:
    """One request as the server saw it."""

    day: int
    at: float
    site: int
    host: str
    path: str
    status: int
    client: str


class Site(ThreadingHTTPServer):
    """One newspaper; `day` is set from outside."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, world: World, number: int, log: list[Asked]) -> None:
        super().__init__((f"127.0.0.{number + 2}", 0), Handler)
        self.world, self.number, self.log, self.day = world, number, log, 1
        self.pages = {page.path: page for page in world.pages if page.site == number}
        self.by_number = {page.number: page for page in self.pages.values()}
        self.busy: set[str] = set()

    def handle_error(self, request: object, client_address: object) -> None:
        """A client that leaves an endless body is no error."""


class Handler(BaseHTTPRequestHandler):
    """Answers as the path asks."""

    protocol_version = "HTTP/1.1"
    server: Site

    def do_GET(self) -> None:
        """Everything is asked by GET."""
        path = self.path.partition("?")[0]
        if path.startswith("/trap/"):
            self._trap(path.removeprefix("/trap/"))
        elif path == "/robots.txt":
            delay = CRAWL_DELAY if self.server.number == 3 else 0
            self._answer(200, "text/plain", ROBOTS.format(delay).encode())
        elif found := listing(self.server.world, self.server.number, self.server.day, path):
            self._answer(200, *found)
        elif path.startswith("/s/"):
            page = self.server.by_number.get(int(path[3:]))
            self._redirect(self.server.world.url(page)) if page else self._answer(404, "text/plain", b"")
        else:
            self._page(self.server.pages.get(path.removesuffix("/amp")))

    def _page(self, page: Page | None) -> None:
        day = self.server.day
        if page is None or page.first_day > day:
            self._answer(404, "text/html", b"<html><body>Not found</body></html>")
        elif not page.is_there(day):
            self._answer(410, "text/html", b"<html><body>Gone</body></html>")
        elif page.is_busy and page.path not in self.server.busy:
            self.server.busy.add(page.path)
            self._answer(429, "text/plain", b"", {"Retry-After": "1"})
        else:
            self._answer(200, "text/html; charset=utf-8", html(self.server.world, page, day).encode())

    def _trap(self, name: str) -> None:
        if name in ELSEWHERE:
            self._redirect(ELSEWHERE[name])
        elif name == "broken":
            self._answer(500, "text/plain", b"")
        elif name == "bomb":
            self._answer(200, "text/html", _bomb(), {"Content-Encoding": "gzip"})
        elif name in ("endless", "slow"):
            self._stream(b"<p>" + b"x" * (0 if name == "slow" else 60_000), DRIP if name == "slow" else 0.0)
        elif name.startswith("image"):
            self._answer(200, "image/png", b"\x89PNG\r\n")
        else:
            self._answer(404, "text/plain", b"")

    def _stream(self, part: bytes, pause: float) -> None:
        """A body without an end."""
        self._log(200)
        self.close_connection = True
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        try:
            while True:
                self.wfile.write(part)
                time.sleep(pause)
        except OSError:
            pass

    def _redirect(self, where: str) -> None:
        self._answer(302, "text/plain", b"", {"Location": where})

    def _answer(self, status: int, kind: str, body: bytes, headers: dict[str, str] | None = None) -> None:
        etag = f'"{hashlib.md5(body).hexdigest()}"'
        if status == 200 and self.headers.get("If-None-Match") == etag:
            status, body = 304, b""
        self._log(status)
        self.send_response(status)
        for name, value in {"Content-Type": kind, "ETag": etag, **(headers or {})}.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _log(self, status: int) -> None:
        site = self.server
        site.log.append(
            Asked(site.day, time.monotonic(), site.number, self.headers["Host"], self.path, status, self.client_address[0])
        )

    def log_message(self, *_: object) -> None:
        """The log is the server's own."""


@cache
def _bomb() -> bytes:
    return gzip.compress(b"<p>" + b"a" * 60_000_000)


def html(world: World, page: Page, day: int) -> str:
    """A page as its site lays it out: two sites leave dates to their listings."""
    version = page.version(day)
    told = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": version.title,
            "publisher": {"@type": "Organization", "name": SITES[page.site]}}  # fmt: skip
    if page.site < 3:
        told |= {"datePublished": page.published.isoformat(), "dateModified": version.modified.isoformat()}
    text = "".join(f"<p>{escape(paragraph)}</p>" for paragraph in version.paragraphs)
    return (
        f'<!doctype html><html lang="en"><head><title>{escape(version.title)}</title>'
        f'<link rel="canonical" href="{world.url(page)}"><script type="application/ld+json">{json.dumps(told)}</script></head>'
        f'<body><nav><a href="/politics">Politics</a> <a href="/business">Business</a></nav><article>'
        f"<h1>{escape(version.title)}</h1>{text}</article>"
        f"<footer>All rights reserved by {SITES[page.site]}</footer></body></html>"
    )


@contextmanager
def serving(world: World) -> Iterator[tuple[list[Site], list[Asked]]]:
    """The five sites, answering until the end of the block, and their common log."""
    log: list[Asked] = []
    sites = [Site(world, number, log) for number in range(len(SITES))]
    world.ports[:] = [site.server_address[1] for site in sites]
    for site in sites:
        threading.Thread(target=site.serve_forever, daemon=True).start()
    try:
        yield sites, log
    finally:
        for site in sites:
            site.shutdown()
            site.server_close()
