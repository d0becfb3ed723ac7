"""Candidates for names: what the recognizer found, and runs of capitalised words that it left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from flows.annotate.names.gazetteer import known, words_of
from flows.annotate.names.text import Text

LABELS = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
LONGEST_KNOWN = 5
# Small words inside a capitalised run that don't end it: names of persons and places have them.
PARTICLES = frozenset({"de", "del", "della", "di", "da", "dos", "das", "do", "du", "van", "von", "der", "den", "bin", "ibn", "bint", "al", "el", "ul", "e", "y"})  # fmt: skip


@dataclass(slots=True)
class Candidate:
    """A span that may be a name. `vote` is the recognizer's label, "" when it saw none; `label` and `rule` are what we decide."""

    start: int
    end: int
    vote: str
    label: str = ""
    rule: str = "model"
    confidence: float = 0.0


def from_model(doc: Doc) -> list[Candidate]:
    """The recognizer's spans of the kinds that are names."""
    return [Candidate(ent.start, ent.end, ent.label_) for ent in doc.ents if ent.label_ in LABELS]


def covered(candidates: Iterable[Candidate], size: int) -> bytearray:
    """One byte a token: 1 where a candidate covers it."""
    mask = bytearray(size)
    for candidate in candidates:
        for token in range(candidate.start, candidate.end):
            mask[token] = 1
    return mask


def runs(text: Text, mask: bytearray) -> list[Candidate]:
    """Capitalised runs outside `mask`: names that the gazetteer knows first, the rest of the run as one candidate."""
    found: list[Candidate] = []
    capital, size = text.capital, len(text.words)
    token = 0
    while token < size:
        if not capital[token] or mask[token]:
            token += 1
            continue
        end = _run_end(text, mask, token)
        found.extend(_cut(text, token, end))
        token = end
    return found


def _run_end(text: Text, mask: bytearray, start: int) -> int:
    """The end of the capitalised run that begins at `start`, particles and hyphens inside it included."""
    words, capital, sentence = text.words, text.capital, text.sentence_of[start]
    size, end = len(words), start + 1
    while end < size and not mask[end] and text.sentence_of[end] == sentence:
        if capital[end]:
            end += 1
        elif words[end] == "-" and not text.spaced[end - 1] and not text.spaced[end] and end + 1 < size and not mask[end + 1]:
            end += 2
        elif words[end] in PARTICLES and end + 1 < size and capital[end + 1] and not mask[end + 1]:
            end += 2
        else:
            break
    return min(end, size)


def _cut(text: Text, start: int, end: int) -> Iterable[Candidate]:
    """A run's known names, and what lies between them when the tagger took it for proper nouns."""
    left = token = start
    while token < end:
        for stop in range(min(end, token + LONGEST_KNOWN), token, -1):
            evidence = known(text.surface(token, stop)) if text.capital[token] else ()
            if evidence and max(weight for _, weight in evidence) >= (2.0 if stop - token > 1 else 4.0):
                yield from _rest(text, left, token)
                yield Candidate(token, stop, "", rule="gazetteer")
                left = token = stop
                break
        else:
            token += 1
    yield from _rest(text, left, end)


def _rest(text: Text, start: int, end: int) -> Iterable[Candidate]:
    if start < end and text.starts_sentence(start) and not text.proper(start) and start not in text.upper:
        start += 1
    common = words_of("name_generic.csv", "thing")
    while start < end and text.words[start].lower() in common:
        start += 1
    if start < end and any(text.proper(token) for token in range(start, end)):
        yield Candidate(start, end, "", rule="run")
