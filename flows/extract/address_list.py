"""A text file that is a list of web addresses, one a line, with blank lines and lines of remarks (#) between them."""

import re
from pathlib import Path

_MOST_BYTES = 64 << 20
_ADDRESS = re.compile(r"https?://\S+", re.IGNORECASE)
_SUFFIXES = frozenset({".txt", ".urls", ".lst"})


def addresses_in(path: Path) -> list[str] | None:
    """The addresses that the file lists; null when it is anything else, such as an article. Raises `OSError`."""
    if path.suffix.lower() not in _SUFFIXES or path.stat().st_size > _MOST_BYTES:
        return None
    addresses: list[str] = []
    with path.open(encoding="utf-8-sig", errors="replace") as file:
        for line in file:
            text = line.strip()
            if not text or text.startswith("#"):
                continue
            if not _ADDRESS.fullmatch(text):
                return None
            addresses.append(text)
    return addresses or None
