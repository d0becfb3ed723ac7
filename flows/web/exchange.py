"""What is asked of the web and what comes of it: exactly one `Response` for each `Request`, whatever the server does."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Request:
    """An address to fetch; `etag` and `last_modified`, as the server last gave them, make the request conditional."""

    url: str
    kind: str  # "feed", "sitemap", "section", "page" or "unknown": what to ask for, and how large it may be
    etag: str | None = None
    last_modified: str | None = None


@dataclass(frozen=True, slots=True)
class Response:
    """What became of a request. `problem` is None when there is a body, or when the server says that nothing changed (304)."""

    request: Request
    url: str  # the final address
    chain: tuple[str, ...]  # every address on the way, the requested one first, the final one last
    status: int | None  # None: no answer
    headers: Mapping[str, str]  # lower-case names
    body: bytes  # decompressed, within the limits; empty when status is 304 or there is a problem
    charset: str | None  # as the Content-Type header declares it, in lower case
    fetched_at: datetime  # UTC
    problem: str | None  # a sentence for ops.rejects: why it was refused or failed
    passing: bool  # the problem may heal: try again, not before retry_at
    retry_at: datetime | None  # UTC; None when nothing says how long to wait
