"""Continuations: quoted sentences that no cue introduces, given to whoever spoke just before, or to nobody.

In a paragraph they go on with the statement of the sentence before (The budget is late, Hall said. “It is a mess.”). A
paragraph that is nothing but a quotation goes on with the paragraph before if that ends a quotation; else nobody is named.
"""

from bisect import bisect_left

from flows.annotate.statements.quotations import Quotation
from flows.annotate.statements.selection import Reading
from flows.annotate.statements.tree import Tree
from flows.annotate.story import Story

_LONGEST_SENTENCE = 80  # tokens
_LEAST_WORDS = 4
_CLOSE = 2  # tokens: a stop and a closing mark


def continue_statements(tree: Tree, story: Story, readings: list[Reading], loose: list[Quotation]) -> list[Reading]:
    """Adds the loose quotations to the readings they go on with; returns new readings for those that stand alone."""
    ends = dict(story.paragraphs)
    told = [False] * tree.size
    for reading in readings:
        for start, end in reading.pieces:
            told[start:end] = [True] * (end - start)
    spoken = sorted((r for r in readings if r.cue is not None and "quote" in r.cue.entry.frames), key=lambda r: r.cue_start)
    cues = [reading.cue_start for reading in spoken]
    alone: list[Reading] = []
    for quotation in loose:
        start, end = quotation.start, quotation.end
        if tree.words_between(start, end) < _LEAST_WORDS or any(told[start:end]):
            continue
        number = bisect_left(cues, start) - 1
        before = spoken[number] if number >= 0 else None
        if start in ends:
            if ends[start] <= end + 1 and not quotation.single:  # single marks: a heading
                alone.append(_paragraph_alone(before, quotation))
            continue
        sentence = bisect_left(cues, _sentence_before(tree, start))
        together = [reading for reading in spoken[sentence : number + 1] if reading.end <= start]
        if together:
            going_on = next((reading for reading in together if reading.kind == "direct"), together[-1])
            going_on.pieces.append((start, end))
            going_on.kind = "direct" if going_on.kind == "direct" else "mixed"
    return alone


def _sentence_before(tree: Tree, token: int) -> int:
    """Where the sentence before `token` begins, or `token` when none ends there."""
    if not tree.ends_sentence(token - 1):
        return token
    limit = max(token - _LONGEST_SENTENCE, 0)
    return next((position + 1 for position in range(token - 2, limit - 1, -1) if tree.ends_sentence(position)), limit)


def _paragraph_alone(before: Reading | None, quotation: Quotation) -> Reading:
    """A paragraph that is a quotation: with the source of the direct statement that ends the paragraph before, or without."""
    piece = [(quotation.start, quotation.end)]
    unknown = Reading(piece, None, None, "say", 0.5, "direct")
    if before is None or before.kind != "direct" or before.source is None:
        return unknown
    near = quotation.start - max(before.end, before.cue_end, before.source.end) <= _CLOSE
    return Reading(piece, None, before.source, before.cue_class, 0.6, "direct") if near else unknown
