"""What the words around a mention say of its kind: titles, verbs of speech, ages, prepositions of place, kinds of place."""

from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.definitions import acts_as_body, definition
from flows.annotate.names.gazetteer import LIKELY_GIVEN, REGION, Evidence, context, generic, known, name_word, titles
from flows.annotate.names.heads import head_evidence, is_head
from flows.annotate.names.text import Text

TITLE_WEIGHTS = {"honorific": 7.0, "noble": 4.0, "rank": 4.0, "office": 3.5, "description": 3.0, "kin": 3.5}
# A title in small letters ("minister John Roe") may also belong to what follows: "president Corp".
SMALL_TITLE = 3.0
_BODY_BEFORE: Evidence = (("ORG", 2.0),)
_FIRM_BEFORE: Evidence = (("ORG", 3.5),)
_PLACE_BEFORE: Evidence = (("GPE", 1.5),)
_INSIDE: Evidence = (("PERSON", -1.0), ("GPE", 1.2))
_AT: Evidence = (("FAC", 0.6), ("PERSON", -0.6))
_TOWARDS: Evidence = (("GPE", 0.4),)
_ARTICLE: Evidence = (("PERSON", -2.0), ("GPE", -0.5), ("ORG", 0.6))
_CITY_OF: Evidence = (("GPE", 3.5),)
_SPEAKS: Evidence = (("PERSON", 1.2), ("ORG", 0.5), ("GPE", -0.8))
_ACTS: Evidence = (("PERSON", 2.0), ("ORG", -0.5), ("GPE", -0.8))
_WHO: Evidence = (("PERSON", 2.5),)
_APPOSED: Evidence = (("PERSON", 3.0),)
_COUPLE: Evidence = (("PERSON", 6.0), ("GPE", -1.0))
_SPOKEN_FOR: Evidence = (("PERSON", 4.0),)
_STORM: Evidence = (("EVENT", 6.0), ("PERSON", -2.0))
_STAFFED: Evidence = (("ORG", 5.0),)
_AT_BODY = frozenset({"of", "at", "for", "with"})
_MISTAKEN_BODIES = frozenset({"ORG", "FAC", "LOC", "EVENT", "PRODUCT", "WORK_OF_ART"})
_NOUNS = frozenset({"NN", "NNS"})
_OF_COMPANY: Evidence = (("ORG", 3.5), ("PERSON", -1.0))
_APPOSITION = 5  # words up to the office in an apposition
_RULES: Evidence = (("PERSON", 1.5),)
_PLACE_AFTER: Evidence = (("GPE", 2.0), ("PERSON", -0.5))
_BODY_AFTER: Evidence = (("ORG", 1.2), ("PERSON", -0.3))
_BASED: Evidence = (("GPE", 3.0),)
_AGE: Evidence = (("PERSON", 4.0),)
_IN_COUNTRY: Evidence = (("GPE", 1.5),)
_SHORT_FORM: Evidence = (("ORG", 2.0),)
_FIELDED: Evidence = (("PERSON", 4.0),)
_OPENING, _CLOSING = frozenset({'"', "“"}), frozenset({'"', "”"})
_TITLED = frozenset({"ORG", "PRODUCT", "FAC", "WORK_OF_ART"})
_QUOTED: Evidence = (("WORK_OF_ART", 1.5),)
_POSSESSIVES = frozenset({"'s", "’s", "'", "’"})
_OWNS: Evidence = (("PERSON", 2.0),)
_YOUNGEST, _OLDEST = 10, 105
_STATE_CHAMBERS = frozenset({"Senate", "House", "Assembly", "Legislature"})
_LEAVES_APPOSITION = frozenset(
    {"and", "said", "says", "who", "which", "where", "with", "from", "at", "by", "but", "is", "was", "are"}
)
_BEFORE_PLACE_IN_COUNTRY = frozenset({"in", "at", "from", "to", "near", "of", "outside", ""})


@cache
def _before_words() -> dict[str, Evidence]:
    """What one word before a name says, titles aside."""
    table: dict[str, Evidence] = dict.fromkeys(context("place_noun"), _PLACE_BEFORE)
    table.update(dict.fromkeys(context("body_noun"), _BODY_BEFORE))
    table.update(dict.fromkeys(context("brand_noun") & context("body_noun"), _FIRM_BEFORE))
    table.update(dict.fromkeys(context("inside"), _INSIDE))
    table.update({"at": _AT, "from": _TOWARDS, "to": _TOWARDS})
    return table


@cache
def _after_words() -> dict[str, Evidence]:
    """What one word after a name says."""
    table: dict[str, Evidence] = dict.fromkeys(context("body_noun"), _BODY_AFTER)
    table.update(dict.fromkeys(context("place_kind"), _PLACE_AFTER))
    table.update(dict.fromkeys(context("rule_noun"), _RULES))
    table.update(dict.fromkeys(context("act"), _ACTS))
    table.update(dict.fromkeys(context("speech"), _SPEAKS))
    table.update({"who": _WHO, "whose": _WHO})
    return table


@cache
def _title_words() -> dict[str, str]:
    """The kind of each title, the weightiest kind where a word has several."""
    return {word: kind for kind in reversed(TITLE_WEIGHTS) for word in titles(kind)}


def mention_evidence(text: Text, c: Candidate, sport: bool) -> Iterator[tuple[str, float]]:
    """(label, weight) pairs that the words before and after the mention give; in `sport`, scorecards too."""
    before, after = text.before(c.start), text.after(c.end)
    yield from definition(text, c)
    yield from acts_as_body(text, c)
    if _is_couple(text, c):
        yield from _COUPLE
    if _is_spoken_for(text, c):
        yield from _SPOKEN_FOR
    if _is_staff_before(text, c):
        yield from _STAFFED
    kind = title_before(text, c.start, before.lower())
    if kind:
        capital = text.capital[c.start - 1] or kind in {"honorific", "kin"}
        yield "PERSON", TITLE_WEIGHTS[kind] if capital else SMALL_TITLE
    else:
        yield from _before(text, c, before, after, sport)
    if before in _OPENING and c.end - c.start > 1 and c.vote in _TITLED and _is_closed(text, c.end):
        yield from _QUOTED
    if after in {"—", "–", "--"} and _is_apposed(text, c):
        yield from _APPOSED
    if after in {",", "-"}:
        yield from _beyond(text, c, after)
    elif after in _POSSESSIVES:
        if text.after(c.end + 1).lower() in context("personal_noun") and "and" not in text.words[c.start : c.end]:
            yield from _OWNS
    else:
        yield from _after_words().get(after.lower(), ())


def _is_closed(text: Text, end: int) -> bool:
    """Whether a quotation mark closes right behind a name, a comma or full stop between them."""
    return text.after(end) in _CLOSING or (text.after(end) in {",", "."} and text.after(end + 1) in _CLOSING)


def _is_apposed(text: Text, c: Candidate) -> bool:
    """Whether an apposition says which office a full name holds: "Reka Pribos, the party chairman, …"."""
    words = text.words[c.start : c.end]
    if len(words) not in {2, 3} or not all(word[0].isupper() for word in words) or head_evidence(tuple(words)):
        return False
    if known(text.surface(c.start, c.end)) or any(word.isupper() and len(word) > 2 for word in words):
        return False
    for token in range(c.end + 1, min(c.end + 1 + _APPOSITION, len(text.words))):
        word = text.words[token]
        if word in context("human_office"):
            return True
        owner = text.words[token + 1 : token + 2] in (["'s"], ["’s"])  # "Chile's minister"
        if not (word.islower() or owner or word in {"-", "'s", "’s"}) or word in _LEAVES_APPOSITION:
            return False
    return False


def _is_couple(text: Text, c: Candidate) -> bool:
    """Whether a given name shares the last name of the one behind "and": "Douglas and Renee Kestler"."""
    if c.end - c.start != 1 or text.after(c.end) != "and" or c.end + 2 >= len(text.words):
        return False
    first, second, last = text.words[c.start], text.words[c.end + 1], text.words[c.end + 2]
    if min(name_word(first).given, name_word(second).given) < LIKELY_GIVEN or not text.capital[c.end + 2]:
        return False
    if is_head(last) or any(weight >= REGION for _, weight in (*known(first), *known(last))):
        return False
    return not last.isupper() and last.lower() not in generic("office", "body", "thing")


def _is_spoken_for(text: Text, c: Candidate) -> bool:
    """Whether a full name stands as whose office the words before tell: "a spokesman for Roe, Michel Stahl, said"."""
    words = text.words
    if c.end - c.start not in {2, 3} or text.before(c.start) != "," or text.after(c.end) not in {",", "."}:
        return False
    if name_word(words[c.start]).given < LIKELY_GIVEN:
        return False
    first = text.sentences[text.sentence_of[c.start]][0]
    before = words[max(first, c.start - 8) : c.start - 1]
    return any(a in context("human_office") and b in {"for", "of"} for a, b in pairwise(before)) and "," not in before


def title_before(text: Text, start: int, before: str) -> str:
    """The kind of title that stands before a token: honorific, noble, rank, office, description, kin, or ""."""
    if before == "," and start >= 2:  # "his wife, Mary": only words of kin reach over a comma
        return "kin" if text.words[start - 2].lower() in titles("kin") else ""
    if before == "staff" and start >= 3 and text.words[start - 3 : start - 1] in (["chief", "of"], ["Chief", "of"]):
        return "office"
    return _title_words().get(before, "")


def _before(text: Text, c: Candidate, before: str, after: str, sport: bool) -> Evidence:
    if before == "(" and after == ")" and c.end - c.start == 1 and sum(map(str.isupper, text.words[c.start])) > 1:
        return _SHORT_FORM
    lower = before.lower()
    if before == "," and after in {",", ".", "", "'s", "’s"} and c.start > 1 and c.end - c.start == 1:
        return _OF_COMPANY if text.words[c.start - 2] in context("brand_noun") else ()
    if lower in {"the", "its"}:
        return _ARTICLE if c.end - c.start == 1 and not _has_noun_behind(text, c, after) else ()
    if lower == "of":
        return _CITY_OF if c.start >= 2 and text.words[c.start - 2].lower() in context("place_kind") else ()
    if lower in context("storm") and before.islower():
        return _STORM  # "hurricanes Orla and Tove"
    if sport and before in context("scorecard"):
        return _FIELDED
    if lower == "state" and text.words[c.start] in _STATE_CHAMBERS and c.end - c.start == 1:
        return _BODY_BEFORE
    return _before_words().get(lower, ())


def _has_noun_behind(text: Text, c: Candidate, after: str) -> bool:
    """Whether the article before a name is that of a noun behind it: "the Marlow campaign"."""
    if not after.islower() or text.tags[c.end] not in _NOUNS:
        return False
    return after not in context("body_noun") and text.after(c.end + 1) not in context("body_noun")


def _is_staff_before(text: Text, c: Candidate) -> bool:
    """Whether somebody's office at a body is told before its name: "a fellow at the Harbor Center"."""
    if c.vote not in _MISTAKEN_BODIES or c.end - c.start < 2:
        return False
    at = c.start - 1 - (text.before(c.start).lower() == "the")
    return at > 1 and text.words[at] in _AT_BODY and text.words[at - 1] in context("human_office")


def _beyond(text: Text, c: Candidate, after: str) -> Evidence:
    """What stands after a comma or hyphen says: an age, "who", a country, "-based"."""
    following = text.words[c.end + 1] if c.end + 1 < len(text.words) else ""
    if after == "-":
        return _BASED if following in {"based", "born"} else ()
    if following.isdecimal():
        return _AGE if len(following) < 4 and _YOUNGEST < int(following) < _OLDEST else ()
    if following == "who":
        return _WHO
    if _is_apposed(text, c):
        return _APPOSED
    person = c.end - c.start > 1 and name_word(text.words[c.start]).given >= LIKELY_GIVEN
    person = person and not known(text.surface(c.start, c.end))  # "of John Roe, U.S. attorney"
    if (
        not person
        and text.before(c.start).lower() in _BEFORE_PLACE_IN_COUNTRY
        and any(label == "GPE" and weight >= 2.0 for label, weight in known(following))
    ):
        return _IN_COUNTRY
    return ()
