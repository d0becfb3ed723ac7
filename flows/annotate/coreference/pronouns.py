"""Third-person pronouns: the most salient thing that agrees and that binding allows, or none when it is not clear."""

from dataclasses import dataclass

from flows.annotate.coreference.binding import agrees, excluded, governed_subject, speaker_of_quotation, subject_ahead
from flows.annotate.coreference.lexicon import Pronoun
from flows.annotate.coreference.referents import function_of
from flows.annotate.coreference.salience import Key, Standing
from flows.annotate.coreference.state import State
from flows.annotate.coreference.syntax import Syntax

# How much more salient than the next the best candidate must be, and how salient at least.
_MARGIN = {"person": 1.15, "thing": 1.6, "plural": 1.6}
_LEAST = {"person": 0.0, "thing": 60.0, "plural": 60.0}
_PARALLEL = 35.0  # a subject prefers a subject
_KNOWN_GENDER = 1.25
_OWN_SUBJECT = 120.0  # "Smith sold his house"
_SEEMING = frozenset({"rain", "snow", "seem", "appear", "happen", "turn"})
_WITH_CLAUSE = frozenset({"be", "take", "make", "become"})
_CLAUSES = frozenset({"ccomp", "xcomp", "advcl", "csubj", "relcl", "acl"})


@dataclass(slots=True)
class Resolution:
    """What a pronoun means, of which kind that is, by which rule, and how sure that is."""

    key: Key
    kind: str
    rule: str
    confidence: float


def resolve(state: State, token: int, pronoun: Pronoun) -> Resolution | None:
    """The antecedent of the pronoun at `token`, or None."""
    if pronoun.form == "reflexive":
        key = state.key_at.get(governed_subject(state.syntax, token) or -1)
        standing = state.discourse.standings.get(key) if key is not None else None
        if key is None or standing is None or not agrees(standing, pronoun.kind, pronoun.gender):
            return None
        return Resolution(key, standing.kind, "binding", 0.85)
    if state.syntax.lower(token) == "it" and is_expletive(state.syntax, token):
        return None
    barred = excluded(state.syntax, token, pronoun.form, state.key_at)
    speaker = state.meaning(speaker_of_quotation(state.syntax, token, state.quoted))
    if speaker is not None:
        barred.add(speaker)
    return _ahead(state, token, pronoun, barred) or _most_salient(state, token, pronoun, barred)


def _ahead(state: State, token: int, pronoun: Pronoun, barred: set[Key]) -> Resolution | None:
    """The named subject that follows a phrase put before it."""
    referent = state.referents.get(subject_ahead(state.syntax, token) or -1)
    if referent is None or referent.key[0] != "entity" or referent.key in barred or referent.kind != pronoun.kind:
        return None
    if pronoun.gender and referent.gender and referent.gender != pronoun.gender:
        return None
    return Resolution(referent.key, referent.kind, "subject ahead", 0.75)


def _most_salient(state: State, token: int, pronoun: Pronoun, barred: set[Key]) -> Resolution | None:
    function = function_of(state.syntax, token)
    own = state.key_at.get(governed_subject(state.syntax, token) or -1) if state.syntax.dep[token] == "poss" else None
    scores: list[tuple[float, Key]] = []
    for key, standing in state.discourse.in_mind(pronoun.kind):
        if key not in barred and agrees(standing, pronoun.kind, pronoun.gender) and _near_enough(state, standing, pronoun):
            score = _score(state.discourse.salience(standing), standing, pronoun, function)
            scores.append((score + _OWN_SUBJECT if key == own else score, key))
    if not scores:
        return None
    scores.sort(key=lambda item: (-round(item[0], 6), str(item[1])))
    (best, key), second = scores[0], scores[1][0] if len(scores) > 1 else 0.0
    if best < _LEAST[pronoun.kind] or best < _MARGIN[pronoun.kind] * second:
        return None
    confidence = min(0.95, 0.6 + 0.1 * (best / max(second, 1.0) - 1.0))
    return Resolution(key, state.discourse.standings[key].kind, "salience", round(confidence, 4))


def _near_enough(state: State, standing: Standing, pronoun: Pronoun) -> bool:
    """People are remembered; a thing is "it" up to the next sentence of its paragraph, many are "they" in their sentence."""
    story, here, there = state.story, state.discourse.sentence, standing.last.sentence
    if pronoun.kind == "person":
        return True
    if pronoun.kind == "plural":
        return here == there
    return here - there <= 1 and story.paragraph_of[here] == story.paragraph_of[there]


def _score(salience: float, standing: Standing, pronoun: Pronoun, function: str) -> float:
    if standing.last.function == function == "subject" and salience > _PARALLEL:
        salience += _PARALLEL
    return salience * _KNOWN_GENDER if pronoun.gender and standing.gender == pronoun.gender else salience


def is_expletive(syntax: Syntax, token: int) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems", "it took years to", "it was Roe who"."""
    verb = syntax.head[token]
    if syntax.dep[token] == "expl" or syntax.lemma(verb) in _SEEMING:
        return True
    if syntax.lemma(verb) not in _WITH_CLAUSE:
        return False
    below = syntax.children(verb) + [grandchild for child in syntax.children(verb) for grandchild in syntax.children(child)]
    return any(syntax.dep[child] in _CLAUSES for child in below if child > token)
