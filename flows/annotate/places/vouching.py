"""Whether anything but its name speaks for the town that a name is taken for: "Willowford" is a firm or pipeline as well."""

from collections.abc import Callable, Mapping

from flows.annotate.names.gazetteer import name_word, ordinary
from flows.annotate.places.coherence import near
from flows.annotate.places.forms import place_key
from flows.annotate.places.senses import Sense, senses

# Towns of fewer people (the senses' prior: tens of people) are meant only where the article has something else of their
# country or state; the town of a word or first name must be a larger one, one whose name nothing else has may be smaller.
_KNOWN_ALONE, _NAME_KNOWN_ALONE, _WORD_KNOWN_ALONE, _ONLY_ONE_KNOWN = 5.0, 5.3, 5.7, 4.3
_CAPITAL = ("US", "DC")  # its quarters are named for the government all over the world: Capitol Hill, Foggy Bottom
# Where a country is too large to tell of a town in it.
_BY_PROVINCE = frozenset({"US"})


def vouched(
    chosen: Mapping[int, Sense], told: Callable[[int, Sense], bool], country: str | None, home: tuple[Sense, ...]
) -> set[int]:
    """The numbers of the chosen senses that are no small towns, that the text itself tells (`told`), or that lie where
    another place of the article or its source's home is."""
    return {
        number
        for number, sense in chosen.items()
        if sense.kind != "place"
        or sense.prior >= _least(sense)
        or (sense.country_code, sense.admin1) == _CAPITAL
        or told(number, sense)
        or (country == sense.country_code and country not in _BY_PROVINCE)
        or any(_is_beside(sense, other) for other in home)
        or any(_is_beside(sense, other) for n, other in chosen.items() if n != number)
    }


def _least(sense: Sense) -> float:
    key = place_key(sense.name)
    if all(word in ordinary() for word in key.split()):
        return _WORD_KNOWN_ALONE
    if name_word(key).given:
        return _NAME_KNOWN_ALONE
    return _ONLY_ONE_KNOWN if len(senses(key)) == 1 and not name_word(key).family else _KNOWN_ALONE


def _is_beside(sense: Sense, other: Sense) -> bool:
    """Whether another place is in the town's country, or in its state, or near, where the country is large."""
    if other.reference_id == sense.reference_id:
        return False
    if sense.country_code not in _BY_PROVINCE:
        return other.country_code == sense.country_code
    same = other.country_code == sense.country_code and other.admin1 is not None and other.admin1 == sense.admin1
    return same or near(sense, other)
