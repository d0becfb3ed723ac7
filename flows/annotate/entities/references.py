"""Reference data: what a name means in the world by the seeds, before anything else is asked."""

from dataclasses import dataclass
from functools import cache

from flows.annotate.entities.keys import fold
from flows.annotate.lexicon import seed

# Also a state of the USA: which one is meant is for places to decide.
_SHARED_WITH_A_STATE = frozenset({("georgia",)})


@dataclass(frozen=True, slots=True)
class Reference:
    """A row of the seeds: a country, a region or a body known everywhere."""

    reference_id: str
    label: str
    name: str
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None


@cache
def countries() -> dict[tuple[str, ...], Reference]:
    """Folded names and aliases of countries."""
    return _countries("name", "official_name", "aliases")


@cache
def demonyms() -> dict[tuple[str, ...], Reference]:
    """Folded demonyms of countries."""
    return _countries("demonyms")


def _countries(*columns: str) -> dict[tuple[str, ...], Reference]:
    found: dict[tuple[str, ...], Reference] = {}
    for column in columns:
        for row in seed("countries.csv").iter_rows(named=True):
            country = Reference(
                f"country:{row['code']}", "GPE", row["name"], row["code"], float(row["latitude"]), float(row["longitude"])
            )
            for form in (row[column] or "").split("|"):
                if fold(form):
                    found.setdefault(fold(form), country)
    return found


@cache
def regions() -> dict[tuple[str, ...], Reference]:
    """Folded names, aliases and demonyms of regions above and inside countries."""
    found: dict[tuple[str, ...], Reference] = {}
    for row in seed("regions.csv").iter_rows(named=True):
        region = Reference(
            row["region_id"], row["kind"], row["name"], row["country_code"], _number(row["latitude"]), _number(row["longitude"])
        )
        for form in "|".join(row[c] or "" for c in ("name", "aliases", "demonyms")).split("|"):
            if fold(form):
                found.setdefault(fold(form), region)
    return found


def is_country_word(words: tuple[str, ...]) -> bool:
    """Whether the words are a country's name or demonym, or a region's: such words begin the names of many bodies."""
    return words in countries() or words in demonyms() or words in regions()


def country_of(words: tuple[str, ...]) -> str | None:
    """The code of the country whose name or demonym the words are."""
    country = countries().get(words) or demonyms().get(words)
    return country.country_code if country else None


def look_up(text: str, words: tuple[str, ...], label: str) -> Reference | None:
    """What a name of this kind means by the seeds; None for people's names and for what the seeds don't know."""
    if label in {"GPE", "LOC", "ORG", "FAC"}:
        if words in _SHARED_WITH_A_STATE or (len(words[0]) == 2 and len(words) == 1 and not text.replace(".", "").isupper()):
            return None
        return countries().get(words) or (regions().get(words) if label != "ORG" else None)
    if label == "NORP":
        return demonyms().get(words) or regions().get(words)
    return None


def _number(text: str | None) -> float | None:
    return float(text) if text else None
