"""Quantities: money, percentages, measures and counts."""

from spacy.tokens import Doc

from flows.annotate.story import Story


def find_quantities(doc: Doc, story: Story) -> None:
    """Fill `story.quantities`."""
