"""A visit: what is to be remembered of an address, and when it is asked again.

A page that gave an article is asked again an hour, a day and a week after it was first seen, which finds most edits and
withdrawals, and then no more. What failed in a way that may pass is tried again, at growing intervals.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from flows.clean.addresses import canonical_url, folded_url
from flows.extract.inputs import label_of_address
from flows.extract.outcome import Visit, sentence
from flows.web.exchange import Response
from warehouse.identifiers import stable_id
from warehouse.visits import Seen

REVISITS = (timedelta(hours=1), timedelta(days=1), timedelta(days=7))  # after the first sight
RETRY = timedelta(minutes=10)  # doubled with each failure in a row
LONGEST_RETRY = timedelta(days=1)
MOST_FAILURES = 10  # in a row; then only a listing that says "changed" leads there again
GONE = frozenset({404, 410})
NOT_MODIFIED = 304


@dataclass(frozen=True, slots=True)
class Target:
    """An address to ask: why, and what is known of it."""

    url: str
    kind: str
    input: str  # the input that led here
    seen: Seen | None = None
    modified_at: datetime | None = None  # by the listing
    listed_url: str | None = None  # as the listing wrote it

    @property
    def label(self) -> str:
        """The address as it is stored."""
        return label_of_address(self.url)

    @property
    def number(self) -> int:
        """What the address is known by."""
        return address_id(self.url)


def address_id(url: str) -> int:
    """The stable id of an address: the id of the article whose canonical address it is."""
    label = label_of_address(url)
    return stable_id(f"url:{folded_url(canonical_url(label) or label)}")


def visit_of(target: Target, response: Response, source: str | None) -> Visit:
    """What is to be remembered of `response`; `kind` and `gave` are up to the caller."""
    seen = target.seen or Seen(is_removed=False)
    now = response.fetched_at
    visit = Visit(
        visit_id=seen.visit_id or target.number,
        url=seen.url or target.label,
        kind=target.kind,
        source=source,
        input=target.input,
        etag=seen.etag,
        last_modified=seen.last_modified,
        listed_modified_at=max(filter(None, (seen.listed_modified_at, target.modified_at)), default=None),
        status=response.status,
        content_hash=seen.content_hash,
        first_seen_at=seen.first_seen_at,
        fetched_at=now,
        changed_at=seen.changed_at,
        gone_at=seen.gone_at,
        address_ids=sorted({target.number, *(address_id(url) for url in (*response.chain, response.url))}),
    )
    if response.problem is not None:
        _failed(visit, seen, response)
    else:
        _answered(visit, response)
    return visit


def _answered(visit: Visit, response: Response) -> None:
    now = response.fetched_at
    visit.first_seen_at = visit.first_seen_at or now
    visit.gone_at = None
    visit.next_visit_at = next_revisit(visit.first_seen_at, now)
    if response.status == NOT_MODIFIED:
        return
    visit.etag, visit.last_modified = response.headers.get("etag"), response.headers.get("last-modified")
    found = hashlib.sha256(response.body).hexdigest()
    if found != visit.content_hash:
        visit.content_hash, visit.changed_at = found, now


def _failed(visit: Visit, seen: Seen, response: Response) -> None:
    now = response.fetched_at
    visit.failures = (seen.failures or 0) + 1
    visit.problem = sentence(response.problem or "")
    if visit.kind == "sitemap":  # what it lists was not read, so its date is not to be believed yet
        visit.listed_modified_at = seen.listed_modified_at
    if response.status in GONE:
        if seen.first_seen_at:
            visit.gone_at = seen.gone_at or now
            visit.next_visit_at = next_revisit(seen.first_seen_at, now)  # some come back
    elif response.passing and visit.failures <= MOST_FAILURES:
        visit.next_visit_at = response.retry_at or now + min(RETRY * 2 ** (visit.failures - 1), LONGEST_RETRY)


def next_revisit(first_seen_at: datetime, now: datetime) -> datetime | None:
    """The first revisit by plan that lies after `now`."""
    return next((first_seen_at + after for after in REVISITS if first_seen_at + after > now), None)
