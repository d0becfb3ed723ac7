"""Continuations: quoted sentences that no cue introduces, given to whoever spoke just before, or to nobody.

In a paragraph they go on with the statement of the sentence before (The budget is late, Hall said. “It is a mess.”). A
paragraph that is nothing but a quotation goes on with the paragraph before if that ends a quotation, or if its last sentence
tells what one person said; else nobody is named.
"""

from bisect import bisect_left

from flows.annotate.statements.quotations import Quotation
from flows.annotate.statements.selection import Reading
from flows.annotate.statements.tree import Tree
from flows.annotate.story import Story

_LONGEST_SENTENCE = 80  # tokens
_LEAST_WORDS = 4
_CLOSE = 2  # tokens: a stop and a closing mark
_NO_ONE = frozenset(("they", "we", "it", "you", "i"))
_TELLING = frozenset(("say", "warn", "admit", "announce", "predict", "describe"))


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
                alone.append(_paragraph_alone(tree, before, quotation))
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


def _paragraph_alone(tree: Tree, before: Reading | None, quotation: Quotation) -> Reading:
    """A paragraph that is a quotation: with the source of the statement that ends the paragraph before, or without.

    A direct one may run over the paragraphs' end; else the sentence before it must tell what was said ("Hall told us she
    would go."), after which only her words can stand in marks.
    """
    piece = [(quotation.start, quotation.end)]
    unknown = Reading(piece, None, None, "say", 0.5, "direct")
    if before is None or before.source is None or before.source.empty:
        return unknown
    near = quotation.start - max(before.end, before.cue_end, before.source.end) <= _CLOSE
    if near and before.kind == "direct":
        return Reading(piece, None, before.source, before.cue_class, 0.6, "direct")
    if before.kind != "direct" and _is_sentence_before(tree, before, quotation) and _speaks_alone(tree, before):
        return Reading(piece, None, before.source, "say", 0.6, "direct")
    return unknown


def _is_sentence_before(tree: Tree, before: Reading, quotation: Quotation) -> bool:
    """Whether the statement stands in the sentence before the quotation, which ends with a stop, not with a colon."""
    first = min(before.start, before.cue_start, before.source.start if before.source else before.start)
    return tree.ends_sentence(quotation.start - 1) and _sentence_before(tree, quotation.start) <= first


def _speaks_alone(tree: Tree, before: Reading) -> bool:
    """Whether the statement's cue takes a quotation with its one speaker, and is the sentence's own verb or a phrase of it."""
    cue, source = before.cue, before.source
    if cue is None or source is None or "quote" not in cue.entry.frames or before.cue_class not in _TELLING:
        return False
    if tree.tag[source.head] not in ("NNP", "NN", "PRP") or tree.lower(source.head) in _NO_ONE:
        return False
    verb = cue.token
    while tree.dep[verb] == "conj" and tree.head[verb] != verb:
        verb = tree.head[verb]
    return cue.entry.part_of_speech == "preposition" or tree.head[verb] == verb or tree.dep[verb] == "ROOT"
