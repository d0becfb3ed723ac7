"""Tone of each sentence in [-1, 1]: VADER's compound score (Hutto and Gilbert 2014), names left out.

VADER's lexicon knows words, not names: "Justice Department", "Grace" or "Best Buy" say nothing of tone, so the words of names
are hidden from it. Many sentences of news hold no word of the lexicon; those are 0 without asking.
"""

import re
from functools import cache

from spacy.attrs import LOWER
from spacy.strings import get_string_id
from spacy.tokens import Doc
from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

from flows.annotate.story import Story

_PIECE = re.compile(r"[^\W_]+")
_HIDDEN = "_"


@cache
def _analyzer() -> tuple[SentimentIntensityAnalyzer, frozenset[int]]:
    """The analyzer, and the tokens (their ids) without one of which a sentence's score is 0."""
    analyzer = SentimentIntensityAnalyzer()
    entries = [*analyzer.lexicon, *analyzer.emojis]
    pieces = {piece for entry in entries for piece in (entry, *_PIECE.findall(entry))}
    return analyzer, frozenset(get_string_id(piece) for piece in pieces)


def score_tone(doc: Doc, story: Story) -> None:
    """Fill `story.tones`: one score a sentence, 0 where nothing in it has a tone."""
    analyzer, known = _analyzer()
    toned = [place for place, word in enumerate(doc.to_array([LOWER]).tolist()) if word in known]
    names = {
        token
        for mention in story.mentions
        if mention.method != "pronoun"
        for token in _name(mention.start, mention.end, mention.method)
    }
    scores = [0.0] * len(story.sentences)
    hits: dict[int, list[int]] = {}
    for place in toned:
        hits.setdefault(story.sentence_of[place], []).append(place)
    for number, places in hits.items():
        hidden = [place for place in places if place in names]
        if len(hidden) < len(places):
            start, end = story.sentences[number]
            text = doc[start:end].text if not hidden else _without(doc, start, end, names)
            scores[number] = round(analyzer.polarity_scores(text)["compound"], 4)
    story.tones.extend(enumerate(scores))


def _name(start: int, end: int, method: str) -> range:
    return range(start, end) if method in {"name", "acronym"} else range(0)


def _without(doc: Doc, start: int, end: int, names: set[int]) -> str:
    """The sentence with the words of names hidden."""
    return "".join((_HIDDEN if token.i in names else token.text) + token.whitespace_ for token in doc[start:end])
