"""Candidates for names: what the recognizer found, and runs of capitalised words that it left out."""

from collections.abc import Iterable
from dataclasses import dataclass

from spacy.tokens import Doc

from flows.annotate.names.gazetteer import LIKELY_GIVEN, context, generic, is_title, known, name_word, ordinary
from flows.annotate.names.heads import is_head
from flows.annotate.names.text import Text

LABELS = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
LONGEST_KNOWN = 5
# What a name in a run must weigh in the gazetteer to stand by itself: one word more than several.
LEAST_KNOWN_WORD, LEAST_KNOWN_PHRASE = 4.0, 2.0


@dataclass(slots=True)
class Candidate:
    """A span that may be a name: `vote` is the recognizer's label, "" when it saw none; `label`, `rule` what we decide."""

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
        mask[candidate.start : candidate.end] = b"\1" * (candidate.end - candidate.start)
    return mask


def without_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """The candidates in order; of two that overlap the first and longest stays."""
    kept: list[Candidate] = []
    for candidate in sorted(candidates, key=lambda c: (c.start, -c.end)):
        if not kept or candidate.start >= kept[-1].end:
            kept.append(candidate)
    return kept


def outside(candidates: list[Candidate], mask: bytearray) -> list[Candidate]:
    """The candidates without the tokens that `mask` covers: pieces of them where it cuts through."""
    kept: list[Candidate] = []
    for candidate in candidates:
        start = candidate.start
        for token in range(candidate.start, candidate.end + 1):
            if token == candidate.end or mask[token]:
                if start < token:
                    kept.append(Candidate(start, token, candidate.vote))
                start = token + 1
    return kept


def runs(text: Text, mask: bytearray, headlines: bytearray) -> list[Candidate]:
    """Capitalised runs outside `mask`: names that the gazetteer knows first, the rest of the run as one candidate.

    In `headlines`, where capitals tell nothing, only what the gazetteer knows.
    """
    found: list[Candidate] = []
    end = 0
    for token, capital in enumerate(text.capital):
        if capital and token >= end and not mask[token]:
            end = _run_end(text, mask, token)
            headline = bool(headlines[token])
            found.extend(c for c in _cut(text, token, end) if not headline or c.rule == "gazetteer")
    return found


def _run_end(text: Text, mask: bytearray, start: int) -> int:
    """The end of the capitalised run that begins at `start`, particles and hyphens inside it included."""
    words, capital = text.words, text.capital
    last, end = text.sentences[text.sentence_of[start]][1], start + 1
    particles = context("particle")
    while end < last and not mask[end]:
        if capital[end]:
            end += 1
            continue
        hyphen = words[end] == "-" and not text.spaced[end - 1] and not text.spaced[end]
        if end + 1 >= last or mask[end + 1] or not (hyphen or (words[end] in particles and capital[end + 1])):
            break
        end += 2
    return end


def _cut(text: Text, start: int, end: int) -> Iterable[Candidate]:
    """A run's known names, and what lies between them when the tagger took it for proper nouns."""
    left = token = start
    while token < end:
        stop = _known_end(text, token, end)
        if stop:
            yield from _rest(text, left, token)
            while stop < end and _is_known_person(text.surface(token, stop)) and _is_known_person(text.words[stop]):
                stop += 1  # both names of one in a line of capitals
            yield Candidate(token, stop, "", rule="gazetteer")
            left = token = stop
        else:
            token += 1
    yield from _rest(text, left, end)


def _known_end(text: Text, token: int, end: int) -> int:
    """The end of the longest known name that begins at `token`, 0 for none."""
    if text.capital[token] and not _is_given_name(text, token, end):
        letters = len(text.words[token]) > 1 and text.words[token].isupper() and token not in text.upper  # "WHO says that …"
        alone = text.starts_sentence(token) and not letters and text.words[token].lower() in ordinary()  # "Total deaths rose"
        for stop in range(min(end, token + LONGEST_KNOWN), token + alone, -1):
            if stop == token + 1 == end - 1 and is_head(text.words[stop]) and _is_known_person(text.words[token]):
                continue  # "Roe Airport"
            least = LEAST_KNOWN_PHRASE if stop - token > 1 else LEAST_KNOWN_WORD
            if any(weight >= least for _, weight in known(text.surface(token, stop))):
                return stop
    return 0


def _is_known_person(word: str) -> bool:
    return any(label == "PERSON" for label, _ in known(word))


def _is_given_name(text: Text, token: int, end: int) -> bool:
    """Whether a word that is also a place's or people's name begins a person's ("German Villa", "Jordan Roe")."""
    if token + 1 >= end or not text.proper(token + 1) or known(text.surface(token, token + 2)):
        return False
    return name_word(text.words[token]).given >= LIKELY_GIVEN and not is_head(text.words[end - 1])


def _rest(text: Text, start: int, end: int) -> Iterable[Candidate]:
    if start < end and text.starts_sentence(start) and not text.proper(start) and start not in text.upper:
        start += 1
    while start < end and (text.words[start].lower() in generic("thing") or is_title(text.words[start])):
        start += 1
    while start < end and not text.capital[start]:  # "-elect" of a title
        start += 1
    if any(text.proper(token) for token in range(start, end)):
        yield Candidate(start, end, "", rule="run")
