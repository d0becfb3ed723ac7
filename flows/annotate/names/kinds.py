"""One kind a name: the evidence of all mentions of a spelling, of its words and of the gazetteer, weighed together."""

import re
from collections import defaultdict
from dataclasses import dataclass, field

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.context import mention_evidence
from flows.annotate.names.doubts import believed, is_camel_case, is_spelled_small
from flows.annotate.names.gazetteer import COUNTRY, LIKELY_GIVEN, context, fold, generic, is_title, known, name_word, ordinary
from flows.annotate.names.heads import head_evidence, is_head, maker_evidence
from flows.annotate.names.holidays import is_holiday
from flows.annotate.names.text import Text

# How far a label of the recognizer is to be believed on its own.
VOTES = {
    "PERSON": 1.6, "GPE": 1.6, "LOC": 1.4, "FAC": 1.4, "NORP": 1.7, "ORG": 1.1, "EVENT": 1.4, "LAW": 1.6,
    "PRODUCT": 0.9, "WORK_OF_ART": 0.9, "LANGUAGE": 1.5,
}  # fmt: skip
# Further mentions count less and less: they repeat what the recognizer thinks of the spelling.
REPEAT = 0.5
COMMON = 1.2
# Words that news writes small: less of a name; a person's name hardly ends with one ("Mutasa Memo").
ORDINARY, ORDINARY_NAME, ORDINARY_END = 2.0, 0.7, 2.5
# A particle that only names of people have, and what the recognizer's "people" counts against better knowledge.
PARTICLE, LIKELY_PERSON, DOUBTED, SURE = 1.5, 1.0, 0.4, 4.0
PROGRAMME, TOLD = 3.0, 6.0
BODY_OF_PERSON = 5.0  # a head's weight from which no family name stands against it
_TIE = 0.001
CAMEL_CASE = 1.5
_DESIGNATION, _SHIPS = re.compile(r"[A-Z]{1,3}-\d{1,3}s?"), frozenset({"USS", "HMS", "USNS"})
_CODE, _HYPHENATED = re.compile(r"[A-Z]{1,3}-?\d{1,3}[A-Z]?s?"), re.compile(r"[A-Z]-[A-Z]{3,5}")
_DOMAINS, SITE = (".com", ".org", ".gov", ".net", ".edu"), 3.0
_OF_PEOPLE = frozenset({"von", "van", "bin", "ibn", "bint"})
_OF_MANY = frozenset({"a", "an", "his", "her", "my", "their", "another", "white", "black", "red", "blue", "silver"})
_STORMS = frozenset({"Storm", "Hurricane", "Hurricanes", "Typhoon", "Cyclone", "Superstorm"})
_CHAMBERS = frozenset({"House", "Senate", "Assembly", "Legislature"})
_AGAINST, CASE = frozenset({"v.", "vs."}), 6.0
LEAST_FOR_MODEL, LEAST_FOR_RUN, LEAST_FOR_FULL_NAME = 0.3, 2.4, 1.6


@dataclass(slots=True)
class Spelling:
    """One spelling in the article (case and accents folded) and all its mentions."""

    key: str
    words: tuple[str, ...]
    mentions: list[Candidate] = field(default_factory=list)
    scores: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    label: str = ""
    rule: str = "model"
    score: float = 0.0

    @property
    def voted(self) -> bool:
        """Whether the recognizer saw a name in any of the mentions."""
        return any(c.vote for c in self.mentions)


def spellings(text: Text, candidates: list[Candidate], also: dict[str, dict[str, float]], sport: bool) -> dict[str, Spelling]:
    """The candidates by spelling, in the order of first mention, their evidence added up; `also`: more, by spelling."""
    found: dict[str, Spelling] = {}
    for c in candidates:
        surface = text.surface(c.start, c.end)
        key = fold(surface)
        spelling = found.get(key)
        if spelling is None:
            spelling = found[key] = Spelling(key, tuple(text.words[c.start : c.end]))
        elif spelling.words[0].isupper() and c.start not in text.upper:
            spelling.words = tuple(text.words[c.start : c.end])
        spelling.mentions.append(c)
    for spelling in found.values():
        _own_evidence(text, spelling)
        _mention_evidence(text, spelling, sport)
        _common_evidence(text, spelling)
        _ordinary_evidence(spelling)
        for label, weight in also.get(spelling.key, {}).items():
            spelling.scores[label] += weight
        if any(is_spelled_small(text, c) for c in spelling.mentions) and not known(spelling.words[0]):
            spelling.scores.clear()
    return found


def _own_evidence(text: Text, s: Spelling) -> None:
    """What the gazetteer, the head words and the look of the name say."""
    scores = s.scores
    surface = text.surface(s.mentions[0].start, s.mentions[0].end)
    told = known(surface) or known(" ".join(s.words))
    for label, weight in told:
        scores[label] += weight
    if any(word in _AGAINST for word in s.words[1:-1]):  # "Roe v. Wade"
        scores["LAW"] += CASE
    sure = len(told) == 1 and told[0][1] >= SURE
    heads = () if sure or _is_programme(s.words) else head_evidence(_without_country(s.words))
    if not sure and _is_programme(s.words):
        scores["WORK_OF_ART"] += PROGRAMME
    if len(s.words) == 2 and not heads and s.words[1][-1] == "s" and _is_people(s.words[0]):
        scores["NORP"] += PROGRAMME  # "Muslim Uighurs"
    if is_holiday(s.words) or (len(s.words) > 1 and s.words[-2] in _STORMS):
        scores["EVENT"] += TOLD
    if len(s.words) > 1 and s.words[-1] in _CHAMBERS and any(label == "GPE" for label, _ in known(" ".join(s.words[:-1]))):
        scores["ORG"] += TOLD  # "Ohio House"
    if len(s.words) > 1 and s.words[-1].lower().rstrip(".") in context("generation") and not s.words[-1].isupper():
        scores["PERSON"] += TOLD  # "Mutasa Jr."
    if _DESIGNATION.fullmatch(s.words[0]) or (s.words[0] in _SHIPS and len(s.words) > 1):
        scores["PRODUCT"] += TOLD  # "F-35 Falcon", "USS Verlan"
    _word_evidence(s, surface)
    if s.words[0] == "Team" and len(s.words) == 2 and not told:
        scores["ORG"] += TOLD  # "Team Mutasa" of a campaign
        scores["PERSON"] -= TOLD
    person = _is_likely_person(s)
    for label, weight in heads:
        if not (person and weight < BODY_OF_PERSON):
            scores[label] += weight
    for label, weight in maker_evidence(s.words) if any(_is_one_of_many(text, c) for c in s.mentions) else ():
        scores[label] += weight
    _person_evidence(text, s, bool(told), bool(heads))


def _without_country(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name before the country that a branch is in: "Marlow Foundation Canada"."""
    branch = len(words) > 2 and any(label == "GPE" and weight >= COUNTRY for label, weight in known(words[-1]))
    return words[:-1] if branch and is_head(words[-2]) else words


def _person_evidence(text: Text, s: Spelling, told: bool, heads: bool) -> None:
    """What given and family names say; the look of a site or a brand speaks against a person."""
    scores = s.scores
    names = [word for word in s.words if word[0].isalpha()]
    if not names:
        return
    first, last = name_word(names[0]), name_word(names[-1])
    if len(names) == 1:
        if names[0].lower().endswith(_DOMAINS):
            scores["ORG"] += SITE
            scores["PERSON"] -= SITE
        scores["PERSON"] += 0.8 * max(first.given, first.family)
        if is_camel_case(names[0]):
            scores["ORG"] += CAMEL_CASE
            scores["PERSON"] -= CAMEL_CASE
        if names[0].isupper() and 2 <= len(names[0]) <= 6 and s.mentions[0].start not in text.upper:
            scores["ORG"] += 1.0
            scores["PERSON"] -= 2.0
    else:
        scores["PERSON"] += 1.6 * first.given + 1.0 * last.family + 0.4 * (first.family + last.given) - 0.6
        if not told and len(names) == 2 and all(_is_known_person(name) for name in names):
            scores["PERSON"] += SURE
        if s.voted and len(names) <= 3 and not heads:
            scores["PERSON"] += 0.7 * first.given
        if not heads and len(names) == 2 and first.given >= LIKELY_GIVEN and any(c.vote == "GPE" for c in s.mentions):
            scores["PERSON"] += LIKELY_PERSON
        if not heads and any(word in _OF_PEOPLE for word in s.words[1:-1]):
            scores["PERSON"] += PARTICLE
        if all(len(name.rstrip(".")) <= 2 and name.isupper() for name in names[:-1]):
            scores["PERSON"] += 2.0


def _is_likely_person(s: Spelling) -> bool:
    """Whether the recognizer, a given and a family name all say that two words are somebody: "Michael Steel"."""
    if len(s.words) != 2 or s.words[0] == "The" or any(c.vote != "PERSON" for c in s.mentions):
        return False
    return name_word(s.words[0]).given >= LIKELY_GIVEN and name_word(s.words[1]).family > 0


def _word_evidence(s: Spelling, surface: str) -> None:
    """What capitals and digits and the words beside a country or town say: "C-SPAR", "K97", "Nazi Verland", "UC Riverton"."""
    last = known(s.words[-1])
    if _CODE.fullmatch(surface) and not known(surface) and all(c.vote in {"ORG", "PERSON", "PRODUCT"} for c in s.mentions):
        s.scores["PRODUCT"] += TOLD
    if _HYPHENATED.fullmatch(surface):
        s.scores["ORG"] += TOLD
        s.scores["PERSON"] -= TOLD
    if "&" in s.words[1:-1] and all(c.vote == "PERSON" for c in s.mentions):
        s.scores["ORG"] += TOLD  # "Malka Roe & Verlan"
        s.scores["PERSON"] -= TOLD
    if len(s.words) == 2 and any(label == "GPE" for label, _ in last):
        if s.words[0] in context("university_prefix"):
            s.scores["ORG"] += TOLD
        if any(weight >= COUNTRY for _, weight in last) and _is_people(s.words[0]):
            s.scores["GPE"] += TOLD


def _is_one_of_many(text: Text, c: Candidate) -> bool:
    """Whether a name stands with an article, owner or year as things do, of which there are many: "a 2004 Chevrolet Marlow"."""
    return any(text.words[i].lower() in _OF_MANY or _is_year(text.words[i]) for i in range(max(c.start - 2, 0), c.start))


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in {"19", "20"}


def _is_known_person(word: str) -> bool:
    return any(label == "PERSON" for label, _ in known(word))


def _is_programme(words: tuple[str, ...]) -> bool:
    """Whether a name is a sentence's predicate, as of programmes: "Meet the Press"."""
    return len(words) == 3 and words[1] == "the" and words[0].lower() in ordinary()


def _is_people(word: str) -> bool:
    told = known(word)
    return bool(told) and all(label == "NORP" for label, _ in told)


def _common_evidence(text: Text, s: Spelling) -> None:
    """Words that also stand in small letters in the article are rather common nouns than a name."""
    words = [word.lower() for word in s.words if word[0].isalpha() and len(word) > 2]
    if words and all(word in text.small for word in words) and not any(word.isupper() for word in s.words):
        for label in ("ORG", "FAC", "LOC", "GPE", "PRODUCT", "WORK_OF_ART", "EVENT", "LAW"):
            if label in s.scores:
                s.scores[label] -= COMMON


def _ordinary_evidence(s: Spelling) -> None:
    """Words that all news writes small speak against a name of which nothing else is known."""
    words = [word for word in s.words if word[0].isalpha() and len(word.rstrip(".")) > 1]
    if not words or any(word.isupper() for word in words) or known(" ".join(s.words)):
        return
    last = name_word(words[-1])
    common = [word.lower() in ordinary() for word in words]
    if len(words) == 1:
        if common[0] and max(last) < LIKELY_GIVEN:
            for label in s.scores:
                s.scores[label] -= ORDINARY
        return
    unlikely = common[-1] and max(last) < LIKELY_GIVEN
    if unlikely and (name_word(words[0]).given < LIKELY_GIVEN or common[0] or len(words) > 3):
        s.scores["PERSON"] -= ORDINARY_END
    if all(common) and not head_evidence(s.words):
        for label in s.scores:
            s.scores[label] -= ORDINARY_NAME if s.voted and "and" not in s.words else ORDINARY


def _mention_evidence(text: Text, s: Spelling, sport: bool) -> None:
    votes: dict[str, int] = defaultdict(int)
    said: dict[str, list[float]] = defaultdict(list)
    for c in s.mentions:
        if c.vote:
            votes[c.vote] += 1
        for label, weight in mention_evidence(text, c, sport):
            said[label].append(weight)
    sure = {label for label, weight in known(" ".join(s.words)) if weight >= SURE}
    for label, count in (votes if sport else believed(text, s.words, s.mentions, votes, said)).items():
        doubtful = sure and label not in sure and (label == "NORP" or len(s.words) > 1)
        share = DOUBTED if doubtful else 1.0
        s.scores[label] += share * VOTES[label] * (1 + REPEAT * min(count - 1, 4)) * (count / len(s.mentions)) ** 0.5
    for label, weights in said.items():
        weights.sort(key=abs, reverse=True)
        s.scores[label] += weights[0] + REPEAT * sum(weights[1:4])


def decide(s: Spelling) -> None:
    """Choose the label with most evidence; "" when there is too little for a name."""
    most = max(s.scores.values(), default=0.0)
    near = [label for label, score in s.scores.items() if score > most - _TIE]
    best = min(near, key=lambda label: (-round(s.scores[label], 4), label)) if len(near) > 1 else "".join(near)
    full_name = best == "PERSON" and len(s.words) > 1
    least = LEAST_FOR_MODEL if s.voted else LEAST_FOR_FULL_NAME if full_name else LEAST_FOR_RUN
    if not best or s.scores[best] < least or _generic(s, best):
        s.label, s.score = "", 0.0
        return
    s.label, s.score = best, s.scores[best]


def _generic(s: Spelling, best: str) -> bool:
    """Whether all words are capitalised common nouns ("Cabinet", "Prime Minister") that only the recognizer took for a name."""
    if " ".join(word.lower() for word in s.words) in generic("phrase") or s.key in generic("phrase"):
        return True  # "Gold Star families"
    if best == "PERSON" and s.rule == "full name":
        return False
    if any(weight >= 4.0 for _, weight in known(" ".join(s.words))) or (s.voted and len(s.words) > 1 and s.scores[best] >= 5.0):
        return False
    common = generic("office", "body", "thing")
    heads = not s.voted
    return all(
        word.lower() in common or is_title(word) or not word[0].isalpha() or (heads and is_head(word)) for word in s.words
    )
