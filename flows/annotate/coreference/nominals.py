"""Nominals: "the minister", "the organization", "his wife": which named entity they mean, if it is clear."""

from dataclasses import dataclass, field

from flows.annotate.coreference.lexicon import body_names, head_noun, kind_heads, name_head, person_nouns
from flows.annotate.coreference.offices import known_holders
from flows.annotate.coreference.salience import Key
from flows.annotate.coreference.state import State
from flows.annotate.coreference.syntax import Syntax
from flows.annotate.entities.bodies import is_state_body
from flows.annotate.entities.keys import fold
from flows.annotate.story import Mention, Story

_DEFINITE = frozenset({"the", "this", "that"})
_ANOTHER = frozenset({"a", "an", "one", "another"})
_NARROWING = frozenset({"prime", "vice", "deputy", "assistant", "former", "ex", "first", "acting", "associate", "co"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_ANYBODY = frozenset({"man", "woman", "boy", "girl", "teenager", "lady", "gentleman"})
_ANY_COMPANY = frozenset({"company", "firm", "corporation", "business", "conglomerate", "automaker", "carmaker", "retailer"})
_ANY_BODY = frozenset({"organisation", "organization", "body", "group", "institution", "agency"})
_BEING = frozenset({"be", "become", "remain"})
_AFTERTHOUGHTS = frozenset({"relcl", "acl", "punct", "appos"})
_EMPTY = frozenset({"entire", "whole", "same"})  # modifiers that say nothing more of which one is meant
_SAME_NOUN = {"organisation": "organization", "centre": "center"}
# How much more salient than the next the best candidate must be, by how much the noun itself says.
_MARGIN_NAMED, _MARGIN_KIND = 1.2, 2.0
_LEAST = 40.0
_CLOSE = 6  # tokens from a noun to the name that follows it


@dataclass(slots=True)
class Descriptions:
    """Nouns by which the article has described each entity, and whose relative it is."""

    nouns: dict[str, set[int]] = field(default_factory=dict)
    titles: dict[int, set[str]] = field(default_factory=dict)
    relatives: dict[tuple[Key, str], int] = field(default_factory=dict)
    holders: dict[int, int] = field(default_factory=dict)  # token of a title beside its holder's name -> that person

    def add(self, noun: str, entity: int) -> None:
        """Note that the article calls the entity this."""
        self.nouns.setdefault(_SAME_NOUN.get(noun, noun), set()).add(entity)


def describe(story: Story) -> Descriptions:
    """What roles and the names themselves say: "Economy Minister Roe" is a minister, the Central Bank a bank."""
    found = Descriptions()
    for role in story.roles:
        found.titles.setdefault(role.person, set()).update(role.title.lower().split())
        if role.method == "apposition":
            found.holders.update(dict.fromkeys(range(role.start, role.end), role.person))
        found.add(head_noun(role.title), role.person)
        if role.organisation is not None:
            found.titles[role.person].update(fold(story.entities[role.organisation].name))
    for office, holder in known_holders(story):
        found.add(office, holder)
        found.titles.setdefault(holder, set()).add(office)
    heads = kind_heads()
    for number, entity in enumerate(story.entities):
        if entity.label in {"ORG", "GPE", "LOC", "FAC"}:
            for name in {entity.name, body_names().get(entity.reference_id or "", entity.name)}:
                if (head := name_head(name)) in heads:
                    found.add(head, number)
    return found


def described(state: State, known: Descriptions, token: int) -> tuple[Key, bool] | None:
    """The key of what the noun at `token` describes, and whether it also refers to it.

    "his wife Jane Roe" and "the coach, Jane Roe" refer; "Jane Roe, a coach" and "Jane Roe is a coach" only describe.
    """
    syntax = state.syntax
    dep, head = syntax.dep[token], syntax.head[token]
    if dep == "appos" and (key := state.meaning(head)):
        return key, False
    if dep == "attr" and syntax.lemma(head) in _BEING:
        if any(syntax.dep[child] == "neg" for child in syntax.children(head)):
            return None
        key = state.meaning(syntax.subject.get(head))
        return (key, False) if key else None
    for child in syntax.children(token):
        if syntax.dep[child] == "appos" and (key := state.meaning(child)):
            return key, syntax.pos[token] == "NOUN" and _stands_apart(syntax, token, child)
    # "the governor of Lapland, Jane Roe": the parser hangs the name on Lapland.
    return (("entity", known.holders[token]), False) if token in known.holders else None


def _stands_apart(syntax: Syntax, noun: int, name: int) -> bool:
    """ "the coach, Jane Roe" and "his wife Jane Roe", but not "mayor Jane Roe": that noun is a title."""
    children = {syntax.dep[child]: syntax.lower(child) for child in syntax.children(noun)}
    if "poss" in children:
        return name - noun <= _CLOSE
    return children.get("det") == "the" and "prep" not in children and syntax.lower(noun + 1) == "," and name - noun <= _CLOSE


def span_of(syntax: Syntax, token: int) -> tuple[int, int]:
    """The nominal's words: from its determiner or first modifier to its head, with an "of" phrase after it."""
    start, end = token, token + 1
    for child in syntax.children(token):
        if child < token and syntax.dep[child] in _MODIFIERS | {"det", "poss", "nummod", "advmod"}:
            start = min(start, syntax.doc[child].left_edge.i)
        elif child == end and syntax.lower(child) == "of":
            end = max(end, _right_edge(syntax, child) + 1)
    return start, end


def _right_edge(syntax: Syntax, token: int) -> int:
    """The last word below the token without clauses and appositions."""
    last, below = token, [token]
    while below:
        for child in syntax.children(below.pop()):
            if child > token and syntax.dep[child] not in _AFTERTHOUGHTS:
                last = max(last, child)
                below.append(child)
    return last


def is_definite(syntax: Syntax, token: int) -> bool:
    """Whether the noun has the, this or that before it and nothing after it that would name it anew."""
    children = syntax.children(token)
    if not any(syntax.dep[child] == "det" and syntax.lower(child) in _DEFINITE for child in children):
        return False
    return not any(child > token and syntax.dep[child] in {"prep", "relcl", "acl", "appos", "conj"} for child in children)


def antecedent(state: State, known: Descriptions, token: int) -> tuple[int, str, float] | None:
    """Entity, rule and confidence of a definite noun phrase without a name, or None."""
    syntax = state.syntax
    noun = _SAME_NOUN.get(syntax.lemma(token), syntax.lemma(token))
    words = {syntax.lower(child) for child in syntax.children(token) if syntax.dep[child] in _MODIFIERS | {"nummod"}}
    if noun in person_nouns():
        return _person(state, known, noun, words)
    if words - _EMPTY or noun not in kind_heads() or syntax.is_capital(token):
        return None
    kinds = {kind.split(":")[0] for kind in kind_heads()[noun]}
    named = [e for e in sorted(known.nouns.get(noun, set())) if state.story.entities[e].label in kinds]
    if named:
        return _most_salient(state, named, _MARGIN_NAMED, "described")
    fitting = [e for e in _in_mind(state) if _fits(state.story, e, noun, kind_heads()[noun])]
    return _most_salient(state, fitting, _MARGIN_KIND, "kind")


def _person(state: State, known: Descriptions, noun: str, words: set[str]) -> tuple[int, str, float] | None:
    entities = state.story.entities
    fitting = []
    for entity in sorted(known.nouns.get(noun, set())):
        titles = known.titles.get(entity, set())
        if words <= titles | set(fold(entities[entity].name)) and not (titles & _NARROWING) - words:
            fitting.append(entity)
    if fitting and not _told_of_another(state, noun, fitting):
        return _most_salient(state, fitting, _MARGIN_NAMED, "role")
    if noun in _ANYBODY and not words:
        genders = {None, person_nouns()[noun]}
        people = [e for e in _in_mind(state) if entities[e].label == "PERSON" and entities[e].gender in genders]
        return _most_salient(state, people, _MARGIN_KIND, "kind")
    return None


def _told_of_another(state: State, noun: str, entities: list[int]) -> bool:
    """Whether somebody without a name was called by the noun since those were named: "one aide said … that aide added"."""
    standings = state.discourse.standings
    unnamed = standings.get(("noun", noun))
    if unnamed is None or not any(state.syntax.lower(k) in _ANOTHER for k in state.syntax.children(unnamed.last.token)):
        return False
    last = max((standings["entity", e].last.token for e in entities if ("entity", e) in standings), default=-1)
    return unnamed.last.token > last


def _in_mind(state: State) -> list[int]:
    return [int(key[1]) for key, _ in state.discourse.in_mind() if key[0] == "entity"]


def _fits(story: Story, number: int, noun: str, kinds: tuple[str, ...]) -> bool:
    """Whether the noun may stand for any entity of this kind: the country, the city, the company."""
    entity = story.entities[number]
    if entity.label == "GPE":
        is_country = bool(entity.reference_id and entity.reference_id.startswith("country:"))
        return "GPE:country" in kinds if is_country else "GPE:city" in kinds
    if entity.label == "ORG":
        state_body = is_state_body(fold(entity.name) or ("",))
        return (noun in _ANY_COMPANY and not state_body) or noun in _ANY_BODY
    return False


def _most_salient(state: State, entities: list[int], margin: float, rule: str) -> tuple[int, str, float] | None:
    standings = state.discourse.standings
    ranked = sorted(
        ((state.discourse.salience(standings["entity", e]), e) for e in entities if ("entity", e) in standings),
        key=lambda item: (-round(item[0], 6), item[1]),
    )
    if not ranked:
        return None
    (best, entity), second = ranked[0], ranked[1][0] if len(ranked) > 1 else 0.0
    least = 0.0 if margin == _MARGIN_NAMED else _LEAST
    if best < least or best < margin * second:
        return None
    return entity, rule, 0.8 if margin == _MARGIN_NAMED else 0.65


def mention_of(state: State, token: int, entity: int, rule: str, confidence: float) -> Mention:
    """The mention whose head is `token`: "the minister", also written "the Minister"."""
    start, end = span_of(state.syntax, token)
    return Mention(start, end, state.story.entities[entity].label, "nominal", entity, rule, confidence)
