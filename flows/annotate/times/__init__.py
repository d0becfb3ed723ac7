"""Time expressions as TIMEX3: what an article says of when, how long and how often, with the bounds that its date gives."""

from spacy.tokens import Doc

from flows.annotate.story import Story
from flows.annotate.times.classes import words
from flows.annotate.times.context import context_of
from flows.annotate.times.grammar import patterns
from flows.annotate.times.reading import read
from flows.annotate.token_patterns import Found


def find_times(doc: Doc, story: Story) -> None:
    """Fill `story.times` with the article's TIMEX3 expressions, in order.

    Anchored on `story.published_at` (else on the date in a dateline) or on the last date told; without an anchor a value stays
    underspecified (XXXX-09-16) and has no bounds.
    """
    tagged = words().tag(doc)
    context = context_of(doc, story)
    paragraph = 0

    def take(found: Found) -> int | None:
        expressions = read(found, tagged, context)
        if expressions is None:
            return None
        story.times.extend(expressions)
        for expression in expressions:
            context.adopt_dateline(expression, paragraph)
        return max((expression.end for expression in expressions), default=found.end)

    for paragraph, end in story.paragraphs:
        patterns().scan(tagged, paragraph, end, take)
