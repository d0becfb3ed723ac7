"""Titles that run into a person's name: "Ranking Member Ann Roe", "Senior Fellow Ben Roe", "District Superintendent Roe"."""

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import LIKELY_GIVEN, context, is_title, known, name_word, ordinary, titles
from flows.annotate.names.heads import is_head
from flows.annotate.names.text import Text

_MOST_TITLE_WORDS = 4


def cut_titles(text: Text, candidates: list[Candidate]) -> None:
    """Cut titles of several words off persons' names: a word that describes an office, and the office behind it."""
    for c in candidates:
        if c.vote == "PERSON" and c.end - c.start > 2 and not known(text.surface(c.start, c.end)):
            c.start = _behind_body(text, c) or _name_start(text, c)


def _name_start(text: Text, c: Candidate) -> int:
    """Where the name itself begins: behind the last office of its first words, if common words alone lead to it."""
    words, start = text.words, c.start
    given = name_word(words[start + 1]).given >= LIKELY_GIVEN
    if given and _is_common(words[start]) and not is_head(words[c.end - 1]):
        return start + 1  # "Organizer Joe Roe"
    if is_head(words[c.end - 1]) and name_word(words[c.end - 1]).family < LIKELY_GIVEN:
        return start
    for token in range(c.start, min(c.start + _MOST_TITLE_WORDS, c.end - 1)):
        word = words[token]
        if _is_office(word) and _names_somebody(words[token + 1]):
            start = token + 1
        elif not _is_common(word):
            break
    return start


def _behind_body(text: Text, c: Candidate) -> int:
    """Where the name begins behind a body and its office: "Riverton School Dean Douglas Roe"; 0 when it doesn't."""
    for token in range(c.start + 1, c.end - 1):
        if (
            is_title(text.words[token])
            and is_head(text.words[token - 1])
            and name_word(text.words[token + 1]).given >= LIKELY_GIVEN
        ):
            return token + 1
    return 0


def _is_office(word: str) -> bool:
    lower = word.lower()
    plain = max(name_word(word)) < LIKELY_GIVEN
    return lower in context("title_end") or (plain and (is_title(word) or lower in titles("description")))


def _is_common(word: str) -> bool:
    """Whether a word is rather a common one, which describes an office, than a name's: Ranking, District, Deputy."""
    return (word.lower() in ordinary() or word.lower() in context("title_end")) and max(name_word(word)) < LIKELY_GIVEN


def _names_somebody(word: str) -> bool:
    return word[:1].isupper() and not _is_office(word) and not (_is_common(word) and not name_word(word).given)
