"""Topics: IPTC Media Topics by a lexicon of terms (seeds/topic_terms.csv), several an article.

A topic's terms are counted in one pass over the lemmas. Repetition counts by its logarithm, a term in the lead half as much
again, and a topic needs two different terms: one word repeated tells what a text mentions, several what it is about.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from math import exp, log, sqrt

from spacy.strings import StringStore
from spacy.tokens import Doc

from flows.annotate.lexicon import seed, seed_path
from flows.annotate.story import Story

LEAD = 120  # tokens
THRESHOLD = 0.4
MOST = 6


@dataclass(frozen=True, slots=True)
class Term:
    """A term of a topic: the hashes of its lemmas in order."""

    lemmas: tuple[int, ...]
    topic_id: str
    weight: float


@cache
def _terms() -> dict[int, list[Term]]:
    """The terms by their first lemma: columns `topic_id`, `term` ("|" between several) and `weight` (1 where empty)."""
    store, found = StringStore(), dict[int, list[Term]]()
    if not seed_path("topic_terms.csv").exists():
        return found
    for row in seed("topic_terms.csv").iter_rows(named=True):
        for term in row["term"].split("|"):
            lemmas = tuple(store[word] for word in term.split())
            if lemmas:
                found.setdefault(lemmas[0], []).append(Term(lemmas, row["topic_id"], float(row.get("weight") or 1)))
    return found


def classify_topics(doc: Doc, story: Story) -> None:
    """Fill `story.topics` with topic ids and scores in (0, 1], the strongest first."""
    terms = _terms()
    if terms and len(doc):
        story.topics = scores(doc.to_array("LEMMA").tolist(), terms)


def scores(lemmas: list[int], terms: dict[int, list[Term]]) -> list[tuple[str, float]]:
    """The topics of a text by its lemmas' hashes, with scores above THRESHOLD."""
    counts: Counter[Term] = Counter()
    lead: set[Term] = set()
    for position, lemma in enumerate(lemmas):
        for term in terms.get(lemma, ()):
            size = len(term.lemmas)
            if size == 1 or tuple(lemmas[position : position + size]) == term.lemmas:
                counts[term] += 1
                if position < LEAD:
                    lead.add(term)
    strength: dict[str, float] = {}
    different: Counter[str] = Counter()
    for term, count in counts.items():
        told = term.weight * (1 + log(count)) * (1.5 if term in lead else 1)
        strength[term.topic_id] = strength.get(term.topic_id, 0) + told
        different[term.topic_id] += 1
    size_of_text = sqrt(1 + len(lemmas) / 100)
    found = [(topic, round(1 - exp(-told / size_of_text / 2), 4)) for topic, told in strength.items() if different[topic] > 1]
    return sorted((pair for pair in found if pair[1] >= THRESHOLD), key=lambda pair: (-pair[1], pair[0]))[:MOST]
