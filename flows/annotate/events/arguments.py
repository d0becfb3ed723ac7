"""Who does it to whom: actors and recipients of a trigger by the parse."""

from spacy.tokens import Token

from flows.annotate.events.clauses import (
    agent,
    child,
    complement,
    is_passive,
    object_of,
    subject,
)
from flows.annotate.events.lexicon import Trigger, people, words
from flows.annotate.events.parties import PRONOUNS, Cast, Party
from flows.annotate.story import Mention

_PLACING = frozenset({"in", "at", "near"})
TIMING = frozenset({"after", "amid", "before", "during", "since", "until"})
_FROM = frozenset({"REQUEST", "ACCUSE", "SUPPORT", "AID", "THREATEN"})  # "calls from Democrats", but "a withdrawal from Iraq"


def verb_actors(cast: Cast, verb: Token) -> tuple[list[Party], bool]:
    """The actors of a verb, and whether the clause has a subject (or agent) that means nobody: a storm, a report."""
    doer = agent(verb) if is_passive(verb) else subject(verb)
    if doer is not None and doer.lemma_ in words("norm"):
        return [], True
    found = cast.parties(doer, dig=False)
    weapon = doer is not None and people().get(doer.lemma_.lower()) == "weapon"
    return (
        found,
        doer is not None and not found and not weapon and doer.tag_ not in PRONOUNS,
    )


def noun_actors(cast: Cast, noun: Token, kind: str) -> list[Party]:
    """The actors of an event noun: "Israel's attack", "Turkish raids", "a visit by the king", "talks between A and B"."""
    found: list[Party] = []
    for c in noun.children:
        if c.dep_ in {"poss", "compound", "amod", "nmod"} and c.i < noun.i:
            if c.dep_ == "poss" or _does(cast.named(c.i), kind):
                found.extend(cast.parties(c, dig=False))
        elif c.dep_ in {"prep", "agent"} and (c.lower_ in {"by", "between", "among"} or (c.lower_ == "from" and kind in _FROM)):
            found.extend(cast.parties(child(c, "pobj"), dig=c.lower_ == "by"))
    return found


def _does(mention: Mention | None, kind: str) -> bool:
    """Whether a name before an event noun does it: "Israeli raids", "the FBI investigation"; not "the Geneva talks"."""
    if mention is None:
        return False
    if mention.label == "ORG":
        return kind not in {"CONSULT", "SANCTION"}
    return mention.label == "NORP" and kind not in {"ACCUSE", "AID", "CONSULT"}


def recipients(cast: Cast, token: Token, trigger: Trigger, actors: list[Party]) -> list[Party]:
    """The recipients by the first of the trigger's slots that gives any; an actor is never its own recipient."""
    taken = {(party.start, party.end) for party in actors}
    same = {party.entity for party in actors} - {None}
    for slot in trigger.recipient:
        found = [
            party for party in _slot(cast, token, slot) if (party.start, party.end) not in taken and party.entity not in same
        ]
        if found:
            return found
    return []


def _slot(cast: Cast, token: Token, slot: str) -> list[Party]:
    if slot == "obj":
        return cast.parties(object_of(token))
    if slot == "person":  # one meets or visits the object itself, not whose it is
        return cast.parties(object_of(token), dig=False)
    if slot == "subj":
        return cast.parties(subject(token))
    if slot == "dative":
        dative = child(token, "dative")
        return cast.parties(child(dative, "pobj") if dative is not None and dative.pos_ == "ADP" else dative)
    if slot == "clause":
        governed = complement(token)
        return cast.parties(_own_subject(governed)) if governed is not None else []
    for host in _hosts(token):
        for c in host.children:
            if c.lower_ == slot and c.dep_ in {"prep", "dative", "agent", "prt"}:
                found = cast.parties(child(c, "pobj") or child(c, "pcomp"), dig=slot not in _PLACING)
                if found:
                    return found
    return []


def _hosts(token: Token) -> list[Token]:
    """Where a prepositional phrase of the event may hang: on the trigger, its object, or the preposition before."""
    hosts = [token]
    object_ = child(token, "dobj", "oprd")
    if object_ is None and token.pos_ == "VERB" and is_passive(token):
        object_ = subject(token)
    if object_ is not None:
        hosts.append(object_)
    hosts.extend(c for host in list(hosts) for c in host.children if c.dep_ in {"prep", "prt"} and c.lower_ != "along")
    return hosts


def _own_subject(verb: Token) -> Token | None:
    return child(verb, "nsubj", "nsubjpass") or subject(verb)


def inside(cast: Cast, token: Token, dig: bool = True) -> list[Party]:
    """The first party after the complement's verb: what a promise or threat is about, when no slot tells."""
    object_ = child(token, "dobj", "oprd", "attr")
    to = next((c for c in token.children if c.dep_ in {"prep", "dative"} and c.lower_ == "to" and c.i > token.i), None)
    found = _telling(cast.parties(object_, dig=False))
    found = found or (_telling(cast.parties(child(to, "pobj"), dig=False)) if to is not None else [])
    found = found or _telling(cast.parties(object_, dig))
    if found:
        return found
    for c in token.children:
        if c.dep_ in {"prep", "dative"} and c.i > token.i and c.lower_ not in _PLACING | TIMING:
            found = _telling(cast.parties(child(c, "pobj"), dig))
            if found:
                return found
    return []


def _telling(parties: list[Party]) -> list[Party]:
    """Without bodies that only a common noun tells: "pledged to create districts" is no pledge to districts."""
    return [party for party in parties if party.entity is not None or party.group in {"person", "people", "force"}]
