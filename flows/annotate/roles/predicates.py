"""A title in the predicate: "A is the chairman of X", "A was elected president", "A resigned as minister", "A, who heads X"."""

from dataclasses import dataclass

from spacy.tokens import Token

from flows.annotate.roles.lexicon import OfficeVerb, heading_verbs, office_verbs
from flows.annotate.roles.phrases import Page, Title
from flows.annotate.story import Mention

_COPULAS = frozenset({"be", "become", "remain"})
_UNREAL = frozenset({"would", "could", "may", "might", "should", "can", "must", "to"})
_REFUSING = frozenset({"avoid", "consider", "decline", "deny", "oppose", "refuse", "reject", "rule"})
_NEGATIONS = frozenset({"not", "hardly", "scarcely", "barely"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(slots=True)
class Holder:
    """A person found through a verb, with what the verb says of the office's tense."""

    mention: Mention
    status: str
    method: str
    verb: int


def in_predicate(page: Page, title: Title) -> list[Holder]:
    """Who holds the title by the verb that governs it; nothing when that verb is negated, conditional or a wish."""
    root = page.doc[title.start : title.end].root
    verb, by_as = _governor(root)
    if verb is None or not asserted(verb) or _unreal(verb):
        return []
    lemma = verb.lemma_.lower()
    if not by_as and lemma in _COPULAS and root.dep_ == "attr":
        return _copula(page, title, verb)
    known = office_verbs().get(lemma)
    if known is None or (known.needs and not by_as) or (lemma in {"step", "stand"} and not _has(verb, "down")):
        return []
    return _office(page, title, verb, known)


def _governor(root: Token) -> tuple[Token | None, bool]:
    """The verb of which the title is a predicate, and whether by "as" (or "to": "promoted to director")."""
    if root.dep_ == "conj" and root.head.tag_[:2] == "NN":
        root = root.head
    if root.dep_ == "pobj" and root.head.lower_ in {"as", "to"}:
        head = root.head.head
        return (head, True) if head.pos_ == "VERB" and (root.head.lower_ == "as" or head.lemma_ == "promote") else (None, False)
    if root.dep_ in {"attr", "oprd", "xcomp", "dobj"}:
        return root.head, False
    return None, False


def asserted(verb: Token) -> bool:
    """Whether a verb tells what is so: neither negated nor conditional nor a wish."""
    if any(
        child.dep_ == "neg" or child.norm_ in _NEGATIONS or (child.lower_ in _UNREAL and child.dep_ in {"aux", "auxpass"})
        for child in verb.children
    ):
        return False
    return not any(child.dep_ == "mark" and child.lower_ in {"if", "unless", "whether"} for child in verb.children)


def _unreal(verb: Token) -> bool:
    """Whether a verb names what isn't so yet or never: "electing Roe would be worse", "she ruled out serving as chair"."""
    return verb.dep_ == "csubj" or (verb.dep_ in {"ccomp", "pcomp", "xcomp"} and verb.head.lemma_ in _REFUSING)


def _has(verb: Token, word: str) -> bool:
    return any(child.lower_ == word for child in verb.children)


def _person(page: Page, token: Token | None) -> Mention | None:
    """The person that an argument names, a relative pronoun being its antecedent."""
    if token is None:
        return None
    if token.tag_ in {"WP", "WDT"}:
        clause = token.head
        while clause.dep_ in {"conj", "aux", "auxpass"}:
            clause = clause.head
        return page.person_at(clause.head.i) if clause.dep_ == "relcl" else None
    named = page.person_at(token.i)
    if named is None and token.dep_ in _SUBJECTS:  # "the chief executive, A. B., resigned as …"
        named = next((page.person_at(child.i) for child in token.children if child.dep_ == "appos"), None)
    return named


def _argument(verb: Token, wanted: frozenset[str]) -> Token | None:
    """The verb's argument; a coordinated verb has its first verb's subject, a participle what it modifies."""
    for _ in range(3):
        for child in verb.children:
            if child.dep_ in wanted:
                return child
        if verb.dep_ == "acl":
            return verb.head
        if verb.dep_ not in {"conj", "xcomp"} or wanted.isdisjoint(_SUBJECTS):
            return None
        verb = verb.head
    return None


def _future(verb: Token) -> bool:
    return any(child.lower_ in {"will", "'ll"} and child.dep_ == "aux" for child in verb.children)


def _perfect(verb: Token) -> bool:
    return any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)


def _copula(page: Page, title: Title, verb: Token) -> list[Holder]:
    mention = _person(page, _argument(verb, _SUBJECTS))
    if mention is None or title.singular:
        return []
    status = title.status
    if _future(verb):
        status = "will_hold"
    elif verb.lemma_ == "be" and verb.tag_ == "VBD":
        status = "held"
    return [Holder(mention, status, "copula", verb.i)]


def _office(page: Page, title: Title, verb: Token, known: OfficeVerb) -> list[Holder]:
    subject = _argument(verb, _SUBJECTS)
    passive = (verb.dep_ == "acl" and verb.tag_ == "VBN") or any(c.dep_ in {"nsubjpass", "auxpass"} for c in verb.children)
    if verb.tag_ == "VBN" and verb.dep_ == "conj" and not passive:
        passive = any(child.dep_ == "nsubjpass" for child in verb.head.children)
    object_ = subject if passive else _argument(verb, frozenset({"dobj"}))
    status = "will_hold" if _future(verb) and known.status == "holds" else known.status
    if _future(verb) and known.status == "held":
        status = "holds"  # a minister who will resign is one yet
    if known.person == "subject" and verb.lemma_ in {"serve", "work", "act"} and verb.tag_ == "VBD" and not _perfect(verb):
        status = "held"
    holders = []
    who = subject if known.person in {"subject", "successor"} else object_
    if known.person == "subject" and passive:
        return []
    if (mention := _person(page, who)) is not None:
        holders.append(Holder(mention, status, "verb", verb.i))
    if known.person == "successor" and not passive and (mention := _person(page, object_)) is not None:
        holders.append(Holder(mention, "holds" if status == "will_hold" else "held", "verb", verb.i))
    return holders


def by_heading(page: Page) -> list[tuple[Mention, Mention, str, str, int]]:
    """Person, body, title, status and verb of each "A heads X", "A, who founded X"."""
    verbs, doc, found = heading_verbs(), page.doc, []
    for at in [i for i, lemma in enumerate(doc.to_array("LEMMA").tolist()) if lemma in verbs]:
        verb = doc[at]
        if verb.pos_ != "VERB" or not asserted(verb) or _future(verb):
            continue
        title, label = verbs[verb.lemma]
        founding = verb.lemma_ in {"found", "cofound"}
        if verb.tag_ == "VBD" and verb.lemma_ in {"lead", "run", "own", "captain"}:
            continue  # "led the league in scoring", "ran the bank into ruin"
        person = _person(page, _argument(verb, _SUBJECTS))
        object_ = next((child for child in verb.children if child.dep_ == "dobj"), None)
        body = page.covering.get(object_.i) if object_ is not None else None
        if (
            person is None
            or body is None
            or body.label != label
            or body.entity is None
            or verb.tag_ not in {"VBZ", "VBP", "VBD"}
        ):
            continue
        status = "held" if verb.tag_ == "VBD" and not founding else "holds"
        found.append((person, body, title, status, at))
    return found
