"""Bodies named by their head alone: "the Society" in an article that named the Verlan Historical Society before."""

from collections.abc import Iterable

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import generic
from flows.annotate.names.heads import head_evidence
from flows.annotate.names.kinds import Spelling
from flows.annotate.names.text import Text

_FIELDS = frozenset({"of", "for", "on"})
SHORT_NAME, _CONFIDENCE = "short name", 0.6
# Named so whatever else the article names: the nation's own.
_SERVICES = frozenset({"army", "navy", "police", "force", "forces"})


def name_short_bodies(text: Text, candidates: list[Candidate], found: Iterable[Spelling]) -> None:
    """Give a capitalised head behind "the" the kind of the bodies that have it, from the first one's full name on."""
    bare = [c for c in candidates if not c.label and _is_bare_head(text, c)]
    if not bare:
        return
    first: dict[str, int] = {}
    for spelling in found:
        if spelling.label == "ORG" and len(spelling.words) > 1:
            head = spelling.words[0] if spelling.words[1].lower() in _FIELDS else spelling.words[-1]
            start = min(c.start for c in spelling.mentions)
            first[head] = min(first.get(head, start), start)
    for c in bare:
        if first.get(text.words[c.start], c.start) < c.start:
            c.label, c.rule, c.confidence = "ORG", SHORT_NAME, _CONFIDENCE


def _is_bare_head(text: Text, c: Candidate) -> bool:
    """Whether a candidate is one capitalised word for a kind of body, in a line of small letters, with "the"."""
    if c.end - c.start > 1 or c.start in text.upper or text.before(c.start).lower() != "the":
        return False
    word = text.words[c.start]
    if text.after(c.end) in _FIELDS or text.after(c.end)[:1].isupper():
        return False  # "the Group of Twenty", "the Court Room"
    told = any(label == "ORG" for label, _ in head_evidence(("X", word)))
    return told and word.lower() in generic("body") - _SERVICES
