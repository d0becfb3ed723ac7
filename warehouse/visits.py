"""What is known of web addresses: what each answered last, which are due again, which hosts are left alone."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb
import polars as pl

from warehouse.sqlfiles import sql


@dataclass(frozen=True, slots=True)
class Seen:
    """One address that was visited before: a row of ops.visits, or nothing but `is_removed` when its article was removed."""

    is_removed: bool
    visit_id: int | None = None
    url: str | None = None
    kind: str | None = None
    input: str | None = None
    etag: str | None = None
    last_modified: str | None = None
    listed_modified_at: datetime | None = None
    status: int | None = None
    article_id: int | None = None
    content_hash: str | None = None
    first_seen_at: datetime | None = None
    fetched_at: datetime | None = None
    changed_at: datetime | None = None
    next_visit_at: datetime | None = None
    failures: int | None = None
    problem: str | None = None
    gone_at: datetime | None = None
    listed_at: str | None = None
    listed_id: str | None = None
    listed_tags: list[str] | None = None


_COLUMNS = ", ".join(Seen.__slots__)


class Visits:
    """The committed state of the web's side of a warehouse, for looking up. Times are UTC."""

    def __init__(self, con: duckdb.DuckDBPyConnection) -> None:
        self._con = con

    def known(self, address_ids: Sequence[int]) -> dict[int, Seen]:
        """What is known of addresses, by id; those never met are absent."""
        if not address_ids:
            return {}
        self._con.register("wanted", pl.DataFrame({"address_id": address_ids}, schema={"address_id": pl.Int64}).to_arrow())
        try:
            rows = self._con.execute(f"SELECT address_id, {_COLUMNS} FROM ({sql('steps/visits_known')})").fetchall()
        finally:
            self._con.unregister("wanted")
        return {row[0]: Seen(*row[1:]) for row in rows}

    def due(self, inputs: Sequence[str]) -> list[Seen]:
        """The pages found through `inputs` that are to be asked again by now, the longest waiting first."""
        rows = self._con.execute(f"SELECT {_COLUMNS} FROM ({sql('steps/visits_due')})", {"inputs": list(inputs)}).fetchall()
        return [Seen(*row) for row in rows]

    def quiet_hosts(self) -> dict[str, datetime]:
        """The hosts that are left alone, and until when."""
        return dict(self._con.execute("SELECT host, quiet_until FROM ops.hosts WHERE quiet_until > now()").fetchall())


def record_visits(con: duckdb.DuckDBPyConnection, visits: pl.DataFrame | None, hosts: pl.DataFrame | None) -> None:
    """Record a batch's visits and hosts inside its load's transaction; its articles are registered as `incoming`."""
    if visits is None or hosts is None:
        return
    con.register("new_visits", visits.to_arrow())
    con.register("new_hosts", hosts.to_arrow())
    try:
        con.execute(sql("steps/visits_record"))
    finally:
        con.unregister("new_visits")
        con.unregister("new_hosts")
