"""The forms in which a place's name is looked up."""

from functools import cache, lru_cache

import polars as pl

from flows.annotate.entities.keys import fold
from flows.annotate.lexicon import seed

_LONG_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount", "pt": "point"}


@lru_cache(maxsize=65_536)
def place_key(name: str) -> str:
    """A name folded for look-up: no case, accents, dots, hyphens or leading article; "St." and "Ft." written out."""
    words = fold(name)
    if len(words) > 1 and words[0] in _LONG_FORMS:
        words = (_LONG_FORMS[words[0]], *words[1:])
    return " ".join(words)
