"""The places an article is about: those it names often, early and in its title."""

from spacy.tokens import Doc

from flows.annotate.places.forms import place_key
from flows.annotate.story import Place, Story

_TITLE, _LEAD, _PEOPLE = 2.0, 1.0, 0.5
_MOST = 5


def focus_places(doc: Doc, story: Story) -> list[Place]:
    """At most five places with their share of the article's attention, the first its focus."""
    title = f" {place_key(story.title or '')} "
    lead_end = story.paragraphs[0][1] if story.paragraphs else 0
    scores: dict[int, float] = {}
    in_title: set[int] = set()
    for mention in story.mentions:
        if mention.entity is None or mention.method not in {"name", "acronym"}:
            continue
        entity = story.entities[mention.entity]
        if entity.latitude is None or entity.reference_id is None or entity.label not in {"GPE", "LOC", "FAC", "NORP"}:
            continue
        weight = (_PEOPLE if mention.label == "NORP" else 1.0) + (_LEAD if mention.start < lead_end else 0.0)
        scores[mention.entity] = scores.get(mention.entity, 0.0) + weight
        if mention.entity not in in_title and f" {place_key(doc[mention.start : mention.end].text)} " in title:
            in_title.add(mention.entity)
            scores[mention.entity] += _TITLE
    total = sum(scores.values())
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))[:_MOST]
    return [Place(entity, round(score / total, 4)) for entity, score in ranked]
