"""Binding: what a pronoun cannot mean by where it stands in its clause, and what a reflexive must."""

from flows.annotate.coreference.salience import Key, Standing
from flows.annotate.coreference.syntax import Syntax

_ARGUMENTS = frozenset({"dobj", "dative", "pobj", "attr", "agent", "oprd"})


def governed_subject(syntax: Syntax, token: int) -> int | None:
    """The subject of the clause in which the token is an argument or belongs to one."""
    verb = syntax.verb_over(token)
    return syntax.subject_of(verb) if verb is not None else None


def excluded(syntax: Syntax, token: int, form: str, key_at: dict[int, Key]) -> set[Key]:
    """What the pronoun at `token` cannot mean, by the keys of the phrases around it."""
    found: set[Key] = set()
    dep, head = syntax.dep[token], syntax.head[token]
    if dep == "poss":  # "his father John": not John, nor what the phrase stands beside
        above = head
        for _ in range(3):
            _note(found, key_at, above)
            if syntax.dep[above] != "appos":
                break
            above = syntax.head[above]
        for child in syntax.children(head):
            if syntax.dep[child] in {"appos", "compound"} and child != token:
                _note(found, key_at, child)
        return found
    if form in {"object", "any"} and dep in _ARGUMENTS:
        subject = governed_subject(syntax, token)
        if subject is not None:
            _note(found, key_at, subject)
    verb = head if dep in _ARGUMENTS | {"nsubj", "nsubjpass"} else None
    if verb is not None:
        for child in syntax.children(verb):
            if child != token and (syntax.dep[child] in _ARGUMENTS):
                _note(found, key_at, child)
            if syntax.dep[child] in {"attr", "acomp", "oprd"}:
                _note(found, key_at, child)
    if dep == "conj":
        _note(found, key_at, head)
    for child in syntax.children(token):
        if syntax.dep[child] == "conj":
            _note(found, key_at, child)
    return found


def _note(found: set[Key], key_at: dict[int, Key], token: int) -> None:
    if token in key_at:
        found.add(key_at[token])


def speaker_of_quotation(syntax: Syntax, token: int, quoted: list[bool]) -> int | None:
    """The subject of the clause outside the quotation marks that governs the quoted token: who says it."""
    if not quoted[token]:
        return None
    at = token
    for _ in range(25):
        if not quoted[at] and syntax.pos[at] in {"VERB", "AUX"}:
            return syntax.subject_of(at)
        if syntax.head[at] == at:
            return None
        at = syntax.head[at]
    return None


def subject_ahead(syntax: Syntax, token: int) -> int | None:
    """The subject that follows when the token stands in a phrase or clause put before it: "In her speech, Roe said"."""
    at = token
    for _ in range(12):
        above = syntax.head[at]
        if above == at:
            return None
        subject = syntax.subject.get(above)
        if syntax.dep[at] in {"prep", "advcl"} and at < above and subject is not None and subject > token:
            return subject
        at = above
    return None


def agrees(standing: Standing, kind: str, gender: str) -> bool:
    """Whether number, animacy and gender allow it."""
    return standing.kind == kind and not (gender and standing.gender and standing.gender != gender)
