"""Salience: what the reader has in mind at each point, after Lappin and Leass (1994): function weighs, sentences halve."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from flows.annotate.coreference.referents import Referent

Key = tuple[str, int | str]

_SENTENCE = 100.0
_FUNCTION = {
    "subject": 80.0,
    "object": 50.0,
    "attribute": 30.0,
    "oblique": 40.0,
    "possessive": 40.0,
    "apposition": 30.0,
    "other": 30.0,
    "adverbial": 10.0,
}
_QUOTED = 0.5
_HALVES = 0.5
# Sentences after which something is out of mind: names last longer than other phrases.
_NAME_LASTS, _PHRASE_LASTS = 30, 7


@dataclass(slots=True)
class Standing:
    """One thing in mind: its salience from sentences before its last one, its weight in that one, and its last phrase."""

    kind: str
    gender: str
    last: Referent
    before: float = 0.0
    now: float = 0.0


@dataclass(slots=True)
class Discourse:
    """What the article has talked about, the last named at the end, and the sentence that is being read."""

    standings: dict[Key, Standing] = field(default_factory=dict)
    sentence: int = 0

    def add(self, referent: Referent) -> None:
        """Note a phrase: its best function in the sentence counts, half inside a quotation."""
        weight = (_SENTENCE + _FUNCTION[referent.function]) * (_QUOTED if referent.quoted else 1.0)
        standing = self.standings.pop(referent.key, None)
        if standing is None:
            standing = Standing(referent.kind, referent.gender, referent, now=weight)
        elif standing.last.sentence == referent.sentence:
            standing.now = max(standing.now, weight)
        else:
            standing.before = (standing.before + standing.now) * _HALVES ** (referent.sentence - standing.last.sentence)
            standing.now = weight
        standing.last = referent
        standing.gender = standing.gender or referent.gender
        self.standings[referent.key] = standing

    def salience(self, standing: Standing) -> float:
        """How much the thing is in mind in the sentence being read."""
        return (standing.before + standing.now) * float(_HALVES ** (self.sentence - standing.last.sentence))

    def in_mind(self, kind: str = "") -> Iterator[tuple[Key, Standing]]:
        """What (of a kind) is not yet forgotten, the last named first."""
        for key, standing in reversed(self.standings.items()):
            distance = self.sentence - standing.last.sentence
            if distance > _NAME_LASTS:
                return
            if (not kind or standing.kind == kind) and (distance <= _PHRASE_LASTS or key[0] == "entity"):
                yield key, standing
