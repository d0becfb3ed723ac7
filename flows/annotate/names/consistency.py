"""One name, one kind in an article: a full name lends its kind to its parts, a decided name to every place where it stands."""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from flows.annotate.names.candidates import Candidate, covered, without_overlaps
from flows.annotate.names.gazetteer import context, fold, is_title, known, name_word
from flows.annotate.names.heads import head_evidence
from flows.annotate.names.kinds import Spelling
from flows.annotate.names.text import Text

LAST_NAME, FIRST_NAME, SHORT_BODY = 4.0, 2.0, 2.5
SURE = 1.5
_TOWN = 1.3
SPEAKS, STORM, UNKNOWN = 5.0, 8.0, 2.0
SHORT_BODY_ONLY, INITIALS = 7.0, 12.0
_INTO = frozenset({"in", "from", "at", "across", "near", "outside", "inside", "throughout", "into"})
# What the recognizer takes unusual names of persons for.
_GUESSED = frozenset({"FAC", "GPE", "LOC", "ORG", "PRODUCT", "WORK_OF_ART"})


def lend_to_parts(text: Text, found: dict[str, Spelling], persons: list[list[str]]) -> dict[str, tuple[str, float]]:
    """Add a decided full name's kind to its parts' evidence; returns the parts of persons' names, folded, with their weight.

    `persons`: the words of persons' names that are decided elsewhere.
    """
    parts: dict[str, float] = {}
    for words in persons + [list(s.words) for s in found.values() if s.label == "PERSON"]:
        while len(words) > 2 and words[-1].lower().rstrip(".") in context("generation"):
            words = words[:-1]  # "Ann Roe Jr." is Roe
        if len(words) < 2:
            continue
        for start in range(1, len(words)):
            if start == len(words) - 1 or words[start].lower() in context("particle") or words[start - 1] == "-":
                parts[_joined(words[start:])] = LAST_NAME
        parts.setdefault(fold(words[0]), FIRST_NAME)
        if len(words) > 2:
            parts.setdefault(fold(words[1]), FIRST_NAME)
    for key, weight in parts.items():
        s = found.get(key)
        if s is not None:
            s.scores["PERSON"] += weight + (_more(text, s) if weight == LAST_NAME else 0.0)
            s.rule = "full name"
    for s in found.values():
        last = found.get(fold(s.words[-1])) if len(s.words) in {2, 3} else None
        if last is not None and last.voted and last.label == "PERSON" and s.label in _GUESSED and _is_only_guessed(s):
            s.scores["PERSON"] += LAST_NAME  # "Romain Dupree" taken for a square, and "Dupree said"
    _lend_storms(found, parts)
    _drop_families(found, parts)
    _lend_to_short_bodies(found, parts)
    _lend_to_initials(found)
    return {key: ("PERSON", weight) for key, weight in parts.items()}


def _drop_families(found: dict[str, Spelling], parts: dict[str, float]) -> None:
    """ "The Mutasas" are nobody by themselves."""
    for s in found.values():
        key = s.key.removesuffix("s")
        if len(s.words) > 1 or key == s.key or len(key) < 4 or known(s.words[0]):
            continue
        bare = found.get(key)
        person = bare is not None and bare.label == "PERSON"
        famous = any(label == "PERSON" for label, _ in known(s.words[0][:-1]))
        if person or famous or parts.get(key) == LAST_NAME:
            s.scores.clear()


def _lend_to_short_bodies(found: dict[str, Spelling], parts: dict[str, float]) -> None:
    """The first word of a body's full name, for short, is the body, whatever the recognizer takes it for: "Verlan" beside
    "Verlan North America", if it is neither a place's nor a person's name."""
    for s in found.values():
        if s.label == "ORG" and len(s.words) > 1:
            short = found.get(fold(s.words[0]))
            if short is not None and not known(short.words[0]):
                other = short.key in parts or max(name_word(short.words[0])) > 0
                short.scores["ORG"] += SHORT_BODY if other else SHORT_BODY_ONLY


def _lend_to_initials(found: dict[str, Spelling]) -> None:
    """Initials of somebody named in full are that person, if no body has them: "TBM" beside "Tendai bin Mutasa"."""
    initials: dict[str, set[str]] = defaultdict(set)
    for s in found.values():
        parts = re.findall(r"[^\s-]+", " ".join(s.words))
        if len(parts) > 2 and s.label:
            initials["".join(part[0] for part in parts).upper()].add(s.label)
    for s in found.values():
        if len(s.words) == 1 and s.words[0].isupper() and initials.get(s.words[0].replace(".", "")) == {"PERSON"}:
            s.scores["PERSON"] += INITIALS


def _lend_storms(found: dict[str, Spelling], parts: dict[str, float]) -> None:
    """A storm's bare name is the storm's, unless somebody of the article is called so: "Hurricane Orla … Orla"."""
    for s in found.values():
        if len(s.words) > 1 and s.words[-2].lower() in context("storm"):
            bare = found.get(fold(s.words[-1]))
            if bare is not None and bare.key not in parts:
                bare.scores["EVENT"] += STORM


def _more(text: Text, s: Spelling) -> float:
    """What makes a last name surer: it speaks, or nothing but the recognizer takes it for anything else."""
    told = known(" ".join(s.words))
    if told and all(weight < _TOWN for _, weight in told):
        return SPEAKS  # a village of that name is hardly meant
    return SPEAKS if _speaks(text, s) else UNKNOWN if not told else 0.0


def _speaks(text: Text, s: Spelling) -> bool:
    """Whether a last name that may be a place's says or does something as a person does, and nothing is in or from it."""
    after = [text.after(c.end).lower() for c in s.mentions]
    inside = any(text.before(c.start).lower() in _INTO for c in s.mentions)
    return not inside and any(word in context("speech") or word in context("act") for word in after)


def _is_only_guessed(s: Spelling) -> bool:
    """Whether nothing but the recognizer says what a full name is."""
    if not all(word[0].isupper() or word.lower() in context("particle") for word in s.words):
        return False
    return not (known(" ".join(s.words)) or known(s.words[0]) or head_evidence(s.words))


def _joined(words: list[str]) -> str:
    return fold(" ".join(words).replace(" - ", "-"))


def fill(
    text: Text, candidates: list[Candidate], found: dict[str, Spelling], parts: dict[str, tuple[str, float]]
) -> list[Candidate]:
    """Mentions of decided names at places where no candidate stands: exact spelling, or any case in a line of capitals."""
    labels = {key: s.label for key, s in found.items() if s.label and (s.score >= SURE or s.voted)}
    lengths: dict[str, set[int]] = defaultdict(set)
    for key in labels:
        lengths[fold(found[key].words[0])].add(len(found[key].words))
    for key, (label, weight) in parts.items():
        if key not in found and weight >= LAST_NAME and " " not in key and len(key) > 2:
            labels[key] = label
            lengths[key.split("-")[0]].add(key.count("-") * 2 + 1)
    mask = covered(candidates, len(text.words))
    added: list[Candidate] = []
    for token, word in enumerate(text.words):
        if mask[token] or not text.capital[token] or (is_title(word) and fold(word) not in found):
            continue
        for end in _ends(text, token, lengths.get(fold(word), frozenset())):
            key = fold(text.surface(token, end))
            if key in labels and not any(mask[token:end]) and _same_case(text, token, end, found.get(key)):
                added.append(Candidate(token, end, "", labels[key], "consistency", 0.7))
                mask[token:end] = b"\1" * (end - token)
                break
    return added


def full_names(text: Text, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, with names of several words completed wherever they stand ("Baghdad" + "Roe" to "Baghdad Roe").

    A spelling of two words or more that the recognizer gave a label counts; it swallows candidates inside it.
    """
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    lengths: dict[str, set[int]] = defaultdict(set)
    for c in candidates:
        if c.vote and c.end - c.start > 1 and c.start not in text.upper:
            votes[text.surface(c.start, c.end)][c.vote] += 1
            lengths[text.words[c.start]].add(c.end - c.start)
    spans = {(c.start, c.end) for c in candidates}
    found: list[Candidate] = []
    for token in [token for token, word in enumerate(text.words) if word in lengths]:
        for end in _ends(text, token, lengths[text.words[token]]):
            labels = votes.get(text.surface(token, end))
            if labels:
                if (token, end) not in spans:
                    found.append(Candidate(token, end, labels.most_common(1)[0][0], rule="full name"))
                break
    if not found:
        return candidates
    mask = covered(found, len(text.words))
    return [c for c in candidates if not all(mask[c.start : c.end])] + without_overlaps(found)


def _ends(text: Text, token: int, lengths: Collection[int]) -> Iterator[int]:
    """The ends of spans of these lengths from `token` inside its sentence, the longest first."""
    if not lengths:
        return
    last = text.sentences[text.sentence_of[token]][1]
    for length in sorted(lengths, reverse=True):
        if token + length <= last:
            yield token + length


def _same_case(text: Text, start: int, end: int, s: Spelling | None) -> bool:
    """Whether the words stand as the name is written: capitals match, unless the whole line is in capitals."""
    if start in text.upper:
        return True
    if s is not None and len(s.words) == 1 and s.words[0].isupper() != text.words[start].isupper():
        return False
    return not text.starts_sentence(start) or text.proper(start) or (s is not None and len(s.words) > 1)
