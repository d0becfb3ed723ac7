"""The parse read as clauses: a verb's subject wherever it stands, its objects, complements, auxiliaries and negation."""

from spacy.tokens import Token

from flows.annotate.events.lexicon import words

SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_FUTURE = frozenset({"will", "'ll", "shall", "wo"})


def child(token: Token, *deps: str) -> Token | None:
    """The first child in one of these relations."""
    return next((c for c in token.children if c.dep_ in deps), None)


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject suffers what it tells: an auxiliary says so, or it is a participle after its noun."""
    for c in verb.children:
        if c.dep_ in {"nsubjpass", "auxpass", "agent"}:
            return True
        if c.dep_ in {"nsubj", "aux"}:
            return False
    if verb.tag_ != "VBN":
        return False
    return verb.dep_ in {"acl", "advcl"} or (verb.dep_ == "conj" and verb.head.tag_ == "VBN" and is_passive(verb.head))


def subject(verb: Token) -> Token | None:
    """The verb's subject, or the one that it shares with the verb that governs it; a relative pronoun's antecedent."""
    token = verb
    for _ in range(5):
        own = next((c for c in token.children if c.dep_ in SUBJECTS), None)
        if own is not None:
            return _antecedent(token, own.lower_ == "who") if own.tag_ in {"WDT", "WP"} else own
        if token.dep_ in {"acl", "relcl"}:
            return token.head
        if token.dep_ == "xcomp" and (controller := child(token.head, "dobj")) is not None and token.head.lemma_ != "promise":
            return controller  # "asked the rebels to stop"
        if token.dep_ not in {"conj", "xcomp", "advcl", "aux", "pcomp", "prep"} or token.head is token:
            return None
        token = token.head
    return None


def _antecedent(verb: Token, who: bool) -> Token | None:
    while verb.dep_ in {"conj", "xcomp", "ccomp"}:
        verb = verb.head
    if verb.dep_ != "relcl":
        return None
    noun = verb.head
    while who and noun.ent_type_ in {"GPE", "LOC", "FAC", "ORG", "DATE"} and noun.dep_ == "pobj":
        noun = noun.head.head  # "a member of a union in Cleveland, who asked …"
    return noun


def agent(verb: Token) -> Token | None:
    """Who does it in a passive clause: "by the police"."""
    by = child(verb, "agent") or next((c for c in verb.children if c.dep_ == "prep" and c.lower_ == "by"), None)
    return child(by, "pobj") if by is not None else None


def object_of(verb: Token) -> Token | None:
    """What the verb is done to: its object, in the passive its subject."""
    direct = child(verb, "dobj", "oprd")
    if direct is not None:
        return direct
    return subject(verb) if is_passive(verb) else None


def complement(token: Token) -> Token | None:
    """The verb of the clause that the word governs: "agreed to meet", "said that it would pay"."""
    for c in token.children:
        if c.dep_ in {"xcomp", "ccomp"} and c.pos_ in {"VERB", "AUX", "ADJ", "NOUN"}:
            return c
    for c in token.children:
        if c.dep_ in {"acl", "advcl"} and any(
            (g.lower_ == "to" and g.dep_ == "aux") or (g.lower_ == "that" and g.dep_ == "mark") for g in c.children
        ):
            return c
    return None


def auxiliaries(verb: Token) -> set[str]:
    """The auxiliaries in lower case; "'d" before a bare verb is "would"."""
    found = {c.lower_ for c in verb.children if c.dep_ in {"aux", "auxpass"}}
    return found | {"would"} if verb.tag_ == "VB" and not found.isdisjoint({"'d", "’d"}) else found


def is_negated(token: Token) -> bool:
    """Whether "not", "never" or "no" denies what the word tells; the parser knows "n't", and "n’t" only by its norm."""
    return any(
        ((c.dep_ == "neg" or c.norm_ == "not") and not _is_only(c)) or (c.dep_ == "det" and c.lower_ == "no")
        for c in token.children
    )


def _is_only(negation: Token) -> bool:
    """ "Not just in words": more than what is said, and no denial."""
    following = negation.i + 1
    return following < len(negation.doc) and negation.doc[following].lower_ in {"just", "only", "merely", "simply"}


def is_future(verb: Token) -> bool:
    """Whether the clause is told as coming: "will", "would" under a past report, "is to", "is going to"."""
    helpers = auxiliaries(verb)
    if helpers & _FUTURE:
        return True
    if "would" in helpers:
        return verb.dep_ == "ccomp" and verb.head.lemma_ in words("reporting") and verb.head.tag_ in {"VBD", "VBN"}
    governor = verb.head
    return (
        verb.dep_ == "xcomp" and "to" in helpers and governor.lemma_ in {"go", "be"} and governor.tag_ in {"VBG", "VBZ", "VBP"}
    )


def governing_verb(token: Token) -> Token:
    """The verb (or the root) of the clause that the word stands in."""
    while token.pos_ not in {"VERB", "AUX"} and token.dep_ != "ROOT":
        token = token.head
    return token


def depth(token: Token) -> float:
    """How far the word's clause lies below the sentence's main clause; a report's content counts as main."""
    level, is_verb = 0.0, token.pos_ == "VERB"
    if not is_verb:
        level += 0.5
    while token.dep_ != "ROOT":
        if token.dep_ in {"relcl", "advcl", "acl", "pcomp", "csubj", "parataxis"} or (
            token.dep_ == "ccomp" and token.head.lemma_ not in words("reporting")
        ):
            level += 1
        elif token.dep_ in {"pobj", "appos", "poss"}:
            level += 0.5
        token = token.head
    return level
