"""Acronyms: which short forms stand in the article, what defines them, and which name's initials they are."""

import re

from spacy.tokens import Doc

from flows.annotate.entities.forms import Name
from flows.annotate.entities.keys import small_words
from flows.annotate.tokens import tokens_of

_ACRONYM = re.compile(r"(?:[A-Z]\.?-?){1,6}[A-Z0-9]\.?|[A-Z](?:[A-Z&/-]|[a-z](?=[A-Z])){1,7}s?|(?:[A-Z]\.){2,6}")
_MIN_DEFINED_SHARE = 0.5
_LEAST_WORDS = 3


def is_acronym(text: str) -> bool:
    """Whether the text looks like an acronym: OTS, U.N., AT&T, G7, SMEs."""
    return len(text) <= 10 and _ACRONYM.fullmatch(text) is not None


def letters(text: str) -> str:
    """An acronym's letters, lower-case: "U.N." -> "un"; a plural s is dropped."""
    bare = text[:-1] if text[-1:] == "s" and text[-2:-1].isupper() else text
    return "".join(c for c in bare.casefold() if c.isalnum())


def initials(name: tuple[str, ...]) -> list[str]:
    """What a name may be shortened to, the whole name's first letters before those of its last three or more words."""
    content = [word for word in name if word not in small_words()]
    if len(content) < 2:
        return []
    whole = ["".join(word[0] for word in content), "".join(word[0] for word in name)]
    return whole + ["".join(word[0] for word in tail if word not in small_words()) for tail in _tails(name)]


def _tails(name: tuple[str, ...]) -> list[tuple[str, ...]]:
    """The ends of a name that may be a name by themselves: "Japan's | Ministry of Trade", not "University of | East Anglia"."""
    found = []
    for i in range(1, len(name)):
        follows_on = name[i] in small_words() or (name[i - 1] in small_words() and name[i - 1] != "s")
        if not follows_on and sum(word not in small_words() for word in name[i:]) >= _LEAST_WORDS:
            found.append(name[i:])
    return found


def stands_for(acronym: str, name: tuple[str, ...]) -> bool:
    """Whether letters in parentheses after a name can shorten it: in order, from its first letter, half of its words hit."""
    if not acronym or not name:
        return False
    return acronym in initials(name) or any(_spells(acronym, words) for words in (name, *_tails(name)))


def _spells(acronym: str, name: tuple[str, ...]) -> bool:
    """Whether the letters stand in the name in this order, a word's first letter preferred."""
    if name[0][0] != acronym[0]:
        return False
    text = " ".join(name)
    position = hits = 0
    for letter in acronym:
        at_word = next((k for k in range(position, len(text)) if text[k] == letter and (k == 0 or text[k - 1] == " ")), -1)
        at = at_word if at_word >= 0 else text.find(letter, position)
        if at < 0:
            return False
        hits += at_word >= 0
        position = at + 1
    content = sum(word not in small_words() for word in name)
    return hits >= max(1, _MIN_DEFINED_SHARE * content)


def definitions(doc: Doc, names: list[Name], owner: dict[int, int], spans: list[tuple[int, int]]) -> dict[str, int]:
    """Letters of acronyms defined in the article -> number of the Name they stand for.

    A definition is a name with the acronym in parentheses after it, or the acronym with the name in parentheses.
    `owner` gives the Name of each mention, `spans` the mentions' token spans.
    """
    ends = {end: number for number, (_, end) in enumerate(spans)}
    starts = {start: number for number, (start, _) in enumerate(spans)}
    found: dict[str, int] = {}
    texts = tokens_of(doc).words
    for token in range(1, len(texts) - 2):
        if texts[token] not in {"(", "["}:
            continue
        before, after = ends.get(token), starts.get(token + 1)
        if before is not None and is_acronym(texts[token + 1]) and texts[token + 2] in {")", "]", ",", ";"}:
            short, long = texts[token + 1], names[owner[before]]
        elif after is not None and is_acronym(texts[token - 1]):
            short, long = texts[token - 1], names[owner[after]]
            before = after
        else:
            continue
        if long.family == "person" and letters(short) not in initials(long.words):
            continue
        if len(long.words) > 1 and stands_for(letters(short), long.words):
            found.setdefault(letters(short), owner[before if before is not None else 0])
    return found


def by_initials(names: list[Name]) -> dict[str, list[int]]:
    """Initials -> the numbers of the names that have them, whole-name initials only when some name has them whole."""
    whole: dict[str, list[int]] = {}
    partial: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        if name.family in {"person", "people"} or len(name.words) < 2:
            continue
        forms = initials(name.words)
        core_forms = initials(name.core) if name.core != name.words else []
        for form in dict.fromkeys(forms[:2] + core_forms[:2]):
            whole.setdefault(form, []).append(number)
        for form in forms[2:]:
            partial.setdefault(form, []).append(number)
    return {**partial, **whole}


def people_by_initials(names: list[Name]) -> dict[str, list[int]]:
    """Initials of three words or more -> the numbers of the people's names that have them: "lbr" of Lena Berit Rask."""
    found: dict[str, list[int]] = {}
    for number, name in enumerate(names):
        if name.family == "person" and len(name.core) >= _LEAST_WORDS:
            found.setdefault("".join(word[0] for word in name.core), []).append(number)
    return found
