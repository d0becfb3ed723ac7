"""Time expressions as TIMEX3."""

from spacy.tokens import Doc

from flows.annotate.story import Story
from flows.annotate.times.classes import words
from flows.annotate.times.context import context_of
from flows.annotate.times.grammar import patterns
from flows.annotate.times.reading import read


def find_times(doc: Doc, story: Story) -> None:
    """Fill `story.times` with the article's TIMEX3 expressions, in order.

    Anchored on `story.published_at`, or on the last date told; without an anchor a value stays underspecified (XXXX-09-16).
    """
    tagged = words().tag(doc)
    context = context_of(doc, story)
    for start, end in story.paragraphs:
        for found in patterns().find(tagged, start, end):
            expression = read(found, tagged, context)
            if expression:
                story.times.append(expression)
