"""Coordination: where a complement clause ends when "and" or "but" goes on: with what was said, or with the cue itself.

"said the dam was old, but it would hold" is one content: the parser hangs the second half on "said". "said the dam was safe and
warned that …" are two statements. A clause with a subject of its own, or with "would", goes on with what was said, unless it
tells what somebody said, in turn.
"""

from flows.annotate.statements.cues import Cue, is_cue_verb, is_statement_verb, takes
from flows.annotate.statements.tree import SUBJECTS, Tree
from flows.annotate.statements.words import noun_kind, statement_words

_MODALS = frozenset(("would", "could", "might", "should", "must", "can", "may", "will", "'d", "’d"))
_POINTING = frozenset(("that", "this", "these", "those", "which"))
_PAST, _PRESENT = frozenset(("VBD",)), frozenset(("VBZ", "VBP"))
# Classes of speech: what goes on after them is still told. After a belief or a plan the writer's own story goes on.
_SPEECH = frozenset(("say", "report", "announce", "stress", "admit", "warn", "predict", "suggest", "show", "accuse", "agree"))
_JUDGED = frozenset(("clear", "unclear", "true", "obvious", "possible", "likely"))
_ASIDE = 5  # tokens
_TIMES = frozenset(("prep", "npadvmod", "advmod"))
_BARE = frozenset(("VB", "VBG"))
_AFTERWARDS = frozenset(("later", "then", "soon", "immediately", "eventually", "subsequently", "promptly", "quickly"))


def before_next_cue(tree: Tree, cue: Cue, clause: int, end: int) -> int:
    """The clause's end, before a verb that rather goes on with the cue itself: "said he would go and warned that …"."""
    for kid in tree.kids[clause]:
        if kid < clause:
            continue
        first = tree.left(kid)
        if tree.dep[kid] == "advcl" and tree.tag[kid] == "VBG" and tree.word[first - 1] == "," and is_cue_verb(tree.lemma[kid]):
            return min(end, first)  # "said it would close, citing the cost"
        if tree.dep[kid] == "advcl" and _contrasts(tree, clause, kid):
            return min(end, first)
        if tree.dep[kid] == "conj" and _goes_on_with_cue(tree, cue, clause, kid):
            return min(end, max((k for k in tree.kids[clause] if clause < k < kid and tree.dep[k] == "cc"), default=kid))
    return _before_deed(tree, cue, clause, end)


def _before_deed(tree: Tree, cue: Cue, clause: int, end: int) -> int:
    """The end before what the source did, joined to a verb of another form: "said she would try / and won votes"."""
    if tree.tag[cue.token] != "VBD":
        return end
    for verb in range(clause + 1, end):
        over = tree.head[verb]
        if tree.dep[verb] != "conj" or over < clause or tree.tag[verb] not in ("VBD", "VBN"):
            continue
        if tree.child(verb, "expl", "aux", "auxpass", *SUBJECTS) is not None or tree.tag[over] != "VB":
            continue
        after = any(tree.lower(kid) in _AFTERWARDS and kid < verb for kid in tree.kids[verb])
        if (tree.tag[verb] == "VBD" and tree.lower(verb) != tree.doc[verb].lemma_) or after:
            return next((kid for kid in tree.kids[over] if over < kid < verb and tree.dep[kid] == "cc"), verb)
    return end


def _goes_on_with_cue(tree: Tree, cue: Cue, clause: int, verb: int) -> bool:
    """Whether a verb coordinated with the content has the cue's subject: its form or its meaning does not fit the content's."""
    subject = tree.child(verb, *SUBJECTS)
    if subject is not None and tree.doc[subject].norm_ == "not":
        subject = None  # "didn’t" with a mark that the parser does not know
    if subject is None and tree.tag[cue.token] == "VBD" and _keeps_silent(tree, clause, verb):
        return True  # "confirmed the vote took place but did not answer questions"
    if subject is None and tree.tag[clause] in _BARE and not _is_finite(tree, clause) and tree.tag[verb] in ("VBD", "VBZ"):
        return True  # "urged them to leave and made a call for calm"
    finite = tree.tag[verb] == tree.tag[cue.token] == "VBD" and tree.doc[verb].lemma_ not in ("be", "have")
    if subject is None and finite and any(tree.tag[kid] == "MD" for kid in tree.children(clause, "aux")):
        return True  # "said it would close and thanked the town"
    perfect = tree.child(verb, "aux") is None and tree.tag[verb] == "VBD" and tree.lower(verb) != tree.doc[verb].lemma_
    if subject is None and finite and perfect and any(tree.lower(kid) == "had" for kid in tree.children(clause, "aux")):
        return True  # "decided it had waited enough and began to build"
    if subject is None and _takes_other_form(tree, cue, clause, verb):
        return True
    if subject is None and _disagrees(tree, clause, verb):
        return True  # "argues that cuts are needed, but has shown doubts"
    if not is_statement_verb(tree.lemma[verb]):
        return False
    if subject is not None:
        if tree.tag[verb] == tree.tag[cue.token] != tree.tag[clause]:
            return tree.pos[subject] != "PRON"
        if _says_too(tree, cue, verb, subject) and tree.word[_before(tree, clause, verb)] == ",":
            return True
        others = noun_kind(tree, subject) == "person" and tree.tag[verb] == tree.tag[cue.token]
        return (
            others and tree.word[_before(tree, clause, verb)] == "," and tree.doc[verb].lemma_ not in statement_words("common")
        )
    if tree.child(verb, "aux", "auxpass") is not None:
        return False
    if tree.tag[verb] == tree.tag[cue.token] and not _is_verb_of(tree, clause, tree.tag[cue.token]):
        return True
    bare = tree.tag[verb] == "VB" and tree.tag[cue.token] == "VBP" and tree.word[_before(tree, clause, verb)] == ","
    if bare and tree.doc[verb].lemma_ not in statement_words("common"):
        return True  # "say that it should close, and cite the cost"
    told = tree.child(clause, *SUBJECTS)
    thing = told is not None and (tree.lower(told) in ("it", "there") or tree.dep[told] in ("csubj", "csubjpass"))
    thing = thing or (told is not None and tree.pos[told] == "NOUN" and noun_kind(tree, told) is None)
    return thing and tree.tag[verb] == tree.tag[cue.token] and tree.doc[verb].lemma_ not in statement_words("common")


def _contrasts(tree: Tree, clause: int, verb: int) -> bool:
    """Whether others are told of after what somebody is to do: "urged them to go while the mayor wants them to stay"."""
    opens = any(tree.lower(kid) in ("while", "whereas") for kid in tree.children(verb, "mark"))
    told = opens and tree.tag[clause] == "VB" and is_cue_verb(tree.lemma[verb])
    return told and tree.child(verb, *SUBJECTS) is not None


def _takes_other_form(tree: Tree, cue: Cue, clause: int, verb: int) -> bool:
    """Whether a finite verb goes on after an infinitive, or a past tense after what should be.

    "asked the court to act / and have filed a plea"; "voted no, saying it should wait, / and warned of delays"; "by refusing
    to pay / and closing the mill".
    """
    perfect = any(tree.tag[kid] in _PRESENT and tree.doc[kid].lemma_ == "have" for kid in tree.children(verb, "aux"))
    if perfect and tree.tag[clause] in _BARE and not _is_finite(tree, clause):
        return True
    if tree.tag[verb] == tree.tag[cue.token] == "VBG" != tree.tag[clause] and tree.child(verb, "aux") is None:
        return not any(tree.tag[kid] == "VBG" for kid in tree.children(clause, "conj") if kid < verb)
    modal = any(tree.tag[kid] == "MD" for kid in tree.children(clause, "aux"))
    past = tree.tag[verb] == "VBD" and tree.child(verb, "aux", "auxpass") is None
    return tree.tag[cue.token] == "VBG" and modal and past and is_statement_verb(tree.lemma[verb])


def _says_too(tree: Tree, cue: Cue, verb: int, subject: int) -> bool:
    """Whether another name says something in turn, in the same tense: "experts say it fell, and the Herald says it rose"."""
    did = any(tree.lower(kid) == "did" for kid in tree.children(cue.token, "aux"))
    tags = (tree.tag[verb], "VBD" if did else tree.tag[cue.token])
    named = subject in tree.named or tree.pos[subject] == "PROPN" or noun_kind(tree, subject) in ("person", "body")
    speaks = takes(tree.lemma[verb], "clause") and tree.doc[verb].lemma_ not in statement_words("common")
    return named and speaks and (tags[0] == tags[1] or set(tags) <= _PRESENT) and tree.child(verb, "ccomp") is not None


def _keeps_silent(tree: Tree, clause: int, verb: int) -> bool:
    """Whether a verb denies that somebody answers, after a clause about a thing."""
    told = tree.child(clause, *SUBJECTS)
    denied = any(tree.doc[kid].norm_ == "not" for kid in tree.kids[verb]) and tree.tag[verb] == "VB"
    if denied and tree.doc[verb].lemma_ == "say":
        return True  # "added that it was not sure, and wouldn't say who pays"
    thing = told is not None and tree.pos[told] == "NOUN" and noun_kind(tree, told) != "person"
    return denied and thing and tree.doc[verb].lemma_ in statement_words("answering")


def _disagrees(tree: Tree, clause: int, verb: int) -> bool:
    """Whether a verb in the singular follows a clause whose subject is a plural."""
    told = tree.child(clause, *SUBJECTS)
    finite = (verb, *(kid for kid in tree.children(verb, "aux", "auxpass")))
    if told is None:
        return False
    if tree.tag[told] == "NN" and tree.child(told, "conj") is None and any(tree.lower(token) == "have" for token in finite[1:]):
        return not any(tree.tag[token] == "MD" for token in finite)  # "said the law will work and have praised it"
    single = tree.tag[told] in ("NN", "NNP") and tree.doc[told].ent_type_ in ("PERSON", "") and tree.child(told, "conj") is None
    if single and not any(tree.tag[token] == "MD" for token in finite) and any(tree.tag[token] == "VBP" for token in finite):
        return True  # "think Hall is right and are hopeful"
    return tree.tag[told] in ("NNS", "NNPS") and any(tree.tag[token] == "VBZ" for token in finite)


def _before(tree: Tree, clause: int, verb: int) -> int:
    """The token before the conjunction that joins two verbs."""
    link = next((kid for kid in tree.kids[clause] if clause < kid < verb and tree.dep[kid] == "cc"), verb)
    return max(link - 1, 0)


def _is_finite(tree: Tree, verb: int) -> bool:
    return any(tree.tag[kid] in ("MD", "VBD", "VBZ", "VBP") for kid in tree.kids[verb] if tree.dep[kid] in ("aux", "auxpass"))


def _is_verb_of(tree: Tree, verb: int, tag: str) -> bool:
    """Whether a clause's finite word has the tag."""
    return tag in (tree.tag[verb], *(tree.tag[kid] for kid in tree.children(verb, "aux", "auxpass")))


def with_further_clauses(tree: Tree, cue: Cue, clause: int, end: int) -> int:
    """The end of what the parse hangs on the cue beside its first clause but belongs to it.

    A second "that" clause ("said that he tried, but that it was late"), a second complement ("shows that she leads, yet he is
    liked"), what goes on with a modal or a subject of its own ("said it was old, but the wall would hold").
    """
    verb, end = cue.token, _with_reason(tree, cue, end)
    for kid in [*(kid for kid in tree.kids[verb] if kid > clause), *_beside(tree, verb, clause)]:
        if tree.pos[kid] not in ("VERB", "AUX") or kid < end or tree.word[tree.left(kid)] == "(":
            continue
        subject = tree.child(kid, *SUBJECTS)
        parted = tree.dep[kid] == "ccomp" and "," in tree.word[end - 2 : end + 1]
        if parted and subject is not None and _says_too(tree, cue, kid, subject):
            break
        if tree.dep[kid] == "ccomp" or (tree.dep[kid] == "conj" and _is_told_too(tree, cue, clause, kid, end)):
            end = max(end, tree.right(kid) + 1)
        elif tree.dep[kid] == "conj":
            break
    return end


def _beside(tree: Tree, verb: int, clause: int) -> list[int]:
    """What the parser hangs on the verb that the cue goes on with; or that a participle belongs to, if its tense is another."""
    over = tree.head[verb]
    if tree.dep[verb] not in ("conj", "advcl") or over > verb:
        return []
    found = [kid for kid in tree.kids[over] if kid > clause and tree.dep[kid] == "conj"]
    if tree.dep[verb] == "conj":
        return found
    return [kid for kid in found if tree.tag[verb] == "VBG" and tree.tag[over] in _PAST and _has_tense(tree, kid, _PRESENT)]


def _is_told_too(tree: Tree, cue: Cue, clause: int, verb: int, end: int) -> bool:
    """Whether a clause coordinated with the cue goes on with what was said."""
    first = tree.left(verb)
    if tree.lower(first) == "that":
        return True
    if tree.words_between(end, first) > 1 or ";" in tree.word[end:first]:
        return False
    subject = tree.child(verb, "expl", *SUBJECTS)
    auxiliaries = [tree.lower(kid) for kid in tree.children(verb, "aux")]
    modal = any(auxiliary in _MODALS for auxiliary in auxiliaries)
    if subject is None:
        now = _has_tense(tree, verb, _PRESENT) and tree.tag[cue.token] in _PAST
        return (modal or now) and tree.child(clause, *SUBJECTS) is not None and not _is_cue(tree, verb)
    both = any(tree.lower(kid) == "would" for kid in tree.children(clause, "aux"))
    if "would" in auxiliaries and (both or not _is_cue(tree, verb)):
        return True
    speaks = any(frame.cue_class in _SPEECH for name, frame in cue.entry.frames.items() if name == "clause")
    points = tree.lower(subject) in _POINTING or tree.lower(tree.left(subject)) == "this"
    if not speaks or _is_cue(tree, verb) or points or not _is_indicative(tree, clause):
        return False
    if tree.lower(subject) == "it" and tree.tag[verb] == "VBD" and tree.child(verb, "attr") is not None:
        return False  # "said she had not signed, but it was an admission that …": the writer judges
    complement = tree.child(verb, "acomp")
    if tree.lower(subject) == "it" and complement is not None and tree.lower(complement) in _JUDGED:
        return False  # "experts say there is food, but it is clear that …"
    told = tree.child(clause, *SUBJECTS)
    if tree.tag[tree.left(subject)] == "PRP$" and told is not None and tree.pos[told] != "PRON":
        return False  # "said the shop has no plans, but his view is not shared"
    now = _has_tense(tree, verb, _PRESENT) and not modal
    return not now or _has_tense(tree, clause, _PRESENT) or tree.tag[cue.token] not in _PAST


def _is_indicative(tree: Tree, verb: int) -> bool:
    """Whether a clause tells what is, not what should be ("suggested that she resign")."""
    return tree.tag[verb] != "VB" or tree.child(verb, "aux") is not None


def _is_cue(tree: Tree, verb: int) -> bool:
    """Whether a verb tells what somebody said or thought, rather than what happened."""
    return is_statement_verb(tree.lemma[verb]) and tree.doc[verb].lemma_ not in statement_words("common")


def _has_tense(tree: Tree, verb: int, tags: frozenset[str]) -> bool:
    finite = (verb, *tree.children(verb, "aux", "auxpass"))
    if tags is _PRESENT and any(tree.lower(token) in ("will", "can", "may") for token in finite):
        return True
    return any(tree.tag[token] in tags for token in finite)


def with_answer(tree: Tree, cue: Cue, clause: int, end: int) -> int:
    """The end of what goes on after a parenthetical cue: "Every plan has costs, she notes, but there is no better one".

    Only in the tense of what was said before the cue, where the writer's own story has another: the cue's.
    """
    verb = cue.token
    after = min(verb + 2, tree.size - 1)
    if tree.word[verb + 1 : verb + 2] != [","] or tree.lower(after) not in ("but", "and"):
        return end
    for kid in tree.kids[verb]:
        says = is_cue_verb(tree.lemma[kid]) and tree.doc[kid].lemma_ != "be"
        goes_on = not says and kid > after and tree.dep[kid] == "conj"
        if tree.child(kid, "expl", *SUBJECTS) is None and tree.tag[verb] not in _PAST:
            goes_on = False  # "…, she notes, and goes home": who does, nobody can tell; "…, she said, but are fine": they are
        judged = tree.child(kid, "acomp")
        if judged is not None and tree.lower(judged) in _JUDGED:
            continue  # "…, she said, but it remains unclear who pays"
        if goes_on and _is_present(tree, clause) and _is_present(tree, kid):
            return tree.right(kid) + 1
    return end


def _is_present(tree: Tree, verb: int) -> bool:
    """Whether a clause is in the present or the future."""
    finite = [verb, *tree.children(verb, "aux", "auxpass")]
    return any(tree.tag[token] in _PRESENT or tree.lower(token) in ("will", "can", "may") for token in finite)


def has_reason(tree: Tree, cue: Cue, end: int, preposition: int) -> bool:
    """Whether a preposition after an aside tells for what: "blamed it partly on the toll", "attacked Roe, in May, for …"."""
    name = tree.lower(preposition)
    if name == "on" and cue.entry.lemma == "blame":
        return True
    between = {tree.dep[token] for token in tree.kids[cue.token] if end <= token < preposition}
    if name == "for" and between and between <= _TIMES and preposition - end <= _ASIDE:
        return True  # "chided Hall in the past for …"
    return name == "for" and "," in tree.word[end - 1 : end + 1] and 0 < preposition - end <= _ASIDE


def tells_reason(tree: Tree, cue: Cue, clause_end: int, edge: int) -> bool:
    """Whether a clause before the cue only says why: "He was ill, so he asked Hall for help"; or the cue has an object."""
    if tree.word[edge - 1] in ("…", "...", "....") or any(tree.lower(token) == "so" for token in range(clause_end, edge + 1)):
        return True
    obj = tree.child(cue.token, "dobj")
    return (
        obj is not None and obj > cue.token and "object" in cue.entry.frames and tree.lower(obj) not in ("it", "that", "this")
    )


def _with_reason(tree: Tree, cue: Cue, end: int) -> int:
    """The end of a content with the reason that follows without a comma: "said he is leaving / because he is tired"."""
    if end + 2 >= tree.size or tree.lower(end) != "because" or tree.dep[end] != "mark":
        return end
    reason = tree.head[end]
    return tree.right(reason) + 1 if tree.head[reason] == cue.token and tree.left(reason) == end else end
