"""Plausibility: how the grammar around a cue, and who its source is, bear on its being a statement that somebody made."""

from flows.annotate.statements.cues import Cue, is_cue_verb
from flows.annotate.statements.sources import Source, is_passive, noun_kind
from flows.annotate.statements.tree import SUBJECTS, Tree

_UNREAL = frozenset(("would", "could", "might", "should", "may", "must", "can", "ought"))
_LIKELY = frozenset(("would", "must", "can"))  # "I would say", "I must admit", "can announce"
_ANYBODY = frozenset(("one", "anyone", "anybody", "nobody", "everyone"))
_NARRATOR = frozenset(("i", "we", "us"))
_IT = frozenset(("this", "that", "these", "which", "what", "all", "each", "something", "nothing", "everything"))
# What a text can do as well as a person: say, show, report.
_OF_DOCUMENTS = frozenset(
    (
        "say",
        "show",
        "report",
        "suggest",
        "describe",
        "warn",
        "predict",
        "accuse",
        "announce",
        "demand",
        "criticize",
        "order",
        "stress",
    )
)
_NEEDS = frozenset(("have", "has", "need", "needs", "ought", "got"))  # with "to"; what somebody had to say was said
_OF_EVENTS = frozenset(("stress", "show", "suggest"))
_AVOIDING = frozenset(("avoid", "refrain", "quit", "resist"))  # who avoids criticizing does not
_PURPOSES = frozenset(("advcl", "acl", "relcl", "pobj", "pcomp"))
_SILENT = frozenset(("DATE", "TIME", "EVENT", "LANGUAGE"))
_LONGEST_SENTENCE = 100  # tokens; longer ones are lists, tables or run-together lines, and their parse is not to be trusted
_OF_THINGS = frozenset(("show", "suggest"))
_NEGATIVES = frozenset(("no", "never", "hardly", "neither"))


def plausibility(tree: Tree, cue: Cue, source: Source | None, cue_class: str, frame: str) -> float:
    """A factor in (0, 1] for a cue read as class `cue_class` by `frame` with this source."""
    factor = _of_source(tree, cue, source, cue_class, frame) * _of_mood(tree, cue)
    for kid in tree.kids[cue.token]:
        if tree.dep[kid] == "mark" and tree.lower(kid) in ("if", "unless", "whether"):
            factor *= 0.7
        elif tree.tag[kid] == "TO" and (tree.dep[cue.token] in _PURPOSES or tree.pos[tree.head[cue.token]] == "AUX"):
            factor *= 0.55  # a purpose: "in court to defend …"
    if cue.entry.lemma == "refer" and tree.child(cue.token, "dobj") is not None:
        factor *= 0.5  # "referred the matter to the court"
    if frame == "object" and tree.lemma[cue.token] == "question":
        asked = tree.child(cue.token, "dobj")
        if asked is not None and tree.pos[asked] == "PROPN":
            factor *= 0.5  # police question a suspect: they ask, and doubt nothing
    if cue_class in _OF_EVENTS and _is_participle(tree, cue.token) and not is_cue_verb(tree.lemma[tree.head[cue.token]]):
        factor *= 0.5  # what happened shows it: "the crowd grew, underlining the interest"
    sentence = tree.doc[cue.token].sent
    return factor if sentence.end - sentence.start <= _LONGEST_SENTENCE else factor * 0.5


def _is_participle(tree: Tree, token: int) -> bool:
    return tree.tag[token] == "VBG" and tree.dep[token] == "advcl"


def _of_mood(tree: Tree, cue: Cue) -> float:
    """What only might be said, or must be, is not: "would say", "has to defend", "can wait and claim", "for X to be denied"."""
    verb = cue.token
    if cue.entry.part_of_speech != "verb":
        return 1.0
    over = tree.head[verb]
    if (
        tree.dep[verb] in ("xcomp", "pcomp")
        and tree.doc[over if tree.dep[verb] == "xcomp" else tree.head[over]].lemma_ in _AVOIDING
    ):
        return 0.5
    auxiliaries = [tree.lower(kid) for kid in tree.kids[verb] if tree.dep[kid] == "aux"]
    modals = [auxiliary for auxiliary in auxiliaries if auxiliary in _UNREAL]
    if "will" in auxiliaries and tree.dep[verb] == "ROOT" and tree.word[tree.doc[verb].sent.end - 1] == "?":
        return 0.5  # "Will she support the plan?"
    if modals:
        return 0.75 if modals[0] in _LIKELY else 0.5
    if not any(tree.dep[kid] in ("aux", "auxpass", *SUBJECTS) for kid in tree.kids[verb]):
        if tree.dep[verb] == "conj" and tree.tag[verb] == "VB" and _has_modal(tree, tree.head[verb]):
            return 0.55  # "can wait and then claim"
        return 1.0
    if not any(tree.tag[kid] == "TO" for kid in tree.kids[verb]):
        return 1.0
    if tree.dep[verb] == "xcomp" and tree.lower(over) in _NEEDS:
        return 0.55
    of_sentence = tree.dep[verb] in ("csubj", "ROOT") and any(tree.dep[kid] == "mark" for kid in tree.kids[verb])
    return 0.55 if of_sentence else 1.0


def _has_modal(tree: Tree, verb: int) -> bool:
    return any(tree.dep[kid] == "aux" and tree.lower(kid) in _UNREAL for kid in tree.kids[verb])


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
    shows = cue_class in _OF_THINGS and frame == "clause"  # "the delay suggests that …"
    if word in _IT and tree.word[min(cue.token + 1, tree.size - 1)] == "," and tree.dep[cue.token] != "relcl":
        return 0.4  # "That said, …"
    if word == "you" or (word == "who" and tree.dep[cue.token] in ("ROOT", "ccomp")):
        return 0.5  # the reader; nobody: "who wants to pay more?"
    if source.empty or word in _ANYBODY:
        return 0.6
    if any(
        tree.lower(kid) == "few" and "a" not in (tree.lower(t) for t in tree.kids[source.head])
        for kid in tree.kids[source.head]
    ):
        return 0.5  # "few would go on record as criticizing it"
    if word in _NARRATOR:
        return 0.8
    if word in _IT:
        return 1.0 if shows else 0.5
    if word == "it":
        return 1.0 if shows else 0.8 if cue_class in _OF_DOCUMENTS else 0.7
    if tree.pos[source.head] != "NOUN":
        return 1.0 if cue_class != "show" or frame == "clause" else 0.6  # "she showed her disdain"
    kind = noun_kind(tree, source.head)
    if kind in ("person", "body"):
        return 1.0
    if kind == "document":
        return 1.0 if cue_class in _OF_DOCUMENTS else 0.6
    return 1.0 if shows else 0.6


def is_negated(tree: Tree, cue: Cue) -> bool:
    """Whether the cue, a verb it depends on as an infinitive, or its own determiner is negated ("does not seem to know")."""
    token = cue.token
    while True:
        for kid in tree.kids[token]:
            if (
                tree.dep[kid] == "neg"
                or tree.doc[kid].norm_ == "not"
                or (tree.dep[kid] == "aux" and any(tree.doc[below].norm_ == "not" for below in tree.kids[kid]))
                or (tree.dep[kid] in ("advmod", "det") and tree.lower(kid) in _NEGATIVES)
            ):
                return True
        if tree.dep[token] == "pcomp" and tree.lower(tree.head[token]) == "without":
            return True
        if tree.dep[token] not in ("xcomp", "acomp", "attr") or tree.head[token] == token:
            return False
        token = tree.head[token]
