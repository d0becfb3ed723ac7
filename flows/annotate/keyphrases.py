"""Keyphrases of the article."""

from spacy.tokens import Doc

from flows.annotate.story import Story


def find_keyphrases(doc: Doc, story: Story) -> None:
    """Fill `story.keyphrases`."""
