"""What the words around a mention say of its kind: titles, verbs of speech, ages, prepositions of place, kinds of place."""

from collections.abc import Iterator

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import context, known, titles
from flows.annotate.names.text import Text

_LOW_AGE, _HIGH_AGE = 10, 105


def mention_evidence(text: Text, c: Candidate) -> Iterator[tuple[str, float]]:
    """(label, weight) pairs that the words before and after the mention give."""
    before = text.before(c.start)
    after = text.after(c.end)
    yield from _before(text, c, before.lower(), after)
    yield from _after(text, c, after)


def title_before(text: Text, start: int) -> str:
    """The kind of title that stands before a token: honorific, noble, rank, office, description, kin, or ""."""
    word = text.before(start).lower()
    if word == "," and start >= 2:  # "his wife, Mary": kin only
        word = text.words[start - 2].lower()
        return "kin" if word in titles("kin") else ""
    if not word or not (word[0].isalpha()):
        return ""
    for kind in ("honorific", "noble", "rank", "office", "description", "kin"):
        if word in titles(kind):
            return kind
    return ""


_TITLE_WEIGHTS = {"honorific": 7.0, "noble": 4.0, "rank": 4.0, "office": 3.5, "description": 3.0, "kin": 3.5}


def _before(text: Text, c: Candidate, before: str, after: str) -> Iterator[tuple[str, float]]:
    kind = title_before(text, c.start)
    if kind:
        capital = text.capital[c.start - 1] or kind in {"description", "kin"}
        yield "PERSON", _TITLE_WEIGHTS[kind] if capital or kind == "honorific" else 3.0
    elif before in context("inside"):
        yield "PERSON", -1.0
        yield "GPE", 1.2
    elif before == "at":
        yield "FAC", 0.6
        yield "PERSON", -0.6
    elif before in {"the", "its"} and c.end - c.start == 1:
        yield "PERSON", -2.0
        yield "GPE", -0.5
        yield "ORG", 0.6
    elif before == "of" and c.start >= 2 and text.words[c.start - 2].lower() in context("place_kind"):
        yield "GPE", 3.5
    elif before == "from" or before == "to":
        yield "GPE", 0.4
    elif before in context("body_noun"):
        yield "ORG", 2.0
    elif before in context("place_noun"):
        yield "GPE", 1.5


def _after(text: Text, c: Candidate, after: str) -> Iterator[tuple[str, float]]:
    end, words = c.end, text.words
    lower = after.lower()
    if lower in context("speech") or lower in context("act"):
        yield "PERSON", 1.2 if lower in context("speech") else 2.0
        yield "ORG", 0.5 if lower in context("speech") else -0.5
        yield "GPE", -0.8
    elif lower in {"who", "whose"}:
        yield "PERSON", 2.5
    elif after == "," and end + 1 < len(words):
        following = words[end + 1]
        if following.isdigit() and _LOW_AGE < int(following[:4]) < _HIGH_AGE:
            yield "PERSON", 4.0
        elif following.lower() == "who":
            yield "PERSON", 2.0
        elif any(label == "GPE" and weight >= 2 for label, weight in known(following)) and before_comma_is_place(text, c):
            yield "GPE", 1.5
    elif lower in context("place_kind"):
        yield "GPE", 2.0
        yield "PERSON", -0.5
    elif lower in context("body_noun"):
        yield "ORG", 1.2
        yield "PERSON", -0.3
    elif after == "-" and end + 1 < len(words) and words[end + 1] in {"based", "born"}:
        yield "GPE", 3.0
    if end - 1 > c.start and words[end - 1] == ")":
        yield "PERSON", -1.0


def before_comma_is_place(text: Text, c: Candidate) -> bool:
    """Whether "X, Country" can be a place in a country: after a preposition or at the start of a line."""
    before = text.before(c.start).lower()
    return before in {"in", "at", "from", "to", "near", "of", "outside", ""}
