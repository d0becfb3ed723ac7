"""Words that run into a name from before it, and catchwords made of somebody's name and a common word."""

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import KNOWN, LIKELY_GIVEN, Evidence, context, known, name_word, ordinary
from flows.annotate.names.heads import is_head
from flows.annotate.names.text import Text

_SENTENCE_WORDS = frozenset(
    {"Who", "Which", "If", "But", "And", "So", "That", "This", "While", "Although", "Because", "Since", "Unlike", "Like", "Yet"}
)
_NAMES, _HYPHENS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"}), frozenset({"-", "–"})
_QUOTES = frozenset({'"', "“", "‘"})
_DISEASES, _POSSESSIVES = frozenset({"syndrome", "disease", "lymphoma"}), frozenset({"'s", "’s"})


def leads_in(text: Text, c: Candidate) -> bool:
    """Whether the first of several words is the sentence's, or belongs to what stands before the name.

    "Is Mutasa", "What Mutasa says", "a red-state Senate race", "the Riverton | County Board", "the Mutasa White House",
    "Solid Republican".
    """
    first, rest = text.words[c.start], text.surface(c.start + 1, c.end)
    if first == "state" and c.start and text.words[c.start - 1] in _HYPHENS:
        return True
    if first == "County" and c.start and text.capital[c.start - 1] and text.before(c.start):
        return True
    if c.vote in _NAMES and (first in context("title_case_strong") or first in _SENTENCE_WORDS):
        starts = text.starts_sentence(c.start) or text.before(c.start) in _QUOTES
        return starts and name_word(first).given < LIKELY_GIVEN
    told = known(rest)
    if not told or known(text.surface(c.start, c.end)):
        return False
    if _is_party(first) and all(label == "PERSON" for label, _ in told):
        return True  # "Republican Mutasa" of somebody famous
    if _is_famous(first):
        return any(label != "PERSON" and weight >= KNOWN for label, weight in told)
    return c.vote == "NORP" and first.lower() in ordinary()


def is_catchword(text: Text, c: Candidate) -> bool:
    """Whether a span is nobody's name: "Stop Mutasa", "Mutasa World", or the illness in "Mutasa's disease"."""
    if text.after(c.end) in _POSSESSIVES and text.after(c.end + 1) in _DISEASES:
        return True
    if c.end - c.start != 2:
        return False
    first, last = text.words[c.start], text.words[c.end - 1]
    for name, other in ((first, last), (last, first)):
        if _is_famous(name) and _is_catching(other.lower()) and not is_head(other) and name_word(other).given < LIKELY_GIVEN:
            return not known(text.surface(c.start, c.end))
    return False


def _is_party(word: str) -> bool:
    return word in {"Republican", "Democrat", "Democratic", "Conservative", "Labour", "Liberal"}


def _is_catching(word: str) -> bool:
    return word in ordinary() or word in {"world", "never", "stop"}


def _is_famous(word: str) -> bool:
    told: Evidence = known(word)
    return any(label == "PERSON" and weight >= KNOWN for label, weight in told)
