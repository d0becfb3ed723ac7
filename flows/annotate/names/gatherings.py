"""Events named in small letters after a place: "the international Karabakh business forum", "the annual Lagos book fair"."""

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import context
from flows.annotate.names.text import Text

LONGEST_TAIL = 3
_PLACES = frozenset({"GPE", "LOC"})


def name_gatherings(text: Text, candidates: list[Candidate]) -> None:
    """A place between an adjective such as "international" or "annual" and a gathering's noun becomes the gathering's name."""
    for c in candidates:
        if c.label in _PLACES and text.before(c.start).lower() in context("gathering_adjective"):
            end = _gathering_end(text, c.end)
            if end:
                c.end, c.label, c.rule = end, "EVENT", "gathering"


def _gathering_end(text: Text, start: int) -> int:
    for end in range(start, min(start + LONGEST_TAIL, len(text.words))):
        word = text.after(end)
        if word in context("gathering"):
            return end + 1
        if not word.isalpha() or not word.islower():
            break
    return 0
