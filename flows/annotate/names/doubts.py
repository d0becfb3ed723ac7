"""What the recognizer alone says of a name, weighed by whether anything else in the article bears it out.

It has a kind for every capitalised word. Of a place that no gazetteer knows and no words put anywhere, of a person of one
word that nobody is called by, and of a work that nothing calls one, its word is worth little.
"""

import re
from bisect import bisect_right

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import REGION, Evidence, context, known, name_word, ordinary, single_words
from flows.annotate.names.heads import head_evidence
from flows.annotate.names.text import Text

# A village's name is as often somebody's or something's; words such as "in" must say that it is a place.
_TOWN, _BORNE_OUT = 1.3, 0.5
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_INTO = context("inside") | {"at", "to", "from"}
_OFTEN = 3  # mentions of one name that the recognizer takes for a person each time
_REACH = 8
_CAMEL = re.compile(r"(?!Ma?c[A-Z]|D[aeiu][A-Z]|L[aeiou][A-Z]|Van[A-Z]|Fitz[A-Z]|[A-Z]’)[A-Z][a-z]+[A-Z]\w*[a-z]\w*")
_CHAMBERS = frozenset({"House", "Senate", "Congress", "Assembly", "Parliament"})
_SMALL = frozenset({"of", "and", "the", "for", "in", "to"})
_VERBS = context("speech") | {"is", "was", "has", "had", "will", "would", "could", "in", "of", "at", "on", "to", "for", "by"}
_QUOTES = frozenset({'"', "“", "‘", "'"})

Votes = dict[str, int]
Context = dict[str, list[float]]


def is_camel_case(word: str) -> bool:
    """Whether a word has a capital inside as brands do and people don't: "MarlowTrack", but not "McMarlow"."""
    return bool(_CAMEL.fullmatch(word))


def believed(text: Text, words: tuple[str, ...], mentions: list[Candidate], votes: Votes, said: Context) -> Votes:
    """The recognizer's votes by label, without or with another label where nothing bears them out.

    A name that is left without any was none to it.
    """
    kept = dict(votes)
    if words[0] in _CHAMBERS and len(words) == 1 and "PERSON" in kept:
        kept["ORG"] = kept.get("ORG", 0) + kept.pop("PERSON")
    told = known(" ".join(words))
    if any(label in kept for label in _PLACES) and not _is_place(text, words, mentions, told, said):
        for label in _PLACES & kept.keys():
            other = "PERSON" if _is_full_name(words) else "ORG"
            kept[other] = kept.get(other, 0) + kept.pop(label)
    if "PERSON" in kept and len(words) == 1 and not told and _is_nobodys(words[0], mentions, said):
        count = kept.pop("PERSON")
        if is_camel_case(words[0]):
            kept["ORG"] = kept.get("ORG", 0) + count
    if "WORK_OF_ART" in kept and not told and not any(_is_called_a_work(text, c) for c in mentions):
        del kept["WORK_OF_ART"]
    if (
        kept.keys() == {"ORG"}
        and len(words) == 1
        and not told
        and words[0] not in single_words()
        and _is_no_body(text, words[0], mentions, said)
    ):
        kept = {}
    if not told and not _is_full_name(words) and all(_is_line(text, c) for c in mentions):
        kept = {}  # a heading
    if votes and not kept:
        for c in mentions:
            c.vote = ""
    return kept


def _is_place(text: Text, words: tuple[str, ...], mentions: list[Candidate], told: Evidence, said: Context) -> bool:
    """Whether a gazetteer, the name's own words or those around it make it a place or building; else it is rather a body:
    "Verlan" in "the consultancy Verlan", "New Harbours"."""
    if words[-1][0].isdigit() or (len(words) == 1 and words[0].replace(".", "").isupper()):
        return True  # "Interstate 75"; "NH" is for the places to know
    if any(label in _PLACES and weight >= _TOWN for label, weight in (*told, *head_evidence(words))):
        return True
    if any(weight >= _BORNE_OUT for label in _PLACES for weight in said.get(label, ())):
        return True
    return any(_stands_as_place(text, c) for c in mentions)


def _stands_as_place(text: Text, c: Candidate) -> bool:
    """Whether a kind of place stands behind a name, or a preposition before it and "the": "Verlan area", "near the Verlans".

    Towns and countries have no "the": "aboard the Verlan" is a ship.
    """
    if text.after(c.end).lower() in context("place_noun"):
        return True
    article = text.before(c.start).lower() == "the" and (c.vote != "GPE" or text.words[c.end - 1].endswith("s"))
    return article and c.start > 1 and text.words[c.start - 2].lower() in _INTO


def _is_line(text: Text, c: Candidate) -> bool:
    """Whether a name has a line of its own, but for punctuation."""
    start, end = text.paragraphs[bisect_right(text.paragraphs, (c.start, len(text.words))) - 1]
    return not any(word[0].isalnum() for word in text.words[start : c.start] + text.words[c.end : end])


def is_spelled_small(text: Text, c: Candidate) -> bool:
    """Whether the small words before an acronym have its letters: "a letter of intent, or LOI" is no body's name."""
    word = text.words[c.start].removesuffix("s")
    if c.end - c.start != 1 or not (2 <= len(word) <= 5 and word.isupper()) or text.before(c.start) not in {"(", "or"}:
        return False
    last, rest = c.start - 1, list(word.lower())
    while last > 0 and (not text.words[last][0].isalpha() or text.words[last] == "or"):
        last -= 1
    for token in range(last, max(last - 2 * len(word), -1), -1):
        other = text.words[token]
        if rest and other.islower() and other[0] == rest[-1]:
            rest.pop()
        elif other[0].isalnum() and other not in _SMALL:
            return False
        if not rest:
            return True
    return False


def _is_full_name(words: tuple[str, ...]) -> bool:
    """Whether words can be a person's full name: the first is given to people, the last no common word."""
    if len(words) not in {2, 3} or not all(word[0].isupper() for word in words) or head_evidence(words):
        return False
    place = any(weight >= REGION for _, weight in known(words[0]))
    return name_word(words[0]).given > 0 and not place and words[-1].lower() not in ordinary()


def _is_nobodys(word: str, mentions: list[Candidate], said: Context) -> bool:
    """Whether no name of persons has the word and no title, verb or apposition says that it is somebody."""
    if len(mentions) >= _OFTEN or max(name_word(word)) > 0:
        return False
    return not any(weight > 0 for weight in said.get("PERSON", ()))


def _is_no_body(text: Text, word: str, mentions: list[Candidate], said: Context) -> bool:
    """Whether nothing but a capital makes a word of one place a body's name: "Fistfights broke out", "the Colonial era"."""
    if word in single_words() or word in _CHAMBERS:
        return False
    if word.endswith("ism"):
        return True
    if len(mentions) > 1 or word[1:] != word[1:].lower() or any(weight > 0 for weight in said.get("ORG", ())):
        return False
    [c] = mentions
    if text.starts_sentence(c.start) or not text.proper(c.start) or text.after(c.end) == "-":
        return True
    after = text.after(c.end)
    return text.before(c.start).lower() in {"the", "a", "an"} and (after.islower() or after == "and") and after not in _VERBS


def _is_called_a_work(text: Text, c: Candidate) -> bool:
    """Whether words near a name speak of books, shows and the like, or who makes it stands before it: "the BBC's Harbour"."""
    first, last = text.sentences[text.sentence_of[c.start]]
    near = text.words[max(first, c.start - _REACH) : c.start] + text.words[c.end : min(last, c.end + _REACH)]
    if any(word.lower() in context("work_noun") for word in near):
        return True
    before = c.start - 1
    while before > first and (text.words[before] in _QUOTES or text.words[before].lower() == "the"):
        before -= 1
    return before >= first and text.words[before].lower() in {"'s", "’s", "'", "’", "on", "told"}
