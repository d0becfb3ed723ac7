"""Places that only names of bodies, buildings and the like hold: Riga in "University of Riga"."""

from flows.annotate.places.coherence import Group, cohere
from flows.annotate.places.forms import place_key, place_words
from flows.annotate.places.home import home_country
from flows.annotate.places.resolving import HOME_COUNTRY, Choice
from flows.annotate.places.senses import Sense, as_city, senses
from flows.annotate.story import Entity, Story

# A town of a hundred thousand people, a country, a region or a province: a smaller one's name is as often a founder's.
_LEAST_PRIOR = 5.0
_LEAST_CITY = 6.0  # a million people
_LEAST_LETTERS = 3
_COUNTRY_LETTERS = 2  # "U.S.", "UK", in capitals
_MOST_SENSES = 12


def well_known(name: str) -> tuple[Sense, ...]:
    """The senses of a name that a place of some size has, likeliest first; () otherwise."""
    key = place_key(name)
    found = senses(key) if len(key) >= _LEAST_LETTERS else _by_letters(name, key)
    return found if found and found[0].prior >= _LEAST_PRIOR and found[0].kind != "landmark" else ()


def _by_letters(name: str, key: str) -> tuple[Sense, ...]:
    """The country that two letters stand for everywhere: "U.S. Senate", "UK Treasury"."""
    if len(key) != _COUNTRY_LETTERS or not name.isupper():
        return ()
    return tuple(sense for sense in senses(key) if sense.kind == "country")


def whole_of(name: str) -> str:
    """The state or country that a name means a part of: Ohio for "Southern Ohio". "" for other names, and for a state such
    as North Carolina or a town such as North Verlan."""
    direction, _, rest = name.partition(" ")
    if direction.lower() not in place_words("compass") or senses(place_key(name)):
        return ""
    kinds = {sense.kind for sense in well_known(rest)} & {"province", "country"}
    return rest if len(kinds) == 1 else ""  # "North Georgia" is in the USA or in Georgia


def is_paper(words: tuple[str, ...]) -> bool:
    """Whether a name is a newspaper's or magazine's by one of its last two words: "Riverton Daily News"."""
    return bool({word.lower() for word in words[-2:]} & (place_words("paper") | {"magazine"}))


def city_of(name: str) -> Sense | None:
    """The city of a name that a state has as well: papers are called for their towns. None where no state has it."""
    found = well_known(name)
    if not any(sense.kind == "province" for sense in found):
        return None
    return next((sense for sense in found if sense.kind == "place" and sense.prior >= _LEAST_CITY), None)


def choose_within(story: Story, names: list[str]) -> list[Choice | None]:
    """The likeliest sense of each well-known name, beside the places that the article's own names mean.

    None for a smaller town or a province of a country that the article has nothing else of: the Colorado Party of Paraguay.
    """
    country = home_country(story)
    settled = [
        Group((sense,), [sense.prior])
        for entity in story.entities
        if entity.reference_id and (sense := _sense_of(entity)) is not None
    ]
    groups = []
    for name in names:
        found = well_known(name)[:_MOST_SENSES]
        scores = [sense.prior + (HOME_COUNTRY if sense.country_code == country else 0.0) for sense in found]
        groups.append(Group(found, scores))
    totals = cohere([*settled, *groups])[len(settled) :]
    told = {country, *(group.senses[0].country_code for group in settled)} - {None}
    chosen = [_best(group.senses, total.tolist()) for group, total in zip(groups, totals, strict=True)]
    return [choice if not told or _is_at_home(choice.sense, told) else None for choice in chosen]


def _is_at_home(sense: Sense, told: set[str | None]) -> bool:
    is_city = sense.kind == "place" and sense.prior >= _LEAST_CITY
    return is_city or sense.kind in {"country", "region"} or sense.country_code in told


def _sense_of(entity: Entity) -> Sense | None:
    return next((sense for sense in senses(place_key(entity.name)) if sense.reference_id == entity.reference_id), None)


def _best(found: tuple[Sense, ...], scores: list[float]) -> Choice:
    points, sense = min(zip(scores, found, strict=True), key=lambda pair: (-pair[0], pair[1].reference_id))
    others = [score for score, other in zip(scores, found, strict=True) if other is not sense]
    ahead = points - max(others) if others else 2.0
    return Choice(as_city(sense), round(min(0.95, 0.6 + 0.2 * max(0.0, ahead)), 4))
