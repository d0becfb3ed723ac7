"""One event told several times in an article is one row.

Tellings are the same event when kind and parties agree and nothing contradicts (time, polarity, the noun's own modifiers); a
definite "the meeting" without parties refers back to the last event of that word.
"""

from dataclasses import dataclass, field
from functools import cache

from spacy.tokens import Token

from flows.annotate.lexicon import seed
from flows.annotate.story import Event, Participant

_SUFFERED = frozenset({"ASSAULT", "COERCE", "SANCTION"})
FARTHEST = 300  # events back; more are in no article, only in dumps of many


@dataclass(slots=True)
class Told:
    """An event with what later tellings are compared by."""

    event: Event
    sentence: int
    token: Token
    words: set[str] = field(default_factory=set)


@cache
def _families() -> dict[str, frozenset[str]]:
    """The families of trigger lemmas that may tell one event, by lemma (seeds/event_families.csv)."""
    found: dict[str, set[str]] = {}
    for row in seed("event_families.csv").iter_rows(named=True):
        for lemma in row["lemmas"].split("|"):
            found.setdefault(lemma, set()).add(row["family"])
    return {lemma: frozenset(families) for lemma, families in found.items()}


def _related(word: str, lemma: str) -> bool:
    families = _families()
    return word == lemma or not families.get(word, frozenset()).isdisjoint(families.get(lemma, frozenset()))


def find_earlier(telling: Told, told: list[Told]) -> Told | None:
    """The event of the article that this one tells again, if any: the last one that fits."""
    event, back = telling.event, _refers_back(telling)
    for known in reversed(told[-FARTHEST:]):
        if known.event.kind != event.kind or known.event.negated != event.negated or _apart(known.event, event):
            continue
        related = any(_related(word, event.trigger_lemma) for word in known.words)
        if back and related and _same_noun(known, telling):
            if not telling.words.isdisjoint(known.words) or telling.sentence - known.sentence <= 1:
                return known
        elif (related and _same_parties(known.event, event)) or (
            event.trigger_lemma in known.words and (_nameless(known.event, event) or _same_words(known, telling))
        ):
            return known
    return None


def absorb(known: Told, telling: Told) -> None:
    """Count another telling, and keep what it adds."""
    ours, theirs = known.event, telling.event
    ours.told += 1
    known.words |= telling.words
    known.sentence = telling.sentence
    ours.place = ours.place if ours.place is not None else theirs.place
    if ours.starts_at is None:
        ours.starts_at, ours.ends_at = theirs.starts_at, theirs.ends_at
    entities, roles = _entities(ours.participants), {p.role for p in ours.participants}
    for participant in theirs.participants:
        if participant.role not in roles and participant.entity not in entities:
            ours.participants.append(participant)
    ours.is_background = ours.is_background and theirs.is_background
    ours.modality = ours.modality if theirs.modality else None


def _apart(a: Event, b: Event) -> bool:
    return a.starts_at is not None and b.starts_at is not None and a.starts_at != b.starts_at


def _entities(participants: list[Participant]) -> set[int]:
    return {p.entity for p in participants if p.entity is not None}


def _same_parties(a: Event, b: Event) -> bool:
    """Whether the parties that have entities agree: one telling's are all among the other's."""
    ours, theirs = _entities(a.participants), _entities(b.participants)
    if not ours or not theirs or not (ours <= theirs or theirs <= ours):
        return False
    if len(ours & theirs) >= 2 or (ours == theirs and len(a.participants) == len(b.participants)):
        return True
    # "Roe was arrested … police arrested Roe": whom it was done to is the same, and one telling names no doer.
    silent = any(all(p.role != "actor" for p in event.participants) for event in (a, b))
    return silent and a.kind in _SUFFERED and _suffering(a) == _suffering(b) != set()


def _suffering(event: Event) -> set[int]:
    return {p.entity for p in event.participants if p.entity is not None and p.role == "recipient"}


def _same_words(known: Told, telling: Told) -> bool:
    """Whether the very words are told again: a caption, a teaser, a sentence that stands twice."""
    ours, theirs = ([(p.role, p.start, p.end) for p in t.event.participants] for t in (known, telling))
    if len(ours) != len(theirs) or not ours or known.event.trigger_lemma != telling.event.trigger_lemma:
        return False
    doc = known.token.doc
    return all(
        a[0] == b[0] and doc[a[1] : a[2]].text.lower() == doc[b[1] : b[2]].text.lower()
        for a, b in zip(ours, theirs, strict=True)
    )


def _nameless(a: Event, b: Event) -> bool:
    """Whether both tell of the dead or hurt by other words than names: one attack's victims are told in many ways."""
    victims = a.kind == b.kind == "ASSAULT" and not _entities(a.participants) and not _entities(b.participants)
    return victims and (a.place == b.place or None in (a.place, b.place))


def _refers_back(telling: Told) -> bool:
    """A definite noun without parties of its own but those who attend."""
    if telling.token.pos_ not in {"NOUN", "PROPN"}:
        return False
    definite = any(c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these"} for c in telling.token.children)
    return definite and all(p.entity is None or p.role == "attendee" for p in telling.event.participants)


def _same_noun(known: Told, telling: Told) -> bool:
    """Whether the nouns' modifiers don't tell two things apart: "the Geneva talks" and "the Rome talks"."""
    ours, theirs = _modifiers(known.token), _modifiers(telling.token)
    return not ours or not theirs or not ours.isdisjoint(theirs)


def _modifiers(token: Token) -> set[str]:
    return {c.lower_ for c in token.lefts if c.dep_ in {"compound", "amod"}}
