"""Antecedents: the noun that a relative pronoun means, where it speaks: no place, no text's subject."""

from flows.annotate.statements.tree import Tree
from flows.annotate.statements.words import noun_kind

_NO_PERSONS = frozenset(("ORG", "GPE", "LOC", "FAC"))


def antecedent_of(tree: Tree, noun: int, pronoun: int) -> int:
    """The noun that a relative pronoun means: "a fellow at the institute who …" is about the fellow."""
    if (
        tree.lower(pronoun) in ("that", "which")
        and tree.doc[noun].ent_type_ != "PERSON"
        and noun_kind(tree, noun) != "document"
    ):
        of = tree.lower(tree.head[noun]) == "of"
        return _text_above(tree, noun) if of or tree.lower(pronoun) == "that" else noun
    while tree.lower(pronoun) == "who" and tree.dep[noun] == "pobj" and is_no_person(tree, noun):
        upper = tree.head[tree.head[noun]]
        if tree.pos[upper] == "ADJ":
            upper = tree.head[upper]  # "a person familiar with the campaign, who …"
        if tree.pos[upper] not in ("NOUN", "PROPN") or upper == noun:
            break
        noun = upper
    return noun


def _text_above(tree: Tree, noun: int) -> int:
    """The text that a clause tells about after its author or subject: "a note by a clerk at the mill that said …"."""
    top = noun
    while tree.dep[top] in ("pobj", "prep", "agent", "acl") and tree.head[top] < top:
        top = tree.head[top]
        if tree.pos[top] == "NOUN" and noun_kind(tree, top) == "document":
            return top
    return noun


def last_of_list(tree: Tree, noun: int, pronoun: int, verb: int) -> int:
    """The last of several names, which alone a verb in the singular means: "Hall and Roe, who has said"."""
    last = max((token for token in range(noun + 1, pronoun) if tree.dep[token] == "conj"), default=noun)
    finite = (verb, *tree.children(verb, "aux"))
    singular = any(tree.tag[token] == "VBZ" for token in finite) and tree.tag[last] in ("NNP", "NN")
    return last if singular and tree.head[last] == noun else noun


def is_no_person(tree: Tree, noun: int) -> bool:
    if tree.doc[noun].ent_type_ in _NO_PERSONS:
        return True
    return tree.pos[noun] == "NOUN" and tree.tag[noun] == "NN" and noun_kind(tree, noun) != "person"
