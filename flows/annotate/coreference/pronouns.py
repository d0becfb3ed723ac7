"""Third-person pronouns: the most salient thing that agrees and that binding allows, or none when it is not clear."""

from dataclasses import dataclass

from flows.annotate.coreference.binding import agrees, excluded, governed_subject, speaker_of_quotation
from flows.annotate.coreference.lexicon import Pronoun
from flows.annotate.coreference.referents import function_of
from flows.annotate.coreference.salience import Discourse, Key
from flows.annotate.coreference.syntax import Syntax
from flows.annotate.story import Story

# How much more salient than the next the best candidate must be.
_MARGIN = {"person": 1.15, "thing": 1.6, "plural": 1.6}
_PARALLEL = 35.0  # a subject prefers a subject
_KNOWN_GENDER = 40.0
_OWN_SUBJECT = 60.0  # "Smith sold his house"
_WEATHER_AND_SEEMING = frozenset({"rain", "snow", "seem", "appear", "happen", "turn"})
_LEAST = {"person": 1.0, "thing": 60.0, "plural": 60.0}


@dataclass(slots=True)
class Resolution:
    """What a pronoun means: a key of the discourse, and how sure that is."""

    key: Key
    confidence: float


def resolve(
    syntax: Syntax, story: Story, discourse: Discourse, key_at: dict[int, Key], quoted: list[bool], token: int, pronoun: Pronoun
) -> Resolution | None:
    """The antecedent of the pronoun at `token`, or None."""
    if pronoun.form == "reflexive":
        subject = governed_subject(syntax, token)
        key = key_at.get(subject) if subject is not None else None
        return Resolution(key, 0.85) if key in discourse.standings and key is not None else None
    if syntax.lower[token] == "it" and is_expletive(syntax, token):
        return None
    barred = excluded(syntax, token, pronoun.form, key_at)
    speaker = speaker_of_quotation(syntax, token, quoted)
    if speaker is not None and speaker in key_at:
        barred.add(key_at[speaker])
    function = function_of(syntax, token)
    own_subject = governed_subject(syntax, token) if syntax.dep[token] == "poss" else None
    scores: list[tuple[float, Key]] = []
    for key, standing in discourse.standings.items():
        if key in barred or not _may_mean(pronoun, standing.kind) or not agrees(standing, standing.kind, pronoun.gender):
            continue
        score = standing.before + standing.now
        if standing.last is not None and standing.last.function == function == "subject":
            score += _PARALLEL * (score > _PARALLEL)
        if pronoun.gender and standing.gender == pronoun.gender:
            score *= 1.25
        if own_subject is not None and key_at.get(own_subject) == key:
            score += _OWN_SUBJECT
        scores.append((score, key))
    if not scores:
        return None
    scores.sort(key=lambda item: (-item[0], str(item[1])))
    best, key = scores[0]
    second = scores[1][0] if len(scores) > 1 else 0.0
    if best < _LEAST[pronoun.kind] or best < _MARGIN[pronoun.kind] * second:
        return None
    return Resolution(key, round(min(0.95, 0.6 + 0.1 * (best / max(second, 1.0) - 1.0)), 4))


def _may_mean(pronoun: Pronoun, kind: str) -> bool:
    """Bodies are often "they" too, but then other things are just as likely: only peoples are taken for plural."""
    return kind == pronoun.kind


def is_expletive(syntax: Syntax, token: int) -> bool:
    """Whether "it" stands for nothing: "it is clear that", "it seems", "it took years to", "it was Roe who"."""
    verb = syntax.head[token]
    if syntax.dep[token] == "expl" or syntax.lemma[verb] in _WEATHER_AND_SEEMING:
        return True
    clauses = {"ccomp", "xcomp", "advcl", "csubj", "relcl", "acl"}
    if syntax.lemma[verb] in {"be", "take", "make", "become"}:
        below = syntax.children[verb] + [grandchild for child in syntax.children[verb] for grandchild in syntax.children[child]]
        return any(syntax.dep[child] in clauses for child in below if child > token)
    return False
