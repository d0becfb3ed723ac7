"""Places: which place in the world a name means, and which places the article is about."""

from spacy.tokens import Doc

from flows.annotate.places.focus import focus_places
from flows.annotate.places.lying import lay
from flows.annotate.places.merging import merge_same_reference
from flows.annotate.places.parting import part_city_and_state
from flows.annotate.places.resolving import choose
from flows.annotate.story import Story


def resolve_places(doc: Doc, story: Story) -> None:
    """Set country, coordinates (degrees) and reference of places and peoples; fill `story.places`. What the
    reference data don't have takes the town's it lies in, where the text tells; the rest keeps its row without coordinates."""
    for number, choice in choose(doc, story).items():
        entity, sense = story.entities[number], choice.sense
        entity.reference_id = entity.link_key = sense.reference_id
        entity.reason = "reference"
        entity.country_code = sense.country_code
        entity.latitude, entity.longitude = sense.latitude, sense.longitude
        entity.confidence = choice.confidence
        if entity.label == "NORP":  # a people's row is that of where they live
            entity.name, entity.label = sense.name, "LOC" if sense.kind == "region" else "GPE"
    merge_same_reference(story)
    part_city_and_state(doc, story)
    lay(doc, story)
    story.places = focus_places(doc, story)


__all__ = ["resolve_places"]
