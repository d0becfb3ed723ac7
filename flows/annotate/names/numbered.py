"""Names that end in a number: bills ("SB 1070") motorways ("I-610"), branches of bodies ("Local 704")."""

import re

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import context
from flows.annotate.names.text import Text

_BILL = re.compile(r"(SB|HB|AB|HR)-?\d+")
_BRANCHES = frozenset({"Local", "Region", "Post"})
_ROMAN = re.compile(r"[IVX]{1,5}")
_ROAD = re.compile(r"I-\d{1,3}")


def name_numbered(text: Text, candidates: list[Candidate]) -> None:
    """A bill's number belongs to its name and makes it a law; a motorway's makes it a road; a branch has its own."""
    for c in candidates:
        if not c.label:
            continue
        if c.end - c.start == 2 and text.words[c.start] == "Title" and _ROMAN.fullmatch(text.words[c.start + 1]):
            c.label = "LAW"  # "Title IX"
        elif text.surface(c.start, c.end) in context("bill") and text.after(c.end)[:1].isdigit():
            c.end, c.label = c.end + 1, "LAW"
        elif text.words[c.end - 1] in _BRANCHES and c.end - c.start > 1 and text.after(c.end).isdigit():
            c.end, c.label = c.end + 1, "ORG"
        elif _BILL.fullmatch(text.surface(c.start, c.end)):
            c.label = "LAW"
        elif _ROAD.fullmatch(text.surface(c.start, c.end)):
            c.label = "FAC"
