"""Topics: IPTC Media Topics by a lexicon of terms (seeds/topic_terms.csv), several an article.

A topic's terms are counted in one pass over words and lemmas. Repetition counts by its logarithm, a term in the title or the
lead half as much again, and a topic needs two different terms: one word repeated tells what a text mentions, several what it is
about. What speaks for a topic speaks for the broader ones above it (seeds/topics.csv).
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt

from spacy.strings import get_string_id
from spacy.tokens import Doc

from flows.annotate.lexicon import column_map, seed
from flows.annotate.story import Story

LEAD = 120  # tokens
LEAD_WEIGHT = 1.5
THRESHOLD = 0.4
# A topic is told beside another when its widest topic has this share of the strongest one's terms.
MINOR = 0.25
MOST = 6
_WORD = re.compile(r"\w+(?:['’&./]\w+)*|-")
# The tokenizer parts letters at a hyphen (run-off), not a digit from letters (covid-19).
_HYPHEN = re.compile(r"(?<=[^\W\d])-(?=[^\W\d])")


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """A term of a topic: the hashes of its words in order, each a lemma or a word in small letters."""

    words: tuple[int, ...]
    topic_id: str
    weight: float


@cache
def _terms() -> dict[int, list[Term]]:
    """The terms by their first word: columns `topic_id`, `weight` and `term` ("|" between several)."""
    found: dict[int, list[Term]] = {}
    for row in seed("topic_terms.csv").iter_rows(named=True):
        for term in row["term"].split("|"):
            words = tuple(get_string_id(word) for word in _HYPHEN.sub(" - ", term).split())
            found.setdefault(words[0], []).append(Term(words, row["topic_id"], float(row["weight"])))
    return found


@cache
def _with_broader(topic_id: str) -> tuple[str, ...]:
    """A topic and those above it, up to one of the widest."""
    parent = column_map("topics.csv", "topic_id", "parent_id").get(topic_id)
    return (topic_id, *_with_broader(parent)) if parent else (topic_id,)


def classify_topics(doc: Doc, story: Story) -> None:
    """Fill `story.topics` with topic ids and scores in (0, 1], the strongest first."""
    title = [get_string_id(word) for word in _WORD.findall((story.title or "").lower())]
    lemmas, lowers = doc.to_array("LEMMA").tolist(), doc.to_array("LOWER").tolist()
    story.topics = scores(title + lemmas, title + lowers, _terms(), len(title) + LEAD)


def scores(lemmas: list[int], lowers: list[int], terms: dict[int, list[Term]], lead: int = LEAD) -> list[tuple[str, float]]:
    """The topics of a text by the hashes of its words' lemmas and small letters, with scores above THRESHOLD."""
    strength: dict[str, float] = {}
    different: Counter[str] = Counter()
    for term, places in _found(lemmas, lowers, terms).items():
        told = term.weight * (1 + log(len(places))) * (LEAD_WEIGHT if places[0] < lead else 1)
        for topic in _with_broader(term.topic_id):
            strength[topic] = strength.get(topic, 0) + told
            different[topic] += 1
    size = 2 * sqrt(1 + len(lemmas) / 100)
    least = MINOR * max((strength[topic] for topic in strength if len(_with_broader(topic)) == 1), default=0)
    found = [
        (topic, round(1 - exp(-told / size), 4))
        for topic, told in strength.items()
        if different[topic] > 1 and strength[_with_broader(topic)[-1]] >= least
    ]
    return sorted((pair for pair in found if pair[1] >= THRESHOLD), key=lambda pair: (-pair[1], pair[0]))[:MOST]


def _found(lemmas: list[int], lowers: list[int], terms: dict[int, list[Term]]) -> dict[Term, list[int]]:
    """Where each term stands, in ascending order."""
    starts = [(position, word) for position, word in enumerate(lemmas) if word in terms]
    starts += [(position, word) for position, word in enumerate(lowers) if word in terms and lemmas[position] != word]
    found: dict[Term, list[int]] = {}
    for position, word in sorted(starts):
        for term in terms[word]:
            if len(term.words) == 1 or _stands_at(position, term, lemmas, lowers):
                found.setdefault(term, []).append(position)
    return found


def _stands_at(position: int, term: Term, lemmas: list[int], lowers: list[int]) -> bool:
    if position + len(term.words) > len(lemmas):
        return False
    return all(word in (lemmas[place], lowers[place]) for place, word in enumerate(term.words, start=position))
