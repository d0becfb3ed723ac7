"""Addresses as they are fetched: http or https, with a host, without a fragment, and without passwords."""

import httpx

MAX_LENGTH = 4096
_DEFAULT_PORTS = {"http": 80, "https": 443}


class InvalidAddressError(ValueError):
    """An address that cannot be fetched; the text says why, as a part of a sentence."""


def valid(url: str) -> str:
    """`url` as it is asked for. Raises `InvalidAddressError`."""
    return str(_checked(_parsed(url)))


def redirected(url: str, location: str | None) -> str:
    """The absolute address that a redirect from `url` leads to. Raises `InvalidAddressError`."""
    if not location:
        raise InvalidAddressError("it does not say where to")
    if len(location) > MAX_LENGTH:
        raise InvalidAddressError(f"the new address is longer than {MAX_LENGTH:,} characters")
    try:
        target = httpx.URL(url).join(location)
    except (httpx.InvalidURL, ValueError) as error:
        raise InvalidAddressError(f"the new address {location[:80]!r} is not valid ({error})") from error
    return str(_checked(target))


def host_of(url: str) -> str:
    """The host of a valid address, with its port where that is not the scheme's own: what takes turns."""
    parts = httpx.URL(url)
    name = parts.raw_host.decode("ascii").lower().rstrip(".")
    name = f"[{name}]" if ":" in name else name
    return name if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{name}:{parts.port}"


def origin_of(url: str) -> str:
    """Scheme and host of a valid address: what a robots.txt speaks for."""
    return f"{httpx.URL(url).scheme}://{host_of(url)}"


def _parsed(url: str) -> httpx.URL:
    if len(url) > MAX_LENGTH:
        raise InvalidAddressError(f"the address is longer than {MAX_LENGTH:,} characters")
    try:
        return httpx.URL(url.strip())
    except (httpx.InvalidURL, ValueError) as error:
        raise InvalidAddressError(f"the address is not valid ({error})") from error


def _checked(parts: httpx.URL) -> httpx.URL:
    if parts.scheme not in _DEFAULT_PORTS:
        raise InvalidAddressError(f"{str(parts)[:80]!r} is neither an http nor an https address")
    if not parts.raw_host:
        raise InvalidAddressError(f"{str(parts)[:80]!r} names no host")
    if parts.port == 0:
        raise InvalidAddressError(f"{str(parts)[:80]!r} names port 0")
    if parts.userinfo:
        raise InvalidAddressError("the address carries a user name or password, and newsloom signs in nowhere")
    return parts.copy_with(fragment=None)
