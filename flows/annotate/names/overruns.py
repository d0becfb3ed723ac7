"""Names that run over into the sentence, and words that are parts of others: "Mutasa for months", "anti-Semitic"."""

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import LIKELY_GIVEN, context, known, name_word, ordinary
from flows.annotate.names.heads import is_head
from flows.annotate.names.text import Text

_HYPHENS, _POSSESSIVES = frozenset({"-", "–"}), frozenset({"'s", "’s"})
_PREPOSITIONS = frozenset({"for", "in", "with", "on", "at", "to", "from", "by"})
_CONJUNCTIONS = frozenset({"because", "while", "when", "after", "before", "who", "which", "if", "but", "since", "than"})
_OPINIONS = ("ism", "isms", "itic", "itism", "itisms")
_OF_COURTS = frozenset({"Justice", "Justices", "Judge", "Judges", "Clerk"})
_BODIES = frozenset({"ORG", "LAW", "EVENT", "PRODUCT"})


def runs_on(text: Text, c: Candidate) -> bool:
    """Whether the last of several words belongs to the sentence: "Mutasa for months", "Mutasa because", "Ann Roe Goes to"."""
    last, previous = text.words[c.end - 1], text.words[c.end - 2]
    if last in context("title_case_verb") and c.vote in {"PERSON", "WORK_OF_ART"} and text.after(c.end).islower():
        return c.end - c.start > 2
    if c.vote == "WORK_OF_ART":
        return False
    if last in _CONJUNCTIONS or (last.islower() and previous in _PREPOSITIONS and c.end - c.start > 2 and not is_head(last)):
        return True
    if last in _OF_COURTS and previous == "Court" and c.end - c.start > 2:
        return True  # "Supreme Court Justice" before a name
    if c.vote == "PERSON" and last == "Former":
        return True
    return last.islower() and previous in _POSSESSIVES  # "Mutasa's committee"


def follows_route(text: Text, c: Candidate) -> bool:
    """Whether the first of several words is the end of a route: "the Kenya-to-Malawi Verlan pipeline"."""
    start, words = c.start, text.words
    return start > 1 and words[start - 1] in _HYPHENS and words[start - 2] == "to" and bool(known(words[start]))


def ends_route(text: Text, c: Candidate) -> bool:
    """Whether a place ends a route, so that what stands behind it is another name: "the Kenya-to-Malawi Verlan pipeline"."""
    return c.start > 1 and text.words[c.start - 1] in _HYPHENS and text.words[c.start - 2] == "to"


def divides_with(text: Text, whole: Candidate, start: int, token: int) -> bool:
    """Whether "with" leads from a thing's name to somebody who has to do with it: "Clean Rivers Act with Mutasa"."""
    return (
        text.words[token] == "with"
        and whole.vote in _BODIES
        and token - start > 1
        and whole.end - token <= 4
        and not is_head(text.words[whole.end - 1])
    )


def is_word_part(text: Text, c: Candidate) -> bool:
    """Whether a single word is an opinion's or a part of its word, and nobody's name: "anti-Semitic", "Zionism", "From"."""
    if c.end - c.start > 1:
        return False
    word = text.words[c.start]
    if word in context("title_case_strong") and name_word(word).given < LIKELY_GIVEN:
        return not known(word)
    if c.vote == "PERSON" and word.islower():
        return True  # "the mute dauphin"
    if text.after(c.end) in _POSSESSIVES and text.after(c.end + 1) == "sake":
        return True
    return word.endswith(_OPINIONS) and c.vote in {"NORP", "ORG", "PERSON", "GPE"} and not known(word)


def is_description(text: Text, c: Candidate) -> bool:
    """Whether a "person" is an occupation in capitals: "Political Correspondent"."""
    if c.vote not in {"PERSON", ""}:
        return False
    words = text.words[c.start : c.end]
    if len(words) == 2 and words[1].lower() in context("occupation") and words[0].lower() in ordinary():
        return name_word(words[0]).given < LIKELY_GIVEN
    return False


def is_insertion(text: Text, c: Candidate) -> bool:
    """Whether an editor put the words into a quotation before somebody's name: "Speaker [Rep. Ann] Roe"."""
    if text.after(c.end) != "]" or not text.after(c.end + 1) or not text.capital[c.end + 1]:
        return False
    first = text.sentences[text.sentence_of[c.start]][0]
    return "[" in text.words[max(first, c.start - 4) : c.start]
