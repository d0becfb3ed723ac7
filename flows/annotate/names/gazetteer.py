"""Known names: countries, regions, cities, peoples, bodies, given and family names, each with what it is evidence for."""

import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import polars as pl

from flows.annotate.lexicon import column_set, seed

Evidence = tuple[tuple[str, float], ...]

COUNTRY, PEOPLE, REGION, KNOWN = 6.0, 6.0, 5.0, 5.0
# A city's weight grows with its people: many villages share their name with a family.
CITY_WEIGHTS = ((1_000_000, 4.0), (100_000, 2.4), (20_000, 1.3), (0, 0.7))
PROVINCE_WEIGHT, COUNTY_WEIGHT = 2.2, 1.2
LIKELY_GIVEN = 0.6
RANK_WEIGHTS = ((60, 1.0), (250, 0.8), (700, 0.6), (2_000, 0.4))


class NameWord(NamedTuple):
    """How common a word is as a given and as a family name, each from 0 to 1."""

    given: float
    family: float


def fold(name: str) -> str:
    """A name for look-up: no case, straight apostrophes, no accents."""
    name = name.casefold().replace("’", "'")
    if name.isascii():
        return name
    return "".join(char for char in unicodedata.normalize("NFKD", name) if not unicodedata.combining(char))


def _weight(scale: tuple[tuple[int, float], ...], value: int) -> float:
    return next((weight for least, weight in scale if value >= least), 0.0)


@cache
def names() -> dict[str, dict[str, float]]:
    """Folded name -> label -> weight. Acronyms are under their exact form, since "us" is no country."""
    table: dict[str, dict[str, float]] = {}

    def add(name: str, label: str, weight: float) -> None:
        for article in ("the ", "The "):
            name = name.removeprefix(article)
        key = name if _is_acronym(name) else fold(name)
        known = table.setdefault(key, {})
        known[label] = max(known.get(label, 0.0), weight)

    for row in seed("name_places.csv.gz").iter_rows(named=True):
        population = int(row["population"])
        least = {"province": PROVINCE_WEIGHT, "county": COUNTY_WEIGHT}.get(row["kind"], 0.0)
        add(row["name"], "GPE", max(least, _weight(CITY_WEIGHTS, population)))
    for row in seed("countries.csv").iter_rows(named=True):
        for column, label, weight in (("name", "GPE", COUNTRY), ("official_name", "GPE", COUNTRY), ("aliases", "GPE", COUNTRY),
                                      ("capital", "GPE", 4.0), ("demonyms", "NORP", PEOPLE)):  # fmt: skip
            for name in (row[column] or "").split("|"):
                if name:
                    add(name, label, weight)
    for row in seed("regions.csv").iter_rows(named=True):
        for column, label, weight in (
            ("name", row["kind"], REGION),
            ("aliases", row["kind"], REGION),
            ("demonyms", "NORP", PEOPLE),
        ):
            for name in (row[column] or "").split("|"):
                if name[:1].isupper() or name.startswith("the "):
                    add(name, label, weight)
    for row in seed("landmarks.csv").iter_rows(named=True):
        for name in [row["name"], *(row["aliases"] or "").split("|")]:
            if name:
                add(name, "FAC", KNOWN)
    for row in seed("provinces.csv").filter(pl.col("aliases").str.contains(".", literal=True)).iter_rows(named=True):
        for name in row["aliases"].split("|"):
            if name.endswith(".") and name.rstrip(".").lower() not in titles("honorific"):
                add(name, "GPE", REGION)  # "Calif.", "Ont."
    for row in seed("organisations.csv").iter_rows(named=True):
        for name in [row["name"], *(row["aliases"] or "").split("|")]:
            if len(fold(name).removeprefix("the ").split()) > 1:  # one word (Fiat, The Age) may be anybody's name or no name
                add(name, "ORG", KNOWN)
    for label, listed in seed("name_known.csv").iter_rows():
        for name in listed.split("|"):
            add(name, label, KNOWN)
    return table


def _is_acronym(name: str) -> bool:
    return len(name) <= 6 and name.replace(".", "").isupper()


@lru_cache(maxsize=65_536)
def known(surface: str) -> Evidence:
    """What a name is known to be: labels with weights, () when unknown. Acronyms must match exactly."""
    table = names()
    found = table.get(surface) or table.get(fold(surface))
    if found is None and "St. " in surface[1:]:
        found = table.get(fold(surface.replace("St. ", "Saint ")))  # "East St. Verlan"
    if found is None and surface.isupper() and _is_acronym(surface):
        found = table.get(surface.replace(".", ""))
    return tuple(found.items()) if found else ()


@cache
def _ranks() -> dict[str, NameWord]:
    def weight(rank: str | None) -> float:
        return next((w for most, w in RANK_WEIGHTS if rank and int(rank) <= most), 0.0)

    table: dict[str, NameWord] = {}
    for name, given, family in seed("name_persons.csv.gz").iter_rows():
        key, word = fold(name), NameWord(weight(given), weight(family))
        old = table.get(key, NameWord(0.0, 0.0))
        table[key] = NameWord(max(old.given, word.given), max(old.family, word.family))
    return table


@lru_cache(maxsize=65_536)
def name_word(word: str) -> NameWord:
    """How common a word is in the names of persons."""
    return _ranks().get(fold(word), NameWord(0.0, 0.0))


@cache
def lexicon(file: str) -> dict[str, frozenset[str]]:
    """A lexicon with the columns kind and words, as sets by kind."""
    return {kind: frozenset(words.split("|")) for kind, words in seed(file).iter_rows()}


def titles(kind: str) -> frozenset[str]:
    """Words that stand before a person's name: honorific, noble, rank, office, description or kin."""
    return lexicon("name_titles.csv")[kind]


def context(kind: str) -> frozenset[str]:
    """Words around names, by what they tell: place_noun, body_noun, speech, particle, …"""
    return lexicon("name_context.csv")[kind]


@cache
def generic(*kinds: str) -> frozenset[str]:
    """Common nouns that are capitalised without being names: offices, bodies, things."""
    return frozenset[str]().union(*(lexicon("name_generic.csv")[kind] for kind in kinds))


@cache
def ordinary() -> frozenset[str]:
    """Words that news writes small nearly always: where one has a capital, a heading may have given it."""
    return column_set("name_ordinary.csv", "word")


@cache
def single_words() -> frozenset[str]:
    """What bodies of the reference data are called in one word, as written: House, Twitter, Houthi."""
    rows = seed("organisations.csv").select("name", "aliases", "ambiguous_aliases", "members").iter_rows()
    listed = (form for row in rows for column in row for form in (column or "").split("|"))
    return frozenset(form for form in listed if form and " " not in form)


@cache
def _titles() -> frozenset[str]:
    return titles("honorific") | titles("noble") | titles("rank") | titles("office") | {"prime", "vice", "former"}


def is_title(word: str) -> bool:
    """Whether a word is a title that stands before a person's name and is no part of it."""
    return word.lower() in _titles()
