"""One event told several times in an article is one row.

Tellings are the same event when kind and parties agree and nothing contradicts (time, polarity); a definite "the meeting", or "they
discussed" right after an encounter, refers back to the last event of that word.
"""

from dataclasses import dataclass, field

from spacy.tokens import Token

from flows.annotate.story import Event, Participant

_FAMILIES = (
    frozenset({"meet", "meeting", "talk", "talks", "summit", "discuss", "discussion", "consult", "consultation", "confer", "negotiate",
               "negotiation", "hold", "forum", "conference", "visit", "host", "attend"}),
    frozenset({"protest", "demonstration", "demonstrate", "rally", "march", "riot", "stage"}),
    frozenset({"attack", "bomb", "bombing", "kill", "killing", "murder", "assault", "shoot", "raid", "shell", "shelling", "invade",
               "invasion", "offensive", "massacre", "assassinate", "assassination", "kidnap", "kidnapping", "launch", "carry", "airstrike"}),
)  # fmt: skip


@dataclass(slots=True)
class Told:
    """An event with what later tellings are compared by."""

    event: Event
    sentence: int
    words: set[str] = field(default_factory=set)


def same_word(a: str, b: str) -> bool:
    """Whether two trigger lemmas may tell one event."""
    return a == b or any(a in family and b in family for family in _FAMILIES)


def find_earlier(event: Event, token: Token, sentence: int, told: list[Told]) -> Told | None:
    """The event of the article that this one tells again, if any."""
    back = _refers_back(event, token)
    for known in reversed(told):
        if known.event.kind != event.kind or known.event.negated != event.negated or _apart(known.event, event):
            continue
        related = any(same_word(word, event.trigger_lemma) for word in known.words)
        if back and (event.trigger_lemma in known.words or (related and sentence - known.sentence <= 1)):
            return known
        if related and _same_parties(known.event, event):
            return known
    return None


def absorb(known: Event, event: Event) -> None:
    """Count another telling, and keep what it adds."""
    known.told += 1
    known.place = known.place if known.place is not None else event.place
    if known.starts_at is None:
        known.starts_at, known.ends_at = event.starts_at, event.ends_at
    present = {(p.entity, p.role) for p in known.participants if p.entity is not None}
    roles = {p.role for p in known.participants}
    for participant in event.participants:
        if participant.entity is None or (participant.entity, participant.role) in present:
            continue
        if participant.role not in roles and all(p.entity != participant.entity for p in known.participants):
            known.participants.append(participant)
    known.is_background = known.is_background and event.is_background
    known.modality = known.modality if event.modality else None


def _apart(a: Event, b: Event) -> bool:
    return a.starts_at is not None and b.starts_at is not None and a.starts_at != b.starts_at


def _entities(participants: list[Participant]) -> set[int]:
    return {p.entity for p in participants if p.entity is not None}


def _same_parties(a: Event, b: Event) -> bool:
    """Whether the parties that have entities agree: one side's are all among the other's, and each side is told by at least one."""
    ours, theirs = _entities(a.participants), _entities(b.participants)
    if not ours or not theirs or not (ours <= theirs or theirs <= ours):
        return False
    return len(ours & theirs) >= 2 or ours == theirs


def _refers_back(event: Event, token: Token) -> bool:
    """A definite noun without parties of its own."""
    if token.pos_ not in {"NOUN", "PROPN"}:
        return False
    definite = any(c.dep_ == "det" and c.lower_ in {"the", "this", "that", "these"} for c in token.children)
    return definite and not _entities(event.participants)
