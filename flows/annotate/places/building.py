"""The entity that a place in the world is in an article, for mentions that reach it after the entities are built."""

from flows.annotate.places.senses import Sense
from flows.annotate.story import Entity


def entity_of(sense: Sense, name: str, reason: str, confidence: float) -> Entity:
    """A row for a place that no entity of the article means yet, named as the mention names it."""
    return Entity(
        "LOC" if sense.kind == "region" else "GPE",
        name,
        link_key=sense.reference_id,
        reason=reason,
        reference_id=sense.reference_id,
        country_code=sense.country_code,
        latitude=sense.latitude,
        longitude=sense.longitude,
        confidence=confidence,
    )
