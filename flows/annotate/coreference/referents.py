"""What an article talks about, phrase by phrase: each noun phrase's head with its entity, kind, number, gender and function."""

from dataclasses import dataclass

from flows.annotate.coreference.lexicon import person_nouns
from flows.annotate.coreference.syntax import Syntax
from flows.annotate.story import Story

_INSIDE_A_PHRASE = frozenset({"compound", "amod", "nmod", "nummod", "det", "quantmod", "punct", "predet", "case"})
_NOUNS = frozenset({"NOUN", "PROPN"})
_NOT_THINGS = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "CARDINAL", "ORDINAL", "QUANTITY"})
_FUNCTIONS = {
    "nsubj": "subject", "nsubjpass": "subject", "csubj": "subject", "dobj": "object", "dative": "object", "agent": "object",
    "pobj": "oblique", "poss": "possessive", "attr": "attribute", "appos": "apposition", "npadvmod": "adverbial",
}  # fmt: skip


@dataclass(slots=True)
class Referent:
    """One noun phrase. `key` stands for what it means: ("entity", number), or ("noun", lemma) when that has no name."""

    token: int
    key: tuple[str, int | str]
    kind: str  # person, thing, plural
    gender: str
    function: str
    sentence: int
    quoted: bool


def function_of(syntax: Syntax, token: int) -> str:
    """The grammatical function of a phrase's head; a conjunct has the first conjunct's."""
    for _ in range(8):
        if syntax.dep[token] != "conj" or syntax.head[token] == token:
            break
        token = syntax.head[token]
    return _FUNCTIONS.get(syntax.dep[token], "other")


def find_referents(syntax: Syntax, story: Story, quoted: list[bool]) -> list[Referent]:
    """The referents of names and common nouns, in order; pronouns are added when they are resolved."""
    entity_at: dict[int, int] = {}
    for mention in story.mentions:
        if mention.entity is not None:
            for token in range(mention.start, mention.end):
                entity_at[token] = mention.entity
    people = _described_by_who(syntax)
    found: list[Referent] = []
    for token in [token for token, pos in enumerate(syntax.pos) if pos in _NOUNS]:
        dep = syntax.dep[token]
        entity = entity_at.get(token)
        if dep in _INSIDE_A_PHRASE or (syntax.ent_type[token] in _NOT_THINGS and entity is None) or dep == "npadvmod":
            continue
        if entity is not None and entity_at.get(syntax.head[token]) == entity and syntax.head[token] != token and dep != "poss":
            continue  # inside its own name
        referent = _referent(syntax, story, token, entity, quoted[token])
        if entity is None and token in people and referent.kind == "thing":
            referent.kind = "person"
        found.append(referent)
    return found


def _described_by_who(syntax: Syntax) -> set[int]:
    """The nouns that a clause with "who" says more of: people, whatever the noun."""
    verbs = [syntax.head[token] for token in syntax.find(["who", "whom", "whose"])]
    return {syntax.head[verb] for verb in verbs if syntax.dep[verb] == "relcl"}


def _referent(syntax: Syntax, story: Story, token: int, entity: int | None, quoted: bool) -> Referent:
    function, sentence = function_of(syntax, token), story.sentence_of[token]
    if entity is not None:
        named = story.entities[entity]
        kind = "person" if named.label == "PERSON" else "thing"
        if syntax.tag(token) in {"NNS", "NNPS"} and named.label in {"NORP", "GPE"}:
            kind = "plural"
        return Referent(token, ("entity", entity), kind, named.gender or "", function, sentence, quoted)
    lemma = syntax.lemma(token)
    if syntax.tag(token) in {"NNS", "NNPS"}:
        return Referent(token, ("noun", lemma), "plural", "", function, sentence, quoted)
    gender = person_nouns().get(lemma)
    return Referent(token, ("noun", lemma), "thing" if gender is None else "person", gender or "", function, sentence, quoted)
