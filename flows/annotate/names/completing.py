"""What belongs to a body's name beyond its candidate: a court's number, a campus, a hospital's kind, the people it is of."""

import re

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import REGION, context, known, name_word
from flows.annotate.names.heads import is_head
from flows.annotate.names.text import Text

_ORDINAL = re.compile(r"\d+(st|nd|rd|th)")
_COURTS = frozenset({"Circuit", "District"})
_KINDS = frozenset({"General", "Memorial", "Community", "Regional", "Medical", "Children", "Hospital", "Center"})
_GROUPS = frozenset(
    {"Caucus", "Association", "Conference", "League", "Federation", "Council", "Coalition", "Alliance", "Society"}
)
# What stands between a state's university and its town; a hyphen is in the name already.
_CAMPUS_JOINS = frozenset({",", "at"})
_BODIES, _MOST_PEOPLE = frozenset({"ORG", ""}), 3


def complete_body(text: Text, c: Candidate, taken: bytearray) -> None:
    """Widen a body's candidate: "2nd" + "U.S. Circuit Court", "Northern Caucus" + "of State Legislators"."""
    if c.vote not in _BODIES:
        return
    first = text.words[c.start : c.start + 2]
    numbered = _ORDINAL.fullmatch(text.before(c.start)) and not taken[c.start - 1]
    if numbered and _COURTS & set(first) and c.end - c.start > 1:
        c.start -= 1
        taken[c.start] = 1
    if c.end - c.start > 1 and text.words[c.end - 1] in _GROUPS and text.after(c.end) == "of":
        _take_people(text, c, taken)
    _take_campus(text, c, taken)


def _take_people(text: Text, c: Candidate, taken: bytearray) -> None:
    """The people whom a caucus or association is of: capitalised words that end in a plural and are nobody's name."""
    end = c.end + 1
    while text.after(end) and text.capital[end] and end - c.end <= _MOST_PEOPLE:
        end += 1
    words = text.words[c.end + 1 : end]
    if not words or not words[-1].endswith("s") or is_head(words[-1]) or known(" ".join(words)):
        return
    if max(name_word(words[0])) == 0 or len(words) == 1:
        taken[c.end : end] = b"\1" * (end - c.end)
        c.end = end


def _take_campus(text: Text, c: Candidate, taken: bytearray) -> None:
    """The town of a state's university: "University of Ohio, Riverton", "University of Ohio at Riverton"."""
    words = text.words[c.start : c.end]
    if words[:2] != ["University", "of"] or " ".join(words[2:]) not in context("university_state"):
        return
    start = c.end + (text.after(c.end) in _CAMPUS_JOINS)
    for end in (start + 2, start + 1):
        if text.after(end - 1) and all(text.capital[start:end]) and _is_town(text, start, end):
            if text.after(end) == "-" and not text.spaced[end] and text.capital[end + 1]:
                end += 2  # "at Riverton-Marlow"
            taken[c.end : end] = b"\1" * (end - c.end)
            c.end = end
            return


def _is_town(text: Text, start: int, end: int) -> bool:
    """Whether words are a town's name that isn't used for its own university: "University of Ohio, Harvard and Yale" are
    three."""
    name = text.surface(start, end)
    return name not in context("university_alone") and any(label == "GPE" and weight < REGION for label, weight in known(name))


def is_named_for(text: Text, last: Candidate, c: Candidate) -> bool:
    """Whether somebody's name and what stands behind it name a house together: "Tendai Mutasa" + "General Hospital"."""
    words = text.words[c.start : c.end]
    return last.vote == "PERSON" and len(words) > 1 and is_head(words[-1]) and all(word in _KINDS for word in words[:-1])


def is_campus(text: Text, last: Candidate, c: Candidate) -> bool:
    """Whether a university's short name stands before its town: "UC" + "Riverton"."""
    prefix = text.surface(last.start, last.end) in context("university_prefix")
    return prefix and any(label == "GPE" and weight < REGION for label, weight in known(text.surface(c.start, c.end)))
