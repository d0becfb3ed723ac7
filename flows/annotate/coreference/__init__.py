"""References by other words: titles, nominals and pronouns that mean a named entity of the article."""

from spacy.tokens import Doc

from flows.annotate.coreference.reading import Reading
from flows.annotate.entities.namesakes import settle_namesakes
from flows.annotate.story import Story


def resolve_references(doc: Doc, story: Story) -> None:
    """Add nominal and pronoun mentions with their entities to `story.mentions`, reading the article from its start.

    What roles tell of people with common names goes into their keys first.
    """
    if not story.entities:
        return
    settle_namesakes(story)
    reading = Reading(doc, story)
    for token in reading.phrases():
        reading.read(token)


__all__ = ["resolve_references"]
