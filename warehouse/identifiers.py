"""Deterministic identifiers: the same input gives the same id on any machine, and plain SQL can recompute it."""

import hashlib

SEPARATOR = "\x1f"


def stable_id(*parts: object) -> int:
    """A 52-bit id for what `parts` name; in SQL `('0x' || md5(key)[:13])::BIGINT`, parts joined by U+001F.

    52 bits fit a double exactly, so ids survive JSON, JavaScript and R.
    """
    key = SEPARATOR.join(str(part) for part in parts)
    return int(hashlib.md5(key.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()[:13], 16)
