"""Past or future: the tense of the verb that governs a time expression, which decides what "Friday" or "in April" means."""

from functools import cache

from spacy.tokens import Doc, Token

from flows.annotate.lexicon import column_set

PAST, PRESENT, FUTURE = -1, 0, 1

_VERBAL = frozenset(("VERB", "AUX"))


@cache
def _future_governors() -> frozenset[str]:
    return column_set("time_future_verbs.csv", "lemma")


def direction(doc: Doc, start: int, end: int) -> int | None:
    """PAST, PRESENT or FUTURE by the nearest governing verb, None where no verb governs."""
    token: Token = doc[start:end].root
    for _ in range(12):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in _VERBAL:
            break
    return _tense(token) if token.pos_ in _VERBAL else None


def _tense(verb: Token) -> int | None:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    forms = {helper.lower_ for helper in helpers}
    if forms & {"will", "'ll", "’ll", "wo", "shall", "may", "might", "should", "must", "can", "could", "would"} and "have" not in forms:
        return FUTURE
    if "to" in forms:
        return _tense_of_infinitive(verb)
    if verb.lemma_ in _future_governors() and verb.tag_ == "VBN":
        return FUTURE
    if verb.tag_ in {"VBD", "VBN"}:
        return PAST
    finite = next((helper.tag_ for helper in helpers if helper.tag_ in {"VBD", "VBZ", "VBP"}), verb.tag_)
    if finite == "VBD":
        return PAST
    if verb.tag_ == "VBG":
        return FUTURE if finite in {"VBZ", "VBP"} else _tense_of_clause_above(verb)
    if finite in {"VBZ", "VBP"}:
        return PRESENT
    return _tense_of_clause_above(verb)


def _tense_of_infinitive(verb: Token) -> int | None:
    """"to meet Friday": ahead of what governs it ("plans to", "is scheduled to")."""
    governor = verb.head
    if "have" in {child.lower_ for child in verb.children if child.dep_ == "aux"}:
        return PAST
    if governor.i != verb.i and governor.lemma_ in _future_governors():
        return FUTURE
    if governor.i == verb.i or governor.pos_ not in _VERBAL:
        return FUTURE
    above = _tense(governor)
    return PAST if above == PAST else FUTURE


def _tense_of_clause_above(verb: Token) -> int | None:
    head = verb.head
    for _ in range(8):
        if head.pos_ in _VERBAL and head.i != verb.i:
            return _tense(head)
        if head.head.i == head.i:
            return None
        head = head.head
    return None
