"""Who and what is known everywhere by name (seeds/persons.csv, known_things.csv), and what an article has to tell before a
name that others bear means them."""

from dataclasses import dataclass
from functools import cache

from flows.annotate.entities.keys import fold
from flows.annotate.entities.namesakes import is_common
from flows.annotate.lexicon import seed

_FIRST_AND_LAST = 2  # words; with a third the name is nobody else's


@dataclass(frozen=True, slots=True)
class Reference:
    """A row of the seeds: a country, a region, a body, a person or a thing known everywhere."""

    reference_id: str
    label: str
    name: str
    country_code: str | None = None
    latitude: float | None = None
    longitude: float | None = None
    gender: str | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """One way to name a widely known person or thing. Where namesakes are known, the article must hold all words of one of
    `context`; else it must name the `country` of those with a last name alone or a name that many people bear."""

    reference: Reference
    country: str
    needs_country: bool
    context: tuple[frozenset[str], ...] = ()
    yields: bool = False  # to anybody whom the article names in full
    is_upper: bool = False  # stands in capitals only: AIDS, ACA

    @property
    def asks(self) -> bool:
        """Whether the name alone doesn't tell the person."""
        return self.needs_country or bool(self.context)


def listed(text: str | None) -> list[str]:
    """The values of a field of the seeds that holds several."""
    return [form.strip() for form in (text or "").split("|") if form.strip()]


@cache
def people() -> dict[tuple[str, ...], list[Known]]:
    """Folded names of widely known people, with everybody who bears them.

    A first and a last name that many bear need the country, but for those whom the world knows by their last name.
    """
    found: dict[tuple[str, ...], dict[str, Known]] = {}
    for row in seed("persons.csv").iter_rows(named=True):
        person = Reference(row["person_id"], "PERSON", row["name"], gender=row["gender"])
        bare, country = listed(row["bare_names"]), row["country_code"] or ""
        context = tuple(frozenset(words.split()) for words in listed(row["context"]))
        for form in map(fold, (row["name"], *listed(row["aliases"]))):
            needed = context if len(form) <= _FIRST_AND_LAST else ()
            common = is_common(form) and not needed and not bare
            known = Known(person, country, common and bool(country), needed)
            found.setdefault(form, {}).setdefault(person.reference_id, known)
        for form in map(fold, listed(row["last_names"])):
            found.setdefault(form, {})[person.reference_id] = Known(person, country, bool(country), yields=True)
        for form in map(fold, bare):
            found.setdefault(form, {})[person.reference_id] = Known(person, country, bool(country))
    return {form: list(bearers.values()) for form, bearers in found.items()}


@cache
def things() -> dict[tuple[str, ...], list[Known]]:
    """Folded names of laws, programmes, events, works, diseases, peoples and the like that one word may name everywhere."""
    found: dict[tuple[str, ...], dict[str, Known]] = {}
    for row in seed("known_things.csv").iter_rows(named=True):
        thing = Reference(row["thing_id"], row["label"], row["name"], row["country_code"])
        context = tuple(frozenset(words.split()) for words in listed(row["context"]))
        for form in (row["name"], *listed(row["aliases"])):
            needed = context if form != row["name"] or not row["aliases"] else ()
            known = Known(thing, row["country_code"] or "", False, needed, is_upper=form.isupper())
            found.setdefault(fold(form), {}).setdefault(thing.reference_id, known)
    return {form: list(bearers.values()) for form, bearers in found.items()}


@cache
def person_genders() -> dict[str, str]:
    """The ids of widely known people whose gender the seeds tell, with it."""
    known = (known.reference for bearers in people().values() for known in bearers)
    return {person.reference_id: person.gender for person in known if person.gender}
