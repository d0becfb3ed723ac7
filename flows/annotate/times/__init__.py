"""Time expressions as TIMEX3."""

from spacy.tokens import Doc

from flows.annotate.story import Story


def find_times(doc: Doc, story: Story) -> None:
    """Fill `story.times`."""
