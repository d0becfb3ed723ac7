"""Continuations: quoted sentences that no cue introduces, given to whoever spoke just before, or to nobody.

In a paragraph they go on with the statement of the sentence before (The budget is late, Hall said. “It is a mess.”). A
paragraph that is nothing but a quotation goes on with the paragraph before if that ends a quotation; else nobody is named.
"""

from flows.annotate.statements.quotations import Quotation
from flows.annotate.statements.selection import Reading
from flows.annotate.statements.tree import Tree
from flows.annotate.story import Story

_LONGEST_SENTENCE = 80  # tokens
_LEAST_WORDS = 4


def continue_statements(tree: Tree, story: Story, readings: list[Reading], loose: list[Quotation]) -> list[Reading]:
    """Adds the loose quotations to the readings they go on with; returns new readings for those that stand alone."""
    by_end = sorted((r for r in readings if r.cue is not None), key=lambda reading: max(reading.end, reading.cue_end))
    starts = dict(story.paragraphs)
    told = [False] * tree.size
    for reading in readings:
        for start, end in reading.pieces:
            told[start:end] = [True] * (end - start)
    alone: list[Reading] = []
    for quotation in loose:
        short = tree.words_between(quotation.start, quotation.end) < _LEAST_WORDS
        if short or any(told[quotation.start : quotation.end]):
            continue
        if quotation.start in starts:
            if starts[quotation.start] <= quotation.end + 1 and not quotation.single:  # single marks: a heading
                alone.append(_paragraph_alone(by_end, quotation))
            continue
        before = _sentence_before(tree, quotation.start)
        if before is None:
            continue
        for reading in reversed(by_end):
            if (
                reading.cue is not None
                and before <= reading.cue.token < quotation.start
                and "quote" in reading.cue.entry.frames
            ):
                if reading.end <= quotation.start:
                    reading.pieces.append((quotation.start, quotation.end))
                    reading.kind = "direct" if reading.kind == "direct" else "mixed"
                break
    return alone


def _sentence_before(tree: Tree, token: int) -> int | None:
    """Where the sentence before `token` begins, if one ends there."""
    if not tree.ends_sentence(token - 1):
        return None
    for position in range(token - 2, max(token - _LONGEST_SENTENCE, -1), -1):
        if tree.ends_sentence(position):
            return position + 1
    return max(token - _LONGEST_SENTENCE, 0)


def _paragraph_alone(by_end: list[Reading], quotation: Quotation) -> Reading:
    """A paragraph that is a quotation: with the source of the direct statement that ends the paragraph before, or without."""
    piece = [(quotation.start, quotation.end)]
    before = [r for r in by_end if r.kind == "direct" and max(r.end, r.cue_end) <= quotation.start]
    if before and before[-1].source is not None:
        last = before[-1]
        ends = max(last.end, last.cue_end, last.source.end if last.source else 0)
        if quotation.start - ends <= 2:
            return Reading(piece, None, last.source, last.cue_class, 0.6, "direct")
    return Reading(piece, None, None, "say", 0.5, "direct")
