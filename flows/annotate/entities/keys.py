"""Names made comparable: folding, legal forms, and the key that joins an entity across articles."""

import re
import unicodedata
from functools import cache, lru_cache

import polars as pl

from flows.annotate.lexicon import column_set, seed

APOSTROPHES = str.maketrans("’‘ʼ`´", "'''''")
_POSSESSIVE = re.compile(r"\s*'s$|(?<=s)\s*'$")
_INITIAL_DOTS = re.compile(r"(?<=\b\w)\.")
_BETWEEN_WORDS = re.compile(r"[^\w&]+")
_LETTERS_APART = str.maketrans({"ß": "ss", "ø": "o", "đ": "d", "ł": "l", "ı": "i", "æ": "ae", "œ": "oe", "ð": "d", "þ": "th"})

ARTICLES = frozenset({"the", "a", "an"})


@cache
def small_words() -> frozenset[str]:
    """Words inside names of bodies that neither count as content nor give an initial: of, for, de …"""
    return frozenset(seed("name_particles.csv").filter(pl.col("in_bodies") == "yes").get_column("word"))


@cache
def person_particles() -> frozenset[str]:
    """Words inside names of people that name nobody by themselves: van, bin, al …"""
    return frozenset(seed("name_particles.csv").filter(pl.col("in_persons") == "yes").get_column("word"))


@lru_cache(maxsize=65_536)
def fold(text: str) -> tuple[str, ...]:
    """The words of a name without case, diacritics, punctuation, leading article or possessive: "the U.S.'s" -> ("us",)."""
    plain = _POSSESSIVE.sub("", text.translate(APOSTROPHES).casefold())
    plain = "".join(c for c in unicodedata.normalize("NFKD", plain.translate(_LETTERS_APART)) if not unicodedata.combining(c))
    plain = _INITIAL_DOTS.sub("", plain).replace("'", "")
    words = ["and" if word == "&" else word.replace("&", "") for word in _BETWEEN_WORDS.split(plain)]
    words = [word for word in words if word]
    if len(words) > 1 and words[0] in ARTICLES:
        del words[0]
    return tuple(words)


@cache
def legal_forms() -> frozenset[tuple[str, ...]]:
    """Folded legal forms of companies: ("inc",), ("sp", "zoo") …"""
    return frozenset(fold(form) for form in column_set("legal_forms.csv", "form"))


@lru_cache(maxsize=65_536)
def without_legal_form(words: tuple[str, ...]) -> tuple[str, ...]:
    """The name without legal forms at its end ("Bay Widgets Co Ltd") or a one-word form at its start ("PT Bank", "NV DSM")."""
    forms = legal_forms()
    core = words
    while len(core) > 1:
        if core[-1:] in forms:
            core = core[:-1]
        elif len(core) > 2 and core[-2:] in forms:
            core = core[:-2]
        else:
            break
    if len(core) > 1 and core[-1] == "and":  # "Widget and Co"
        core = core[:-1]
    if len(core) > 1 and core[:1] in forms and len(core[0]) == 2 and core[0] not in {"as", "ad", "se", "co"}:
        core = core[1:]
    return core


def without_initials(core: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without middle initials; one that ends in an initial lacks its last name and stays whole."""
    if len(core) < 3 or len(core[-1]) == 1:
        return core
    return (core[0], *(word for word in core[1:-1] if len(word) > 1), core[-1])


def own_key(label: str, words: tuple[str, ...], article_id: int | None = None, *second: str) -> str:
    """The key of an entity without a reference: kind, name, `second` signals, the article if it must not join others."""
    parts = [label, " ".join(words), *second]
    if article_id is not None:
        parts.append(f"article {article_id}")
    return "|".join(parts)
