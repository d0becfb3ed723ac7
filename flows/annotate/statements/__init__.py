"""Statements: who said, thought, asked or promised what."""

from spacy.tokens import Doc

from flows.annotate.statements.according import according_readings
from flows.annotate.statements.attribution import Attributor, Direct
from flows.annotate.statements.continuations import continue_statements
from flows.annotate.statements.cues import find_cues
from flows.annotate.statements.plausibility import is_negated
from flows.annotate.statements.quotations import find_quotations
from flows.annotate.statements.quoted_words import mark_mixed
from flows.annotate.statements.selection import (
    Reading,
    cut_at_direct,
    indirect_reading,
    is_trusted,
    outermost,
    without_second_hand,
)
from flows.annotate.statements.senses import is_asked
from flows.annotate.statements.speaker_lines import speaker_lines
from flows.annotate.statements.speakers import Speakers
from flows.annotate.statements.tails import cut_tails
from flows.annotate.statements.tree import SUBJECTS, Tree
from flows.annotate.story import Statement, Story

_FINITE = frozenset(("VBZ", "VBP", "VBD", "MD"))
_SPEAKING = frozenset({"PERSON", "ORG", "GPE", "NORP"})


def find_statements(doc: Doc, story: Story) -> None:
    """Fill `story.statements`, in the order of their cues."""
    if not len(doc):
        return
    tree = Tree(doc, _named(story))
    quotations = find_quotations(tree, story)
    according = according_readings(tree)
    cues = sorted([*find_cues(tree), *(r.cue for r in according if r.cue is not None)], key=lambda cue: cue.token)
    attributor = Attributor(tree, quotations, cues)
    readings, taken = _direct_readings(attributor, story)
    readings.extend(speaker_lines(tree, story, quotations))
    free = [cue for cue in cues if cue.token not in taken and not attributor.inside[cue.token]]
    by_token = {reading.cue_start: reading for reading in according}
    indirect = (by_token.get(cue.token) or indirect_reading(tree, cue, attributor.inside) for cue in free)
    readings.extend(reading for reading in indirect if reading is not None)
    _cut_datelines(readings, story)
    cut_at_direct(tree, readings)
    cut_tails(tree, readings, attributor.inside)
    mark_mixed(readings, quotations, attributor.inside)
    kept = [reading for reading in outermost(without_second_hand(readings), tree.size) if is_trusted(reading)]
    kept += continue_statements(tree, story, kept, attributor.loose)
    kept.sort(key=lambda reading: (reading.cue_start, reading.start, reading.end))
    speakers = Speakers(tree, story)
    story.statements = [_statement(tree, reading, speakers) for reading in kept]


def _named(story: Story) -> frozenset[int]:
    """The tokens of names of persons, bodies and countries."""
    named = (m for m in story.mentions if m.label in _SPEAKING and m.method in {"name", "acronym"})
    return frozenset(token for mention in named for token in range(mention.start, mention.end))


def _cut_datelines(readings: list[Reading], story: Story) -> None:
    """No content begins in a dateline: "OSLO, May 4 - The dam will hold, she said"."""
    for reading in readings if story.datelines else ():
        reading.pieces = [(_after_dateline(story, start, end), end) for start, end in reading.pieces]


def _after_dateline(story: Story, start: int, end: int) -> int:
    return next((close for first, close in story.datelines.items() if first <= start < close < end), start)


def _direct_readings(attributor: Attributor, story: Story) -> tuple[list[Reading], set[int]]:
    """The attributed quotations, and the cues that have no other content."""
    readings: list[Reading] = []
    taken: set[int] = set()
    for direct in attributor.attribute([(story.datelines.get(start, start), end) for start, end in story.paragraphs]):
        if not direct.after_colon:
            taken.add(direct.cue.token)
        if _lacks_subject(attributor.tree, direct) or _is_asked(attributor.tree, direct):
            continue
        frames = direct.cue.entry.frames
        frame = frames.get("quote") or next(iter(frames.values()))
        kind = "direct" if direct.whole_sentence else "mixed"
        pieces = _with_subject(attributor.tree, direct) or _with_condition(attributor.tree, direct)
        kind = kind if pieces == direct.pieces else "mixed"
        reading = Reading(pieces, direct.cue, direct.source, frame.cue_class, direct.confidence, kind)
        if direct.cue.entry.part_of_speech == "preposition":
            reading.cue_span = (direct.cue.token, direct.cue.token + 2)
        readings.append(reading)
    return readings, taken


def _with_condition(tree: Tree, direct: Direct) -> list[tuple[int, int]]:
    """The pieces with the condition that opens the sentence: If he were mayor, he said, “I would leave.”"""
    first = min(direct.cue.token, direct.source.start if direct.source else direct.cue.token)
    start = tree.doc[direct.cue.token].sent.start
    if direct.pieces[0][0] < first or start + 2 >= first or tree.word[first - 1] != ",":
        return direct.pieces
    return [(start, first - 1), *direct.pieces] if tree.lower(start) in ("if", "unless") else direct.pieces


def _with_subject(tree: Tree, direct: Direct) -> list[tuple[int, int]]:
    """The pieces with the subject that the quotation goes on from: Such a plan, he said, “is the only way out.”"""
    start, cue = direct.pieces[0][0], direct.cue.token
    first = start + 1
    if (
        direct.source is None
        or not direct.source.end <= cue < start
        or tree.tag[first] not in _FINITE
        or tree.word[first][0].isupper()
    ):
        return []
    before = direct.source.start - 1
    subjects = [kid for verb in (cue, tree.head[cue], first) for kid in tree.children(verb, *SUBJECTS) if kid < before]
    if not subjects or tree.word[before] not in (",", "”", '"', "''"):
        return []
    return [(tree.left(subjects[0]), before), *direct.pieces]


def _is_asked(tree: Tree, direct: Direct) -> bool:
    """Whether the writer asks if the quoted words will be said: Will he say “radical change”?"""
    return direct.cue.token < direct.pieces[0][0] and is_asked(tree, direct.cue.token)


def _lacks_subject(tree: Tree, direct: Direct) -> bool:
    """Whether a quotation is the predicate of a noun outside of it: a plan that Hall says “makes no sense.”"""
    first = direct.pieces[0][0] + 1
    verb = direct.cue.token
    gap = tree.dep[verb] == "relcl" and tree.head[verb] < verb < first and tree.tag[first] in ("VBZ", "VBD", "MD", "VBP")
    return gap and tree.word[first].islower()


def _statement(tree: Tree, reading: Reading, speakers: Speakers) -> Statement:
    entities, status = speakers.of(reading)
    cue = reading.cue
    span = reading.cue_span
    if span is None and cue is not None:
        last = cue.particle if cue.particle is not None and cue.particle == cue.token + 1 else cue.token
        span = (cue.token, last + 1)
    return Statement(
        cue=span,
        content=(reading.start, reading.end),
        source=(reading.source.start, reading.source.end) if reading.source else None,
        kind=reading.kind,
        cue_lemma=reading.lemma or (cue.entry.lemma if cue else None),
        cue_class=reading.cue_class,
        speakers=entities,
        speaker_status=status,
        negated=cue is not None and is_negated(tree, cue, reading.start, reading.end),
        confidence=round(reading.score, 4),
    )
