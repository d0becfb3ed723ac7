"""Words of intention and refusal: the act that they govern decides what is told.

A promised or coming friendly act is AGREE, a hostile one THREATEN, a refused one REJECT; the act inside is no event of its own.
"""

from spacy.tokens import Token

from flows.annotate.events import arguments
from flows.annotate.events.clauses import (
    auxiliaries,
    governing_verb,
    is_future,
    is_negated,
)
from flows.annotate.events.factuality import denied_by_subject
from flows.annotate.events.lexicon import FRIENDLY, HOSTILE, Trigger, words
from flows.annotate.events.parties import Cast, Party, Reading


def intention(
    cast: Cast,
    token: Token,
    trigger: Trigger,
    actors: list[Party],
    governed: Token | None,
    inner: Reading | None,
) -> Reading | None:
    """What "agreed to", "plans to", "is ready to", "threatened to" tell, by the act that they govern."""
    kind = trigger.kind
    if trigger.takes == "vow" or token.lemma_ == "vow":
        kind = "AGREE" if inner is not None and inner.kind in FRIENDLY else "THREATEN"
    elif inner is not None and kind != "THREATEN":
        if inner.kind in FRIENDLY:
            kind = "AGREE"
        elif inner.kind in HOSTILE:
            kind = "THREATEN"
        elif kind is None:
            kind = inner.kind
    if (trigger.takes == "inner" and inner is None) or (trigger.kind is None and is_negated(token)):
        return None
    if trigger.takes == "inner" and governed is None and inner is not None and inner.kind not in FRIENDLY:
        return None  # "offered a warning" promises nothing
    stated = trigger.kind is not None
    if kind is None or (governed is None and inner is None and not trigger.recipient) or not (stated or actors):
        return None
    found = arguments.recipients(cast, token, trigger, actors) or _about(cast, governed, inner)
    others = _others(found, actors)
    return Reading(kind, token, actors, others, modality=None if stated else "planned")


def refusal(
    cast: Cast,
    token: Token,
    trigger: Trigger,
    actors: list[Party],
    governed: Token | None,
    inner: Reading | None,
) -> Reading | None:
    """What "refused to", "declined", "failed to" tell: a REJECT of the act or of somebody's wish."""
    if governed is not None and governed.lemma_ in words("talking"):
        return None
    if token.lemma_ == "fail" and inner is None:
        return None
    found = arguments.recipients(cast, token, trigger, actors) or _about(cast, governed, inner)
    if inner is None and not found:
        return None
    return Reading("REJECT", token, actors, _others(found, actors))


def _others(found: list[Party], actors: list[Party]) -> list[Party]:
    """The parties without those who act: "promised to close its mine" is no promise to itself."""
    same = {party.entity for party in actors} - {None}
    return [party for party in found if party not in actors and party.entity not in same]


def _about(cast: Cast, governed: Token | None, inner: Reading | None) -> list[Party]:
    """The recipient that the governed act has, where the word itself gives none."""
    if inner is not None and inner.recipients:
        return inner.recipients
    return arguments.inside(cast, governed) if governed is not None else []


def in_its_clause(token: Token, reading: Reading) -> Reading:
    """The reading with the clause's future, negation and possibility counted in."""
    verb = token if token.pos_ == "VERB" else governing_verb(token)
    light = reading.told if reading.told is not None and reading.told.dep_ == "dobj" else None  # "made no promises"
    light = light or next((c for c in token.children if c.dep_ == "dobj" and c.i in reading.inner), None)
    negated = is_negated(token) or is_negated(verb) or denied_by_subject(verb) or (light is not None and is_negated(light))
    if is_future(verb):
        if reading.kind in FRIENDLY:
            reading.kind, reading.modality = ("REJECT", None) if negated else ("AGREE", "planned")
            return reading
        if reading.kind in HOSTILE and not negated and reading.actors:
            reading.kind = "THREATEN"
        reading.modality = "planned"
    elif "may" in auxiliaries(verb) and reading.kind in HOSTILE and reading.actors and not negated:
        reading.kind, reading.modality = "THREATEN", "possible"
    reading.negated = negated
    return reading
