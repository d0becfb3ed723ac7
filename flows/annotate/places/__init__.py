"""Places: which place in the world a name means, and which places the article is about."""

from spacy.tokens import Doc

from flows.annotate.story import Story


def resolve_places(doc: Doc, story: Story) -> None:
    """Set country, coordinates and reference of place entities; fill `story.places`."""
