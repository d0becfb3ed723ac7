"""Fetch one page or file over HTTP, with a limit on everything, and again where the fault may heal.

Addresses are taken as given: guarding against addresses inside a private network is a matter of its own, not done here.
"""

import email.utils
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import IO

import httpx

from .outcome import UnreadableError

MAX_BYTES = 512 << 20
MAX_REDIRECTS = 5
TIMEOUT = httpx.Timeout(20, connect=10)
MAX_SECONDS = 600.0  # for one attempt, however steadily its bytes trickle
PAUSES = (0.5, 2.0, 8.0)  # seconds before the second, third and fourth attempt
MAX_PAUSE = 60.0  # the longest that a server's Retry-After is waited for
_HEALS = frozenset({408, 425, 429, 500, 502, 503, 504})
_NEVER_ARTICLES = ("image/", "video/", "audio/", "font/", "text/css", "application/javascript", "text/javascript")
_AGENT = "newsloom/0.1 (news warehouse; one page at a time)"


@dataclass(frozen=True, slots=True)
class Fetched:
    """What an address gave: its bytes in a temporary file at its start, the address after redirects, the declared charset."""

    file: IO[bytes]
    url: str
    charset: str | None


class _PassingError(Exception):
    """A fault that may heal; `pause` is what the server asks to wait, in seconds."""

    def __init__(self, reason: str, pause: float | None = None) -> None:
        super().__init__(reason)
        self.pause = pause


@contextmanager
def fetched(url: str) -> Iterator[Fetched]:
    """The content of `url`, until the end of the `with` block. Raises `UnreadableError`."""
    with (
        tempfile.SpooledTemporaryFile(max_size=8 << 20) as file,
        httpx.Client(
            follow_redirects=True, max_redirects=MAX_REDIRECTS, timeout=TIMEOUT, headers={"User-Agent": _AGENT}
        ) as client,
    ):
        final, charset = _with_retries(client, url, file)
        file.seek(0)
        yield Fetched(file, final, charset)


def _with_retries(client: httpx.Client, url: str, file: IO[bytes]) -> tuple[str, str | None]:
    for pause in (*PAUSES, None):
        try:
            file.seek(0)
            file.truncate()
            return _attempt(client, url, file)
        except _PassingError as fault:
            wait = fault.pause if fault.pause is not None else pause
            if pause is None:
                raise UnreadableError(f"{fault}, after {len(PAUSES) + 1} attempts; run it again later") from fault
            if wait is not None and wait > MAX_PAUSE:
                raise UnreadableError(f"{fault}, and asks to wait {wait:,.0f} seconds; run it again then") from fault
            time.sleep((wait or pause) * random.uniform(1, 1.25))  # spread, so that many fetchers do not come back as one
    raise AssertionError("the last attempt returns or raises")


def _attempt(client: httpx.Client, url: str, file: IO[bytes]) -> tuple[str, str | None]:
    try:
        with client.stream("GET", url) as response:
            _check(response)
            _save(response, file)
            return str(response.url), response.charset_encoding
    except httpx.TimeoutException as error:
        raise _PassingError("the server did not answer in time") from error
    except httpx.TooManyRedirects as error:
        raise UnreadableError(
            f"the address redirects more than {MAX_REDIRECTS} times; give the page's final address"
        ) from error
    except httpx.UnsupportedProtocol as error:
        raise UnreadableError("the address redirects to one that is not http or https") from error
    except httpx.DecodingError as error:
        raise UnreadableError(f"the server's answer cannot be unpacked ({error})") from error
    except (httpx.InvalidURL, httpx.CookieConflict, UnicodeError) as error:
        raise UnreadableError(f"the address is not valid ({error}); check it") from error
    except httpx.TransportError as error:
        reason = str(error) or type(error).__name__
        if "CERTIFICATE_VERIFY_FAILED" in reason:
            raise UnreadableError(f"the server's certificate cannot be trusted ({reason})") from error
        raise _PassingError(f"the server cannot be reached ({reason})") from error


def _check(response: httpx.Response) -> None:
    status = response.status_code
    if status in _HEALS:
        pause = _retry_after(response.headers.get("Retry-After"))
        raise _PassingError(f"the server answered {status} {response.reason_phrase}".strip(), pause)
    if status != 200:
        advice = "check the address" if status in (404, 410) else "open it in a browser to see why"
        raise UnreadableError(f"the server answered {status} {response.reason_phrase}".strip() + f"; {advice}")
    kind = response.headers.get("Content-Type", "").lower()
    if kind.startswith(_NEVER_ARTICLES):
        raise UnreadableError(f"the address gives {kind.partition(';')[0]}, which holds no article; give the page's address")


def _save(response: httpx.Response, file: IO[bytes]) -> None:
    size = 0
    deadline = time.monotonic() + MAX_SECONDS
    for part in response.iter_bytes(1 << 16):
        size += len(part)
        if size > MAX_BYTES:
            raise UnreadableError(f"the address gives more than {MAX_BYTES >> 20} MB; download it and give the file instead")
        if time.monotonic() > deadline:
            raise UnreadableError(
                f"the address takes more than {MAX_SECONDS:,.0f} seconds; download it and give the file instead"
            )
        file.write(part)


def _retry_after(value: str | None) -> float | None:
    """The seconds that a Retry-After header asks to wait; it holds a number or a date."""
    if not value:
        return None
    if value.strip().isdigit():
        return float(value)
    try:
        return max(0.0, (email.utils.parsedate_to_datetime(value) - datetime.now(UTC)).total_seconds())
    except (ValueError, TypeError):
        return None
