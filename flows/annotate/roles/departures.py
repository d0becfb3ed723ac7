"""Offices that end in the article itself: their holder died, was killed, resigned or was dismissed."""

from collections.abc import Iterator

from spacy.tokens import Token

from flows.annotate.roles.phrases import Page
from flows.annotate.roles.predicates import asserted
from flows.annotate.story import Role

_DYING = frozenset({"die"})
_KILLING = frozenset({"kill", "murder", "assassinate", "execute", "slay", "behead"})
_DEATHS = frozenset({"death", "murder", "assassination", "slaying", "funeral", "suicide"})
_LEAVING = frozenset({"resign"})
_STEPPING = frozenset({"step", "stand"})
_DISMISSING = frozenset({"fire", "oust", "dismiss", "sack", "depose", "overthrow"})
_POSTS = frozenset({"post", "job", "position", "office", "government", "cabinet", "role"})


def gone(page: Page, persons: set[int]) -> set[int]:
    """Which of the persons the article tells to be dead: "Ann Roe died", "who was killed", "the murder of Ann Roe"."""
    return {
        mention.entity
        for mention in page.story.mentions
        if mention.entity in persons and mention.method == "name" and mention.label == "PERSON"
        if any(_is_dead(token) for token in _heads(page, mention.start, mention.end))
    }


def _heads(page: Page, start: int, end: int) -> Iterator[Token]:
    """The head of a name, and what it is in apposition to: "the envoy, Ann Roe, died"."""
    root = page.doc[start:end].root
    yield root
    if root.dep_ == "appos":
        yield root.head


def _is_dead(name: Token) -> bool:
    head = name.head
    if name.dep_ == "poss" or (name.dep_ == "pobj" and head.lower_ == "of"):
        return (head if name.dep_ == "poss" else head.head).lemma_ in _DEATHS
    return any(
        (verb.lemma_ in _DYING and role == "nsubj") or (verb.lemma_ in _KILLING and role == "nsubjpass")
        for verb, role in _verbs(name)
        if _happened(verb)
    )


def _verbs(name: Token) -> Iterator[tuple[Token, str]]:
    """The verbs of which a name is an argument, and as what: also through "who", and by participles after it."""
    if name.head.pos_ == "VERB":
        yield name.head, name.dep_
    for child in name.children:
        if child.dep_ == "relcl":
            yield from ((child, word.dep_) for word in child.children if word.lower_ in {"who", "whom"})
        elif child.dep_ == "acl" and child.tag_ == "VBN":
            yield child, "nsubjpass"


def _happened(verb: Token) -> bool:
    """Whether the verb tells of what was, neither wished nor denied nor to come: "died", "has died", "was killed"."""
    auxiliaries = {child.lower_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    past = verb.tag_ == "VBD" or (verb.tag_ == "VBN" and auxiliaries.isdisjoint({"be", "being", "is", "are", "will", "'ll"}))
    return past and asserted(verb)


def left_in(page: Page, role: Role) -> bool:
    """Whether the holder loses the office in the sentence of the title: "Mayor Roe resigned", "fired Mayor Roe"."""
    first, bound = page.sentence(role.start)
    return any(
        _is_left(token)
        for mention in page.story.mentions
        if mention.entity == role.person and first <= mention.start < bound
        for token in _heads(page, mention.start, mention.end)
    )


def _is_left(name: Token) -> bool:
    for verb, role in _verbs(name):
        leaves = verb.lemma_ in _LEAVING or (verb.lemma_ in _STEPPING and any(c.lower_ == "down" for c in verb.children))
        if role == "nsubj" and leaves and _happened(verb) and not _from_elsewhere(verb):
            return True
        if role in {"dobj", "nsubjpass"} and verb.lemma_ in _DISMISSING and _happened(verb):
            return True
    return False


def _from_elsewhere(verb: Token) -> bool:
    """Whether somebody left something told beside the verb, which needn't be the office: "resigned from the board"."""
    return any(
        child.dep_ == "prep" and child.lower_ in {"as", "from"} and not any(word.lemma_ in _POSTS for word in child.children)
        for child in verb.children
    )
