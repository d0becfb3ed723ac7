"""What a trigger asks of its arguments before it counts: a person met, a place visited, troops that seize."""

from spacy.tokens import Token

from flows.annotate.events.clauses import child
from flows.annotate.events.lexicon import Trigger
from flows.annotate.events.parties import Party

_PEOPLE = frozenset({"person", "people", "press"})
_ARMED = frozenset({"force", "place", "people", "body"})
_CROWD = frozenset({"people", "force", "person", "press"})


def fits(trigger: Trigger, token: Token, actors: list[Party], recipients: list[Party], governed: Token | None) -> bool:
    """Whether the arguments found are of the sort that the lexicon's `takes` asks for."""
    doers, others = {party.group for party in actors}, {party.group for party in recipients}
    if trigger.kind == "CONSULT" and others == {"press"}:
        return False  # talking to reporters is no consultation
    match trigger.takes:
        case "party" | "victim":
            return bool(recipients)
        case "person":
            return not others.isdisjoint(_PEOPLE)
        case "thing":
            return others.isdisjoint(_PEOPLE)
        case "place":
            return "place" in others
        case "people":
            return not doers.isdisjoint(_CROWD)
        case "force" | "armed":
            return not doers.isdisjoint(_ARMED)
        case "comp":
            return governed is not None
        case "subjunctive":
            return governed is not None and governed.tag_ in {"VB", "VBP"}
        case "admonition":
            against = any(c.dep_ == "prep" and c.lower_ == "against" for c in token.children)
            return bool(recipients) and (against or child(token, "xcomp") is not None)
    return True
