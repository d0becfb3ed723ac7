"""One name of a state and its city: a mention that the text tells to be the other one goes to the other one."""

from spacy.tokens import Doc

from flows.annotate.places.building import entity_of
from flows.annotate.places.forms import place_key
from flows.annotate.places.named_within import city_of
from flows.annotate.places.ranks import mention_ranks
from flows.annotate.places.senses import Sense, senses
from flows.annotate.story import Story

_CONFIDENCE = 0.8


def part_city_and_state(doc: Doc, story: Story) -> None:
    """Give mentions such as "the city of New York" and "Ohio, New York and Maine" the city or the state, whatever the name
    means elsewhere in the article. Runs after merging, before anything but mentions knows entity numbers."""
    numbers = {entity.reference_id: number for number, entity in enumerate(story.entities) if entity.reference_id}
    for mention, rank in list(mention_ranks(doc, story)):
        if not rank or mention.entity is None:
            continue
        text = doc[mention.start : mention.end].text
        meant = _meant(text, rank)
        if meant is None or story.entities[mention.entity].reference_id not in _of_name(text) - {meant.reference_id}:
            continue
        if meant.reference_id not in numbers:
            numbers[meant.reference_id] = len(story.entities)
            story.entities.append(entity_of(meant, text, "reference", _CONFIDENCE))
        mention.entity = numbers[meant.reference_id]
        mention.label = story.entities[mention.entity].label


def _of_name(text: str) -> set[str]:
    return {sense.reference_id for sense in senses(place_key(text))}


def _meant(text: str, rank: str) -> Sense | None:
    """The city or the state of a name that both have; None for other names."""
    name = text.rpartition(" of ")[2]
    city = city_of(name)
    if city is None or rank != "province":
        return city
    return next((sense for sense in senses(place_key(name)) if sense.kind == "province"), None)
