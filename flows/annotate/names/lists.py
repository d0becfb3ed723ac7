"""Lists: names joined by commas, "and" or "or" are of one kind, so the well-known ones tell the kind of the others."""

from itertools import pairwise

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import fold
from flows.annotate.names.kinds import Spelling
from flows.annotate.names.text import Text

SURE, UNSURE = 5.0, 4.5
NEIGHBOUR, MOST = 1.3, 2.6
_JOINERS = frozenset({",", "and", "or", "&", "--"})


def lend_along_lists(text: Text, candidates: list[Candidate], found: dict[str, Spelling]) -> None:
    """Add to the evidence of doubtful names what their sure neighbours in lists are."""
    lent: dict[tuple[str, str], float] = {}
    for left, right in pairwise(candidates):
        if not _joined(text, left.end, right.start):
            continue
        for one, other in ((left, right), (right, left)):
            key = fold(text.surface(one.start, one.end))
            doubtful, sure = found[key], found[fold(text.surface(other.start, other.end))]
            if doubtful.score < UNSURE and sure.score >= SURE and sure.label in {"PERSON", "ORG", "GPE", "LOC", "NORP"}:
                lent[key, sure.label] = min(MOST, lent.get((key, sure.label), 0.0) + NEIGHBOUR)
    for (key, label), weight in lent.items():
        found[key].scores[label] += weight


def _joined(text: Text, end: int, start: int) -> bool:
    """Whether only a comma or a conjunction stands between two names of a sentence."""
    if not 1 <= start - end <= 2 or text.sentence_of[end - 1] != text.sentence_of[start]:
        return False
    return all(word in _JOINERS for word in text.words[end:start])
