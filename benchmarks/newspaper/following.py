"""Newsloom's steps over the newspaper, a day at a time; days pass by making what is stored older, not by waiting."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from time import perf_counter

import duckdb
import polars as pl

from benchmarks.newspaper.listings import LISTINGS, SECTIONS
from benchmarks.newspaper.server import Asked, Site, serving
from benchmarks.newspaper.world import DAYS, SITES, World
from flows.annotate.tables import empty
from flows.clean import clean
from flows.extract.step import Extracted, extract
from flows.follow import Web
from flows.web.guard import GuardedNetwork
from flows.web.policy import Limits, Policy
from warehouse.connection import open_state
from warehouse.layout import Layout
from warehouse.loading import Batch, Versions, load
from warehouse.planning import plan
from warehouse.visits import Visits

# A site that says 429 is asked at half the pace from then on, down to the longest crawl delay: here, a moment.
LIMITS = Limits(page_bytes=2 << 20, seconds=3.0, silence=2.0, pause=0.05, crawl_delay=0.05)


@dataclass
class Outcome:
    """What three days came to."""

    world: World
    con: duckdb.DuckDBPyConnection
    log: list[Asked]
    connected: set[str]
    seconds: list[float] = field(default_factory=list)


class _Connections:
    """Every address that a socket of this process is connected to, whatever library does it."""

    def __init__(self) -> None:
        self.found: set[str] = set()
        self.is_on = False
        sys.addaudithook(self._hear)

    def _hear(self, event: str, arguments: tuple[object, ...]) -> None:
        if self.is_on and event == "socket.connect" and isinstance(arguments[1], tuple):
            self.found.add(str(arguments[1][0]))


_connections: list[_Connections] = []


@contextmanager
def _heard() -> Iterator[set[str]]:
    if not _connections:  # a hook cannot be taken away again
        _connections.append(_Connections())
    hook = _connections[0]
    hook.found, hook.is_on = set(), True
    try:
        yield hook.found
    finally:
        hook.is_on = False


@contextmanager
def followed(world: World, folder: Path, archive: Path | None = None, limits: Limits = LIMITS) -> Iterator[Outcome]:
    """The world followed for three days into a warehouse in `folder`."""
    with serving(world) as (sites, log), _heard() as connected, open_state(Layout(folder / "news.duckdb")) as con:
        outcome = Outcome(world, con, log, connected)
        for day in range(1, DAYS + 1):
            for site in sites:
                site.day = day
            begun = perf_counter()
            _follow(con, _web(world, sites, con, archive, limits), world, day)
            outcome.seconds.append(perf_counter() - begun)
            print(f"day {day}: {outcome.seconds[-1]:.0f} s, {len(log):,} requests so far", file=sys.stderr)
            if day < DAYS:
                _age(con, DAYS - day)
        yield outcome


def _web(world: World, sites: list[Site], con: duckdb.DuckDBPyConnection, archive: Path | None, limits: Limits) -> Web:
    names = {f"{prefix}.{name}.test": f"127.0.0.{number + 2}" for number, name in enumerate(SITES) for prefix in ("www", "m")}

    async def resolve(host: str, port: int) -> list[str]:
        return [names[host]] if host in names else [str(ip_address(host))]

    policy = Policy("desk@example.org", local=True, seconds_between=0.0, archive=archive, limits=limits)
    sections = tuple(f"http://{world.host(site.number)}{path}" for site in sites for path in SECTIONS[site.number])
    return Web(policy, Visits(con), "newspapers", sections, network=GuardedNetwork(local=True, resolve=resolve))


def _follow(con: duckdb.DuckDBPyConnection, web: Web, world: World, day: int) -> None:
    inputs = [f"http://{world.host(site)}{path}" for site in range(len(SITES)) for path in LISTINGS[site]]
    _load(con, extract(inputs, web=web), f"day {day}")


@contextmanager
def loaded(inputs: list[str], folder: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """A warehouse in `folder` of files, such as an archive."""
    with open_state(Layout(folder / "news.duckdb")) as con:
        _load(con, extract(inputs), "files")
        yield con


def _load(con: duckdb.DuckDBPyConnection, batches: Iterator[Extracted], run: str) -> None:
    for number, extracted in enumerate(batches):
        cleaned = clean(extracted.records)
        rejects = pl.concat([extracted.rejects, cleaned.rejects])
        batch = Batch(number, plan(con, cleaned.articles), empty(), rejects, extracted.visits, extracted.hosts)
        load(con, run, batch, Versions("0", "none", "none"))


def _age(con: duckdb.DuckDBPyConnection, days: int) -> None:
    """What was just visited was visited `days` ago: on the newspaper's own day."""
    today = datetime.now(UTC) - timedelta(hours=12)
    for column in ("first_seen_at", "changed_at", "next_visit_at", "gone_at", "fetched_at"):
        con.execute(
            f"UPDATE ops.visits SET {column} = {column} - to_days(?::INTEGER) WHERE {column} > ? AND fetched_at > ?",
            [days, today, today],
        )
    con.execute("DELETE FROM ops.hosts")
