"""Follows web addresses: listings first, then the pages that they name and that are new or changed, then the revisits due.

A listing's own visit comes after all that it led to, so a run that is killed reads it again. Whatever goes wrong with one
address costs that one.
"""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from flows.extract.inputs import label_of_address
from flows.extract.listing import Entry
from flows.extract.outcome import UNFORESEEN, Record, Reject, UnreadableError, Visit, sentence
from flows.extract.stream import Place
from flows.follow.choosing import Chosen, choose, remembered
from flows.follow.reading import kind_of, listing_of, place_of, record_of, record_of_entry
from flows.follow.visit import GONE, NOT_MODIFIED, Target, address_id, visit_of
from flows.follow.web import Web
from flows.web.exchange import Request, Response
from flows.web.fetching import Fetcher
from flows.web.policy import HostState

type Outcome = Record | Reject | Visit | HostState
type ReadFile = Callable[[bytes, Place], Iterable[Record | Reject]]

_log = logging.getLogger(__name__)


def follow(inputs: Sequence[str], lists: Mapping[str, Sequence[str]], web: Web, read_file: ReadFile) -> Iterator[Outcome]:
    """Everything new behind the addresses `inputs`, the pages in `lists` (by the list's name) and the section pages of `web`.

    An input is asked each time, a page of a list only until it was seen. `read_file` reads what is neither listing nor page.
    The states of hosts come last.
    """
    with Fetcher(web.policy, web.known.quiet_hosts(), web.network) as fetcher:
        yield from _Following(web, fetcher, read_file).run(inputs, lists)
        yield from fetcher.hosts()


class _Following:
    """One run over one source's addresses."""

    def __init__(self, web: Web, fetcher: Fetcher, read_file: ReadFile) -> None:
        self.web, self.fetcher, self.read_file = web, fetcher, read_file
        self.taken: set[int] = set()
        self.told: set[str] = set()
        self.queue: deque[Target] = deque()
        self.sitemaps: dict[str, int] = {}

    def run(self, inputs: Sequence[str], lists: Mapping[str, Sequence[str]]) -> Iterator[Outcome]:
        yield from self._inputs(inputs)
        for name, urls in lists.items():
            entries = (Entry(url) for url in urls)
            yield from self._pages(choose(entries, "page", name, self.web.known, self.taken))
        due = self.web.known.due([*lists, *(label_of_address(url) for url in (*inputs, *self.web.sections))])
        yield from self._pages(
            Chosen(Target(seen.url, "page", seen.input or "", seen), remembered(Entry(seen.url), seen))
            for seen in due
            if seen.url and seen.visit_id not in self.taken
        )

    def _inputs(self, inputs: Sequence[str]) -> Iterator[Outcome]:
        """The inputs and sections, and the sitemaps that they lead to, some at a time."""
        found = {address_id(url): (url, "unknown") for url in inputs}
        found |= {address_id(url): (url, "section") for url in self.web.sections}
        seen = self.web.known.known(list(found))
        for number, (url, kind) in found.items():
            before = seen.get(number)
            if before and before.is_removed:
                yield Reject(
                    label_of_address(url), None, "its article was removed for good by hand, so it is not fetched again"
                )
                continue
            if kind == "unknown" and before and before.kind and not before.problem:
                kind = before.kind if before.kind != "file" else "unknown"
            self.queue.append(Target(url, kind, label_of_address(url), before))
        self.taken |= found.keys()
        while self.queue:
            at_once = min(self.web.most.listings_at_once, len(self.queue))
            yield from self._listings([self.queue.popleft() for _ in range(at_once)])

    def _listings(self, targets: list[Target]) -> Iterator[Outcome]:
        """What the addresses give: the pages that listings name, then the listings' own visits."""
        chosen: list[Chosen] = []
        visits: list[Visit] = []
        for target, response in self._fetched(targets):
            visit = visit_of(target, response, self.web.source)
            try:
                if response.problem is not None:
                    raise UnreadableError(response.problem)
                if response.status == NOT_MODIFIED:
                    visits.append(visit)
                    continue
                if visit.kind == "unknown":
                    visit.kind = kind_of(response)
                if visit.kind == "page":
                    yield self._page_visit(Chosen(target, remembered(Entry(target.url), target.seen)), response)
                elif visit.kind == "file":
                    yield from self.read_file(response.body, place_of(target, response))
                    visits.append(visit)
                else:
                    yield from self._listing(visit, target, response, chosen)
                    visits.append(visit)
            except UnreadableError as fault:
                yield self._unreadable(visit, str(fault))
            except Exception as error:  # one listing must never end the run, whatever it has found in this code
                _log.exception("reading %s failed", visit.url)
                yield self._unreadable(visit, f"{UNFORESEEN} ({type(error).__name__}: {error}); please report it")
        yield from self._pages(chosen)
        yield from visits

    def _listing(self, visit: Visit, target: Target, response: Response, chosen: list[Chosen]) -> Iterator[Reject]:
        """Puts the listing's pages that are wanted into `chosen`, and its sitemaps into the queue."""
        listing = listing_of(visit.kind, response)
        for problem in listing.problems:
            yield Reject(target.label, None, problem)
        inner = [entry for entry in listing.entries if entry.is_listing]
        if any(entry.modified is None for entry in inner):
            visit.etag = visit.last_modified = None  # an index that does not say which of its sitemaps changed is always read
        left = self.sitemaps.setdefault(target.input, self.web.most.sitemaps)
        sitemaps = choose(inner, "sitemap", target.input, self.web.known, self.taken)[:left]
        self.sitemaps[target.input] -= len(sitemaps)
        self.queue.extend(one.target for one in sitemaps)
        entries = (entry for entry in listing.entries if not entry.is_listing)
        pages = choose(entries, "page", target.input, self.web.known, self.taken)
        if len(pages) > self.web.most.pages:
            visit.etag = visit.last_modified = None  # the rest is for the next run, which has to read it again
            self.taken -= {one.target.number for one in pages[self.web.most.pages :]}
        chosen += pages[: self.web.most.pages]

    def _unreadable(self, visit: Visit, reason: str) -> Visit:
        visit.etag = visit.last_modified = visit.content_hash = None
        visit.problem = visit.problem or sentence(reason)
        visit.gave = Reject(visit.url, None, reason)
        return visit

    def _pages(self, chosen: Iterable[Chosen]) -> Iterator[Visit]:
        entries: dict[str, Entry] = {}

        def targets() -> Iterator[Target]:
            for one in chosen:
                entries[one.target.url] = one.entry
                yield one.target

        for target, response in self._fetched(targets()):
            yield self._page_visit(Chosen(target, entries.pop(target.url)), response)

    def _fetched(self, targets: Iterable[Target]) -> Iterator[tuple[Target, Response]]:
        """Each target with its response, as they come."""
        asked: dict[str, Target] = {}

        def requests() -> Iterator[Request]:
            for target in targets:
                asked[target.url] = target
                seen = target.seen
                yield Request(target.url, target.kind, seen.etag if seen else None, seen.last_modified if seen else None)

        for response in self.fetcher.fetch(requests()):
            yield asked.pop(response.request.url), response

    def _page_visit(self, one: Chosen, response: Response) -> Visit:
        visit = visit_of(one.target, response, self.web.source)
        visit.kind = "page"
        visit.listed_at, visit.listed_id, visit.listed_tags = one.entry.published, one.entry.external_id, list(one.entry.tags)
        seen = one.target.seen
        try:
            if response.problem is not None:
                visit.gave = self._instead(one, response)
            elif response.status != NOT_MODIFIED and not (seen and seen.content_hash == visit.content_hash):
                visit.gave = record_of(one.target, one.entry, response)
        except Exception as error:  # one page must never end the run, whatever it has found in this code
            _log.exception("reading %s failed", visit.url)
            visit.gave = Reject(visit.url, None, f"{UNFORESEEN} ({type(error).__name__}: {error}); please report it")
        return visit

    def _instead(self, one: Chosen, response: Response) -> Record | Reject | None:
        """What a page gives that cannot be had: what the feed carries of it, or a reject, unless that was said already."""
        if one.entry.html:
            return record_of_entry(one.target, one.entry, response)
        is_withdrawn = response.status in GONE and one.target.seen and one.target.seen.article_id
        problem = response.problem or ""
        is_said = response.status is None and response.passing and problem in self.told
        self.told.add(problem)
        return None if is_withdrawn or is_said else Reject(one.target.label, None, problem)
