"""Where and when an event took place: the places and times that hang on its clause."""

from datetime import datetime

from spacy.tokens import Token

from flows.annotate.events.clauses import governing_verb
from flows.annotate.events.parties import Cast
from flows.annotate.story import TimeExpression

_AT = frozenset({"in", "at", "near", "outside", "inside"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})


def place_of(cast: Cast, token: Token) -> int | None:
    """The entity number of the place in the event's own clause: "met in Geneva", "the talks in Rome"."""
    hosts = [token]
    verb = governing_verb(token)
    if verb is not token:
        hosts.append(verb)
    hosts.extend(c for host in list(hosts) for c in host.children if c.dep_ in {"dobj", "acl", "pobj"} and c.i > token.i - 8)
    for host in hosts:
        for c in host.children:
            if c.dep_ == "prep" and c.lower_ in _AT:
                for pobj in c.children:
                    mention = cast.named(pobj.i) if pobj.dep_ == "pobj" else None
                    if mention is not None and mention.label in _PLACES and mention.entity is not None:
                        return mention.entity
    return None


def time_of(token: Token, times: list[TimeExpression]) -> TimeExpression | None:
    """The time expression that hangs on the trigger's clause, not on a report around it."""
    verb = governing_verb(token)
    clause = (
        {token.i, verb.i} | {c.i for c in verb.children if c.dep_ in {"acl"}} | {c.i for c in token.children if c.dep_ == "acl"}
    )
    for time in times:
        if time.type in {"DATE", "TIME"} and governing_verb_of(token.doc[time.start : time.end].root, clause) in clause:
            return time
    return None


def governing_verb_of(token: Token, clause: frozenset[int] | set[int]) -> int:
    """The word of the clause, or else the verb, that the token hangs on."""
    while token.dep_ != "ROOT" and token.i not in clause and token.pos_ not in {"VERB", "AUX"}:
        token = token.head
    return token.i


def bounds(time: TimeExpression | None) -> tuple[datetime | None, datetime | None]:
    """Start and end of the time, null where it has none."""
    return (time.starts_at, time.ends_at) if time is not None else (None, None)
