"""What following the web needs beside addresses: manners, what is known already, and how much a run takes at most."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from flows.web.guard import GuardedNetwork
from flows.web.policy import Policy
from warehouse.visits import Seen


class Known(Protocol):
    """What earlier runs learned; `warehouse.visits.Visits` is one."""

    def known(self, address_ids: Sequence[int]) -> dict[int, Seen]:
        """What is known of addresses, by id."""
        ...

    def due(self, inputs: Sequence[str]) -> list[Seen]:
        """Pages found through `inputs` that are to be asked again by now."""
        ...

    def quiet_hosts(self) -> dict[str, datetime]:
        """Hosts left alone, and until when."""
        ...


class NothingKnown:
    """The state of an empty warehouse."""

    def known(self, address_ids: Sequence[int]) -> dict[int, Seen]:
        return {}

    def due(self, inputs: Sequence[str]) -> list[Seen]:
        return []

    def quiet_hosts(self) -> dict[str, datetime]:
        return {}


@dataclass(frozen=True, slots=True)
class Most:
    """How much a run takes at most; what is over is taken by the next."""

    listings_at_once: int = 16
    sitemaps: int = 50  # of all that an input leads to; the newest
    pages: int = 5_000  # of one listing; the newest


@dataclass(frozen=True, slots=True)
class Web:
    """How the web inputs of one source are followed; `sections` are pages whose links are wanted, not the pages themselves."""

    policy: Policy = field(default_factory=Policy)
    known: Known = field(default_factory=NothingKnown)
    source: str | None = None
    sections: tuple[str, ...] = ()
    most: Most = field(default_factory=Most)
    network: GuardedNetwork | None = None  # the machine's own when None
