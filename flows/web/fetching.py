"""Many hosts at once, each one politely: requests in, exactly one response for each out, as they come."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from types import TracebackType
from typing import Self

from .exchange import Request, Response
from .policy import HostState, Policy


class Fetcher:
    """Fetches by `policy`; hosts in `quiet` are left alone until the time given (UTC)."""

    def __init__(self, policy: Policy, quiet: Mapping[str, datetime] | None = None) -> None:
        self._policy = policy
        self._quiet = dict(quiet or {})

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """End what is under way and the thread that does it."""

    def fetch(self, requests: Iterable[Request]) -> Iterator[Response]:
        """One response a request, in the order in which they come. `requests` is read in the caller's thread, as there is room."""
        raise NotImplementedError

    def hosts(self) -> list[HostState]:
        """Every host that was asked or left alone, in the order of its name."""
        raise NotImplementedError
