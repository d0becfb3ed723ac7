"""Topics: IPTC Media Topics by a lexicon."""

from spacy.tokens import Doc

from flows.annotate.story import Story


def classify_topics(doc: Doc, story: Story) -> None:
    """Fill `story.topics`."""
