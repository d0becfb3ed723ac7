"""Past or future: the tense of the verb that governs a time expression, which decides what "Friday" or "in April" means."""

from functools import cache

from spacy.tokens import Doc, Token

from flows.annotate.lexicon import seed

PAST, PRESENT, FUTURE, CERTAIN = -1, 0, 1, 2

_VERBAL = frozenset(("VERB", "AUX"))
_WILL = frozenset(("will", "'ll", "’ll", "wo", "shall"))
_AHEAD = frozenset(("would", "may", "might", "should", "must"))
_REPORTING = frozenset(("say", "tell", "report", "add", "write", "announce"))


@cache
def _future_verbs() -> dict[str, str]:
    """Lemma → what lies ahead of it.

    own: even its object ("plans a rally Friday"); participle: also "set for", "expected in"; infinitive: what it governs
    with "to"; until: a new term ("postponed until Friday").
    """
    return dict(seed("time_future_verbs.csv").select("lemma", "scope").iter_rows())


def direction(doc: Doc, start: int, end: int) -> int | None:
    """PAST, PRESENT, FUTURE ("would", "to …") or CERTAIN ("will", "plans"), by the nearest governing verb; None without one."""
    before = doc[start - 1].lower_ if start else ""
    if before == "as" and start > 2 and doc[start - 3].lower_ == "as" and doc[start - 2].lower_ in {"soon", "early"}:
        return CERTAIN
    token: Token = doc[start:end].root
    verb = _verb_above(token)
    if verb is None:
        return None
    if end < len(doc) and doc[end].tag_ == "POS":
        return CERTAIN if {child.lower_ for child in verb.children} & _WILL else PAST
    if before in {"until", "till"} and _future_verbs().get(verb.lemma_) == "until":
        return CERTAIN
    tense = _tense(verb)
    if tense == PRESENT and verb.lemma_ in _REPORTING:
        return PAST
    return tense


def _verb_above(token: Token) -> Token | None:
    for _ in range(12):
        if token.head.i == token.i:
            break
        token = token.head
        if token.pos_ in _VERBAL:
            break
    return token if token.pos_ in _VERBAL else None


def _tense(verb: Token) -> int | None:
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    forms = {helper.lower_ for helper in helpers}
    scope = _future_verbs().get(verb.lemma_)
    if forms & _WILL:
        return PAST if "have" in forms else CERTAIN
    if scope == "own":
        return FUTURE if verb.tag_ in {"VBD", "VBN"} and not forms & {"is", "are", "'s", "’s", "'re", "’re"} else CERTAIN
    if forms & _AHEAD:
        return PAST if "have" in forms else FUTURE
    if forms & {"can", "ca"}:
        return PRESENT
    if "to" in forms:
        return _tense_of_infinitive(verb, "have" in forms)
    if forms & {"have", "has", "had", "'ve", "’ve", "having"}:
        return PAST
    if scope == "participle" and verb.tag_ == "VBN":
        return FUTURE
    finite = next((helper.tag_ for helper in helpers if helper.tag_ in {"VBD", "VBZ", "VBP"}), verb.tag_)
    if finite in {"VBD", "VBN"}:
        return PAST
    if verb.tag_ == "VBG" and finite in {"VBZ", "VBP"}:
        return FUTURE
    return PRESENT if finite in {"VBZ", "VBP"} else _tense_of_clause_above(verb)


def _tense_of_infinitive(verb: Token, perfect: bool) -> int | None:
    """What "to" governs lies ahead ("plans to meet Friday"); after a verb that got it done ("managed to") it is past."""
    governor = verb.head
    if perfect:
        return PAST
    if governor.i == verb.i or governor.pos_ not in _VERBAL or governor.lemma_ in _future_verbs():
        return FUTURE
    return PAST if _tense(governor) == PAST else FUTURE


def _tense_of_clause_above(verb: Token) -> int | None:
    above = _verb_above(verb) if verb.head.i != verb.i else None
    return _tense(above) if above is not None and above.i != verb.i else None
