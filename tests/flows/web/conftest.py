"""A server on loopback that answers by script, an internet whose every address is that server, and a guard on sockets."""

import asyncio
import resource
import sys
import threading
from collections.abc import Awaitable, Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

import httpcore
import pytest

from flows.web import Fetcher, Limits, Policy, Request, Response
from flows.web.guard import GuardedNetwork

QUICK = Limits(
    seconds=4.0, file_seconds=4.0, silence=1.5, pause=0.02, patience=1.5, rest=60, page_bytes=1 << 20, listing_bytes=1 << 21
)

Answer = Callable[[str, asyncio.StreamWriter], Awaitable[None]]


def answer(status: str = "200 OK", headers: dict[str, str] | None = None, body: bytes = b"") -> bytes:
    """A response as it goes over the wire."""
    fields = {"Content-Type": "text/html; charset=utf-8", "Content-Length": str(len(body)), **(headers or {})}
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in fields.items()), "", ""]
    return "\r\n".join(lines).encode() + body


class Server:
    """Answers in a thread of its own. `pages` maps a path to bytes, or to a function that writes them; other paths are a 404.

    `asked` has every request: its Host, path and headers.
    """

    def __init__(self, pages: dict[str, bytes | Answer]) -> None:
        self.pages = pages
        self.asked: list[tuple[str, str, dict[str, str]]] = []
        self.at_once = self.most_at_once = 0
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._thread.start()
        started = asyncio.run_coroutine_threadsafe(asyncio.start_server(self._talk, "127.0.0.1", 0), self._loop)
        self._server = started.result(5)
        self.port: int = self._server.sockets[0].getsockname()[1]
        self.url = f"http://127.0.0.1:{self.port}"

    @property
    def paths(self) -> list[str]:
        """The paths asked for, robots.txt left out."""
        return [path for _, path, _ in self.asked if path != "/robots.txt"]

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        with suppress(OSError, asyncio.IncompleteReadError):
            while True:
                head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:] if line)}
                path = head[0].split(" ")[1]
                self.asked.append((headers.get("host", ""), path, headers))
                page = self.pages.get(path, answer("404 Not Found"))
                if callable(page):
                    await page(path, writer)
                else:
                    writer.write(page)
                await writer.drain()
        self.at_once -= 1
        writer.close()

    def close(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)


@pytest.fixture
def serve() -> Iterator[Callable[..., Server]]:
    """Make servers: `serve({"/": b"…"})`."""
    servers: list[Server] = []

    def make(pages: dict[str, bytes | Answer]) -> Server:
        servers.append(Server(pages))
        return servers[-1]

    yield make
    for server in servers:
        server.close()


def fetch(*requests: str | Request, policy: Policy | None = None, network: GuardedNetwork | None = None) -> list[Response]:
    """The responses in the order of the requests, by a policy that is local and in no need of pauses."""
    wanted = [request if isinstance(request, Request) else Request(request, "page") for request in requests]
    with Fetcher(policy or local(), network=network) as fetcher:
        found = list(fetcher.fetch(wanted))
    assert len(found) == len(wanted)
    return sorted(found, key=lambda response: wanted.index(response.request))


def local(seconds_between: float = 0.0, **limits: object) -> Policy:
    return Policy(local=True, seconds_between=seconds_between, limits=replace(QUICK, **limits))  # type: ignore[arg-type]


def public(seconds_between: float = 0.0, **limits: object) -> Policy:
    return replace(local(seconds_between, **limits), local=False)


class Internet(httpcore.AsyncNetworkBackend):
    """Every public address is the one server on loopback; `dialled` has each address that a connection was asked for."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self.dialled: list[str] = []
        self._real = httpcore.AnyIOBackend()

    async def connect_tcp(  # type: ignore[override]
        self, host: str, port: int, timeout: float | None, local_address: str | None, socket_options: Iterable[object] | None
    ) -> httpcore.AsyncNetworkStream:
        self.dialled.append(host)
        assert not ip_address(host).is_private, f"{host} was let pass"
        return await self._real.connect_tcp("127.0.0.1", self.server.port, timeout)


def internet(server: Server, names: dict[str, list[str]], local: bool = False) -> tuple[GuardedNetwork, Internet]:
    """A guarded network in which `names` are known; a name's answers are given one after the other, the last one for good."""
    dial = Internet(server)

    async def resolve(host: str, port: int) -> list[str]:
        with suppress(ValueError):
            return [str(ip_address(host))]
        answers = names[host]
        return (answers.pop(0) if len(answers) > 1 else answers[0]).split()

    return GuardedNetwork(local, resolve, dial), dial


def resident() -> int:
    """The bytes of memory that this process has."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()


_connections: list[str] = []
_listening = False


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" and _listening:
        _connections.append(str(arguments[1][0] if isinstance(arguments[1], tuple) else arguments[1]))
        assert _connections[-1] in ("127.0.0.1", "::1"), f"a socket was connected to {_connections[-1]}"


sys.addaudithook(_hook)


@contextmanager
def real_connections() -> Iterator[list[str]]:
    """Every address that any socket of this process is connected to meanwhile, as the interpreter itself reports it."""
    global _listening
    _connections.clear()
    _listening = True
    try:
        yield _connections
    finally:
        _listening = False
