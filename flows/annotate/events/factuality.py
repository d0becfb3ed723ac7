"""Whether the clause tells an act that happened or is coming, or only names one: "calls to investigate", "accused of killing".

Modal clauses ("may", "will", "if") are told with their modality; what is left out here is an act that nobody is said to do.
"""

from spacy.tokens import Token

from flows.annotate.events.clauses import child, governing_verb, is_negated
from flows.annotate.events.lexicon import words

# "accused of killing", "opposed to sending", "for refusing": the act stands in somebody's mouth or mind.
_NAMING = frozenset({"about", "against", "between", "for", "from", "instead", "into", "of", "to", "towards", "without"})
_TIMES = frozenset({"after", "before", "since", "upon", "while"})
_IN_ALL_TENSES = frozenset({"normally", "traditionally", "typically", "usually"})
_ARGUMENTS = frozenset({"attr", "ccomp", "csubj", "dobj", "nsubj", "pobj"})


def is_told(token: Token) -> bool:
    """Whether the clause of the trigger tells the act: no mere infinitive, gerund or supposition."""
    verb = token if token.pos_ in {"VERB", "AUX"} else governing_verb(token)
    if _is_habitual(verb) or _is_prospect(verb) or _is_asked(verb) or _is_of_a_sort(verb):
        return False
    if token is not verb and token.pos_ != "ADJ":
        return not (_is_avoided(token) or (token.dep_ == "dobj" and _is_untold(verb)))
    for _ in range(4):
        if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not _has_subject(verb):
            verb = verb.head
        else:
            break
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.pos_ == "NOUN" and not _has_subject(verb):
        return False  # "a middle way between trade and supporting the leader"
    if any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return _infinitive_told(verb)
    if verb.dep_ == "pcomp" and not _has_subject(verb):
        naming, governor = verb.head.lower_, verb.head.head
        if naming in _NAMING or (naming == "in" and governor.pos_ == "NOUN"):
            return False
        if naming == "with" and governor.lemma_ in {"charge", "entrust", "task"}:
            return False
        denied = is_negated(governor) or is_negated(governing_verb(governor))  # "won't be engaged in defending him"
        return not denied and (naming not in _TIMES or governor.pos_ != "VERB" or not _is_untold(governor))
    if verb.tag_ == "VBG" and verb.dep_ in _ARGUMENTS and not _has_subject(verb) and child(verb, "aux") is None:
        return False  # "made helping them her task"
    if verb.dep_ == "xcomp" and verb.tag_ == "VBG" and verb.head.lemma_ in words("weighing"):
        return False
    return not (
        _is_subjunctive(verb) or _is_due(verb) or any(c.dep_ == "mark" and c.lower_ == "whether" for c in verb.children)
    )


def _is_asked(verb: Token) -> bool:
    """ "Asked whether Norway had attacked", "held back aid until Norway agreed": a question or a condition."""
    for _ in range(3):
        marks = {c.lower_ for c in verb.children if c.dep_ in {"mark", "prep"}}
        if "until" in marks and verb.dep_ == "advcl":
            return True
        if marks & {"if", "whether"} and verb.head.lemma_ in words("asking"):
            return True
        if verb.dep_ not in {"advcl", "ccomp", "conj", "xcomp"} or verb.head is verb:
            return False
        verb = verb.head
    return False


def _is_untold(governor: Token) -> bool:
    """Whether a clause only names its act, so that one told "before" it is none either: "supposed to be held before …"."""
    return any(c.dep_ == "aux" and c.lower_ == "to" for c in governor.children) and not _infinitive_told(governor)


def _is_prospect(verb: Token) -> bool:
    """ "Little chance that she will be convicted", "fears that they may attack": what nobody says took place."""
    return verb.dep_ in {"acl", "ccomp", "relcl"} and verb.head.pos_ == "NOUN" and verb.head.lemma_ in words("prospect")


def _is_of_a_sort(verb: Token) -> bool:
    """ "Fighters who go abroad must not return", "we cannot be a party who refuses": a clause that says of which sort."""
    while verb.dep_ in {"advcl", "conj", "xcomp"} and verb.head.pos_ == "VERB":
        verb = verb.head
    if verb.dep_ != "relcl":
        return False
    noun, governor = verb.head, verb.head.head
    bare = not any(c.dep_ in {"det", "nummod", "poss"} or c.pos_ == "PROPN" for c in noun.children)
    if noun.tag_ == "NNS" and bare and verb.tag_ in {"VBP", "VB"}:
        return any(c.lower_ in {"must", "should", "can", "cannot", "may", "will"} for c in governor.children)
    indefinite = any(c.lower_ in {"a", "an"} for c in noun.children)
    return noun.dep_ == "attr" and indefinite and (is_negated(governor) or "cannot" in {c.lower_ for c in governor.children})


def _is_habitual(verb: Token) -> bool:
    """ "Traditionally, the secretary attends all meetings": what is done as a rule."""
    general = {c.lower_ for c in verb.children} & words("habitual")
    if verb.tag_ in {"VBP", "VBZ"} and _is_whenever(verb):
        return True
    return bool(general) and (verb.tag_ in {"VBP", "VBZ"} or not general.isdisjoint(_IN_ALL_TENSES))


def _is_whenever(verb: Token) -> bool:
    """ "When delegations travel there, problems arise": a present in a clause of time under another present."""
    if any(c.dep_ == "npadvmod" and c.lower_ == "time" and any(d.lower_ == "all" for d in c.subtree) for c in verb.children):
        return True
    when = any(c.dep_ in {"advmod", "mark"} and c.lower_ in {"when", "whenever"} for c in verb.children)
    matrix = verb.head
    present = matrix.tag_ in {"VBP", "VBZ"} and not any(c.dep_ == "aux" for c in matrix.children)
    return when and verb.dep_ == "advcl" and present and not any(c.ent_type_ in {"DATE", "TIME"} for c in verb.subtree)


def _is_avoided(noun: Token) -> bool:
    """ "Skipped most of the meetings with them", "postponed the visit": the act did not take place."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.dep_ == "dobj":
        noun = noun.head.head
    return noun.dep_ == "dobj" and noun.head.lemma_ in words("avoiding")


def _is_due(verb: Token) -> bool:
    """ "It is time that they agree", "to make sure that they agree": the act is wanted."""
    if verb.dep_ == "ccomp" and (verb.head.lower_ == "sure" or verb.head.lemma_ == "ensure"):
        return True
    for _ in range(3):
        due = verb.head if verb.head.pos_ == "NOUN" else child(verb.head, "attr", "npadvmod")
        if verb.dep_ in {"relcl", "acl", "ccomp"} and due is not None and due.lower_ == "time":
            return True
        if verb.dep_ not in {"conj", "xcomp", "ccomp"}:
            return False
        verb = verb.head
    return False


def _infinitive_told(verb: Token) -> bool:
    governor = verb.head
    if verb.dep_ in {"acl", "relcl"}:
        return governor.lemma_.lower() in words("attempt")
    if governor.lemma_ == "be" and any(c.lower_ == "it" for c in governor.lefts):
        return False  # "it is important for Congress to hold hearings"
    if verb.dep_ in {"xcomp", "ccomp", "advcl"}:
        return governor.lemma_.lower() in words("implicative") or governor.pos_ == "NOUN"
    return verb.dep_ == "ROOT"


def _is_subjunctive(verb: Token) -> bool:
    """ "Calling for him be investigated", "asked that she leave": a bare form in a clause with its own subject."""
    if verb.dep_ not in {"ccomp", "advcl"} or not _has_subject(verb) or child(verb, "aux") is not None:
        return False
    passive = child(verb, "auxpass")
    return verb.tag_ == "VB" if passive is None else passive.lower_ == "be"


def _has_subject(verb: Token) -> bool:
    return child(verb, "nsubj", "nsubjpass") is not None


def denied_by_subject(verb: Token) -> bool:
    """Whether the subject denies the act: "no senator voted", "not one protester", "nobody", "neither side"."""
    subject = child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return False
    if subject.lower_ in {"nobody", "none", "neither"}:
        return True
    return any(
        (c.lower_ in {"no", "neither"} and c.dep_ in {"det", "preconj"}) or (c.dep_ in {"neg", "preconj"} and c.lower_ == "not")
        for word in (subject, *subject.lefts)
        for c in word.lefts
    )
