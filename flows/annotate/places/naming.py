"""Which senses the names of an entity allow: the fullest name that anything in the world has, else what is left of it."""

from flows.annotate.places.forms import place_key, place_words, shorter_forms
from flows.annotate.places.senses import Sense, peoples, senses
from flows.annotate.story import Entity

PLACES = frozenset({"GPE", "LOC", "FAC"})
# An abbreviation of two letters is a state's or a country's only in capitals or with a dot ("Ky."): "in", "or" are words.
_SHORT = 3
# Cities' abbreviations that fold like a state's: "La." is Louisiana.
_LIKE_STATES = {"L.A.": "Los Angeles", "LA": "Los Angeles"}


def senses_of(entity: Entity, texts: list[str], demonyms: list[str]) -> tuple[Sense, ...]:
    """The senses of an entity by the words of its name mentions (`texts`, and `demonyms` of its people; each distinct),
    likeliest first without context. "Canadian" is a town as well: demonyms are looked up as such."""
    if demonyms and not texts:
        return next((found for text in demonyms if (found := peoples(place_key(text)))), ())
    ordered = sorted(dict.fromkeys([entity.name, *texts]), key=lambda text: -len(text))
    street = entity.label == "FAC" and ordered[0].rpartition(" ")[2].lower() in place_words("street")
    for text in ordered:
        if found := tuple(sense for sense in _named(text) if not (street and sense.kind == "place")):
            return found  # "Park Avenue" is no town
    if entity.label != "FAC":
        for text in ordered:
            for form in shorter_forms(place_key(text)):
                if found := tuple(s for s in senses(form) if s.kind != "place" or not _names_division(text)):
                    return found
    return next((found for text in [*texts, *demonyms] if (found := peoples(place_key(text)))), ())


def _is_other_acronym(text: str, sense: Sense) -> bool:
    """Whether capitals are rather something else's: "ABA" is no town called Aba, "V.A." not Virginia (which is "Va.")."""
    letters = text.replace(".", "")
    if len(text.split()) > 1 or not letters.isupper():
        return False
    dotted = "." in text[:-1] and len(letters) == 2
    one_word = " " not in sense.name
    return one_word and ((sense.kind == "place" and len(letters) == 3) or (sense.kind == "province" and dotted))


def _names_division(text: str) -> bool:
    """Whether a name says that it is a state's or county's: "Empire State" is not the town of Empire."""
    return text.lower().endswith((" state", " county", " province"))


def _named(text: str) -> tuple[Sense, ...]:
    key = place_key(_LIKE_STATES.get(text, text))
    if key in place_words("before"):  # "the Northeast" of whatever the article is about
        return ()
    if len(key) < _SHORT and not (text.replace(".", "").isupper() or text.endswith(".")):
        return ()
    if found := tuple(sense for sense in senses(key) if not _is_other_acronym(text, sense)):
        return found
    town, comma, container = text.partition(",")  # "Paris, Texas" as one name
    if not comma:
        return ()
    within = {
        (sense.country_code, sense.admin1 if sense.kind == "province" else None) for sense in senses(place_key(container))
    }
    return tuple(s for s in senses(place_key(town)) if (s.country_code, s.admin1) in within or (s.country_code, None) in within)
