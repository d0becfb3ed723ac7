"""A request on its way through redirects and attempts, and the run that waits for what becomes of it."""

import asyncio
import queue
from collections import deque
from datetime import UTC, datetime, timedelta

import httpx

from .addresses import origin_of
from .client import Hop
from .exchange import Request, Response
from .policy import Limits


class Room:
    """How many exchanges and responses not yet taken there may be: what lets memory stay flat however slowly they are taken."""

    def __init__(self, places: int, size: int) -> None:
        self._free = places
        self._left = size
        self._open = False
        self._waiting: deque[asyncio.Future[None]] = deque()

    async def take(self) -> None:
        """A place, as soon as there is one."""
        while not self._open and (self._free <= 0 or self._left <= 0):
            place: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            self._waiting.append(place)
            await place
        self._free -= 1
        self._wake()

    def fill(self, size: int) -> None:
        """The place taken now holds so many bytes."""
        self._left -= size

    def leave(self, size: int = 0) -> None:
        """Give a place back, with the bytes that it held."""
        self._free += 1
        self._left += size
        self._wake()

    def abandon(self) -> None:
        """Nobody takes responses any more: whoever waits for a place goes on, to find that out."""
        self._open = True
        while self._waiting:
            self._wake()

    def _wake(self) -> None:
        """The first who waits, who wakes the next in turn."""
        if self._waiting and (self._open or (self._free > 0 and self._left > 0)):
            place = self._waiting.popleft()
            if not place.done():
                place.set_result(None)


class Run:
    """One call of `Fetcher.fetch`: where its responses go."""

    def __init__(self, limits: Limits) -> None:
        self.room = Room(limits.at_once, limits.held_bytes)
        self.done: queue.SimpleQueue[Response] = queue.SimpleQueue()
        self.abandoned = False

    def finish(self, response: Response) -> None:
        """Hand over a response whose journey has a place in the room; the place stays taken until the caller takes it."""
        self.room.fill(len(response.body))
        self.done.put(response)

    def abandon(self) -> None:
        """Nobody takes responses any more."""
        self.abandoned = True
        self.room.abandon()


class Journey:
    """A request, the address that it has come to, and how it got there."""

    def __init__(self, request: Request, run: Run) -> None:
        self.request = request
        self.run = run
        self.url = request.url
        self.chain = [request.url]
        self.visited: set[str] = set()
        self.jar = httpx.Cookies()
        self.authorization: tuple[str, str] | None = None  # for which origin, and what to send there
        self.failed_attempts = 0
        self.spent = 0.0  # seconds of exchanges in this attempt

    def depart(self, url: str, authorization: str | None) -> None:
        """Start at `url`; what the user gave to sign in with goes to that origin only."""
        self.url = url
        if authorization:
            self.chain = [url]
            self.authorization = origin_of(url), authorization

    @property
    def headers(self) -> dict[str, str]:
        """What makes the request conditional, or signs in; values that could not be sent are left out."""
        wanted = {"If-None-Match": self.request.etag, "If-Modified-Since": self.request.last_modified}
        if self.authorization and self.authorization[0] == origin_of(self.url):
            wanted["Authorization"] = self.authorization[1]
        return {name: value for name, value in wanted.items() if value and value.isascii() and value.isprintable()}

    def redirect(self, location: str, limit: int) -> str | None:
        """Go on to `location`, or say why not. A circle is one unless cookies were set on the way, as some sites want."""
        self.visited.add(self.url)
        if len(self.chain) > limit:
            return f"the address redirects more than {limit} times; give the page's final address"
        if location in self.visited and not len(self.jar.jar):
            return "the address redirects in a circle; open it in a browser to see why"
        self.url = location
        self.chain.append(location)
        return None

    def refused(self, problem: str, passing: bool = False, retry_at: datetime | None = None) -> Response:
        """A response for what was not asked, or not to the end."""
        return Response(
            self.request, self.url, tuple(self.chain), None, {}, b"", None, datetime.now(UTC), problem, passing, retry_at
        )

    def ended(self, hop: Hop, quiet_until: datetime | None) -> Response:
        """A response as the last exchange gave it, by a host that may now be left alone."""
        retry_at = quiet_until if hop.wait is None else hop.at + timedelta(seconds=hop.wait)
        return Response(
            request=self.request,
            url=self.url,
            chain=tuple(self.chain),
            status=hop.status,
            headers=hop.headers or {},
            body=hop.body,
            charset=hop.charset,
            fetched_at=hop.at,
            problem=hop.problem,
            passing=hop.passing,
            retry_at=retry_at if hop.passing else None,
        )
