"""Outcomes to bounded batches: frames of records, rejects, visits and hosts that are loaded together."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from operator import attrgetter

import polars as pl

from flows.frames import HOSTS, RECORDS, REJECTS, VISITS
from flows.web.policy import HostState

from .outcome import Record, Reject, Visit, sentence

type Outcome = Record | Reject | Visit | HostState

_RECORD, _VISIT, _HOST = attrgetter(*RECORDS), attrgetter(*VISITS), attrgetter(*HOSTS)


@dataclass(frozen=True, slots=True)
class Defaults:
    """Values for records that have none of their own."""

    source: str | None = None
    country: str | None = None
    language: str | None = None


@dataclass(frozen=True, slots=True)
class Extracted:
    """One batch: frames of `flows.frames.RECORDS`, `REJECTS`, `VISITS` and `HOSTS`."""

    records: pl.DataFrame
    rejects: pl.DataFrame
    visits: pl.DataFrame
    hosts: pl.DataFrame


@dataclass(frozen=True, slots=True)
class Bounds:
    """What a batch holds at most; over `seconds` it is handed on as it is, so that slow servers do not delay what is there."""

    articles: int = 200
    characters: int = 8_000_000
    seconds: float = 60.0


@dataclass(slots=True)
class _Pending:
    """A batch in the making."""

    records: list[Record] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    visits: list[Visit] = field(default_factory=list)
    hosts: list[HostState] = field(default_factory=list)
    characters: int = 0
    begun: float = field(default_factory=time.monotonic)

    def add(self, outcome: Outcome) -> None:
        match outcome:
            case Record():
                self.records.append(outcome)
                self.characters += outcome.characters
            case Reject():
                self.rejects.append(outcome)
            case Visit():
                self.visits.append(outcome)
                if outcome.gave:
                    self.add(outcome.gave)
            case HostState():
                self.hosts.append(outcome)

    def is_full(self, bounds: Bounds) -> bool:
        longest = max(len(self.records), len(self.rejects), len(self.visits))
        return longest >= bounds.articles or (bool(longest) and time.monotonic() - self.begun > bounds.seconds)

    def has_room_for(self, outcome: Outcome, bounds: Bounds) -> bool:
        record = outcome.gave if isinstance(outcome, Visit) else outcome
        return not (isinstance(record, Record) and self.records and self.characters + record.characters > bounds.characters)

    def framed(self, defaults: Defaults) -> Extracted:
        records = _frame([_RECORD(record) for record in self.records], RECORDS).with_columns(
            pl.col(name).fill_null(pl.lit(getattr(defaults, name), pl.String)) for name in ("source", "country", "language")
        )
        rejects = [(one.input, one.position, "extract", sentence(one.reason), one.excerpt) for one in self.rejects]
        visits, hosts = [_VISIT(visit) for visit in self.visits], [_HOST(host) for host in self.hosts]
        return Extracted(records, _frame(rejects, REJECTS), _frame(visits, VISITS), _frame(hosts, HOSTS))


def batched(outcomes: Iterable[Outcome], defaults: Defaults, bounds: Bounds) -> Iterator[Extracted]:
    """The outcomes in batches within `bounds`, in their order; a visit and what it gave are never apart."""
    pending = _Pending()
    for outcome in outcomes:
        if not pending.has_room_for(outcome, bounds):
            yield pending.framed(defaults)
            pending = _Pending()
        pending.add(outcome)
        if pending.is_full(bounds):
            yield pending.framed(defaults)
            pending = _Pending()
    if pending.records or pending.rejects or pending.visits or pending.hosts:
        yield pending.framed(defaults)


def _frame(rows: Sequence[tuple[object, ...]], schema: pl.Schema) -> pl.DataFrame:
    return pl.DataFrame(rows, schema=schema, orient="row")
