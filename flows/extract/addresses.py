"""Addresses as listings write them, made absolute."""

import re
from typing import Final
from urllib.parse import urljoin, urlsplit

LONGEST: Final = 5_000
_BREAKS: Final = re.compile(r"[\t\r\n]+\s*")  # an address may be broken over lines


def absolute(written: str | None, base: str | None) -> str | None:
    """`written`, which may be relative to `base`, as an http address; null when it is none, or has markup in it from damage."""
    if not written or len(written) > LONGEST or "<" in written or ">" in written:
        return None
    try:
        joined = urljoin(base or "", _BREAKS.sub("", written.strip()).replace(" ", "%20"))
        parts = urlsplit(joined)
        return joined if parts.scheme.lower() in ("http", "https") and parts.hostname else None
    except ValueError:
        return None
