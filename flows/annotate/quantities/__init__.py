"""Quantities: money, percentages, measures and counts, as numbers one can add up."""

from spacy.tokens import Doc

from flows.annotate.quantities.classes import words
from flows.annotate.quantities.context import context_of
from flows.annotate.quantities.grammar import patterns
from flows.annotate.quantities.reading import read
from flows.annotate.story import Story
from flows.annotate.token_patterns import Found


def find_quantities(doc: Doc, story: Story) -> None:
    """Fill `story.quantities`, in order; what is a time expression, an age, a score or part of a name is left out.

    `value` and `upper_value` are in `unit`, magnitudes worked out ("3.2 million dollars": 3200000, USD; "50 cents": 0.5, USD).
    """
    tagged = words().tag(doc)
    context = context_of(doc, story)

    def take(found: Found) -> int | None:
        quantity = read(found, tagged, context)
        if quantity is None:
            return None
        story.quantities.append(quantity)
        return found.end

    for start, end in story.paragraphs:
        patterns().scan(tagged, start, end, take)
