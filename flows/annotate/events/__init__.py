"""Events by PLOVER type, with participants, place and time."""

from spacy.tokens import Doc

from flows.annotate.story import Story


def find_events(doc: Doc, story: Story) -> None:
    """Fill `story.events`."""
