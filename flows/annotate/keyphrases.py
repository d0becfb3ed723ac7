"""Keyphrases by PositionRank (Florescu and Caragea, ACL 2017): PageRank over the words of an article, biased to early ones.

Nouns and adjectives that stand within a few tokens of each other are linked; a word is ranked by its neighbours' ranks and by
how early and often it stands in the article. A phrase is a run of adjectives and nouns, ranked by the sum of its words. The
article has been parsed already, so this costs little beside the base model (YAKE would take half of the base model's time).
"""

from collections import Counter
from collections.abc import Iterator
from functools import cache

import numpy as np
import polars as pl
from numpy.typing import NDArray
from spacy.attrs import IS_ALPHA, IS_STOP, LEMMA, LENGTH, LOWER, POS
from spacy.symbols import ADJ, NOUN, PROPN
from spacy.tokens import Doc

from flows.annotate.lexicon import seed
from flows.annotate.story import Story
from flows.annotate.tokens import tokens_of

HOW_MANY = 10
_WINDOW = 6  # tokens
_LONGEST = 4  # words of a phrase
_DAMPING = 0.85
_ROUNDS = 20
_CANDIDATES = 60  # phrases compared with each other
_TOLD = 0.5  # what a word counts again that stands in a better phrase
_MOST_WORDS = 600  # different words ranked; a longer article's later words don't make keyphrases

Phrase = tuple[int, int]


def find_keyphrases(doc: Doc, story: Story) -> None:
    """Fill `story.keyphrases` with the ten best phrases, best first; scores are relative to the best one's (1.0)."""
    if not len(doc):
        return
    table = np.asarray(doc.to_array([POS, LEMMA, IS_ALPHA, IS_STOP, LENGTH, LOWER]), dtype=np.uint64)
    names = table[:, 0] == PROPN
    table[names, 1] = table[names, 5]  # a name's lemma keeps its capitals; "Police" and "police" are one word
    usable = _usable(table, doc, story)
    places = np.flatnonzero(usable)
    if not places.size:
        return
    lemmas, firsts, words = np.unique(table[places, 1], return_index=True, return_inverse=True)
    if lemmas.size > _MOST_WORDS:
        early = np.sort(firsts)[_MOST_WORDS]
        usable[places[early] :] = False
        places = np.flatnonzero(usable)
        lemmas, words = np.unique(table[places, 1], return_inverse=True)
    ranks = _rank(places, words, lemmas.size, np.asarray(story.sentence_of)[places])
    scores = np.zeros(len(doc))
    scores[places] = ranks[words]
    story.keyphrases.extend(_best(doc, story, usable, table, scores))


def _usable(table: NDArray[np.uint64], doc: Doc, story: Story) -> NDArray[np.bool_]:
    """Nouns, names and adjectives with letters only; no stop words, no times, no amounts."""
    kinds = table[:, 0]
    usable: NDArray[np.bool_] = (
        ((kinds == NOUN) | (kinds == PROPN) | (kinds == ADJ)) & (table[:, 2] == 1) & (table[:, 3] == 0) & (table[:, 4] > 1)
    )
    usable[[token for token, word in enumerate(tokens_of(doc).lower) if word in _generic("word")]] = False
    for time in story.times:
        usable[time.start : time.end] = False
    for quantity in story.quantities:
        usable[quantity.start : quantity.end] = False
    return usable


def _rank(places: NDArray[np.intp], words: NDArray[np.intp], size: int, sentences: NDArray[np.intp]) -> NDArray[np.float64]:
    """The words' ranks: PageRank over co-occurrence, restarting at a word by the sum of 1 / (number of its sentence)."""
    pairs: list[NDArray[np.intp]] = []
    for step in range(1, _WINDOW):
        near = places[step:] - places[:-step] < _WINDOW
        pairs.append((words[:-step] * size + words[step:])[near])
    matrix = np.bincount(np.concatenate(pairs), minlength=size * size).astype(np.float64).reshape(size, size)
    matrix += matrix.T.copy()
    np.fill_diagonal(matrix, 0.0)
    sums = matrix.sum(axis=0)
    matrix /= np.where(sums == 0.0, 1.0, sums)
    bias = np.bincount(words, weights=1.0 / (sentences + 1.0), minlength=size)
    bias /= bias.sum()
    ranks: NDArray[np.float64] = bias.copy()
    for _ in range(_ROUNDS):
        ranks = (1.0 - _DAMPING) * bias + _DAMPING * (matrix @ ranks)
    return ranks


@cache
def _generic(kind: str) -> frozenset[str]:
    """What is no keyphrase by itself (phrase), and words of page furniture that are in none (word)."""
    frame = seed("keyphrase_generic.csv").filter(pl.col("kind") == kind)
    return frozenset(frame["words"].str.split("|").explode())


def _runs(story: Story, usable: NDArray[np.bool_], table: NDArray[np.uint64]) -> Iterator[Phrase]:
    """Runs of usable words inside a sentence that end in a noun."""
    nouns = ((table[:, 0] == NOUN) | (table[:, 0] == PROPN)).tolist()
    places = np.flatnonzero(usable)
    sentences = np.asarray(story.sentence_of)[places]
    breaks = np.flatnonzero((np.diff(places) > 1) | (np.diff(sentences) > 0)) + 1
    for first, last in zip([0, *breaks.tolist()], [*breaks.tolist(), len(places)], strict=True):
        start, end = int(places[first]), int(places[last - 1]) + 1
        while end > start and not nouns[end - 1]:
            end -= 1
        if end > start:
            yield max(start, end - _LONGEST), end


def _best(
    doc: Doc, story: Story, usable: NDArray[np.bool_], table: NDArray[np.uint64], scores: NDArray[np.float64]
) -> list[tuple[str, float]]:
    """The best phrases, each in the form that stands most often (the first of those).

    One after the other: a word that has been told counts half for the next phrase, so that ten phrases are no ten "Trump …".
    """
    tokens, forms = tokens_of(doc), dict[tuple[int, ...], list[Phrase]]()
    lemmas, score_of = table[:, 1].tolist(), scores.tolist()
    for start, end in _runs(story, usable, table):
        forms.setdefault(tuple(lemmas[start:end]), []).append((start, end))
    ranks = {lemma: score_of[spans[0][0] + i] for key, spans in forms.items() for i, lemma in enumerate(key)}
    left = sorted(forms, key=lambda key: (-sum(ranks[lemma] for lemma in key), forms[key][0]))[:_CANDIDATES]
    left = [key for key in left if tokens.surface(*forms[key][0]).lower() not in _generic("phrase")]
    found: list[tuple[str, float]] = []
    told: set[int] = set()
    while left and len(found) < HOW_MANY:
        totals = [round(sum(ranks[lemma] for lemma in key), 9) for key in left]
        best = max(range(len(left)), key=lambda i: (totals[i], -forms[left[i]][0][0]))
        key = left[best]
        text = Counter(tokens.surface(start, end) for start, end in forms[key]).most_common(1)[0][0]
        found.append((text, totals[best]))
        for lemma in set(key):
            ranks[lemma] *= _TOLD
        told |= set(key)
        left = [other for other in left if not set(other) <= told]
    return [(text, round(total / found[0][1], 4)) for text, total in found]
