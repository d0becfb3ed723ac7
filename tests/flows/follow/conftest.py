"""A real server on loopback whose answers each test sets, and a memory of visits that a test carries from run to run."""

import itertools
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import polars as pl
import pytest

from flows.extract.step import extract
from flows.follow import Web
from flows.web.policy import Limits, Policy
from warehouse.visits import Seen

Answer = tuple[int, dict[str, str], bytes]
LIMITS = Limits(seconds=2.0, silence=1.0, pause=0.01, attempts=2)


class Server(ThreadingHTTPServer):
    """Answers by path; `asked` holds every path in its order, with the conditions that came with it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.answers: dict[str, Answer | Callable[[int], Answer]] = {}
        self.asked: list[str] = []
        self.counts: dict[str, Iterator[int]] = {}

    @property
    def address(self) -> str:
        """Where it is."""
        return f"http://127.0.0.1:{self.server_address[1]}"


class Handler(BaseHTTPRequestHandler):
    """One request."""

    server: Server

    def do_GET(self) -> None:
        """Answers as set; an ETag that was sent back gives 304."""
        if self.path != "/robots.txt":
            self.server.asked.append(self.path)
        answer = self.server.answers.get(self.path, (404, {}, b""))
        if callable(answer):
            answer = answer(next(self.server.counts.setdefault(self.path, itertools.count())))
        status, headers, body = answer
        if headers.get("ETag") and self.headers["If-None-Match"] == headers["ETag"]:
            status, body = 304, b""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if status != 304:
            self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    """A server of its own for each test."""
    server = Server()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@dataclass
class Memory:
    """What a warehouse would remember: visits by address."""

    rows: dict[int, Seen] = field(default_factory=dict)
    due_now: list[Seen] = field(default_factory=list)

    def known(self, address_ids: Any) -> dict[int, Seen]:
        """Rows by address."""
        return {number: self.rows[number] for number in address_ids if number in self.rows}

    def remember(self, visits: pl.DataFrame) -> None:
        """The batch is committed."""
        for row in visits.to_dicts():
            columns = {name: value for name, value in row.items() if name not in ("address_ids", "source")}
            self.rows |= dict.fromkeys(row["address_ids"], replace(Seen(is_removed=False), **columns))

    def due(self, inputs: Any) -> list[Seen]:
        """What the test put there."""
        return self.due_now

    def quiet_hosts(self) -> dict[str, datetime]:
        """None."""
        return {}


@dataclass
class Followed:
    """What a run gave."""

    records: list[dict[str, Any]]
    rejects: list[dict[str, Any]]
    visits: dict[str, dict[str, Any]]
    hosts: list[dict[str, Any]]


def follow_all(memory: Memory, *inputs: str, **options: Any) -> Followed:
    """Follow `inputs`, and remember the visits as the warehouse does."""
    web = Web(Policy(local=True, seconds_between=0.0, limits=LIMITS), memory, **options)
    found = Followed([], [], {}, [])
    for batch in extract(inputs, web=web):
        found.records += batch.records.to_dicts()
        found.rejects += batch.rejects.to_dicts()
        found.hosts += batch.hosts.to_dicts()
        found.visits |= {row["url"]: row for row in batch.visits.to_dicts()}
        memory.remember(batch.visits)
    return found


def feed(*links: tuple[str, str]) -> bytes:
    """An RSS feed of links, each with what stands in its item beside."""
    items = "".join(f"<item><title>Quay</title><link>{link}</link>{more}</item>" for link, more in links)
    content = 'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom"'
    return f'<rss version="2.0" {content}><channel><title>Quays</title>{items}</channel></rss>'.encode()


def page(text: str) -> Answer:
    """A page with a text."""
    body = f"<!doctype html><html><head><title>Quay</title></head><body><article><p>{text}</p></article></body></html>"
    return 200, {"Content-Type": "text/html; charset=utf-8"}, body.encode()
