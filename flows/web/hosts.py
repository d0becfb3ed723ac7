"""A host's turns, one request at a time and never in a hurry, and how well it is."""

import asyncio
import random
import time
from collections import deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from .policy import HostState, Policy
from .robots import Robots

if TYPE_CHECKING:
    from .journey import Journey

_SPREAD = 1.25  # the most that a pause is stretched, so that many crawlers do not come back as one


class Host:
    """One host; `waiting` are the journeys whose next hop it is, `busy` whether somebody sees to them."""

    def __init__(self, name: str, policy: Policy, quiet_until: datetime | None = None) -> None:
        self.name = name
        self.waiting: deque[Journey] = deque()
        self.busy = False
        self.quiet_until = quiet_until
        self.failures = 0
        self.reason = "it did not answer well before" if quiet_until else None
        self._limits = policy.limits
        self._between = policy.seconds_between
        self._next = 0.0  # on the monotonic clock
        self._turn = asyncio.Lock()
        self._robots: dict[str, tuple[Robots, float]] = {}  # by origin, until when

    @asynccontextmanager
    async def turn(self) -> AsyncIterator[None]:
        """Wait until nobody else talks to the host and the pause since the last one is over."""
        async with self._turn:
            while (wait := self._next - time.monotonic()) > 0:
                await asyncio.sleep(wait)
            try:
                yield
            finally:
                self.postpone(self._between)

    def postpone(self, seconds: float) -> None:
        """No request for so many seconds from now, and a little more."""
        self._next = max(self._next, time.monotonic() + seconds * random.uniform(1, _SPREAD))

    def slow_down(self) -> None:
        """The host finds us too quick: from now on at half the pace."""
        self._between = min(max(1.0, self._between * 2), max(self._between, self._limits.crawl_delay))

    def known_robots(self, origin: str) -> Robots | None:
        """The rules of an origin, when they were read within the day."""
        rules, until = self._robots.get(origin, (None, 0.0))
        return rules if time.monotonic() < until else None

    def learn(self, origin: str, rules: Robots) -> None:
        """Remember rules and keep the pace that they ask for, up to a limit."""
        self._robots[origin] = (rules, time.monotonic() + self._limits.robots_seconds)
        self._between = max(self._between, min(rules.delay, self._limits.crawl_delay))

    def well(self) -> None:
        """It answered as a host that is well."""
        self.failures = 0
        self.quiet_until = self.reason = None

    def unwell(self, reason: str, rest: float | None = None) -> None:
        """A request failed by the host's fault; with `rest`, or too many in a row, it is left alone."""
        self.failures += 1
        self.reason = reason
        if rest is None and self.failures >= self._limits.failures:
            rest = self._limits.rest
        if rest is not None:
            self.quiet_until = datetime.now(UTC) + timedelta(seconds=rest * random.uniform(1, _SPREAD))

    @property
    def is_quiet(self) -> bool:
        """Whether it is to be left alone now."""
        return self.quiet_until is not None and self.quiet_until > datetime.now(UTC)

    @property
    def state(self) -> HostState:
        """What the next run should know."""
        return HostState(self.name, self.failures, self.quiet_until if self.is_quiet else None, self.reason)


class Hosts:
    """The hosts of a fetcher by name."""

    def __init__(self, make: Callable[[str], Host]) -> None:
        self._make = make
        self._hosts: dict[str, Host] = {}

    def __getitem__(self, name: str) -> Host:
        if name not in self._hosts:
            self._hosts[name] = self._make(name)
        return self._hosts[name]

    def states(self) -> list[HostState]:
        """In the order of the names."""
        return [host.state for _, host in sorted(self._hosts.items())]
