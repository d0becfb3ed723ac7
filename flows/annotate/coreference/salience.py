"""Salience: what the reader has in mind at each point, after Lappin and Leass (1994): function weighs, sentences halve."""

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
_FORGOTTEN = 2.0


@dataclass(slots=True)
class Standing:
    """One thing in mind: salience from earlier sentences, weight in this sentence, and its last phrase."""

    kind: str
    gender: str
    before: float = 0.0
    now: float = 0.0
    last: Referent | None = None
    mentions: int = 0


@dataclass(slots=True)
class Discourse:
    """The standings of all that the article has talked about and not yet forgotten."""

    standings: dict[Key, Standing] = field(default_factory=dict)
    sentence: int = -1

    def advance(self, sentence: int) -> None:
        """Enter a sentence: what earlier ones gave is halved for each sentence passed."""
        steps = sentence - self.sentence
        if steps <= 0:
            return
        self.sentence = sentence
        for key in list(self.standings):
            standing = self.standings[key]
            standing.before = (standing.before + standing.now) * _HALVES**steps
            standing.now = 0.0
            if standing.before < _FORGOTTEN and key[0] == "noun":
                del self.standings[key]

    def add(self, referent: Referent) -> None:
        """Note a phrase: its best function in the sentence counts, half inside a quotation."""
        standing = self.standings.get(referent.key)
        if standing is None:
            standing = self.standings[referent.key] = Standing(referent.kind, referent.gender)
        weight = _SENTENCE + _FUNCTION[referent.function]
        standing.now = max(standing.now, weight * _QUOTED if referent.quoted else weight)
        standing.last = referent
        standing.mentions += 1
        standing.gender = standing.gender or referent.gender

    def salience(self, key: Key) -> float:
        """How much the thing is in mind now."""
        standing = self.standings[key]
        return standing.before + standing.now
