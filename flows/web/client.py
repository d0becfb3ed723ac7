"""One exchange with one server, with a limit on everything; whatever the server does, what comes back is a `Hop`.

Nothing here raises for what a server sends, and nothing that it sends is executed. Redirects are reported, not followed, so
that each hop can be asked the same questions: may it be connected to, does robots.txt allow it, is it the host's turn?
"""

import asyncio
import email.utils
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

import httpcore
import httpx

from .addresses import InvalidAddressError, redirected
from .archive import Archive, Record
from .decoding import ACCEPTED, Decoder, DecodingError
from .guard import GuardedNetwork, RefusedError
from .policy import Policy

ROBOTS_BYTES = 500 << 10  # what RFC 9309 asks to be read at least; the rest is passed over
_ERROR_BYTES = 64 << 10  # of the pages that come with errors: enough for the archive, and to use the connection again
_LARGE = 16 << 20  # bodies that grow beyond it do so one at a time
_MAX_WAIT = 86400.0  # a Retry-After further off is taken as a day
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_HEALS = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 530})
_GOOD = frozenset({200, 203})
_NEVER_ARTICLES = ("image/", "video/", "audio/", "font/", "text/css", "application/javascript", "text/javascript")
_SECRETS = frozenset({"authorization", "cookie"})  # not kept in the archive
_PAGES = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"
_ACCEPT = {
    "feed": "application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,text/xml;q=0.9,*/*;q=0.5",
    "sitemap": "application/xml,text/xml,*/*;q=0.5",
    "robots": "text/plain,*/*;q=0.5",
    "unknown": "*/*",
}


@dataclass(slots=True)
class Hop:
    """What one exchange gave. `problem` is None for a body, a 304 and a redirect."""

    url: str
    at: datetime
    status: int | None = None
    headers: Mapping[str, str] | None = None  # lower-case names
    charset: str | None = None
    body: bytes = b""
    location: str | None = None  # where a redirect leads, absolute
    problem: str | None = None
    passing: bool = False
    fault: bool = False  # the host is not well: counted until it is left alone
    wait: float | None = None  # seconds that the server asks to wait


@cache
def _trusted() -> ssl.SSLContext:
    return httpx.create_ssl_context(trust_env=False)  # reading the certificates takes a while


class Transport(httpx.AsyncBaseTransport):
    """HTTP/1.1 over connections that the guard has let pass; nothing from the environment takes part."""

    def __init__(self, network: GuardedNetwork, connections: int) -> None:
        self._pool = httpcore.AsyncConnectionPool(
            ssl_context=_trusted(),
            max_connections=connections,
            keepalive_expiry=30,
            http1=True,
            http2=False,
            network_backend=network,
        )

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """The response with its body as a stream."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port, target=request.url.raw_path
        )
        answer = await self._pool.handle_async_request(
            httpcore.Request(request.method, url, headers=request.headers.raw, extensions=request.extensions)
        )
        assert not isinstance(answer.stream, bytes)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=_Stream(answer), extensions=answer.extensions, request=request
        )

    async def aclose(self) -> None:
        """Close every connection."""
        await self._pool.aclose()


class _Stream(httpx.AsyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for part in self._answer.aiter_stream():
            yield part

    async def aclose(self) -> None:
        await self._answer.aclose()


class Client:
    """Exchanges by `policy`; to be made and used in one event loop."""

    def __init__(self, policy: Policy, network: GuardedNetwork | None = None) -> None:
        self._limits = policy.limits
        self._archive = Archive(policy.archive) if policy.archive else None
        self._transport = Transport(network or GuardedNetwork(policy.local), policy.limits.at_once)
        self._timeouts = {"timeout": httpx.Timeout(policy.limits.silence, pool=None).as_dict()}
        self._large = asyncio.Lock()
        self._agent = _agent(policy.contact)

    async def exchange(self, url: str, kind: str, headers: Mapping[str, str], jar: httpx.Cookies, seconds: float) -> Hop:
        """What `url` (as `addresses.valid` gives it) answers within `seconds`; `jar` lives as long as a chain of redirects."""
        hop = Hop(url, datetime.now(UTC))
        try:
            async with asyncio.timeout(seconds):
                await self._ask(hop, kind, headers, jar)
        except Exception as error:
            hop.body = b""
            hop.problem, hop.passing, hop.fault = _explained(error, seconds)
        return hop

    async def _ask(self, hop: Hop, kind: str, headers: Mapping[str, str], jar: httpx.Cookies) -> None:
        sent = {"User-Agent": self._agent, "Accept": _ACCEPT.get(kind, _PAGES), "Accept-Encoding": ACCEPTED, **headers}
        request = httpx.Request("GET", hop.url, headers=sent, extensions=self._timeouts)
        jar.set_cookie_header(request)
        response = await self._transport.handle_async_request(request)
        try:
            hop.at = datetime.now(UTC)
            hop.status = response.status_code
            hop.headers = dict(response.headers.items())
            hop.charset = response.charset_encoding
            _judge(hop, response, kind, conditional="If-None-Match" in headers or "If-Modified-Since" in headers)
            if hop.location:
                jar.extract_cookies(response)
            await self._take(hop, response, kind)
        finally:
            await response.aclose()
        if hop.problem or hop.location or hop.status == 304:
            hop.body = b""

    async def _take(self, hop: Hop, response: httpx.Response, kind: str) -> None:
        limit, cut = self._allowance(hop, kind)
        whole = False
        try:
            whole = await self._read(response, hop, limit, cut)
        finally:
            if self._archive:
                self._archive.add(_record(response, hop, whole))

    async def _read(self, response: httpx.Response, hop: Hop, limit: int, cut: bool) -> bool:
        """Fill `hop.body`; whether it is whole. Raises what the connection or the decoder raises."""
        declared = response.headers.get("content-length", "")
        if not cut and declared.isascii() and declared.isdigit() and int(declared[:20]) > limit:
            raise DecodingError(f"the server announces {int(declared[:20]):,} bytes, more than the {limit:,} that are taken")
        body = bytearray()
        is_large = False
        async with AsyncExitStack() as alone:
            try:
                slack = 1 << 20 if cut else 0
                decoder = Decoder(response.headers.get("content-encoding", ""), limit + slack, self._limits.ratio)
                async for data in response.aiter_raw():
                    for piece in decoder.feed(data):
                        body += piece
                        if cut and len(body) >= limit:
                            return False
                    if len(body) > _LARGE and not is_large:
                        is_large = True
                        await alone.enter_async_context(self._large)
                decoder.end()
            except (DecodingError, httpcore.ProtocolError, httpcore.NetworkError):
                if not (hop.problem or hop.location):  # what matters of those is known by now
                    raise
                return False
            finally:
                del body[limit:]
                hop.body = bytes(body)
        return True

    def _allowance(self, hop: Hop, kind: str) -> tuple[int, bool]:
        """How many bytes of a body are taken, and whether a longer one is cut there or refused."""
        if hop.problem or hop.location or hop.status == 304:
            return _ERROR_BYTES, True
        limits = self._limits
        match kind:
            case "robots":
                return ROBOTS_BYTES, True
            case "feed" | "sitemap":
                return limits.listing_bytes, False
            case "unknown":
                return limits.file_bytes, False
        return limits.page_bytes, False

    def seconds(self, kind: str) -> float:
        """How long a request of this kind may take, redirects included, waiting for the host's turn not."""
        return self._limits.file_seconds if kind == "unknown" else self._limits.seconds

    async def close(self) -> None:
        """Close connections and the archive."""
        await self._transport.aclose()
        if self._archive:
            self._archive.close()


def _agent(contact: str | None) -> str:
    reachable = "".join(letter for letter in contact or "" if letter.isascii() and letter.isprintable()).strip()
    return f"newsloom/0.1 (+{reachable})" if reachable else "newsloom/0.1 (news warehouse)"


def _judge(hop: Hop, response: httpx.Response, kind: str, conditional: bool) -> None:
    """What the status line and headers say already."""
    answered = f"the server answered {response.status_code} {response.reason_phrase}".strip()
    if response.status_code in _REDIRECTS:
        try:
            hop.location = redirected(hop.url, response.headers.get("location"))
        except InvalidAddressError as error:
            hop.problem = f"the address redirects, but {error}"
    elif response.status_code in _GOOD:
        given = response.headers.get("content-type", "").lower()
        if kind != "robots" and given.startswith(_NEVER_ARTICLES):
            media = given.partition(";")[0][:60]
            hop.problem = f"the address gives {media}, which holds no article; give the page's address"
    elif response.status_code in _HEALS:
        hop.problem, hop.passing, hop.fault = answered, True, True
        hop.wait = retry_after(response.headers.get("retry-after"), hop.at)
    elif response.status_code != 304 or not conditional:
        advice = "check the address" if response.status_code in (404, 410) else "open it in a browser to see why"
        hop.problem = f"{answered}; {advice}"


def _record(response: httpx.Response, hop: Hop, whole: bool) -> Record:
    stream = response.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream else None
    return Record(
        url=hop.url,
        at=hop.at,
        address=str(peer[0]) if peer else None,
        sent=[(name, value) for name, value in _pairs(response.request.headers) if name.lower() not in _SECRETS],
        target=response.request.url.raw_path.decode("ascii"),
        status=f"{response.status_code} {response.reason_phrase}".strip(),
        headers=_pairs(response.headers),
        body=hop.body,
        whole=whole,
    )


def _pairs(headers: httpx.Headers) -> list[tuple[str, str]]:
    return [(name.decode("latin-1"), value.decode("latin-1")) for name, value in headers.raw]


def _explained(error: Exception, seconds: float) -> tuple[str, bool, bool]:
    """A sentence for what went wrong, whether it may heal, and whether it is the host's fault."""
    reason = (str(error) or type(error).__name__)[:300]
    match error:
        case RefusedError():
            return reason, False, False
        case DecodingError():
            return reason, error.passing, error.passing
        case TimeoutError():
            return f"the server took more than {seconds:,.0f} seconds", True, True
        case httpcore.TimeoutException():
            return "the server did not answer in time", True, True
        case httpcore.ProtocolError() if "Receive buffer too long" in reason:
            return "the headers of the server's answer are larger than 100 kB", False, True
        case httpcore.ProtocolError():
            broken_off = "disconnected" in reason or "peer closed" in reason
            return f"the server's answer breaks the rules of HTTP ({reason})", broken_off, True
        case httpcore.ConnectError() | ssl.SSLError() if "CERTIFICATE_VERIFY_FAILED" in reason:
            return f"the server's certificate cannot be trusted ({reason})", False, True
        case httpcore.NetworkError() | OSError():
            return f"the server cannot be reached ({reason})", True, True
        case httpx.InvalidURL() | ValueError():
            return f"the address is not valid ({reason}); check it", False, False
    return f"the exchange failed ({type(error).__name__}: {reason})", False, True


def retry_after(value: str | None, now: datetime) -> float | None:
    """The seconds that a Retry-After header asks to wait, at most a day; it holds a number or a date."""
    text = (value or "").strip()
    if text.isascii() and text.isdigit():
        return float(min(int(text[:9]), _MAX_WAIT))
    try:
        when = email.utils.parsedate_to_datetime(text)
    except (ValueError, TypeError, OverflowError, IndexError):
        return None
    when = when if when.tzinfo else when.replace(tzinfo=UTC)
    return min(max(0.0, (when - now).total_seconds()), _MAX_WAIT)
