"""What a trigger asks of its arguments before it counts: a person met, a place visited, troops that seize."""

from spacy.tokens import Token

from flows.annotate.events.clauses import child, is_negated, object_of, subject
from flows.annotate.events.lexicon import Trigger, words
from flows.annotate.events.parties import Party, Reading

_PEOPLE = frozenset({"person", "people", "press"})
_ARMED = frozenset({"force", "place", "people", "body"})
_UNLED = frozenset({"body", "people"})
_TESTED = frozenset({"missile", "rocket", "satellite"})
_CROWD = frozenset({"people", "force"})
_QUESTIONS = frozenset({"if", "how", "what", "when", "where", "whether", "who", "why"})
_QUARRELS = frozenset({"battle", "clash", "fight", "spar"})
# Words of will need somebody who has it: "members were opposed to it", "the plan was welcomed" name no doer.
_WILLED = frozenset({"AGREE", "CONSULT", "REJECT", "REQUEST", "SUPPORT"})


def fits(
    trigger: Trigger,
    token: Token,
    actors: list[Party],
    recipients: list[Party],
    governed: Token | None,
) -> bool:
    """Whether the arguments found are of the sort that the lexicon's `takes` asks for."""
    if _is_of_another_kind(trigger, token, actors, recipients, governed):
        return False
    doers, others = {party.group for party in actors}, {party.group for party in recipients}
    match trigger.takes:
        case "party" | "victim":
            return bool(recipients)
        case "person":
            return not others.isdisjoint(_PEOPLE)
        case "thing":
            welcomed = object_of(token)  # whose thing it is may be a person: "welcomed Roe's statement"
            return others.isdisjoint(_PEOPLE) or not any(
                welcomed is not None and party.start <= welcomed.i < party.end for party in recipients
            )
        case "place":
            official = not doers or any(party.official and party.group != "people" for party in actors)
            return official and "place" in others and not any(party.province for party in recipients)
        case "people":
            return not doers.isdisjoint(_CROWD) and child(token, "dobj") is None
        case "named":
            return any(party.entity is not None or party.group in {"body", "force"} for party in recipients)
        case "force":
            return not doers.isdisjoint({"force", "place"})
        case "armed":
            return not doers.isdisjoint(_ARMED)
        case "combat":
            return not doers.isdisjoint(_ARMED) and not others.isdisjoint(_ARMED)
        case "authority":
            led = any(party.entity is not None or party.group not in _UNLED for party in recipients)
            doer = subject(token)  # no "law of Norway" and no "decision"
            itself = doer is not None and any(party.start <= doer.i < party.end for party in actors)
            return not doers.isdisjoint(_ARMED) and led and itself and governed is not None
        case "alone":
            return governed is None and bool(recipients)
        case "comp":
            return governed is not None and any(c.lower_ in {"to", "that"} for c in governed.children)
        case "subjunctive":
            return governed is not None and governed.tag_ in {"VB", "VBP"}
        case "admonition":
            against = any(c.dep_ == "prep" and c.lower_ == "against" for c in token.children)
            return bool(recipients) and (against or child(token, "xcomp") is not None)
    return True


def _is_of_another_kind(
    trigger: Trigger, token: Token, actors: list[Party], recipients: list[Party], governed: Token | None
) -> bool:
    """Whether the arguments make of the trigger's word another thing than the event."""
    if trigger.kind == "CONSULT" and {party.group for party in recipients} == {"press"}:
        return True  # talking to reporters is no consultation
    if token.lemma_ == "ask" and governed is not None and any(c.lower_ in _QUESTIONS for c in governed.children):
        return True  # a question asks for an answer only
    if token.lemma_ in words("inquiry") and actors and not any(party.official for party in actors):
        return True  # a reader looks into a story
    object_ = child(token, "dobj")
    return object_ is not None and object_.lower_.endswith(("self", "selves"))  # "armed himself"


def complete(reading: Reading, passive: bool) -> bool:
    """Whether enough is told to be an event: an act needs its doer, and most acts whom they are done to."""
    actors, recipients = reading.actors, reading.recipients
    if not actors and (not (passive and recipients) or reading.kind in _WILLED):
        return False
    if reading.kind == "AID" and {party.group for party in actors} <= {
        "person",
        "people",
    }:
        named = any(party.entity is not None for party in actors + recipients)
        return named and any(party.group in {"place", "people", "force"} for party in recipients)  # not a friend's help
    if reading.token.lemma_ in _QUARRELS and _with_words(actors, recipients):
        return False
    doers = {party.group for party in actors}
    token, others = reading.token, {party.group for party in recipients}
    if _is_test(token) and reading.kind == "ASSAULT" and doers <= {"body", "place"} and not recipients:
        return False  # a state tests its bombs and missiles
    if token.lemma_ == "expel" and doers == {"force"}:
        return False  # who drives out another in battle expels nobody
    if token.lemma_ == "charge" and ((others == {"body"} and token.dep_ == "acl") or _is_tasked(token)):
        return False  # a unit "charged with looking into" it has a task
    if reading.kind == "SUPPORT" and not passive and token.pos_ == "VERB" and _is_far(token, recipients):
        return False  # "supports tax breaks for companies"
    if reading.token.lemma_ == "visit" and doers == {"people"} and {party.group for party in recipients} == {"place"}:
        return any(party.entity is not None for party in actors)  # tourists and students visit no state
    if reading.kind in {"SUPPORT", "ACCUSE", "AID", "REQUEST"}:
        return bool(recipients) or (bool(actors) and token.lemma_ in words("inquiry"))
    if reading.kind == "COOPERATE":
        return bool(recipients) or len(actors) > 1
    if reading.kind == "CONSULT":
        return bool(recipients or reading.inner) or len(actors) > 1 or actors[0].group == "place"
    if reading.kind in {"AGREE", "THREATEN", "REJECT", "SANCTION", "COERCE", "ASSAULT"}:
        return bool(recipients or reading.inner) or _agrees_on(reading.token)
    return True


def is_generic(reading: Reading) -> bool:
    """Whether an act is told of people of a sort: "people accused of breaking the law", not "two men accused of it"."""
    token = reading.token
    doer = child(token, "nsubj")
    if doer is not None and _is_bare(doer) and token.tag_ == "VBP" and all(party.entity is None for party in reading.actors):
        return child(token, "aux") is None  # "students agree to it when they apply"
    if token.dep_ != "acl" or token.tag_ != "VBN" or reading.actors or any(p.entity is not None for p in reading.recipients):
        return False
    return _is_bare(token.head)


def _is_bare(noun: Token) -> bool:
    return noun.tag_ == "NNS" and not any(c.dep_ in {"det", "nummod", "poss"} for c in noun.children)


def _is_tasked(token: Token) -> bool:
    """ "The agent charged with monitoring him": what is done as a duty."""
    return any(
        c.lower_ == "with" and (act := child(c, "pcomp")) is not None and act.lemma_ in words("duty") for c in token.children
    )


def _with_words(actors: list[Party], recipients: list[Party]) -> bool:
    """Whether a quarrel is one of words: "clashed with her deputy", "the battle between Republicans and Democrats"."""
    persons = {party.group for party in actors} == {"person"} or {party.group for party in recipients} == {"person"}
    return persons or all(party.unarmed for party in actors)


def _is_test(token: Token) -> bool:
    weapon = child(token, "dobj")
    return token.lemma_ == "detonate" or (token.lemma_ == "launch" and weapon is not None and weapon.lemma_ in _TESTED)


def _is_far(token: Token, recipients: list[Party]) -> bool:
    """Whether the recipients, of whom none is named, stand behind the thing that is the object."""
    thing = child(token, "dobj")
    return thing is not None and all(
        party.entity is None and party.group in _UNLED and party.start > thing.i for party in recipients
    )


def _agrees_on(token: Token) -> bool:
    """Whether something was agreed: "agreed to share", "agreed on a date"; not "the two often agree", "…, she agreed"."""
    opinion = child(token, "ccomp")
    if (opinion is not None and opinion.tag_ != "VB") or (opinion is not None and child(opinion, "aux") is not None):
        own = child(opinion, "nsubj", "nsubjpass")  # "agreed that they would meet", not "that the plan is bad"
        coming = child(opinion, "aux") is not None and not is_negated(opinion)
        return coming and opinion.i > token.i and own is not None and own.tag_ == "PRP"
    return token.lemma_ == "agree" and any(
        c.i > token.i and (c.dep_ in {"xcomp", "ccomp", "dobj"} or c.lower_ in {"on", "upon", "to"}) for c in token.children
    )
