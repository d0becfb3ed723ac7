"""The fetcher as its callers see it: one response a request, bounded memory, a clean end."""

import asyncio
import gc
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator

import pytest

from flows.web import Fetcher, Request

from .conftest import Server, answer, fetch, internet, local, public, resident

Serve = Callable[..., Server]


def test_a_response_says_what_came_and_how(serve: Serve) -> None:
    page = answer(
        headers={"Content-Type": "text/html; charset=ISO-8859-1", "X-Two": "a", "x-two": "b"}, body="é".encode("latin-1")
    )
    server = serve({"/old": answer("301 Moved Permanently", {"Location": "/new?q=1#part"}), "/new?q=1": page})
    request = Request(f"{server.url}/old", "page")
    (response,) = fetch(request)
    assert response.request is request
    assert response.url == f"{server.url}/new?q=1"
    assert response.chain == (f"{server.url}/old", f"{server.url}/new?q=1")
    assert (response.status, response.body, response.charset, response.problem) == (200, b"\xe9", "iso-8859-1", None)
    assert response.headers["content-type"] == "text/html; charset=ISO-8859-1"
    assert response.fetched_at.tzinfo is not None


def test_every_request_gets_exactly_one_response(serve: Serve) -> None:
    server = serve({f"/{n}": answer(body=b"x" * n) for n in range(300)})
    wanted = [f"{server.url}/{n}" for n in range(400)] + ["nonsense", f"{server.url}/1", f"{server.url}/1"]
    found = fetch(*wanted)
    assert sorted(response.request.url for response in found) == sorted(wanted)
    assert sum(response.problem is None for response in found) == 302


def test_memory_is_flat_however_slowly_responses_are_taken(serve: Serve) -> None:
    """Requests without end and bodies of 100 kB: what is read ahead and held is bounded, whatever the caller does meanwhile."""
    body = answer(body=b"x" * 100_000)

    async def page(_: str, writer: asyncio.StreamWriter) -> None:
        writer.write(body)

    server = serve({})
    server.pages = _Everything(page)
    names = {f"s{n}.example": ["8.8.8.8"] for n in range(30)}
    network, _ = internet(server, names)
    asked = itertools.count()
    requests = (Request(f"http://s{n % 30}.example/{n}", "page") for n in asked)
    sizes = []
    with Fetcher(public(held_bytes=2_000_000, at_once=16), network=network) as fetcher:
        for number, response in enumerate(fetcher.fetch(requests), start=1):
            assert len(response.body) == 100_000
            if number % 100 == 0:
                time.sleep(0.2)  # a caller that is busy with something else
                sizes.append(resident())
            if number == 600:
                break
    assert next(asked) < 600 + 4096 + 2
    assert max(sizes) - sizes[0] < 16 << 20  # of 60 MB that went through


class _Everything(dict[str, object]):
    """A page at every path but robots.txt."""

    def __init__(self, page: object) -> None:
        super().__init__()
        self._page = page

    def get(self, key: str, default: object = None) -> object:
        return default if key == "/robots.txt" else self._page


def test_what_a_listing_names_can_be_added_on_the_way(serve: Serve) -> None:
    server = serve({"/feed": answer(body=b"/a /b"), "/a": answer(body=b"A"), "/b": answer(body=b"B")})
    waiting = deque([Request(f"{server.url}/feed", "feed")])

    class Waiting(Iterator[Request]):
        def __next__(self) -> Request:
            if not waiting:
                raise StopIteration
            return waiting.popleft()

    bodies = []
    with Fetcher(local()) as fetcher:
        for response in fetcher.fetch(Waiting()):
            bodies.append(response.body)
            if response.request.kind == "feed":
                waiting.extend(Request(f"{server.url}{path}", "page") for path in response.body.decode().split())
    assert bodies == [b"/a /b", b"A", b"B"]


def test_one_fetch_at_a_time_and_another_after_it(serve: Serve) -> None:
    server = serve({"/": answer(body=b"x")})
    with Fetcher(local()) as fetcher:
        first = fetcher.fetch([Request(server.url, "page")] * 3)
        next(first)
        with pytest.raises(RuntimeError, match="under way"):
            next(fetcher.fetch([Request(server.url, "page")]))
        first.close()  # given up half way
        assert [response.body for response in fetcher.fetch([Request(server.url, "page")] * 2)] == [b"x", b"x"]
    assert [path for _, path, _ in server.asked].count("/robots.txt") == 1


def test_nothing_is_left_behind(serve: Serve) -> None:
    async def page(_: str, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(30)

    server = serve({"/": page, "/quick": answer()})
    threads = threading.active_count()
    start = time.monotonic()
    with Fetcher(local(silence=30, seconds=30)) as fetcher:
        fetching = fetcher.fetch([Request(f"{server.url}/quick", "page"), Request(server.url, "page")])
        next(fetching)
    assert time.monotonic() - start < 15
    assert threading.active_count() == threads
    with pytest.raises(RuntimeError, match="closed"):
        next(fetching)
    gc.collect()


def test_interrupting_ends_the_process_at_once(serve: Serve) -> None:
    async def page(_: str, writer: asyncio.StreamWriter) -> None:
        await asyncio.sleep(30)

    server = serve({"/": page})
    program = (
        "from flows.web import *\n"
        "with Fetcher(Policy(local=True)) as fetcher:\n"
        f"    list(fetcher.fetch([Request({server.url!r}, 'page')]))\n"
    )
    process = subprocess.Popen([sys.executable, "-c", program], stderr=subprocess.PIPE)
    while "/" not in server.paths:
        time.sleep(0.05)
    os.kill(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert said.decode().strip().endswith("KeyboardInterrupt")
    assert process.returncode == -signal.SIGINT
