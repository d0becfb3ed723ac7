"""Plausibility: how the grammar around a cue, and who its source is, bear on its being a statement that somebody made."""

from flows.annotate.statements.cues import Cue, is_cue_verb
from flows.annotate.statements.sources import Source, is_passive
from flows.annotate.statements.tree import SUBJECTS, Tree
from flows.annotate.statements.words import noun_kind, statement_words

_UNREAL = frozenset(("would", "could", "might", "should", "may", "must", "can", "ought"))
_LIKELY = frozenset(("would", "must", "can"))  # "I would say", "I must admit", "can announce"
_ANYBODY = frozenset(("one", "anyone", "anybody", "nobody", "everyone"))
_NARRATOR = frozenset(("i", "we"))
_PERSUADED = frozenset(("us", "'s", "’s"))
_IT = frozenset(("this", "that", "these", "which", "what", "all", "each", "something", "nothing", "everything"))
_NEEDS = frozenset(("have", "has", "need", "needs", "ought", "got"))  # with "to"; what somebody had to say was said
_OF_EVENTS = frozenset(("stress", "show", "suggest"))
_PURPOSES = frozenset(("advcl", "acl", "relcl", "pobj", "pcomp"))
_SILENT = frozenset(("DATE", "TIME", "EVENT", "LANGUAGE"))
_NUMBERS = frozenset(("CARDINAL", "MONEY", "PERCENT", "QUANTITY"))
# What a group of people of a sort thinks or wants defines it, and is no statement: "voters who want to stay".
_OF_A_SORT = frozenset(("know", "want", "decide", "plan", "feel", "think"))
# What is said when it can or would be said: "I would say", "we can announce".
_PERFORMED = frozenset(("say", "admit", "announce", "report", "stress", "promise"))
_SORTS = frozenset(("those", "others", "people", "anyone", "everyone"))
_MAYBE = frozenset(("maybe", "perhaps", "possibly", "presumably", "supposedly"))
_UNMADE = frozenset(("if", "unless", "whether", "until", "lest"))
_DEEDS = frozenset(("praise", "criticize", "support", "oppose", "announce"))  # "will champion the poor" is a promise at best
_LONGEST_SENTENCE = 100  # tokens; longer ones are lists, tables or run-together lines, and their parse is not to be trusted
_OF_THINGS = frozenset(("show", "suggest"))
_NEGATIVES = frozenset(("no", "never", "hardly", "neither"))
_SCARCELY = frozenset(("less", "least", "barely", "scarcely"))  # before an adjective: "less confident that …"
_NOT_DENYING = frozenset(("since", "only", "just", "merely"))  # "Not since Hall said …"
_NOBODY = frozenset(("nobody", "none", "neither"))


def plausibility(tree: Tree, cue: Cue, source: Source | None, cue_class: str, frame: str) -> float:
    """A factor in (0, 1] for a cue read as class `cue_class` by `frame` with this source."""
    factor = _of_source(tree, cue, source, cue_class, frame) * _of_mood(tree, cue)
    if frame == "infinitive" and source is None and tree.dep[cue.token] == "acl":
        factor *= 0.5  # "a decision that threatened to hurt them"
    for kid in tree.kids[cue.token]:
        if tree.dep[kid] == "mark" and tree.lower(kid) in _UNMADE:
            factor *= 0.5  # "asked whether he thought that …": nobody thought so yet
        elif tree.dep[kid] == "advmod" and kid < cue.token and tree.lower(kid) in _MAYBE:
            factor *= 0.5
        elif tree.tag[kid] == "TO" and (tree.dep[cue.token] in _PURPOSES or tree.pos[tree.head[cue.token]] == "AUX"):
            factor *= 0.55  # a purpose: "in court to defend …"
    if cue.entry.lemma == "refer" and (tree.child(cue.token, "dobj") is not None or tree.tag[cue.token] == "VBG"):
        factor *= 0.5  # "referred the matter to the court"; “I saw it,” he said, referring to the dam
    if _is_denied(tree, cue.token):
        factor *= 0.5  # "nobody thinks she wants to stay"
    if frame == "object" and _is_deed(tree, cue):
        factor *= 0.5
    if cue_class == "show" and source is not None and _depicts(tree, cue, source):
        factor *= 0.5  # "footage showing her in the hall"
    if cue.entry.part_of_speech == "noun" and any(
        tree.lower(kid) == "if" for kid in tree.children(tree.head[cue.token], "mark")
    ):
        factor *= 0.5  # "if her intention was to stay"
    if cue.entry.part_of_speech == "noun" and tree.dep[cue.token] == "ROOT" and frame == "infinitive":
        factor *= 0.5  # "Her decision to stay pleased them": the parse took the sentence's verb for a part of it
    if cue_class in _OF_EVENTS and _is_participle(tree, cue.token) and not is_cue_verb(tree.lemma[tree.head[cue.token]]):
        factor *= 0.5  # what happened shows it: "the crowd grew, underlining the interest"
    sentence = tree.doc[cue.token].sent
    return factor if sentence.end - sentence.start <= _LONGEST_SENTENCE else factor * 0.5


def _is_deed(tree: Tree, cue: Cue) -> bool:
    """Whether something is done with an object, and nothing said of it: questioning a suspect, defending a seat."""
    obj = tree.child(cue.token, "dobj")
    if obj is None:
        return False
    if cue.entry.lemma in ("question", "quote"):
        return tree.pos[obj] == "PROPN"
    if cue.entry.lemma in ("urge", "encourage"):
        return tree.pos[obj] in ("PROPN", "PRON") or noun_kind(tree, obj) == "person"  # to do what, the parse has lost
    return cue.entry.lemma == "defend" and tree.doc[obj].lemma_.lower() in statement_words("possession")


def _is_denied(tree: Tree, verb: int) -> bool:
    """Whether a cue stands in what nobody thinks or somebody denies to think."""
    over = tree.head[verb]
    if tree.dep[verb] != "ccomp" or not is_cue_verb(tree.lemma[over]):
        return False
    while tree.dep[over] == "xcomp":
        over = tree.head[over]
    return any(tree.dep[kid] in SUBJECTS and _is_nobody(tree, kid) for kid in tree.kids[over])


def _depicts(tree: Tree, cue: Cue, source: Source) -> bool:
    if tree.doc[source.head].lemma_.lower() not in statement_words("picture"):
        return False
    return not any(tree.lower(tree.left(kid)) in ("that", "how") for kid in tree.children(cue.token, "ccomp"))


def _is_participle(tree: Tree, token: int) -> bool:
    return tree.tag[token] == "VBG" and tree.dep[token] == "advcl"


def _of_mood(tree: Tree, cue: Cue) -> float:
    """What only might be said, or must be, is not: "would say", "has to defend", "can wait and claim", "for X to be denied"."""
    verb = cue.token
    if cue.entry.part_of_speech == "adjective" and tree.pos[tree.head[verb]] == "AUX":
        verb = tree.head[verb]  # "for towns to be ready to pay"
        if any(tree.dep[kid] == "mark" and tree.lower(kid) in _UNMADE for kid in tree.kids[verb]):
            return 0.5
    elif cue.entry.part_of_speech != "verb":
        return 1.0
    over = tree.head[verb]
    if tree.dep[verb] in ("xcomp", "ccomp") and tree.doc[over].lemma_ in statement_words("prospect") and tree.tag[verb] == "VB":
        return 0.5  # "is likely to say"
    if tree.tag[verb] in ("VBD", "VBZ") and tree.dep[verb] == "xcomp":
        return 0.5  # no verb: "shifted votes from states he carried to states she did"
    if tree.dep[verb] == "pcomp" and any(tree.lower(kid) == "no" for kid in tree.kids[tree.head[over]]):
        return 0.5  # "no interest in threatening the bank"
    if tree.dep[verb] in ("xcomp", "pcomp") and tree.doc[
        over if tree.dep[verb] == "xcomp" else tree.head[over]
    ].lemma_ in statement_words("avoiding"):
        return 0.5
    auxiliaries = [tree.doc[kid].norm_ for kid in tree.kids[verb] if tree.dep[kid] == "aux"]  # "ca" of "can't" is "can"
    modals = [auxiliary for auxiliary in auxiliaries if auxiliary in _UNREAL]
    if "will" in auxiliaries and tree.dep[verb] == "ROOT" and tree.word[tree.doc[verb].sent.end - 1] == "?":
        return 0.5  # "Will she support the plan?"
    if "will" in auxiliaries and any(frame.cue_class in _DEEDS for frame in cue.entry.frames.values()):
        return 0.65
    if "can" in auxiliaries and cue.entry.lemma == "tell" and tree.child(verb, "dobj", "dative") is None:
        return 0.5  # "as far as I can tell"
    if modals:
        return 0.75 if modals[0] in _LIKELY and _is_performed(tree, cue, auxiliaries) else 0.5
    if not any(tree.dep[kid] in ("aux", "auxpass", *SUBJECTS) for kid in tree.kids[verb]):
        if tree.dep[verb] == "conj" and tree.tag[verb] == "VB" and (_has_modal(tree, over) or _is_for_others(tree, over)):
            return 0.5  # "can wait and then claim", "let them collect and seek money"
        return 1.0
    if not any(tree.tag[kid] == "TO" for kid in tree.kids[verb]):
        return 1.0
    if _is_for_others(tree, verb) or tree.dep[verb] == "relcl":
        return 0.5
    if tree.dep[verb] == "xcomp" and tree.lower(over) in _NEEDS:
        return 0.55
    of_sentence = tree.dep[verb] in ("csubj", "ROOT") and any(tree.dep[kid] == "mark" for kid in tree.kids[verb])
    return 0.55 if of_sentence else 1.0


def _is_for_others(tree: Tree, verb: int) -> bool:
    """What others shall say or think: "allow shops to refuse to sell it", "pressed the bank to announce a plan"."""
    if not any(tree.tag[kid] == "TO" for kid in tree.kids[verb]):
        return False
    if tree.dep[verb] in ("ccomp", "xcomp", "advcl", "relcl") and tree.child(verb, "nsubj", "nsubjpass") is not None:
        return True
    over = tree.head[verb]
    return tree.dep[verb] == "xcomp" and any(over < kid < verb for kid in tree.children(over, "dobj", "dative"))


def _is_performed(tree: Tree, cue: Cue, auxiliaries: list[str]) -> bool:
    """Whether what can or would be said is said thereby; not what would have been."""
    if "have" in auxiliaries:
        return False
    return any(frame.cue_class in _PERFORMED for frame in cue.entry.frames.values()) or auxiliaries[0] == "must"


def _has_modal(tree: Tree, verb: int) -> bool:
    return any(tree.dep[kid] == "aux" and tree.doc[kid].norm_ in _UNREAL for kid in tree.kids[verb])


def _of_source(tree: Tree, cue: Cue, source: Source | None, cue_class: str, frame: str) -> float:
    if source is None:
        passive = cue.entry.part_of_speech == "verb" and is_passive(tree, cue.token)
        if passive and cue_class == "describe" and frame == "small_clause":
            return 0.5  # what a thing is called: its name
        complete = (frame in ("clause", "infinitive") and cue_class != "show") or frame.startswith(("object", "small"))
        return 0.75 if passive and complete else 0.5
    if tree.doc[source.head].ent_type_ in _SILENT:
        return 0.5
    word = tree.lower(source.head)
    if tree.doc[source.head].ent_type_ in _NUMBERS and tree.lower(source.end - 1) in ("which", "that"):
        return 0.5  # "the rate fell to four percent, which suggests": the fall does
    if word in _SORTS and tree.dep[cue.token] == "relcl" and tree.lower(source.end - 1) == "who":
        return 0.5  # "those who support it"
    if cue_class in _OF_A_SORT and tree.dep[cue.token] == "relcl" and tree.tag[source.head] == "NNS":
        return 0.6
    shows = cue_class in _OF_THINGS and frame == "clause"  # "the delay suggests that …"
    if word in _IT and tree.word[min(cue.token + 1, tree.size - 1)] == "," and tree.dep[cue.token] != "relcl":
        return 0.4  # "That said, …"
    if word == "you" or (word == "who" and source.end - source.start == 1):
        return 0.5  # the reader; nobody: "who wants to pay more?"
    if source.empty or word in _ANYBODY:
        return 0.6
    if any(
        tree.lower(kid) == "few" and "a" not in (tree.lower(t) for t in tree.kids[source.head])
        for kid in tree.kids[source.head]
    ):
        return 0.5  # "few would go on record as criticizing it"
    if word in _PERSUADED:
        return 0.5  # "let's say", "would have us believe"
    if word in _NARRATOR:
        return 0.8
    if word in _IT:
        return 1.0 if shows else 0.5
    if word == "it":
        return 1.0 if shows else 0.8 if cue_class in statement_words("of_documents") else 0.7
    if tree.pos[source.head] != "NOUN" or source.head in tree.named:
        return 1.0 if cue_class != "show" or frame == "clause" else 0.6  # "she showed her disdain"
    kind = noun_kind(tree, source.head)
    if kind in ("person", "body"):
        return 0.6 if cue_class == "show" and frame == "object" else 1.0
    if kind == "document":
        return 1.0 if cue_class in statement_words("of_documents") else 0.6
    return 1.0 if shows else 0.6


def is_negated(tree: Tree, cue: Cue, start: int, end: int) -> bool:
    """Whether the cue, a verb it depends on, its determiner or its subject is negated ("does not seem to know", "nobody said").

    What stands in the content, from `start` to `end`, says nothing about the cue: "Not now," he said.
    """
    token = cue.token
    while True:
        for kid in tree.kids[token]:
            if start <= kid < end or (tree.lower(kid) == "not" and tree.lower(kid + 1) in _NOT_DENYING):
                continue
            if tree.dep[kid] in SUBJECTS and _is_nobody(tree, kid):
                return True
            if (
                tree.dep[kid] == "neg"
                or tree.doc[kid].norm_ == "not"
                or (tree.dep[kid] == "aux" and any(tree.doc[below].norm_ == "not" for below in tree.kids[kid]))
                or (tree.dep[kid] in ("advmod", "det") and tree.lower(kid) in _NEGATIVES)
                or (tree.pos[token] == "ADJ" and kid < token and tree.lower(kid) in _SCARCELY and tree.lower(kid - 1) != "no")
            ):
                return True
        if tree.dep[token] == "pcomp" and tree.lower(tree.head[token]) == "without":
            return True
        if tree.dep[token] not in ("xcomp", "acomp", "attr") or tree.head[token] == token:
            return False
        token = tree.head[token]


def _is_nobody(tree: Tree, noun: int) -> bool:
    """Whether a subject is nobody: "no senator", "neither side", "none of them"."""
    if tree.lower(noun) in _NOBODY:
        return True
    return any(tree.dep[kid] in ("det", "preconj") and tree.lower(kid) in ("no", "neither") for kid in tree.kids[noun])
