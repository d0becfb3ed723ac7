"""How an event is told: as fact, as possible, planned, demanded or conditional, and as news or background."""

from datetime import datetime, timedelta

from spacy.tokens import Token

from flows.annotate.events.clauses import (
    SUBJECTS,
    auxiliaries,
    governing_verb,
)
from flows.annotate.events.lexicon import FRIENDLY, words
from flows.annotate.story import Event

_POSSIBLE = frozenset({"may", "might", "could", "can"})
_PERHAPS = frozenset({"maybe", "perhaps", "possibly", "potentially"})
_FINITE = frozenset({"VBD", "VBP", "VBZ"})
_DEMANDS = frozenset({"should", "must", "ought"})
OLD = timedelta(days=60)


def modality(token: Token) -> str | None:
    """possible, planned, demanded, conditional; None for what is told as fact."""
    verb = governing_verb(token)
    for _ in range(4):
        helpers = auxiliaries(verb)
        if any(c.dep_ == "mark" and c.lower_ in {"if", "unless", "whether"} for c in verb.children):
            return "conditional"
        if helpers & _DEMANDS:
            return "conditional" if _inverted(verb) else "demanded"
        if helpers & _POSSIBLE or _is_perhaps(verb):
            return "possible"
        if "would" in helpers:
            return "conditional"
        if helpers & {"will", "'ll", "shall"}:
            return "planned"
        if "to" in helpers and verb.head.lemma_ in words("wish"):
            return "planned"
        if (
            helpers - {"to"}
            or verb.dep_ not in {"conj", "xcomp"}
            or verb.head.pos_ not in {"VERB", "AUX"}
            or verb.head.lemma_ in words("reporting")
        ):
            return None
        if verb.dep_ == "conj" and (
            any(c.dep_ in {"nsubj", "nsubjpass"} for c in verb.children)
            or (verb.tag_ in _FINITE and verb.head.tag_ not in _FINITE)
        ):
            return None  # "tried to break her and refused her visits": refused is told
        verb = verb.head
    return None


def _is_perhaps(verb: Token) -> bool:
    """ "Possibly attacked", "perhaps by attacking"."""
    hosts = (verb, verb.head) if verb.dep_ == "pcomp" else (verb,)
    return any(c.lower_ in _PERHAPS for host in hosts for c in host.lefts)


def _inverted(verb: Token) -> bool:
    """Whether "should" stands before its subject: "Should Norway attack, …" supposes."""
    subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None)
    return subject is not None and any(c.lower_ == "should" and c.i < subject.i for c in verb.children)


def is_supposed(event: Event) -> bool:
    """Whether the event is too faint a supposition to keep: a friendly act that might be, or an act without two sides."""
    if event.negated and event.modality == "planned" and all(p.role != "actor" for p in event.participants):
        return True  # "she won't be intimidated"
    if event.negated and event.kind == "CONSULT" and any(p.entity is None for p in event.participants):
        return True  # "aides who had not met her"
    if event.modality not in {"possible", "conditional"}:
        return False
    if event.negated:
        return True  # "make sure that they would not attack"
    return event.kind in FRIENDLY or {p.role for p in event.participants} != {
        "actor",
        "recipient",
    }


def is_background(token: Token, starts_at: datetime | None, published_at: datetime | None) -> bool:
    """Whether the event lies before the story: in the past perfect, or dated well before the article."""
    verb = governing_verb(token)
    if verb.tag_ == "VBN" and any(c.lower_ in {"had", "'d"} and c.dep_ == "aux" for c in verb.children):
        return True
    return starts_at is not None and published_at is not None and starts_at < published_at.replace(tzinfo=None) - OLD
