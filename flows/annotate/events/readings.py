"""What a trigger tells in its clause: its PLOVER kind and participants, with what it governs taken in."""

from spacy.tokens import Token

from flows.annotate.events import arguments
from flows.annotate.events.clauses import (
    child,
    complement,
    governing_verb,
    is_negated,
    is_passive,
    subject,
)
from flows.annotate.events.intentions import in_its_clause, intention, refusal
from flows.annotate.events.lexicon import Trigger, words
from flows.annotate.events.matching import match, matches, object_lemma
from flows.annotate.events.parties import PRONOUNS, Cast, Party, Reading
from flows.annotate.events.restrictions import complete, fits

_HOLDING = frozenset({"hold", "organize", "organise", "host", "convene", "attend"})
_STARTING = frozenset({"begin", "open", "conclude", "happen", "occur", "erupt"})
_STEPS = frozenset(
    {
        "begin",
        "start",
        "continue",
        "resume",
        "try",
        "attempt",
        "move",
        "manage",
        "help",
        "seek",
        "proceed",
    }
)
_GOVERNING = frozenset({"REQUEST", "THREATEN", "REJECT", "AGREE"})


def read(cast: Cast, token: Token) -> Reading | None:
    """The event that the token tells, None if it tells none here; read once a token."""
    if token.i not in cast.read:
        cast.read[token.i] = None  # a circle of complements would come back here
        cast.read[token.i] = _read(cast, token)
    return cast.read[token.i]


def _read(cast: Cast, token: Token) -> Reading | None:
    for trigger in matches(token):
        if trigger.kind is None and trigger.takes is None:
            return None
        if token.pos_ in {"NOUN", "PROPN"}:
            return _noun(cast, token, trigger)
        reading = _verb(cast, token, trigger)
        if reading is not None or trigger.takes != "person":  # one welcomes somebody, or else a thing
            return reading
    return None


def _noun(cast: Cast, noun: Token, trigger: Trigger) -> Reading | None:
    """An event noun, if two parties stand around it or the clause says that it took place."""
    assert trigger.kind is not None
    actors = arguments.noun_actors(cast, noun, trigger.kind)
    found = arguments.recipients(cast, noun, trigger, actors)
    happens = _happens(noun)
    if (trigger.takes == "recipient" and not found) or (trigger.takes == "held" and not happens):
        return None
    if not actors and noun.lemma_ in {"visit", "trip"} and noun.head.lower_ in {"on", "from", "during"}:
        actors, _ = arguments.verb_actors(cast, governing_verb(noun))  # "returned from a trip to …"
    if not happens and (not actors or len({(party.start, party.end) for party in actors + found}) < 2):
        return None
    if noun.lemma_ in {"visit", "trip"} and found and all(party.province for party in found):
        return None
    if trigger.kind == "ASSAULT" and any(party.group == "person" or party.unarmed for party in actors):
        return None  # "the candidate's attacks on her rival", "the battle between Republicans and Democrats" are words
    reading = Reading(trigger.kind, noun, actors, found, negated=is_negated(noun))
    governed = complement(noun) if trigger.kind in _GOVERNING else None
    if governed is not None and (inner := read(cast, governed)) is not None:
        reading.inner.extend([inner.token.i, *inner.inner])
        reading.recipients = found or [party for party in inner.recipients if party not in actors]
    return reading


def _happens(noun: Token) -> bool:
    """Whether the clause says of the noun that it took place: "was held", "took place", "the forum held in X"."""
    if any(c.lower_ in {"press", "news"} for c in noun.lefts):
        return False  # a press conference is no consultation
    acl = child(noun, "acl", "relcl")
    if acl is not None and acl.lemma_ in _HOLDING:
        return True
    verb = noun.head
    if noun.dep_ == "nsubj":
        took_place = verb.lemma_ == "take" and any(c.lower_ == "place" for c in verb.children)
        return took_place or verb.lemma_ in _STARTING
    return verb.lemma_ in _HOLDING and (noun.dep_ == "dobj" or (noun.dep_ == "nsubjpass" and is_passive(verb)))


def _verb(cast: Cast, token: Token, trigger: Trigger) -> Reading | None:
    verb = token if token.pos_ == "VERB" else governing_verb(token)
    actors, acted_by_thing = arguments.verb_actors(cast, token)
    if verb is not token and not actors:
        actors, acted_by_thing = arguments.verb_actors(cast, verb)
    if acted_by_thing:
        return None
    governed = complement(token)
    inner = _governed(cast, token, governed)
    if trigger.takes in {"intent", "inner", "vow"}:
        reading = intention(cast, token, trigger, actors, governed, inner)
    elif trigger.takes == "refuse":
        reading = refusal(cast, token, trigger, actors, governed, inner)
    else:
        reading = _act(cast, token, trigger, actors, governed)
    if reading is None:
        return None
    if inner is not None:
        reading.inner.extend([inner.token.i, *inner.inner])
    if not complete(reading, is_passive(verb)):
        cast.hidden.update(reading.inner)  # what was only threatened or refused did not happen either
        return None
    return in_its_clause(token, reading)


def _governed(cast: Cast, token: Token, governed: Token | None) -> Reading | None:
    """The event in the complement ("prepared to resume shelling") or in an object noun ("rejected calls by …")."""
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
        if c.dep_ == "dobj" or (c.dep_ == "prep" and c.lower_ not in arguments.TIMING):
            noun = c if c.dep_ == "dobj" else child(c, "pobj", "pcomp")
            trigger = match(noun) if noun is not None else None
            if noun is not None and trigger is not None and trigger.kind is not None:
                return Reading(
                    trigger.kind,
                    noun,
                    [],
                    arguments.recipients(cast, noun, trigger, []),
                )
    return None


def _act(
    cast: Cast,
    token: Token,
    trigger: Trigger,
    actors: list[Party],
    governed: Token | None,
) -> Reading | None:
    """A trigger that tells its own kind, if its arguments are of the sort that the lexicon asks for."""
    assert trigger.kind is not None
    found = arguments.recipients(cast, token, trigger, actors)
    if not fits(trigger, token, actors, found, governed):
        return None
    told, inner = token, []
    noun = object_lemma(token, trigger.objects) if trigger.objects else None
    if noun is not None:
        inner.append(noun.i)
        actors = actors or arguments.noun_actors(cast, noun, trigger.kind)
        light = match(noun)
        told = noun if light is not None and light.kind == trigger.kind else token  # "held talks" is told by "talks"
    if governed is not None and not found and trigger.kind == "REQUEST":
        found = [party for party in arguments.inside(cast, governed, dig=False) if party not in actors]
    kind = trigger.kind
    unarmed = bool(actors) and all(party.unarmed or party.group == "person" for party in actors)
    media = bool(found) and all(party.unarmed for party in found) and {party.group for party in actors} <= {"body", "person"}
    if token.lemma_ == "attack" and kind == "ASSAULT" and (unarmed or media or _is_in_words(token)):
        kind = "ACCUSE"  # one person "attacks" another in words, and so does a party or its campaign
    if not actors and "between" in trigger.recipient and len(found) > 1:
        actors, found = found, []
    return Reading(kind, token, actors, found, inner=inner, told=told)


def _is_in_words(attack: Token) -> bool:
    """ "Attacked as traitors", "attacked on the airwaves"."""
    return any(
        c.dep_ == "prep"
        and (c.lower_ == "as" or ((where := child(c, "pobj")) is not None and where.lemma_.lower() in words("spoken")))
        for c in attack.children
    )


def demanded(cast: Cast, must: Token) -> Reading | None:
    """A report that somebody must do something is a REQUEST: "the minister said that Libya must hand over …"."""
    verb = must.head
    report = verb.head
    if (
        must.dep_ != "aux"
        or any(c.lower_ == "have" for c in verb.children)
        or verb.tag_ != "VB"
        or verb.dep_ != "ccomp"
        or report.lemma_ not in words("reporting") | {"insist", "stress", "argue"}
    ):
        return None
    actors, _ = arguments.verb_actors(cast, report)
    same = {party.entity for party in actors} - {None}
    found = [party for party in cast.parties(subject(verb)) if party not in actors and party.entity not in same]
    found = [party for party in found if party.entity is not None or party.group in {"body", "force"}]
    if not found or all(party.entity is None and cast.doc[party.start].tag_ in PRONOUNS for party in actors):
        return None
    return Reading("REQUEST", must, actors, found, inner=[verb.i])
