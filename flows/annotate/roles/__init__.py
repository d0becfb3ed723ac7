"""Roles: who holds which office of which organisation or country."""

from spacy.tokens import Doc

from flows.annotate.story import Story


def find_roles(doc: Doc, story: Story) -> None:
    """Fill `story.roles`."""
