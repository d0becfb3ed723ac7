"""Web addresses: the canonical form that a reader sees, the form that tells articles apart, and the registrable domain."""

import re
from functools import cache
from posixpath import normpath
from urllib.parse import quote, unquote, unquote_plus, urlsplit, urlunsplit

import polars as pl
from tldextract import TLDExtract

from warehouse.resources import resource

_PORTS = {"http": "80", "https": "443"}
_NO_SCHEME = re.compile(r"(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)", re.ASCII)
_FOLDED_HOST = re.compile(r"^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)")
_MOBILE_LABEL = re.compile(r"^([a-z-]{2,3})\.m\.")  # en.m.example.org
_AMP_CACHE = re.compile(r"^https?://[^/]+\.cdn\.ampproject\.org/[a-z]/(s/)?", re.IGNORECASE)
_AMP_VIEWER = re.compile(r"^https?://(?:www\.)?google\.[a-z.]+/amp/(s/)?", re.IGNORECASE)
_AMP_PATH = re.compile(r"/amp(?=/|$)|(?<=[^/])\.amp(?=\.html?$|$)", re.IGNORECASE)
_AMP_PARAMETER = re.compile(r"(?:amp(?:=.*)?|\w+=amp)", re.IGNORECASE)  # ?amp=1, ?outputType=amp
_PLAIN = "!$&'()*+,;=:@~-._"  # what needs no escape in a path, but for the slash
_ESCAPED_SLASH = re.compile("%2F", re.IGNORECASE)
_INDEX = re.compile(r"/(?:index|default)\.(?:html?|php|aspx?)$", re.IGNORECASE)


@cache
def _domains() -> TLDExtract:
    """The public suffix list that ships with tldextract: never the network, never a cache on disk."""
    return TLDExtract(cache_dir=None, suffix_list_urls=(), include_psl_private_domains=False)


@cache
def _is_tracking(parameter: str) -> bool:
    return bool(_tracking().fullmatch(parameter.lower()))


@cache
def _tracking() -> re.Pattern[str]:
    names = pl.read_csv(resource("seeds", "tracking_parameters.csv"))["parameter"]
    return re.compile("|".join(re.escape(name).replace(r"\*", ".*") for name in names))


def canonical_url(url: str) -> str | None:
    """`url` with a lower-case host and without fragment, default port, credentials and tracking; null when not http(s).

    What an AMP cache or viewer wraps is taken out. `example.org/story` is read as https.
    """
    url = url.strip()
    url = _AMP_CACHE.sub(lambda found: "https://" if found[1] else "http://", url)
    url = _AMP_VIEWER.sub(lambda found: "https://" if found[1] else "http://", url)
    if url.startswith("//"):
        url = f"https:{url}"
    elif _NO_SCHEME.match(url):
        url = f"https://{url}"
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    scheme = parts.scheme.lower()
    if scheme not in _PORTS or not host or " " in host or ("." not in host and host != "localhost" and ":" not in host):
        return None
    name = f"[{host}]" if ":" in host else host.rstrip(".")
    netloc = name if port is None or str(port) == _PORTS[scheme] else f"{name}:{port}"
    return urlunsplit((scheme, netloc, _path(parts.path), _query(parts.query), ""))


def _path(path: str) -> str:
    """`path` with dots resolved, percent-escapes of one kind and no slash at the end."""
    names = (quote(unquote(name, errors="surrogateescape"), _PLAIN, errors="surrogateescape") for name in path.split("/"))
    plain = _INDEX.sub("/", _ESCAPED_SLASH.sub("%2F", "/".join(names)))
    resolved = normpath(plain).strip("/") if plain.strip("/") else ""
    return "" if resolved == "." else f"/{resolved}"


def _query(query: str) -> str:
    """`query` sorted and without tracking; what is left is written as it was."""
    pairs = (pair for pair in query.split("&") if pair)
    return "&".join(sorted(pair for pair in pairs if not _is_tracking(unquote_plus(pair.split("=", 1)[0]))))


def folded_url(canonical: str) -> str:
    """What a canonical url shares with its variants: no scheme, no www, mobile or AMP host, no AMP path or parameter.

    What is no address stays as it is.
    """
    try:
        parts = urlsplit(canonical)
    except ValueError:
        return canonical
    host = _MOBILE_LABEL.sub(r"\1.", _FOLDED_HOST.sub("", parts.netloc))
    path = _AMP_PATH.sub("", parts.path).rstrip("/")
    query = "&".join(pair for pair in parts.query.split("&") if not _AMP_PARAMETER.fullmatch(pair))
    return f"{host}{path}?{query}" if query else f"{host}{path}"


def registrable_domain(host_or_url: str) -> str | None:
    """The domain that an owner registers, such as example.co.uk for news.example.co.uk; null for what has none."""
    return _domains()(host_or_url).top_domain_under_public_suffix or None


def same_site(one: str, other: str | None) -> bool:
    """Whether two addresses belong to one owner: the same registrable domain, or without one, the same host."""
    if other is None:
        return False
    domains = registrable_domain(one), registrable_domain(other)
    if any(domains):
        return domains[0] == domains[1]
    hosts = (folded_url(canonical).partition("/")[0] if (canonical := canonical_url(url)) else None for url in (one, other))
    first, second = hosts
    return first is not None and first.partition("?")[0] == (second or "").partition("?")[0]
