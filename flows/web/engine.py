"""Journeys brought from hop to hop: a host sees to those that wait for it one after the other, many hosts at once."""

import asyncio
import random
import time
from collections.abc import Coroutine, Mapping
from datetime import datetime

import httpx

from .addresses import InvalidAddressError, host_of, origin_of, valid
from .client import Client, Hop
from .exchange import Response
from .hosts import Host, Hosts
from .journey import Journey, Run
from .policy import Policy
from .robots import REDIRECTS, Robots


class Engine:
    """What goes on in the event loop of a fetcher."""

    def __init__(self, policy: Policy, quiet: Mapping[str, datetime], client: Client) -> None:
        self._limits = policy.limits
        self._client = client
        self.hosts = Hosts(lambda name: Host(name, policy, quiet.get(name)))
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, journey: Journey) -> None:
        """Put a journey before the host of its address."""
        try:
            journey.depart(*valid(journey.request.url))
        except InvalidAddressError as error:
            self._spawn(self._deliver(journey, journey.refused(f"{error}; check it")))
            return
        self._queue(journey)

    def _queue(self, journey: Journey, first: bool = False) -> None:
        host = self.hosts[host_of(journey.url)]
        if first:
            host.waiting.appendleft(journey)
        else:
            host.waiting.append(journey)
        if not host.busy:
            host.busy = True
            self._spawn(self._serve(host))

    def _spawn(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, host: Host) -> None:
        """All that waits for a host."""
        try:
            while host.waiting:
                journey = host.waiting.popleft()
                if not journey.run.abandoned:
                    await self._advance(host, journey)
        finally:
            host.busy = False

    async def _advance(self, host: Host, journey: Journey) -> None:
        """One hop of a journey, to its end or to the next queue."""
        placed = False
        try:
            response = await self._objection(host, journey)
            if response is None:
                async with host.turn():
                    await journey.run.room.take()
                    placed = True
                    hop = await self._exchange(journey)
                response = self._settled(host, journey, hop)
        except Exception as error:  # a defect here must cost one response, not the run
            response = journey.refused(f"the request failed ({type(error).__name__}: {error})")
        if response is not None:
            await self._deliver(journey, response, placed)
        else:
            journey.run.room.leave()
            self._queue(journey, first=True)

    async def _exchange(self, journey: Journey) -> Hop:
        began = time.monotonic()
        seconds = max(0.1, self._client.seconds(journey.request.kind) - journey.spent)
        hop = await self._client.exchange(journey.url, journey.request.kind, journey.headers, journey.jar, seconds)
        journey.spent += time.monotonic() - began
        return hop

    async def _deliver(self, journey: Journey, response: Response, placed: bool = False) -> None:
        if not placed:
            await journey.run.room.take()
        journey.run.finish(response)

    def _settled(self, host: Host, journey: Journey, hop: Hop) -> Response | None:
        """The response that an exchange ends a journey with; None when the journey goes on."""
        if not hop.fault and hop.status is not None:
            host.well()
        if hop.location:
            hop.problem = journey.redirect(hop.location, self._limits.redirects)
            return journey.ended(hop, None) if hop.problem else None
        if hop.passing and self._another_attempt(host, journey, hop):
            return None
        if hop.passing and hop.wait is not None and hop.wait > self._limits.patience:
            hop.problem = f"{hop.problem}, and asks to wait {hop.wait:,.0f} seconds"
        elif hop.passing and journey.failed_attempts > 1:
            hop.problem = f"{hop.problem}, after {journey.failed_attempts} attempts"
        if hop.fault:
            asked = hop.wait if hop.wait and hop.wait > self._limits.patience else None
            host.unwell(hop.problem or "", asked)
        return journey.ended(hop, host.quiet_until)

    def _another_attempt(self, host: Host, journey: Journey, hop: Hop) -> bool:
        """Whether to ask again, after the pause that is set here. A host that failed others gets no second attempt."""
        if hop.status == 429:
            host.slow_down()
        journey.failed_attempts += 1
        journey.spent = 0.0
        wait = self._pause(journey.failed_attempts) if hop.wait is None else hop.wait
        if wait > self._limits.patience:
            return False
        host.postpone(wait)
        return journey.failed_attempts < self._limits.attempts and not host.failures

    def _pause(self, failed: int) -> float:
        return self._limits.pause * 4.0 ** (failed - 1) * random.uniform(1, 1.25)

    async def _objection(self, host: Host, journey: Journey) -> Response | None:
        """A response when the host is to be left alone, or its robots.txt does not want the address fetched."""
        if not host.is_quiet:
            rules = await self._robots(host, origin_of(journey.url), journey.run)
            if rules is not None:
                if rules.allows(journey.url):
                    return None
                return journey.refused(f"robots.txt of {host.name} asks that this address is not fetched")
            if not host.is_quiet:  # robots.txt lies where nothing may be fetched from: so does the page
                return journey.refused(host.reason or "the host may not be asked")
        until = f"{host.quiet_until:%Y-%m-%d %H:%M} UTC"
        reason = f"{host.name} is left alone until {until}, since {host.reason}"
        return journey.refused(reason, passing=True, retry_at=host.quiet_until)

    async def _robots(self, host: Host, origin: str, run: Run) -> Robots | None:
        """The rules of an origin; None when they cannot be read, and the host is left alone for now, or is refused."""
        rules = host.known_robots(origin)
        if rules is not None:
            return rules
        for attempt in range(1, self._limits.attempts + 1):
            hop = await self._read_robots(f"{origin}/robots.txt", run)
            if not hop.passing:
                break
            wait = self._pause(attempt) if hop.wait is None else hop.wait
            if wait > self._limits.patience:
                break
            host.postpone(wait)
        if hop.status is None and not hop.fault:
            host.reason = hop.problem
            return None
        if hop.fault:
            asked = hop.wait if hop.wait and hop.wait > self._limits.patience else self._limits.rest
            host.unwell(f"its robots.txt cannot be read: {hop.problem}", asked)
            return None
        rules = Robots(hop.body)  # an answer like 404 has no body: everything is allowed
        host.learn(origin, rules)
        return rules

    async def _read_robots(self, url: str, run: Run) -> Hop:
        """The last exchange of a chain of redirects, each in the turn of its own host."""
        jar = httpx.Cookies()
        for _ in range(REDIRECTS + 1):
            async with self.hosts[host_of(url)].turn():
                await run.room.take()
                try:
                    hop = await self._client.exchange(url, "robots", {}, jar, self._limits.seconds)
                finally:
                    run.room.leave()
            if not hop.location:
                break
            url = hop.location
        return hop

    async def stop(self) -> None:
        """End what is under way."""
        for task in list(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
