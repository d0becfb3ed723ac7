"""References by other words: titles, nominals and pronouns that mean a named entity of the article."""

from spacy.tokens import Doc

from flows.annotate.story import Story


def resolve_references(doc: Doc, story: Story) -> None:
    """Add nominal and pronoun mentions with their entities to `story.mentions`."""
