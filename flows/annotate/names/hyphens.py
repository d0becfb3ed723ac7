"""Names round a hyphen: a known one written with a dash, and persons side by side ("the Trump-Putin summit")."""

import re

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import known
from flows.annotate.names.text import Text

_DASHES, _SPACED_DASH = frozenset({"-", "–"}), re.compile(r"\s*[-–]\s*")


def is_hyphenated(text: Text, start: int, end: int) -> bool:
    """Whether a span is a known name whose hyphen is written as a dash: "Council on Kenyan–Sudanese Relations"."""
    if not _DASHES & set(text.words[start + 1 : end - 1]):
        return False
    surface = text.surface(start, end).removeprefix("the ").removeprefix("The ")
    return bool(known(_SPACED_DASH.sub("-", surface)))


def are_persons(text: Text, whole: Candidate) -> bool:
    """Whether nothing but hyphens stands between known persons' names; whoever has two last names has a first one as well."""
    words = text.words[whole.start : whole.end]
    people = words[::2]
    if set(words[1::2]) != {"-"} or len(words) % 2 == 0 or known("-".join(people)):
        return False
    return all(any(label == "PERSON" for label, _ in known(word)) for word in people)
