"""How newsloom behaves towards other people's servers, and how much it takes from them."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Limits:
    """What no server may exceed, in bytes and seconds. Tests set shorter ones; nobody else needs to."""

    page_bytes: int = 16 << 20  # after decompression, as are the others
    listing_bytes: int = 64 << 20  # feeds and sitemaps; the sitemap protocol allows 50 MB
    file_bytes: int = 256 << 20  # what is of unknown kind may be a file of many articles
    ratio: int = 200  # decompressed to transferred; news pages stay below 30
    seconds: float = 60.0  # for a page or listing, redirects included, however steadily its bytes trickle
    file_seconds: float = 600.0
    silence: float = 20.0  # without a byte, or until a connection stands
    redirects: int = 10
    attempts: int = 3
    pause: float = 1.0  # before the second attempt; four times that before the third
    patience: float = 60.0  # the longest wait that a server can ask for within a run; beyond it, the host is left alone
    crawl_delay: float = 30.0  # the longest that robots.txt can ask for between requests
    failures: int = 5  # requests in a row, until a host is left alone
    rest: float = 3600.0  # for how long
    robots_seconds: float = 86400.0  # how long robots.txt is remembered
    at_once: int = 64  # exchanges under way and responses not yet taken
    held_bytes: int = 128 << 20  # of responses not yet taken, before further exchanges wait


@dataclass(frozen=True, slots=True)
class Policy:
    """A source's manners. `local` allows loopback and private addresses, for a source that the user declared local."""

    contact: str | None = None  # an address or URL in the user agent, for the people whose servers are asked
    local: bool = False
    seconds_between: float = 1.0  # from one request to a host to the next
    archive: Path | None = None  # a folder: every response is kept there as WARC
    limits: Limits = field(default_factory=Limits)


@dataclass(frozen=True, slots=True)
class HostState:
    """What a run learned about a host, for the next run."""

    host: str  # with its port where that is not the scheme's own
    failures: int  # requests in a row, the last ones
    quiet_until: datetime | None  # UTC: no request until then
    reason: str | None  # a sentence; None when all is well
