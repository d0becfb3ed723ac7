"""The forms in which a place's name is looked up."""

from functools import cache, lru_cache

import polars as pl

from flows.annotate.entities.keys import fold
from flows.annotate.lexicon import seed

_LONG_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}


@lru_cache(maxsize=65_536)
def place_key(name: str) -> str:
    """A name folded for look-up: no case, accents, dots, hyphens or leading article; "St." and "Ft." written out."""
    words = fold(name)
    if len(words) > 1 and words[0] in _LONG_FORMS:
        words = (_LONG_FORMS[words[0]], *words[1:])
    return " ".join(words)


@cache
def place_words(kind: str) -> frozenset[str]:
    """Words around the name proper: before it (city of, greater), after it (county, province), of bodies in a town."""
    return frozenset(seed("place_words.csv").filter(pl.col("kind") == kind).get_column("word"))


@lru_cache(maxsize=65_536)
def shorter_forms(key: str) -> list[str]:
    """The name without the words that say what it is: "city of york" and "york county" give "york"."""
    words = key.split(" ")
    forms = []
    if len(words) > 2 and words[1] == "of" and words[0] in place_words("after"):
        forms.append(" ".join(words[2:]))
    if len(words) > 1 and words[-1] in place_words("after"):
        forms.append(" ".join(words[:-1]))
    if len(words) > 1 and words[0] in place_words("before"):
        forms.append(" ".join(words[1:]))
    return [form for form in forms if form not in place_words("before")]  # "Metro East" is no province called East
