"""Statements: who said, thought, asked or promised what."""

from spacy.tokens import Doc

from flows.annotate.story import Story


def find_statements(doc: Doc, story: Story) -> None:
    """Fill `story.statements`."""
