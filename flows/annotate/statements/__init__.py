"""Statements: who said, thought, asked or promised what."""

from spacy.tokens import Doc

from flows.annotate.statements.according import according_readings
from flows.annotate.statements.attribution import Attributor
from flows.annotate.statements.continuations import continue_statements
from flows.annotate.statements.cues import find_cues
from flows.annotate.statements.plausibility import is_negated
from flows.annotate.statements.quotations import Quotation, find_quotations
from flows.annotate.statements.selection import Reading, cut_at_direct, indirect_reading, outermost
from flows.annotate.statements.speaker_lines import speaker_lines
from flows.annotate.statements.speakers import Speakers
from flows.annotate.statements.tree import Tree
from flows.annotate.story import Statement, Story


def find_statements(doc: Doc, story: Story) -> None:
    """Fill `story.statements`."""
    if not len(doc):
        return
    tree = Tree(doc)
    quotations = find_quotations(tree, story)
    according = according_readings(tree)
    cues = sorted([*find_cues(tree), *(r.cue for r in according if r.cue is not None)], key=lambda c: c.token)
    attributor = Attributor(tree, quotations, cues)
    readings: list[Reading] = []
    taken: set[int] = set()
    for direct in attributor.attribute(story.paragraphs):
        if not direct.after_colon:
            taken.add(direct.cue.token)
        frames = direct.cue.entry.frames
        frame = frames.get("quote") or next(iter(frames.values()))
        kind = "direct" if direct.whole_sentence else "mixed"
        reading = Reading(direct.pieces, direct.cue, direct.source, frame.cue_class, direct.confidence, kind)
        if direct.cue.entry.part_of_speech == "preposition":
            reading.cue_span = (direct.cue.token, direct.cue.token + 2)
        readings.append(reading)
    readings.extend(speaker_lines(tree, story, quotations))
    readings.extend(
        r for r in according if r.cue is not None and r.cue.token not in taken and not attributor.inside[r.cue.token]
    )
    for cue in cues:
        if cue.token in taken or attributor.inside[cue.token] or cue.entry.part_of_speech == "preposition":
            continue
        indirect = indirect_reading(tree, cue, attributor.inside)
        if indirect is not None:
            readings.append(indirect)
    cut_at_direct(tree, readings)
    for reading in readings:
        _complete_quotations(reading, quotations, attributor.inside)
    speakers = Speakers(tree, story)
    kept = outermost(readings, tree.size)
    kept += continue_statements(tree, story, kept, attributor.loose)
    kept.sort(key=lambda reading: (reading.cue_start, reading.start, reading.end))
    story.statements = [_statement(tree, reading, speakers) for reading in kept]


def _complete_quotations(reading: Reading, quotations: list[Quotation], inside: list[bool]) -> None:
    """An indirect statement with quoted words is mixed, and includes the closing mark of what it quotes."""
    if reading.kind != "indirect" or not any(inside[reading.start : reading.end]):
        return
    reading.kind = "mixed"
    start, end = reading.pieces[-1]
    if inside[end - 1] and inside[end]:
        for quotation in quotations:
            if start - 1 <= quotation.start < end < quotation.end:
                reading.pieces[-1] = (start, quotation.end)
    start, end = reading.pieces[0]
    if start and inside[start] and inside[start - 1]:
        for quotation in quotations:
            if quotation.start < start < quotation.end <= end + 1:
                reading.pieces[0] = (quotation.start, end)


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
        negated=cue is not None and is_negated(tree, cue),
        confidence=round(reading.score, 4),
    )
