"""Words that a page's layout ran together ("MutasaFormer"): no part of a name, and the end of what precedes them."""

import re

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import context, known, ordinary
from flows.annotate.names.text import Text

_SEAM = re.compile(r"([A-Z][a-zà-ÿ]{3,})(\d{2,}|[A-Z].{2,})")
# So far before "MutasaFormer" the page's card of the person may begin: "Tendai Mutasa Tendai (Ted) MutasaFormer".
LONGEST_CARD = 8


def glued_mask(text: Text) -> bytearray | None:
    """One byte a token: 1 for words stuck together and for a card of a person before them, from its repetition on; None: none.

    Such a word is one of the article's capitalised words with another capital or a year stuck to it.
    """
    seams = {form: left for form in text.forms if len(form) > 5 and not form.islower() and (left := _seam(text, form))}
    if not seams:
        return None
    mask = bytearray(len(text.words))
    for token, word in enumerate(text.words):
        if word in seams:
            first = max(0, token - LONGEST_CARD)
            named = next((i for i in range(token - 1, first - 1, -1) if text.words[i] == seams[word]), token - 1)
            named += text.words[named + 1].lower().rstrip(".") in context("generation")
            mask[named + 1 : token + 1] = b"\1" * (token - named)
    return mask


def _seam(text: Text, form: str) -> str:
    """The word that another one is stuck to, "" for a word that is whole."""
    match = _SEAM.fullmatch(form)
    if match is None or known(form):
        return ""
    left = match.group(1)
    return left if left in text.forms and left.lower() not in ordinary() else ""


def end_at_repetition(text: Text, candidates: list[Candidate]) -> None:
    """End names where they begin again: "Ann Roe Ann B. Roe" of a page that gives a name and its long form."""
    for c in candidates:
        if c.end - c.start > 2 and c.vote != "WORK_OF_ART":
            first = text.words[c.start]
            again = next((i for i in range(c.start + 2, c.end) if text.words[i] == first), 0)
            if again and len(first) > 1 and first[0].isupper():
                c.end = again
