"""What a trigger tells in its clause: its PLOVER kind once intention, refusal and demand around it are counted in.

A promised or coming friendly act is AGREE, a coming hostile one THREATEN, a refused one REJECT, a demanded one REQUEST; the act inside
is then no event of its own.
"""

from dataclasses import dataclass, field

from spacy.tokens import Token

from flows.annotate.events import arguments
from flows.annotate.events.clauses import (
    REPORTING,
    auxiliaries,
    child,
    complement,
    governing_verb,
    is_future,
    is_negated,
    is_passive,
    subject,
)
from flows.annotate.events.lexicon import FRIENDLY, HOSTILE, Trigger
from flows.annotate.events.matching import match, object_lemma
from flows.annotate.events.parties import Cast, Party

_TALKING = frozenset(
    {"comment", "say", "answer", "give", "discuss", "speak", "provide", "elaborate", "identify", "respond", "name", "disclose"}
)
_STEPS = frozenset({"begin", "start", "continue", "resume", "try", "attempt", "move", "manage", "help", "seek", "proceed"})


@dataclass(slots=True)
class Reading:
    """An event as one trigger tells it."""

    kind: str
    token: Token
    actors: list[Party]
    recipients: list[Party]
    modality: str | None = None
    negated: bool = False
    inner: list[int] = field(default_factory=list)  # triggers that this one takes in


def read(cast: Cast, token: Token) -> Reading | None:
    """The event that the token tells, None if it tells none here."""
    trigger = match(token)
    if trigger is None:
        return None
    if token.pos_ in {"NOUN", "PROPN"}:
        return _noun(cast, token, trigger)
    return _verb(cast, token, trigger)


def _noun(cast: Cast, noun: Token, trigger: Trigger) -> Reading | None:
    assert trigger.kind is not None
    actors = arguments.noun_actors(cast, noun)
    found = arguments.recipients(cast, noun, trigger, actors)
    happens = _happens(noun)
    if trigger.takes == "recipient" and not found:
        return None
    if not actors and not found and not happens:
        return None
    if trigger.takes == "held" and not happens:
        return None
    if trigger.kind == "CONSULT" and not happens and len({p.entity or (p.start, p.end) for p in actors + found}) < 2:
        return None
    reading = Reading(trigger.kind, noun, actors, found, negated=is_negated(noun))
    governed = complement(noun) if trigger.kind in {"REQUEST", "THREATEN", "REJECT", "AGREE"} else None
    if governed is not None and (inner := read(cast, governed)) is not None:
        reading.inner.extend([inner.token.i, *inner.inner])
        reading.recipients = reading.recipients or [party for party in inner.recipients if party not in actors]
    return reading


def _happens(noun: Token) -> bool:
    """Whether the clause says of the noun that it took place: "was held", "took place", "the forum held in X"."""
    acl = child(noun, "acl", "relcl")
    if acl is not None and acl.lemma_ in {"hold", "organize", "host", "convene"}:
        return True
    if noun.dep_ not in {"nsubj", "nsubjpass"}:
        return noun.dep_ == "dobj" and noun.head.lemma_ in {"attend", "host", "hold", "convene"}
    verb = noun.head
    return (verb.lemma_ in {"hold", "organize", "convene"} and is_passive(verb)) or (
        verb.lemma_ in {"take", "begin", "start", "end", "open", "conclude", "happen", "occur", "include", "erupt", "continue"}
    )


def _verb(cast: Cast, token: Token, trigger: Trigger) -> Reading | None:
    verb = token if token.pos_ == "VERB" else governing_verb(token)
    actors, acted_by_thing = arguments.verb_actors(cast, verb if token.pos_ == "VERB" else token)
    if token.pos_ != "VERB" and not actors:
        actors, acted_by_thing = arguments.verb_actors(cast, verb)
    if acted_by_thing:
        return None
    governed = complement(token)
    inner = _governed(cast, token, governed)
    if trigger.takes in {"intent", "vow"}:
        reading = _intention(cast, token, trigger, actors, governed, inner)
    elif trigger.takes == "refuse":
        reading = _refusal(cast, token, trigger, actors, governed, inner)
    else:
        reading = _act(cast, token, trigger, actors, governed)
    if reading is None or not (reading.actors or reading.recipients):
        return None
    if inner is not None:
        reading.inner.extend([inner.token.i, *inner.inner])
    return _in_its_clause(token, reading)


def _governed(cast: Cast, token: Token, governed: Token | None) -> Reading | None:
    """The event in the complement, a step verb ("prepared to resume shelling") passed over."""
    for _ in range(3):
        if governed is None:
            break
        inner = read(cast, governed)
        if inner is not None:
            return inner
        if governed.lemma_ not in _STEPS:
            return None
        governed = complement(governed)
    for c in token.children:
        if c.dep_ in {"dobj", "prep"}:
            noun = c if c.dep_ == "dobj" else child(c, "pobj", "pcomp")
            trigger = match(noun) if noun is not None else None
            if noun is not None and trigger is not None and trigger.kind is not None:
                return Reading(trigger.kind, noun, [], arguments.recipients(cast, noun, trigger, []))
    return None


def _intention(
    cast: Cast, token: Token, trigger: Trigger, actors: list[Party], governed: Token | None, inner: Reading | None
) -> Reading | None:
    kind = trigger.kind
    if trigger.takes == "vow" or token.lemma_ == "vow":
        kind = "AGREE" if inner is not None and inner.kind in FRIENDLY else "THREATEN"
    elif inner is not None and kind != "THREATEN":
        if inner.kind in FRIENDLY:
            kind = kind if kind == "REQUEST" else "AGREE"
        elif inner.kind in HOSTILE:
            kind = "THREATEN"
        elif kind is None:
            kind = inner.kind
    if kind is None or (governed is None and inner is None and not trigger.recipient):
        return None
    found = arguments.recipients(cast, token, trigger, actors)
    if not found and inner is not None:
        found = [party for party in inner.recipients if party not in actors]
    if not found and governed is not None:
        found = [party for party in arguments.inside(cast, governed) if party not in actors]
    stated = trigger.kind is not None
    if not stated and not actors:
        return None
    return Reading(kind, token, actors, found, modality=None if stated else "planned")


def _refusal(
    cast: Cast, token: Token, trigger: Trigger, actors: list[Party], governed: Token | None, inner: Reading | None
) -> Reading | None:
    if governed is not None and (governed.lemma_ == "comment" or (token.lemma_ == "decline" and governed.lemma_ in _TALKING)):
        return None
    if token.lemma_ == "fail" and inner is None:
        return None
    found = arguments.recipients(cast, token, trigger, actors)
    if not found and inner is not None:
        found = inner.recipients
    if not found and governed is not None:
        found = arguments.inside(cast, governed)
    if governed is None and not found:
        return None
    return Reading("REJECT", token, actors, [party for party in found if party not in actors])


def _act(cast: Cast, token: Token, trigger: Trigger, actors: list[Party], governed: Token | None) -> Reading | None:
    """A trigger that tells its own kind, if its arguments are of the sort that the lexicon asks for."""
    assert trigger.kind is not None
    found = arguments.recipients(cast, token, trigger, actors)
    groups = {party.group for party in found}
    takes = trigger.takes
    if takes in {"party", "victim"} and not found:
        return None
    if takes == "person" and not groups & {"person", "people", "press"}:
        return None
    if takes == "thing" and groups & {"person", "people", "press"}:
        return None
    if takes == "place" and not groups & {"place"}:
        return None
    if takes == "people" and not {party.group for party in actors} & {"people", "force", "person", "press"}:
        return None
    if takes in {"force", "armed"} and not {party.group for party in actors} & {"force", "place", "people", "body"}:
        return None
    if takes == "comp" and governed is None:
        return None
    if takes == "subjunctive" and not (governed is not None and governed.tag_ in {"VB", "VBP"}):
        return None
    if trigger.kind == "CONSULT" and groups and groups <= {"press"}:
        return None
    inner: list[int] = []
    noun = object_lemma(token, trigger.objects) if trigger.objects else None
    if noun is not None:
        inner.append(noun.i)
        if not actors:
            actors = arguments.noun_actors(cast, noun)
    if governed is not None and not found and trigger.kind == "REQUEST":
        found = [party for party in arguments.inside(cast, governed) if party not in actors]
    return Reading(trigger.kind, token, actors, found, inner=inner)


def _in_its_clause(token: Token, reading: Reading) -> Reading:
    """The reading with the clause's future, negation and possibility counted in."""
    verb = token if token.pos_ == "VERB" else governing_verb(token)
    negated = is_negated(token) or is_negated(verb)
    helpers = auxiliaries(verb)
    if is_future(verb):
        if reading.kind in FRIENDLY:
            reading.kind, reading.modality = ("REJECT", None) if negated else ("AGREE", "planned")
            return reading
        if reading.kind in HOSTILE and not negated and reading.actors:
            reading.kind = "THREATEN"
        reading.modality = "planned"
    elif "may" in helpers and reading.kind in HOSTILE and reading.actors and not negated:
        reading.kind, reading.modality = "THREATEN", "possible"
    reading.negated = negated
    return reading


def demanded(cast: Cast, must: Token) -> Reading | None:
    """A report that somebody must do something is a REQUEST: "the minister said that Libya must hand over …"."""
    verb = must.head
    report = verb.head
    if must.dep_ != "aux" or verb.dep_ != "ccomp" or report.lemma_ not in REPORTING | {"insist", "stress", "argue"}:
        return None
    actors, _ = arguments.verb_actors(cast, report)
    found = [party for party in cast.parties(subject(verb)) if party not in actors]
    if not actors or not found:
        return None
    return Reading("REQUEST", must, actors, found, inner=[verb.i])
