"""Senses: verbs and nouns of the lexicon that mean something else where they stand, or tell of what nobody said."""

from flows.annotate.statements.cues import Cue
from flows.annotate.statements.plausibility import is_negated
from flows.annotate.statements.sources import Source, is_passive
from flows.annotate.statements.tree import SUBJECTS, Tree
from flows.annotate.statements.words import noun_kind, statement_words

_PROVING = frozenset(("demonstrate", "show", "prove", "illustrate"))
_PRONOUNS = frozenset(("he", "she", "they", "we", "i", "you", "who"))
_INSTEAD = frozenset(("instead", "rather"))
_ERAS = frozenset(("day", "days", "time", "times", "age", "era", "years"))
_READERS = frozenset(("you", "readers", "yourself"))
_ASKING = frozenset(("ask", "demand", "suggest", "advise"))
_BEFORE_EXAMPLE = frozenset((",", "—", "–", "-", "--", "("))
_MINDS = frozenset(("say", "think", "know", "feel", "show"))
_CONDITIONS = frozenset(("if", "unless"))


_PUBLIC = frozenset(("audience", "crowd", "crowds", "fans", "applause", "cheers"))
_BE_SURE = frozenset(("sure", "certain"))
_OPEN_QUESTIONS = frozenset(("whether", "if", "how", "what", "who"))
_SAYING = frozenset(("say", "tell", "add", "state"))
_INVERTED = frozenset(("MD", "VBZ", "VBP", "VBD"))
_INSIDE_QUESTION = frozenset(("xcomp", "conj", "advcl", "pcomp", "prep", "ccomp", "dobj", "acl", "attr", "acomp", "pobj"))


def is_other_sense(tree: Tree, cue: Cue, source: Source | None, cue_class: str, frame: str, start: int) -> bool:
    """Whether a cue read by `frame`, with a content from `start`, reports nothing that was said or thought."""
    if is_asked(tree, cue.token) or _is_of_time(tree, frame, start) or _is_label(tree, cue.token):
        return True
    if cue.entry.part_of_speech == "adjective":
        return cue.entry.lemma in _BE_SURE and tree.doc[tree.head[cue.token]].lemma_ == "make"  # "make sure that it flows"
    if cue.entry.part_of_speech == "noun":
        return frame == "for" and (_is_market(tree, cue.token) or cue.entry.lemma.endswith("order"))
    if cue.entry.part_of_speech != "verb":
        return False
    return (
        (cue_class == "show" and source is not None and _is_act(tree, cue, source))
        or _is_example(tree, cue.token)
        or (cue_class in _MINDS and _is_foreseen(tree, cue, source))
        or (frame == "on" and cue.entry.lemma == "call" and not _has_infinitive(tree, cue.token))
        or (frame == "object_of" and source is None)  # "the mayor is accused of theft": by whom?
        or _is_unsaid(tree, cue.token)
        or (frame in ("object", "about", "to") and _is_done_to(tree, cue))
        or (frame == "object_infinitive" and _is_order_to_nobody(tree, cue, cue_class, source))
        or (frame != "clause" and _is_conditional(tree, cue.token))
        or (cue_class == "decide" and tree.lower(start) in _OPEN_QUESTIONS and not is_negated(tree, cue, start, start))
        or (frame == "infinitive" and _is_speech_to_come(tree, cue.token))
    )


def is_asked(tree: Tree, cue: int) -> bool:
    """Whether the writer asks if it was said, or will be: "Would she end the ban by telling …?", "Does he really like it?"."""
    sentence = tree.doc[cue].sent
    if not any(tree.word[token] == "?" for token in range(max(sentence.end - 2, cue), sentence.end)):
        return False
    verb = cue
    while not _is_inverted(tree, verb):
        if tree.dep[verb] not in _INSIDE_QUESTION or tree.head[verb] == verb:
            return False
        verb = tree.head[verb]
    return True


def _is_inverted(tree: Tree, verb: int) -> bool:
    """Whether the verb's auxiliary stands before its subject, without a "why" or "when" that would take it for true."""
    subject = tree.child(verb, *SUBJECTS)
    if subject is None or any(tree.tag[kid] in ("WRB", "WP", "WDT") and kid < subject for kid in tree.kids[verb]):
        return False
    return any(kid < subject and tree.tag[kid] in _INVERTED for kid in (verb, *tree.children(verb, "aux", "auxpass")))


def _is_label(tree: Tree, cue: int) -> bool:
    """Whether a cue is a part of a page's label: "Story highlights"."""
    return tree.lower(cue) == "highlights" and tree.lower(cue - 1) == "story" and tree.doc[cue - 1].is_sent_start is True


def _is_of_time(tree: Tree, frame: str, start: int) -> bool:
    """Whether "for" tells how long, not what for: "had been pushing for months to close it"."""
    return frame == "for" and tree.doc[start].ent_type_ == "DATE" and tree.tag[start] in ("NNS", "CD")


def _is_speech_to_come(tree: Tree, verb: int) -> bool:
    """Whether somebody plans or wants to say what stands elsewhere: “We won,” Hall planned to say on Monday."""
    told = tree.child(verb, "xcomp")
    if told is None or tree.doc[told].lemma_ not in _SAYING:
        return False
    return not any(kid > told and tree.dep[kid] in ("ccomp", "dobj", "xcomp") for kid in tree.kids[told])


def _is_act(tree: Tree, cue: Cue, source: Source) -> bool:
    """What somebody shows by what he does, or lives to see: "Hall proved that she can win", "who found they could not"."""
    head = source.head
    person = tree.doc[head].ent_type_ == "PERSON" or tree.lower(head) in _PRONOUNS or source.empty
    unknown = tree.pos[head] == "PROPN" and not tree.doc[head].ent_type_
    person = person or unknown or noun_kind(tree, head) == "person"
    if cue.entry.lemma in _PROVING:
        return person
    clause = tree.child(cue.token, "ccomp")
    if cue.entry.lemma != "find" or clause is None:
        return False
    if tree.pos[clause] == "ADJ" and tree.child(clause, "aux", "cop") is None:
        return True  # "voters find her jokes refreshing"
    subject = tree.child(clause, *SUBJECTS)
    return person and subject is not None and tree.lower(subject) in _PRONOUNS and tree.lower(tree.left(clause)) != "that"


def _is_example(tree: Tree, verb: int) -> bool:
    """ "A few guests, say, from the town": for example."""
    after = min(verb + 1, tree.size - 1)
    return tree.lower(verb) == "say" and verb > 0 and tree.word[verb - 1] in _BEFORE_EXAMPLE and tree.word[after] == ","


def _is_foreseen(tree: Tree, cue: Cue, source: Source | None) -> bool:
    """What others will say, the writer guesses: "whoever wins, one side will say that …"."""
    if source is None or tree.lower(source.head) in ("i", "we"):
        return False
    return any(tree.lower(kid) in ("will", "'ll", "’ll") for kid in tree.children(cue.token, "aux"))


def _has_infinitive(tree: Tree, verb: int) -> bool:
    """Whether somebody is called on to do something: a speaker calls on a guest, who then speaks."""
    return any(tree.tag[token] == "TO" for token in range(verb, tree.right(verb)))


def _is_unsaid(tree: Tree, verb: int) -> bool:
    """What somebody is kept from saying, does not say, or what it would be to say it.

    "The law stops towns from telling …", "instead of arguing …", "to oppose the bank is no crime", "days when most opposed it".
    """
    top = verb
    while tree.dep[top] == "conj" and tree.head[top] < top:
        top = tree.head[top]
    over = tree.head[top]
    if tree.dep[top] == "pcomp":
        if tree.lower(over) == "from" and tree.doc[tree.head[over]].lemma_ in statement_words("preventing"):
            return True
        before = max(over - 1, 0)
        if tree.lower(over) in ("of", "than") and tree.lower(before) in _INSTEAD:
            return True
    if tree.dep[top] == "csubj" and any(tree.tag[kid] == "TO" for kid in tree.kids[verb]):
        return True
    era = tree.dep[verb] == "relcl" and tree.lower(tree.head[verb]) in _ERAS
    return era and any(tree.lower(kid) == "when" for kid in tree.kids[verb])


def _is_done_to(tree: Tree, cue: Cue) -> bool:
    """What is done to people or rulings: towns admit migrants, deny them a permit, a court affirms a decision."""
    obj = tree.child(cue.token, "dobj")
    if obj is None:
        return False
    lemma = cue.entry.lemma
    if lemma in ("affirm", "reaffirm", "confirm"):
        return tree.doc[obj].lemma_ in statement_words("judgment") or tree.doc[obj].ent_type_ == "PERSON"
    if lemma == "deny" and tree.child(cue.token, "dative") is not None:
        return True
    if lemma == "acknowledge":
        return tree.lower(obj) in _PUBLIC  # greets it
    if lemma not in ("admit", "deny"):
        return False
    named = [obj, *(t for kid in tree.children(obj, "prep") if tree.lower(kid) == "of" for t in tree.children(kid, "pobj"))]
    return any(tree.doc[token].ent_type_ == "PERSON" or noun_kind(tree, token) == "person" for token in named)


def _is_order_to_nobody(tree: Tree, cue: Cue, cue_class: str, source: Source | None) -> bool:
    """ "Shops have been told to close" names no speaker; "we encourage you to write" is said to the reader."""
    if cue.entry.lemma == "tell" and source is None and is_passive(tree, cue.token):
        return True
    hearer = min(cue.token + 1, tree.size - 1)
    return cue_class in _ASKING and tree.lower(hearer) in _READERS


def _is_conditional(tree: Tree, verb: int) -> bool:
    """Whether a condition stands before the verb, and so outside of what was said: "if it rains, the law will require …"."""
    return any(
        kid < verb and tree.dep[kid] == "advcl" and any(tree.lower(mark) in _CONDITIONS for mark in tree.children(kid, "mark"))
        for kid in tree.kids[verb]
    )


def _is_market(tree: Tree, noun: int) -> bool:
    """Whether a demand is what a market wants: "the strong demand for oil"."""
    return tree.lower(noun) == "demand" and any(
        tree.dep[kid] in ("amod", "compound") and tree.lower(kid) in statement_words("size") for kid in tree.kids[noun]
    )
