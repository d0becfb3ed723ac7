"""Halves of one name become one: what a hyphen, a particle or the recognizer cut apart."""

from itertools import pairwise

from flows.annotate.names.candidates import Candidate, covered
from flows.annotate.names.completing import complete_body, is_campus, is_named_for
from flows.annotate.names.gazetteer import context, generic, is_title, known, name_word, titles
from flows.annotate.names.heads import head_evidence, is_head
from flows.annotate.names.holidays import is_holiday
from flows.annotate.names.hyphens import is_hyphenated
from flows.annotate.names.overruns import ends_route
from flows.annotate.names.text import Text

_DASHES = frozenset({"-", "–", "‑"})
_PREFIXES = frozenset({"al", "el", "ul", "as", "ar", "an", "abu", "bin", "ben", "ibn"})
_PLACES_AND_BODIES = frozenset({"FAC", "LOC", "ORG", "GPE"})
_FIELDS = frozenset({"of", "for", "on"})
_BODY_ENDS = frozenset({"council", "office", "committee", "department", "agency", "bureau", "commission", "administration"})
_SCHOOLS = frozenset({"Middle", "High", "Elementary", "Primary", "Secondary", "Junior", "Senior"})
_STRONG, _TOWN, _POSSIBLE = 4.0, 2.4, 0.4
_TITLES = ("honorific", "noble", "rank", "office", "description")


def join(text: Text, candidates: list[Candidate], fixed: list[Candidate]) -> list[Candidate]:
    """Candidates in order, completed and joined, of two that overlap the first and longest; none reaches into `fixed`."""
    candidates.sort(key=lambda c: (c.start, -c.end))
    taken = covered(candidates + fixed, len(text.words))
    for candidate in candidates:
        _complete_known(text, candidate, taken)
        _complete_right(text, candidate, taken)
        _complete_left(text, candidate, taken)
        complete_body(text, candidate, taken)
    kept: list[Candidate] = []
    for c in candidates:
        last = kept[-1] if kept else None
        beside = last is not None and text.sentence_of[last.start] == text.sentence_of[c.start]
        if last is None or not beside or not (c.start < last.end or _absorb(text, last, c)):
            kept.append(c)
    return kept


def _complete_known(text: Text, c: Candidate, taken: bytearray) -> None:
    """Take in the word that makes a longer known name: "Tamil" + "Nadu", "Sri" + "Lanka"."""
    if c.end - c.start > 2 or not text.words[c.start].isalpha():
        return
    if text.after(c.end) in {"'s", "’s"} and text.after(c.end + 1) and _is_known(text, c.start, c.end + 2):
        taken[c.end : c.end + 2] = b"\1\1"  # "Marlow" + "'s Club"
        c.end, c.vote = c.end + 2, ""
    elif text.after(c.end) in _BODY_ENDS and not taken[c.end] and _is_known(text, c.start, c.end + 1):
        taken[c.end] = 1
        c.end += 1  # "Civil Aviation" + "authority"
    elif _is_free(text, c.end, taken) and text.after(c.end) and _is_known(text, c.start, c.end + 1):
        taken[c.end] = 1
        c.end, c.vote = c.end + 1, ""
    elif c.start and _is_free(text, c.start - 1, taken) and text.before(c.start) and _is_known(text, c.start - 1, c.end):
        taken[c.start - 1] = 1
        c.start, c.vote = c.start - 1, ""


def _is_known(text: Text, start: int, end: int) -> bool:
    whole = known(text.surface(start, end))
    if whole and text.words[end - 1] == "County":
        return True
    if text.after(end) == "counties" and known(f"{text.surface(start, end)} County"):
        return True  # "Verlan" + "Costa", of "Verlan Costa and Roe counties"
    if any(weight >= _STRONG for _, weight in whole) or is_holiday(text.words[start:end]):
        return True
    halves = known(text.words[start]) or known(text.words[end - 1])
    return end - start == 2 and not halves and any(weight >= _TOWN for _, weight in whole)  # "Corpus" + "Christi"


def _complete_right(text: Text, c: Candidate, taken: bytearray) -> None:
    """Take in what a hyphen ties to the name's end ("Yoon Suk" + "-yeol"), and the name after a single given name."""
    words, size = text.words, len(text.words)
    while c.end + 1 < size and words[c.end] in _DASHES and not text.spaced[c.end - 1] and not text.spaced[c.end]:
        part = words[c.end + 1]
        small = c.vote == "PERSON" and part not in context("hyphen_suffix")
        if taken[c.end] or taken[c.end + 1] or not part[0].isalpha() or not (text.capital[c.end + 1] or small):
            return
        taken[c.end : c.end + 2] = b"\1\1"
        c.end += 2
    given = c.vote == "PERSON" and c.end - c.start == 1 and name_word(words[c.start]).given >= _POSSIBLE
    if (
        given
        and _is_free(text, c.end, taken)
        and text.after(c.end)
        and not words[c.end].isupper()
        and not _is_other(text, c.end)
    ):
        taken[c.end] = 1
        c.end += 1


def _complete_left(text: Text, c: Candidate, taken: bytearray) -> None:
    """Take in what stands before a name and belongs to it: "al-" + "Theyab", "Dos" + "Santos", "P" + "C George"."""
    start, words = c.start, text.words
    if start >= 2 and words[start - 1] in _DASHES and not text.spaced[start - 1] and not text.spaced[start - 2]:
        if words[start - 2].lower() in _PREFIXES and not taken[start - 2]:
            c.start -= 2
            taken[c.start : start] = b"\1\1"
        return
    if len(words[start]) == 2 and words[start][1] == "." and start and _is_given(text, start - 1, taken):
        c.start -= 1  # "Tendai" + "B. Mutasa School"
        taken[c.start] = 1
    while c.vote == "PERSON" and text.before(c.start) and _is_free(text, c.start - 1, taken):
        word = words[c.start - 1]
        initial = len(word.rstrip(".")) == 1 and word not in {"I", "A"}
        given = name_word(word).given >= _POSSIBLE and not _is_other(text, c.start - 1)
        if not (initial or given or word.lower() in context("particle")):
            return
        c.start -= 1
        taken[c.start] = 1


def _is_given(text: Text, token: int, taken: bytearray) -> bool:
    """Whether a free capitalised word in the same sentence is given to people."""
    same = bool(text.before(token + 1)) and _is_free(text, token, taken)
    return same and name_word(text.words[token]).given >= _POSSIBLE and not _is_other(text, token)


def _is_free(text: Text, token: int, taken: bytearray) -> bool:
    """Whether a token is a capitalised word that belongs to no candidate."""
    return token < len(taken) and not taken[token] and text.capital[token]


def _is_other(text: Text, token: int) -> bool:
    """Whether a capitalised word before a name is rather a title, a generic word, a known name or a sentence's first word."""
    word = text.words[token].lower()
    title = any(word in titles(kind) for kind in _TITLES)
    other = any(weight >= _STRONG for _, weight in known(text.words[token]))
    if text.words[token] in context("title_case_strong") or word == "former":
        return True
    return title or other or word in generic("thing", "office") or (text.starts_sentence(token) and not text.proper(token))


def _absorb(text: Text, last: Candidate, c: Candidate) -> bool:
    """Join `c` to the candidate before it when they are halves of one name; True when done."""
    gap = c.start - last.end
    if gap == 0 and ends_route(text, last):
        return False
    if gap == 0 and _is_known(text, last.start, c.end):  # "Islamic" + "State"
        last.end, last.vote = c.end, ""
        return True
    if gap == 0 and (is_campus(text, last, c) or is_named_for(text, last, c)):
        last.end, last.vote = c.end, "ORG"
        return True
    if gap == 0 and last.vote == c.vote == "GPE" and not any(known(text.surface(x.start, x.end)) for x in (last, c)):
        last.end = c.end  # "Creve" + "Marlow"
        return True
    if gap == 0 and last.end - last.start == 1 and is_title(text.words[last.start]):
        last.start, last.end, last.rule = c.start, c.end, c.rule
        last.vote = c.vote or "PERSON"
        return True
    if _is_field(text, last, c):
        last.end, last.vote = c.end, "ORG"
        return True
    if gap == 1 and text.words[last.end] in {"and", "&", "-", "–", "on"} and _goes_on(text, last, c):
        last.end = c.end
        return True
    if gap > 1 or (gap == 1 and text.words[last.end] not in context("particle")):
        return False
    if gap == 0 and _is_headed(text, last, c):
        last.vote = c.vote or last.vote
    elif not (_is_person(text, last, c) or _is_person(text, c, last)):
        return False
    else:
        last.vote = "PERSON"
    last.end = c.end
    if last.rule != c.rule:
        last.rule = "joined"
    return True


def _is_field(text: Text, last: Candidate, c: Candidate) -> bool:
    """Whether a place is the field of a body whose name breaks off at "on": "Center" + "on the United States"."""
    between = text.words[last.end : c.start]
    whole = last.end - last.start
    if whole > 1 and text.words[last.end - 1] == "on":
        between, whole = ["on", *between], whole - 1
    head = text.words[last.start + whole - 1]
    told = any(label in {"ORG", "FAC"} for label, _ in head_evidence(("X", head)))
    return whole == 1 and between in (["on"], ["on", "the"]) and told and c.vote in {"GPE", "LOC"}


def _goes_on(text: Text, last: Candidate, c: Candidate) -> bool:
    """Whether a body's name goes on behind "and": known whole, or listing its fields ("Institute of Rocks and Seas")."""
    if _is_known(text, last.start, c.end):
        return True
    if text.words[last.end] == "–":
        return is_hyphenated(text, last.start, c.end)
    if text.words[last.end] == "and" and last.vote == "ORG" and "on" in text.words[last.start + 1 : last.end]:
        on = text.words.index("on", last.start)
        first = known(text.surface(on + 1 + (text.words[on + 1] == "the"), last.end))
        return bool(first) and c.vote in {"GPE", "LOC"}  # "Center on the United States and Europe"
    if text.words[last.end] == "on":  # "Select Committee" + "Intelligence"
        committee = text.words[last.end - 1].lower() in {"committee", "subcommittee", "commission"}
        return committee and c.vote in {"ORG", ""} and not known(text.surface(c.start, c.end))
    if text.words[c.end - 1] == "Act" and text.words[last.end] != "-":  # "Clean Water and Promise Act"
        return last.vote not in {"PERSON", "GPE"} and c.end - c.start > 1 and not known(text.surface(last.start, last.end))
    words, added = text.words[last.start : last.end], text.words[c.start : c.end]
    if text.words[last.end] == "-" or last.vote not in {"ORG", ""} or c.vote in {"PERSON", "GPE", "NORP"} or len(added) > 2:
        return False
    head = next((word for word, following in pairwise(words) if following.lower() in _FIELDS), "")
    if not head or not head_evidence(("X", head)) or any(known(text.surface(c.start, end)) for end in (c.start + 1, c.end)):
        return False
    if any(word.isupper() or max(name_word(word)) >= _POSSIBLE for word in added):
        return False
    return len(added) == 1 or not is_head(added[-1])


def _is_headed(text: Text, last: Candidate, c: Candidate) -> bool:
    """Whether `c` ends with a head (Park, Hospital) that what stands before it completes: "Barra Honda" + "National Park"."""
    if text.words[c.end - 1] in {"Senate", "House"} and text.after(c.end).lower() in context("contest"):
        return False  # "Ohio" + "Senate race": the nation's chamber
    if not is_head(text.words[c.end - 1]) or c.vote not in _PLACES_AND_BODIES | {""} or last.vote == "NORP":
        return False
    labels = {label for label, _ in head_evidence(("X", text.words[c.end - 1]))}
    if text.words[c.end - 1] == "School" and all(word in _SCHOOLS for word in text.words[c.start : c.end - 1]):
        return True  # "Tendai B. Mutasa" + "Middle School"
    place = known(text.surface(last.start, last.end))
    if any(label == "NORP" for label, _ in place):
        return False
    if any(weight >= _STRONG for _, weight in place):  # "Hong Kong" + "Open", but not "Hong Kong" + "Island Road"
        return last.vote in {"GPE", ""} and c.vote == "" and c.end - c.start == 1 and bool(labels & {"ORG", "EVENT"})
    return bool(labels & {"LOC", "FAC"}) or (c.vote == "" and "ORG" in labels and last.vote != "PERSON")


def _is_person(text: Text, sure: Candidate, other: Candidate) -> bool:
    """Whether `sure` is a person's name and `other` can be a part of it."""
    if sure.vote != "PERSON" or is_head(text.words[max(sure.end, other.end) - 1]):
        return False
    if other.vote == "PERSON":
        return True
    before = text.before(other.start).lower()
    if before == "the" and other.start > 1:
        before = text.before(other.start - 1).lower()
    if before in {"of", "for", "and"} and other.vote != "PERSON":
        words = map(name_word, text.words[other.start : other.end])  # "minister of Economic Affairs" + "John Roe"
        if not all(max(word.given, word.family) >= _POSSIBLE for word in words):
            return False
    return other.end - other.start <= 3 and all(_is_name_part(text, token) for token in range(other.start, other.end))


def _is_name_part(text: Text, token: int) -> bool:
    """Whether a word beside a person's name can be a part of it."""
    word = text.words[token]
    name = name_word(word)
    if word.lower() in context("particle") or (len(word.rstrip(".")) == 1 and word[0].isalpha()):
        return True
    if word.lower() in generic("office", "body", "thing") or any(word.lower() in titles(kind) for kind in _TITLES):
        return False
    if any(weight >= _STRONG for _, weight in known(word)):
        return name.given >= 0.8 or all(label == "PERSON" for label, _ in known(word))  # "Zorana" + "Trump"
    acronym = word.isupper() and token not in text.upper
    return max(name.given, name.family) >= _POSSIBLE or (text.proper(token) and not text.starts_sentence(token) and not acronym)
