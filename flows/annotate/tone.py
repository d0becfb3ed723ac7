"""Tone of each sentence in [-1, 1]: VADER's compound score (Hutto and Gilbert 2014), names left out.

VADER's lexicon knows words, not names: "Justice Department", "Grace" or "Best Buy" say nothing of tone, so the words of names
are hidden from it. Many sentences of news hold no word of the lexicon; those are 0 without asking.
"""

import re
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc
from vaderSentiment.vaderSentiment import (
    BOOSTER_DICT,
    NEGATE,
    SPECIAL_CASES,
    SentimentIntensityAnalyzer,
    SentiText,
    allcap_differential,
)

from flows.annotate.story import Story
from flows.annotate.tokens import Tokens, tokens_of

_PIECE = re.compile(r"[^\W_]+")
_HIDDEN = "_"
_BEFORE, _AFTER = 3, 2  # how many words before and after a word of the lexicon VADER looks at
# Without one of these beside it a word has the lexicon's valence; each phrase by its longest word.
_CHANGING = frozenset({*NEGATE, *(max(phrase.split(), key=len) for phrase in (*BOOSTER_DICT, *SPECIAL_CASES))}) | {
    "no",
    "so",
    "this",
    "least",
}


@dataclass(slots=True)
class _Beside:
    """What VADER's `sentiment_valence` reads: the words beside one, and whether the sentence sets only some in capitals."""

    words_and_emoticons: list[str]
    is_cap_diff: bool


class _Analyzer(SentimentIntensityAnalyzer):  # type: ignore[misc]
    """VADER with the same scores, asked only of words that something beside them changes.

    VADER itself goes through every character for emojis, through every word, and for each word of the lexicon several times
    through the whole sentence.
    """

    def compound(self, text: str) -> float:
        """The compound score of a sentence."""
        if not self.emojis.keys().isdisjoint(text):
            return float(self.polarity_scores(text)["compound"])
        words: list[str] = [SentiText._strip_punc_if_word(word) for word in text.split()]
        lower = [word.lower() for word in words]
        lexicon = self.lexicon
        toned = [place for place, word in enumerate(lower) if word in lexicon and not _modifies(lower, place)]
        if not toned:
            return 0.0
        valences: list[float] = [0] * len(words)
        for place in toned:
            first, end = max(place - _BEFORE, 0), place + _AFTER + 1
            near = lower[first:end]
            if _CHANGING.isdisjoint(near) and not words[place].isupper() and "n't" not in " ".join(near):
                valences[place] = lexicon[lower[place]]
            else:
                beside = _Beside(words[first:end], allcap_differential(words))
                valences[place] = self.sentiment_valence(0, beside, words[place], place - first, [])[0]
        if "but" in lower:
            valences = self._but_check(words, valences)
        return float(self.score_valence(valences, text)["compound"])


def _modifies(lower: list[str], place: int) -> bool:
    """Whether a word only makes another's tone stronger or weaker."""
    return lower[place] in BOOSTER_DICT or lower[place : place + 2] == ["kind", "of"]


@cache
def _analyzer() -> tuple[_Analyzer, frozenset[str]]:
    """The analyzer, and the words without one of which a sentence's score is 0."""
    analyzer = _Analyzer()
    entries = [*analyzer.lexicon, *analyzer.emojis]
    pieces = {piece for entry in entries for piece in (entry, *_PIECE.findall(entry))}
    return analyzer, frozenset(pieces)


def score_tone(doc: Doc, story: Story) -> None:
    """Fill `story.tones`: one score a sentence, 0 where nothing in it has a tone."""
    analyzer, known = _analyzer()
    tokens = tokens_of(doc)
    toned = [place for place, word in enumerate(tokens.lower) if word in known]
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
            text = tokens.surface(start, end) if not hidden else _without(tokens, start, end, names)
            scores[number] = round(analyzer.compound(text), 4)
    story.tones.extend(enumerate(scores))


def _name(start: int, end: int, method: str) -> range:
    return range(start, end) if method in {"name", "acronym"} else range(0)


def _without(tokens: Tokens, start: int, end: int, names: set[int]) -> str:
    """The sentence with the words of names hidden."""
    words = (_HIDDEN if i in names else tokens.words[i] for i in range(start, end))
    return "".join([word + " " if blank else word for word, blank in zip(words, tokens.spaced[start:end], strict=True)])
