"""Tone of each sentence in [-1, 1]."""

from spacy.tokens import Doc

from flows.annotate.story import Story


def score_tone(doc: Doc, story: Story) -> None:
    """Fill `story.tones`."""
