"""Many hosts at once, each one politely: requests in, exactly one response for each out, as they come.

One thread with an event loop does all the talking, so that servers are answered in time however long the caller takes over a
response. `requests` is read, and responses are given, in the caller's own thread.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import datetime
from types import TracebackType
from typing import Self

from .client import Client
from .engine import Engine
from .exchange import Request, Response
from .guard import GuardedNetwork
from .journey import Journey, Run
from .policy import HostState, Policy

WINDOW = 4096  # requests read ahead: enough for hosts further down the list to be asked while the first one takes its turns
_CLOSING = 5.0  # seconds that connections get to close in an orderly way


class Fetcher:
    """Fetches by `policy`, within a `with` block; hosts in `quiet` are left alone until the time given (UTC)."""

    def __init__(
        self, policy: Policy, quiet: Mapping[str, datetime] | None = None, network: GuardedNetwork | None = None
    ) -> None:
        self._limits = policy.limits
        self._client = Client(policy, network)
        self._engine = Engine(policy, quiet or {}, self._client)
        self._loop = asyncio.new_event_loop()
        self._stop = asyncio.Event()
        self._fetching = False
        self._thread = threading.Thread(target=self._talk, name="newsloom web", daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End what is under way and the thread that does it."""
        if self._thread.is_alive():
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join()

    def fetch(self, requests: Iterable[Request]) -> Iterator[Response]:
        """One response a request, as they come. `requests` is read in the caller's thread, while there is room.

        An iterator that came to its end is asked again after each response, so that what a listing names can be added to what
        is fetched. One fetch at a time: a second one within a first would wait for hosts that wait for the first.
        """
        if self._fetching:
            raise RuntimeError("a fetch is under way; add to its requests instead of starting another")
        self._fetching = True
        run = Run(self._limits)
        source = iter(requests)
        more = True
        expected = 0
        try:
            while more or expected:
                response = self._ready(run, wait=not more or expected >= WINDOW)
                if response is None:
                    request = next(source, None)
                    more = request is not None
                    if request is not None:
                        expected += 1
                        self._call(self._engine.start, Journey(request, run))
                    continue
                expected -= 1
                self._call(run.room.leave, len(response.body))
                yield response
                more = True
        finally:
            self._fetching = False
            self._call(run.abandon)

    def hosts(self) -> list[HostState]:
        """Every host that was asked or left alone, in the order of its name."""
        return self._engine.hosts.states()

    def _ready(self, run: Run, wait: bool) -> Response | None:
        """A response that has come; None when there is none yet and `wait` is false."""
        while True:
            try:
                return run.done.get(block=wait, timeout=1.0)
            except queue.Empty:
                if not wait:
                    return None
                if not self._thread.is_alive():
                    raise RuntimeError("the fetcher is closed: fetch within its `with` block") from None

    def _call[*A](self, function: Callable[[*A], None], *arguments: *A) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(function, *arguments)

    def _talk(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_until_complete(self._until_stopped())
        finally:
            self._loop.close()

    async def _until_stopped(self) -> None:
        try:
            await self._stop.wait()
            await self._engine.stop()
        finally:
            async with asyncio.timeout(_CLOSING):
                await self._client.close()
