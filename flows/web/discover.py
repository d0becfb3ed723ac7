"""From one address to a `[[source]]` of newsloom.toml: asks the site what it offers, and keeps what really lists articles."""

import csv
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

from flows.clean.addresses import registrable_domain
from flows.extract.feeds import read_feed
from flows.extract.listing import Listing
from flows.extract.outcome import UnreadableError
from flows.extract.sections import read_section
from flows.extract.sitemaps import read_sitemap
from warehouse.errors import UserError
from warehouse.resources import resource

from .exchange import Request, Response
from .fetching import Fetcher
from .front_page import FrontPage, read_front_page
from .robots import Robots

ENOUGH_LINKS = 5  # articles that a page must name to be worth following
MOST_FEEDS, MOST_SITEMAPS, MOST_SECTIONS = 3, 2, 6
_INNER_SITEMAPS = 4  # of an index, those that may be of news

type Say = Callable[[str], None]


@dataclass(slots=True)
class Proposal:
    """A source as found."""

    url: str
    name: str
    feeds: list[str] = field(default_factory=list)
    sitemaps: list[str] = field(default_factory=list)
    sections: list[str] = field(default_factory=list)
    language: str | None = None
    country: str | None = None
    local: bool = False

    def toml(self) -> str:
        """The `[[source]]` entry."""
        defaults = {"source": self.name, "country": self.country, "language": self.language}
        given = ", ".join(f"{key} = {_quoted(value)}" for key, value in defaults.items() if value)
        lines = ["[[source]]", f"name = {_quoted(self.name)}", f"inputs = {_listed([*self.feeds, *self.sitemaps])}"]
        if self.sections:
            lines.append(f"sections = {_listed(self.sections)}")
        lines += ['every = "30 minutes"', f"defaults = {{ {given} }}"]
        if self.local:
            lines.append("local = true")
        return "\n".join(lines) + "\n"


def discover(url: str, fetcher: Fetcher, say: Say, *, local: bool = False) -> Proposal:
    """Ask the site at `url` what it offers; `say` is told what was tried. Raises `UserError` when there is no page."""
    search = _Search(fetcher, say)
    front = search.front(url if "://" in url else f"https://{url}")
    feed, _ = _listing(front, read_feed)
    if feed is not None:
        name = feed.title or urlsplit(front.url).netloc
        return Proposal(front.url, name, feeds=[front.url], language=(feed.language or "")[:2].lower() or None, local=local)
    try:
        page = read_front_page(front.body, front.url, front.charset)
    except UnreadableError as fault:
        raise UserError(f"{front.url}: {fault}.") from fault
    proposal = Proposal(front.url, page.name or registrable_domain(front.url) or urlsplit(front.url).netloc)
    proposal.local = local
    search.feeds(front, page, proposal)
    search.sitemaps(front, proposal)
    search.sections(front, page, proposal)
    proposal.language = page.language or search.language
    proposal.country = page.country
    if not (proposal.feeds or proposal.sitemaps or proposal.sections):
        raise UserError(
            f"{front.url} offers no feed, no news sitemap and no page that names articles; give the address of a section of it."
        )
    return proposal


class _Search:
    """The questions put to one site."""

    def __init__(self, fetcher: Fetcher, say: Say) -> None:
        self._fetcher = fetcher
        self._say = say
        self.language: str | None = None

    def front(self, url: str) -> Response:
        """The front page."""
        (response,) = self._fetcher.fetch([Request(url, "section")])
        if response.problem is not None:
            raise UserError(f"{url}: {response.problem}.")
        return response

    def feeds(self, front: Response, page: FrontPage, proposal: Proposal) -> None:
        """Feeds that the page declares, else those at the usual paths."""
        wanted: Iterable[str] = page.feeds or _usual("feed", front.url)
        for address, listing in self._read(wanted, "feed", read_feed):
            self.language = self.language or (listing.language or "")[:2].lower() or None
            if len(proposal.feeds) < MOST_FEEDS and address not in proposal.feeds:
                proposal.feeds.append(address)

    def sitemaps(self, front: Response, proposal: Proposal) -> None:
        """News sitemaps: those that robots.txt names, else those at the usual paths, and inside indexes."""
        (robots,) = self._fetcher.fetch([Request(urljoin(front.url, "/robots.txt"), "unknown")])
        named = Robots(robots.body).sitemaps if robots.problem is None else []
        self._say(f"robots.txt names {len(named)} sitemap{'' if len(named) == 1 else 's'}")
        wanted = sorted(named, key=lambda address: "news" not in address.lower())[:_INNER_SITEMAPS] or _usual(
            "sitemap", front.url
        )
        found = self._read(wanted, "sitemap", read_sitemap)
        inner = [entry.url for _, listing in found for entry in listing.entries if entry.is_listing and entry.url]
        found += self._read([url for url in inner if "news" in url.lower()][:_INNER_SITEMAPS], "sitemap", read_sitemap)
        for address, listing in found:
            is_news = any(entry.published or entry.title for entry in listing.entries if not entry.is_listing)
            if is_news and address not in proposal.sitemaps and len(proposal.sitemaps) < MOST_SITEMAPS:
                proposal.sitemaps.append(address)
        if not (proposal.feeds or proposal.sitemaps) and found:
            proposal.sitemaps.append(found[0][0])  # of all pages, not of news alone: better than nothing

    def sections(self, front: Response, page: FrontPage, proposal: Proposal) -> None:
        """Pages in the menu that name articles; the front page itself where the menu has none."""
        found = self._read(page.sections, "section", read_section)
        proposal.sections = [address for address, _ in found][:MOST_SECTIONS]
        if not proposal.sections and len(read_section(front.body, front.url, front.charset).entries) >= ENOUGH_LINKS:
            proposal.sections = [front.url]

    def _read(
        self, addresses: Iterable[str], kind: str, read: Callable[[bytes, str | None, str | None], Listing]
    ) -> list[tuple[str, Listing]]:
        """The addresses that are listings of their kind, with what they list, in the order given."""
        wanted = list(dict.fromkeys(addresses))
        found = {}
        for response in self._fetcher.fetch(Request(address, kind) for address in wanted):
            asked = response.request.url
            listing, reason = _listing(response, read)
            if listing is None or (kind == "section" and len(listing.entries) < ENOUGH_LINKS):
                self._say(f"{kind} {asked}: {reason or 'names too few articles'}")
            else:
                self._say(f"{kind} {asked}: lists {len(listing.entries):,}")
                found[asked] = (response.url, listing)
        return [found[address] for address in wanted if address in found]


def _listing(response: Response, read: Callable[[bytes, str | None, str | None], Listing]) -> tuple[Listing | None, str]:
    if response.problem is not None:
        return None, response.problem
    try:
        listing = read(response.body, response.url, response.charset)
    except UnreadableError as fault:
        return None, str(fault)
    return (listing, "") if listing.entries else (None, "lists nothing")


def _usual(kind: str, url: str) -> list[str]:
    """Addresses at which many sites have their feeds or sitemaps."""
    with resource("seeds", "site_paths.csv").open(encoding="utf-8", newline="") as file:
        return [urljoin(url, row["path"]) for row in csv.DictReader(file) if row["kind"] == kind]


def _quoted(text: str) -> str:
    """A TOML string; JSON's escapes are TOML's too, but for the one letter that JSON leaves as it is."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _listed(addresses: list[str]) -> str:
    if len(addresses) < 2:
        return f"[{', '.join(map(_quoted, addresses))}]"
    return "[\n" + "".join(f"    {_quoted(address)},\n" for address in addresses) + "]"
