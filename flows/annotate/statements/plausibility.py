"""Plausibility: how the grammar around a cue, and who its source is, bear on its being a statement that somebody made."""

from functools import cache

from flows.annotate.lexicon import column_map
from flows.annotate.statements.cues import Cue, is_cue_verb
from flows.annotate.statements.sources import Source, is_passive
from flows.annotate.statements.tree import Tree

_UNREAL = frozenset(("would", "could", "might", "should", "may", "must", "can", "ought"))
_ANYBODY = frozenset(("you", "one", "anyone", "anybody", "nobody", "everyone"))
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
_PURPOSES = frozenset(("advcl", "acl", "relcl", "pobj", "pcomp"))
_SILENT = frozenset(("DATE", "TIME", "EVENT", "LANGUAGE"))
_LONGEST_SENTENCE = 100  # tokens; longer ones are lists, tables or run-together lines, and their parse is not to be trusted
_OF_THINGS = frozenset(("show", "suggest"))
_NEGATIVES = frozenset(("no", "never", "hardly", "neither"))
_PERSONAL_ENDINGS = ("ist", "ian", "man", "men", "woman", "women", "person", "people", "eer")


@cache
def _kinds() -> dict[str, str]:
    return column_map("cue_speakers.csv", "nouns", "kind")


def plausibility(tree: Tree, cue: Cue, source: Source | None, cue_class: str, frame: str) -> float:
    """A factor in (0, 1] for a cue read as class `cue_class` by `frame` with this source."""
    factor = _of_source(tree, cue, source, cue_class, frame)
    for kid in tree.kids[cue.token]:
        if tree.dep[kid] == "aux" and tree.lower(kid) in _UNREAL:
            factor *= 0.75
        elif tree.dep[kid] == "mark" and tree.lower(kid) in ("if", "unless"):
            factor *= 0.7
        elif tree.tag[kid] == "TO" and (tree.dep[cue.token] in _PURPOSES or tree.pos[tree.head[cue.token]] == "AUX"):
            factor *= 0.55  # a purpose: "in court to defend …"
    if frame == "object" and tree.lemma[cue.token] == "question":
        asked = tree.child(cue.token, "dobj")
        if asked is not None and tree.pos[asked] == "PROPN":
            factor *= 0.5  # police question a suspect: they ask, and doubt nothing
    if cue_class == "stress" and tree.tag[cue.token] == "VBG" and not is_cue_verb(tree.lemma[tree.head[cue.token]]):
        factor *= 0.5  # what happened shows it: "the crowd grew, underlining the interest"
    sentence = tree.doc[cue.token].sent
    return factor if sentence.end - sentence.start <= _LONGEST_SENTENCE else factor * 0.5


def _of_source(tree: Tree, cue: Cue, source: Source | None, cue_class: str, frame: str) -> float:
    if source is None:
        passive = cue.entry.part_of_speech == "verb" and is_passive(tree, cue.token)
        complete = (frame in ("clause", "infinitive") and cue_class != "show") or frame.startswith(("object", "small"))
        return 0.75 if passive and complete else 0.5
    if tree.doc[source.head].ent_type_ in _SILENT:
        return 0.5
    word = tree.lower(source.head)
    shows = cue_class in _OF_THINGS and frame == "clause"  # "the delay suggests that …"
    if source.empty or word in _ANYBODY:
        return 0.6
    if word in _NARRATOR:
        return 0.8
    if word in _IT:
        return 1.0 if shows else 0.5
    if word == "it":
        return 1.0 if shows else 0.8 if cue_class in _OF_DOCUMENTS else 0.7
    if tree.pos[source.head] != "NOUN":
        return 1.0 if cue_class != "show" or frame == "clause" else 0.6  # "she showed her disdain"
    lemma = tree.doc[source.head].lemma_.lower()
    kind = _kinds().get(lemma) or ("person" if lemma.endswith(_PERSONAL_ENDINGS) else None)
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
                or (tree.dep[kid] in ("advmod", "det") and tree.lower(kid) in _NEGATIVES)
            ):
                return True
        if tree.dep[token] == "pcomp" and tree.lower(tree.head[token]) == "without":
            return True
        if tree.dep[token] not in ("xcomp", "acomp", "attr") or tree.head[token] == token:
            return False
        token = tree.head[token]
