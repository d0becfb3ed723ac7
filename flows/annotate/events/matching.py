"""Which reading of a trigger word stands in the text: its particle, the noun it governs."""

from collections.abc import Iterator

from spacy.tokens import Token

from flows.annotate.events.clauses import child, is_passive, subject
from flows.annotate.events.lexicon import Trigger, triggers

_POS = {"VERB": "verb", "NOUN": "noun", "PROPN": "noun", "ADJ": "adjective"}


def match(token: Token) -> Trigger | None:
    """The first reading of the word whose particle and object are there, if any."""
    return next(matches(token), None)


def matches(token: Token) -> Iterator[Trigger]:
    """The readings of the word whose particle and object are there, in the lexicon's order."""
    pos = _POS.get(token.pos_)
    if pos == "verb" and token.dep_ in {"amod", "compound", "aux", "auxpass"}:
        return  # "the promised aid", "a banned party"
    if pos == "adjective" and token.dep_ not in {
        "acomp",
        "xcomp",
        "ccomp",
        "conj",
        "ROOT",
        "relcl",
        "oprd",
    }:
        return
    for entry in triggers(pos).get(token.lemma, ()) if pos else ():
        if entry.particles and not any(_has_particle(token, particle) for particle in entry.particles):
            continue
        if entry.particles and not entry.objects and entry.kind != "ASSAULT" and _is_transitive(token, entry):
            continue
        if entry.objects and object_lemma(token, entry.objects) is None:
            continue
        yield entry


def _is_transitive(verb: Token, entry: Trigger) -> bool:
    """Whether the verb has an object besides the preposition asked for: "called the police on them" is no call on them."""
    prepositional = any(particle[0] in entry.recipient for particle in entry.particles)
    return prepositional and child(verb, "dobj") is not None


def _has_particle(token: Token, particle: tuple[str, ...]) -> bool:
    for c in token.children:
        if c.lower_ == particle[0] and c.dep_ in {
            "prt",
            "prep",
            "advmod",
            "compound",
            "dobj",
            "npadvmod",
        }:
            if len(particle) == 1:
                return True
            pobj = child(c, "pobj")
            return pobj is not None and pobj.lemma_.lower() == particle[1]
    return False


def object_lemma(verb: Token, lemmas: frozenset[str]) -> Token | None:
    """The verb's object (in the passive its subject) if its lemma, or that of one joined to it, is one of these."""
    heads = [c for c in verb.children if c.dep_ in {"dobj", "oprd", "dative"}]
    if not heads and is_passive(verb) and (own := subject(verb)) is not None:
        heads = [own]
    if not heads and verb.lemma_ == "explode" and (own := subject(verb)) is not None:
        heads = [own]
    for head in heads:
        for token in (
            head,
            *(c for c in head.children if c.dep_ in {"conj", "compound"}),
        ):
            if token.lemma_.lower() in lemmas:
                return None if any(c.lower_ in {"press", "news"} for c in head.lefts) else head
        of = child(head, "prep")
        if of is not None and of.lower_ == "of":
            pobj = child(of, "pobj")
            if (
                pobj is not None
                and pobj.lemma_.lower() in lemmas
                and head.lemma_.lower() in {"part", "series", "number", "state", "round"}
            ):
                return pobj if head.lemma_ != "state" else head
    return None
