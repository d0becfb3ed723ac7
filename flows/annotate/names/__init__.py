"""Name mentions: where names stand and of which kind they are.

Candidates are the recognizer's spans and capitalised runs it left out; their limits are tidied; the evidence of all mentions
of a spelling decides its kind; full names lend it to their parts, decided names to every other place where they stand.
"""

from spacy.tokens import Doc

from flows.annotate.names.candidates import Candidate, covered, from_model, outside, runs, without_overlaps
from flows.annotate.names.consistency import fill, full_names, lend_to_parts
from flows.annotate.names.datelines import datelines
from flows.annotate.names.gatherings import name_gatherings
from flows.annotate.names.gazetteer import is_title, known
from flows.annotate.names.glued import end_at_repetition, glued_mask
from flows.annotate.names.joining import join
from flows.annotate.names.kinds import decide, spellings
from flows.annotate.names.labels import speaker_labels
from flows.annotate.names.languages import name_languages
from flows.annotate.names.lists import lend_along_lists
from flows.annotate.names.numbered import name_numbered
from flows.annotate.names.parties import party_states
from flows.annotate.names.short_bodies import name_short_bodies
from flows.annotate.names.spans import tidy
from flows.annotate.names.sports import is_sport, line_names, settle_teams, team_weights
from flows.annotate.names.text import Text, headline_mask, read_text
from flows.annotate.names.title_case import outside_headings, title_case_mask
from flows.annotate.names.titled import cut_titles
from flows.annotate.story import Mention, Story

__all__ = ["find_names"]

HIGH_SCORE = 8.0


def find_names(doc: Doc, story: Story) -> None:
    """Fill `story.mentions` with the names in the text (method "name" or "acronym"), entities unset."""
    if not len(doc):
        return
    text = read_text(doc, story)
    placed = datelines(text)
    sport = is_sport(text)
    lines = line_names(text) if sport else []
    states = party_states(text)
    fixed = without_overlaps([c for c in placed + lines + states + speaker_labels(text) if c.label])
    candidates = _candidates(doc, text, fixed + states)
    candidates = join(text, candidates, fixed)
    cut_titles(text, candidates)
    end_at_repetition(text, candidates)
    found = spellings(text, candidates, team_weights(text, lines), sport)
    for spelling in found.values():
        decide(spelling)
    lend_along_lists(text, candidates, found)
    parts = lend_to_parts(text, found, [text.words[c.start : c.end] for c in fixed if c.label == "PERSON"])
    for spelling in found.values():
        decide(spelling)
        for c in spelling.mentions:
            c.label = spelling.label
            c.confidence = min(0.95, 0.5 + 0.45 * spelling.score / HIGH_SCORE)
    if sport:
        settle_teams(text, candidates, fixed, parts)
    name_gatherings(text, candidates)
    name_languages(text, candidates)
    name_numbered(text, candidates)
    name_short_bodies(text, candidates, found.values())
    named = fixed + [c for c in candidates if c.label]
    named += fill(text, named, found, parts)
    story.mentions.extend(_mention(text.words, c) for c in without_overlaps(named) if not _is_office(text, c))


def _candidates(doc: Doc, text: Text, decided: list[Candidate]) -> list[Candidate]:
    """What the recognizer saw and what it left out, outside names that are `decided`; headings give only known names."""
    headlines, headings, glued = headline_mask(text), title_case_mask(text), glued_mask(text)
    mask = _either(covered(decided, len(doc)), headlines)
    if glued is not None:
        text.capital = [capital and not stuck for capital, stuck in zip(text.capital, glued, strict=True)]
        mask = _either(mask, glued)
    seen = tidy(text, outside(from_model(doc), mask))
    candidates = without_overlaps(full_names(text, outside_headings(text, seen, headings)))
    left = runs(text, covered(decided + candidates, len(doc)), _either(headlines, headings))
    return candidates + tidy(text, left)


def _either(one: bytearray, other: bytearray) -> bytearray:
    size = len(one)
    return bytearray((int.from_bytes(one) | int.from_bytes(other)).to_bytes(size))


def _is_office(text: Text, c: Candidate) -> bool:
    """Whether what looks like a body is an office or its field: "Minister of Economic Affairs", "Economic Affairs" in it."""
    if c.label != "ORG":
        return False
    words, before = text.words, [word.lower() for word in text.words[max(c.start - 2, 0) : c.start]]
    if before in (["minister", "of"], ["ministers", "of"]):
        return not known(text.surface(c.start, c.end))
    return c.end - c.start > 2 and is_title(words[c.start]) and words[c.start + 1].lower() in {"of", "for"}


def _mention(words: list[str], c: Candidate) -> Mention:
    word = words[c.start]
    acronym = c.end - c.start == 1 and 2 <= len(word) <= 7 and word.replace(".", "").isupper() and c.label not in {"PERSON"}
    return Mention(c.start, c.end, c.label, "acronym" if acronym else "name", None, c.rule, round(c.confidence, 4))
