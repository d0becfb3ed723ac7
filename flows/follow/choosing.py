"""Which entries of a listing are worth a request: those never met, and those that the listing says were changed since."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

import polars as pl

from flows.clean.dates import read_dates
from flows.extract.listing import Entry
from flows.follow.visit import Target, address_id
from flows.follow.web import Known
from warehouse.visits import Seen

_DAY = timedelta(days=1)
_EARLIEST = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Chosen:
    """An entry worth a request."""

    target: Target
    entry: Entry


def choose(entries: Iterable[Entry], kind: str, found_in: str, known: Known, taken: set[int]) -> list[Chosen]:
    """The entries to ask for as `kind`, newest first, none that is in `taken`, which grows by them."""
    fresh: dict[int, Entry] = {}
    for entry in entries:
        if entry.url and (number := address_id(entry.url)) not in taken:
            fresh.setdefault(number, entry)
    seen = known.known(list(fresh))
    modified = _moments([entry.modified for entry in fresh.values()])
    published = _moments([entry.published for entry in fresh.values()])
    wanted = _is_listing_wanted if kind == "sitemap" else _is_page_wanted
    chosen: list[tuple[datetime, Chosen]] = []
    for (number, entry), changed_at, published_at in zip(fresh.items(), modified, published, strict=True):
        before = seen.get(number)
        if before is not None and (before.is_removed or before.visit_id in taken or not wanted(before, changed_at)):
            continue
        target = Target((before and before.url) or entry.url or "", kind, found_in, before, changed_at, entry.url)
        chosen.append((changed_at or published_at or _EARLIEST, Chosen(target, remembered(entry, before))))
        taken.update({number, before.visit_id or number} if before else {number})
    chosen.sort(key=lambda pair: pair[0], reverse=True)
    return [one for _, one in chosen]


def remembered(entry: Entry, seen: Seen | None) -> Entry:
    """The entry with what an earlier listing said of the page: its first date stays, whichever listing leads there next."""
    if seen is None:
        return entry
    changed_at = seen.listed_modified_at.isoformat() if seen.listed_modified_at else None
    return replace(
        entry,
        published=seen.listed_at or entry.published,
        modified=entry.modified or changed_at,
        external_id=seen.listed_id or entry.external_id,
        tags=tuple(seen.listed_tags or entry.tags),
    )


def _is_page_wanted(seen: Seen, modified_at: datetime | None) -> bool:
    """Whether a page that was met is worth a request, as a listing says that it was changed at `modified_at`.

    The publisher's dates are compared with each other, as its clock may be wrong; only where there is no earlier one, with
    the time of the last visit.
    """
    if modified_at is None:
        return False
    if seen.listed_modified_at:
        return modified_at > seen.listed_modified_at
    return seen.fetched_at is None or modified_at > seen.fetched_at


def _is_listing_wanted(seen: Seen, modified_at: datetime | None) -> bool:
    """Whether a sitemap of an index is worth a request; one without a date always is, and a bare day lasts until its end."""
    if modified_at is None or seen.problem or seen.fetched_at is None:
        return True
    end = modified_at + (_DAY if modified_at.time() == time.min else timedelta())
    return end > seen.fetched_at or (seen.listed_modified_at is not None and modified_at > seen.listed_modified_at)


def _moments(written: list[str | None]) -> list[datetime | None]:
    dates = read_dates(pl.Series("written", written, dtype=pl.String), now=datetime.now(UTC) + timedelta(days=1))
    return list(dates["at"])
