"""Entities inside an article: which name mentions are the same person, body, place or thing, and how each links outwards."""

from spacy.tokens import Doc

from flows.annotate.story import Entity, Story, words


def group_entities(doc: Doc, story: Story) -> None:
    """Give each name mention its entity, filling `story.entities`."""
    known: dict[tuple[str, str], int] = {}
    for mention in story.mentions:
        name = words(doc, mention.start, mention.end)
        key = (mention.label, name.casefold())
        if key not in known:
            known[key] = len(story.entities)
            story.entities.append(
                Entity(mention.label, name, link_key=f"{mention.label}|{name.casefold()}", reason="full name")
            )
        mention.entity = known[key]
