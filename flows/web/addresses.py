"""Addresses as they are fetched: http or https, with a host, without a fragment, and a password only from the user."""

import base64
import re

import httpx

MAX_LENGTH = 4096
_DEFAULT_PORTS = {"http": 80, "https": 443}


class InvalidAddressError(ValueError):
    """An address that cannot be fetched; the text says why, as a part of a sentence."""


def valid(url: str) -> tuple[str, str | None]:
    """`url` as it is asked for, without user and password, and the Authorization they make. Raises `InvalidAddressError`."""
    parts = _parsed(url)
    plain = str(_checked(parts.copy_with(userinfo=b"")))
    if not parts.userinfo:
        return plain, None
    return plain, "Basic " + base64.b64encode(f"{parts.username}:{parts.password}".encode()).decode("ascii")


def redirected(url: str, location: str | None) -> str:
    """The absolute address that a redirect from `url` leads to. Raises `InvalidAddressError`."""
    if not location:
        raise InvalidAddressError("it does not say where to")
    if len(location) > MAX_LENGTH:
        raise InvalidAddressError(f"the new address is longer than {MAX_LENGTH:,} characters")
    try:
        target = httpx.URL(url).join(_slashed(location.strip()))
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
        return httpx.URL(_slashed(url.strip()))
    except (httpx.InvalidURL, ValueError) as error:
        raise InvalidAddressError(f"the address is not valid ({error})") from error


def _slashed(url: str) -> str:
    """Backslashes before the query are slashes, as in browsers: the host that a person sees is the one that is asked."""
    path = re.split(r"[?#]", url, maxsplit=1)[0]
    return path.replace("\\", "/") + url[len(path) :]


def _checked(parts: httpx.URL) -> httpx.URL:
    if parts.scheme not in _DEFAULT_PORTS:
        raise InvalidAddressError(f"{str(parts)[:80]!r} is neither an http nor an https address")
    if not parts.raw_host:
        raise InvalidAddressError(f"{str(parts)[:80]!r} names no host")
    if parts.port == 0:
        raise InvalidAddressError(f"{str(parts)[:80]!r} names port 0")
    if parts.userinfo:
        raise InvalidAddressError("the new address carries a user name or password, which is for the user to give")
    return parts.copy_with(fragment=None)
