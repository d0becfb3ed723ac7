"""Which addresses may be connected to, asked of the very address that a connection is then made to.

A name is resolved once for each connection, every address of the answer is judged, and the socket is opened to an address
that passed: there is no second look-up that could answer differently, and redirects, odd spellings of numbers and names
that point inward all end at the same question. Environment proxies are not used, since a proxy would resolve by itself.
"""

import asyncio
import socket
import threading
from collections.abc import Awaitable, Callable, Iterable
from contextlib import suppress
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network

import httpcore

LOOKUPS_AT_ONCE = 16

Address = IPv4Address | IPv6Address
Resolver = Callable[[str, int], Awaitable[list[str]]]

# Addresses at which clouds answer their own machines with credentials, whatever their ranges are otherwise for.
_METADATA = frozenset(map(ip_address, ("169.254.169.254", "100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2::254")))
# What a source declared local may use.
_LOCAL = {
    "a loopback": ("127.0.0.0/8", "::1/128"),
    "a private": ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"),
    "a provider's shared": ("100.64.0.0/10",),
}
# What no source may use.
_NEVER = {
    "an unspecified": ("0.0.0.0/8", "::/128"),
    "a link-local": ("169.254.0.0/16", "fe80::/10"),
    "a multicast": ("224.0.0.0/4", "ff00::/8"),
    "a reserved": (
        "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "240.0.0.0/4",
        "::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        "5f00::/16", "fec0::/10",
    ),
}  # fmt: skip
_GLOBAL_IPV6 = ip_network("2000::/3")  # all that was ever given out for use between networks
_NAT64 = ip_network("64:ff9b::/96")  # how a network without IPv4 reaches the IPv4 address in the last 32 bits
_RANGES = [
    (ip_network(block), kind, local)
    for local, kinds in ((True, _LOCAL), (False, _NEVER))
    for kind, blocks in kinds.items()
    for block in blocks
]
_WEB_PORTS = frozenset({80, 443})
_FIRST_FREE_PORT = 1024  # below it, ports belong to other services: mail, files, remote shells


class RefusedError(Exception):
    """A connection that is not made; the text is a sentence for the user."""


class UnknownHostError(httpcore.ConnectError):
    """A name without an address."""


def objection(address: Address, local: bool) -> str | None:
    """Why nothing may be fetched from `address`, as a kind of address ("a loopback"); None when it may."""
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return objection(address.ipv4_mapped, local)
        if address in _NAT64:
            return objection(IPv4Address(int(address) & 0xFFFFFFFF), local=False)
    if address in _METADATA:
        return "a cloud's metadata"
    for block, kind, allowed_locally in _RANGES:
        if address in block:
            return None if local and allowed_locally else kind
    if isinstance(address, IPv6Address) and address not in _GLOBAL_IPV6:
        return "a reserved"
    return None


class GuardedNetwork(httpcore.AsyncNetworkBackend):
    """Opens connections for httpcore, to allowed addresses only. Raises `RefusedError` before any socket exists."""

    def __init__(self, local: bool, resolve: Resolver | None = None, dial: httpcore.AsyncNetworkBackend | None = None) -> None:
        self._local = local
        self._resolve = resolve or SystemResolver().addresses
        self._dial = dial or httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A stream to the first address of `host` that is allowed and answers."""
        if not self._local and port not in _WEB_PORTS and port < _FIRST_FREE_PORT:
            raise RefusedError(f"port {port} is not a web server's; nothing is fetched from it")
        try:
            async with asyncio.timeout(timeout):
                found = await self._resolve(host, port)
        except TimeoutError as error:
            raise httpcore.ConnectTimeout(f"the name {host} was not found in time") from error
        fault: Exception | None = None
        for address in self._allowed(host, found)[:3]:
            try:
                return await self._dial.connect_tcp(address, port, timeout, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                fault = error
        raise fault or UnknownHostError(f"the name {host} has no address")

    def _allowed(self, host: str, found: list[str]) -> list[str]:
        """The allowed ones of the addresses found. Raises `RefusedError` when all are refused."""
        allowed = []
        refused = None
        for text in found:
            address = ip_address(text)
            kind = objection(address, self._local)
            if kind is None:
                allowed.append(text)
            else:
                refused = refused or f"{_named(host, address)} is {kind} address; {_advice(address)}"
        if not allowed and refused is not None:
            raise RefusedError(refused)
        return allowed

    async def connect_unix_socket(
        self, path: str, timeout: float | None = None, socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None
    ) -> httpcore.AsyncNetworkStream:
        """Never: no address leads to one."""
        raise RefusedError(f"{path} is not an address on the web")

    async def sleep(self, seconds: float) -> None:
        """Wait."""
        await asyncio.sleep(seconds)


def _named(host: str, address: Address) -> str:
    with suppress(ValueError):
        if ip_address(host) == address:
            return host
    return f"{address}, to which {host} leads,"


def _advice(address: Address) -> str:
    if objection(address, local=True) is None:
        return "declare the source local = true in newsloom.toml if that is meant"
    return "nothing is fetched from it"


class SystemResolver:
    """The system's own look-up, in a thread for each that nobody waits for: a look-up that hangs cannot hold up the end."""

    def __init__(self) -> None:
        self._slots = asyncio.Semaphore(LOOKUPS_AT_ONCE)

    async def addresses(self, host: str, port: int) -> list[str]:
        """The addresses of `host` in the system's order of preference. Raises `UnknownHostError`."""
        with suppress(ValueError):
            return [str(ip_address(host))]
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[list[str]] = loop.create_future()

        def settle(found: list[str] | None, error: OSError | UnicodeError | None) -> None:
            self._slots.release()
            if not answer.done():
                if error is None:
                    answer.set_result(found or [])
                else:
                    answer.set_exception(UnknownHostError(f"the name {host} cannot be found ({error})"))

        def look_up() -> None:
            found, fault = None, None
            try:
                found = _system_addresses(host, port)
            except (OSError, UnicodeError) as error:
                fault = error
            with suppress(RuntimeError):  # the loop is closed: nobody waits for it any more
                loop.call_soon_threadsafe(settle, found, fault)

        await self._slots.acquire()
        threading.Thread(target=look_up, name=f"look up {host}", daemon=True).start()
        return await answer


def _system_addresses(host: str, port: int) -> list[str]:
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    internet = (socket.AF_INET, socket.AF_INET6)
    return list(dict.fromkeys(str(place[0]) for family, _, _, _, place in answers if family in internet))
