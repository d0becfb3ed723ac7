"""A name's limits: titles, articles, possessives, dates and numbers outside; lists taken apart; halves joined."""

from collections.abc import Iterator

from flows.annotate.names.candidates import PARTICLES, Candidate
from flows.annotate.names.gazetteer import known, name_word, words_of
from flows.annotate.names.heads import OF, is_head
from flows.annotate.names.text import Text

_ARTICLES = frozenset({"the", "a", "an", "this", "that", "his", "her", "its", "their", "our", "my"})
_POSSESSIVES = frozenset({"'s", "’s", "'", "’", "`s"})
_DASHES = frozenset({"-", "–", "‑"})
# After a hyphen these make an adjective of the name: "London-based", "Saudi-led".
_SUFFIXES = frozenset(
    "based born led backed style bound owned wide controlled run made trained era related like held occupied ruled speaking "
    "dominated sponsored funded mediated brokered supported friendly educated listed affiliated aligned area".split()
)
_PEOPLE_AND_PLACES = frozenset({"PERSON", "GPE", "LOC", "NORP"})


def titles() -> frozenset[str]:
    """Words before a person's name that are no part of it."""
    return (
        words_of("name_titles.csv", "honorific")
        | words_of("name_titles.csv", "noble")
        | words_of("name_titles.csv", "rank")
        | _offices()
    )


def _offices() -> frozenset[str]:
    return words_of("name_titles.csv", "office") | frozenset({"prime", "vice", "deputy", "former", "ex-president"})


def tidy(text: Text, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates taken apart, trimmed, completed and joined where they are halves of one name; in order, without overlaps."""
    parts = [part for candidate in candidates for part in _split(text, candidate)]
    kept = [part for part in parts if _trim(text, part)]
    kept.sort(key=lambda c: (c.start, -c.end))
    taken = {token for c in kept for token in range(c.start, c.end)}
    for candidate in kept:
        _complete(text, candidate, taken)
    return _join(text, kept)


def _split(text: Text, whole: Candidate) -> Iterator[Candidate]:
    """Pieces of a span that holds several names: at brackets, semicolons, in lists of people or places, and after a possessive."""
    start = whole.start
    for token in range(whole.start, whole.end):
        if token <= start:
            continue
        word = text.words[token]
        if word in {"(", ")", "[", "]", ";", "/", "|", "•"} or _divides(text, whole, start, token):
            yield Candidate(start, token, whole.vote, rule=whole.rule)
            start = token + 1
    if start < whole.end:
        yield Candidate(start, whole.end, whole.vote, rule=whole.rule)


def _divides(text: Text, whole: Candidate, start: int, token: int) -> bool:
    """Whether the word at `token` stands between two names of the span."""
    word, words = text.words[token], text.words
    if token + 1 >= whole.end or not text.capital[token + 1]:
        return False
    if word in {"and", "&"} and whole.vote in _PEOPLE_AND_PLACES:
        return word == "and" and not known(text.surface(whole.start, whole.end))
    if word == ",":
        if whole.vote in _PEOPLE_AND_PLACES:
            return True
        in_list = any(words[i].lower() in OF for i in range(start, token)) and "and" in words[token : whole.end]
        person = name_word(words[token + 1]).given >= 0.6 and not is_head(words[whole.end - 1])
        return person or not in_list
    if word in _POSSESSIVES:
        return any(is_head(words[i]) for i in range(token + 1, whole.end)) and not known(text.surface(whole.start, whole.end))
    return False


def _trim(text: Text, c: Candidate) -> bool:
    """Cut what is no part of a name from both ends; False when nothing is left."""
    words, common = text.words, words_of("name_generic.csv", "thing")
    person = c.vote in {"PERSON", "ORG", "NORP", "GPE", ""}
    while c.start < c.end:
        first, last = words[c.start].lower(), words[c.end - 1]
        more = c.end - c.start > 1
        if first in _ARTICLES or not (first[0].isalnum()) or (more and first in {"s", "mr"}):
            c.start += 1
        elif last in _POSSESSIVES or not (last[-1].isalnum() or last[-1] in ".$+"):
            c.end -= 1
        elif more and c.vote not in {"EVENT", "LAW", "PRODUCT", "WORK_OF_ART"} and _is_time(last, common):
            c.end -= 1
        elif more and person and first.rstrip(".") + "." * first.endswith(".") in titles() and _is_person_after(text, c):
            c.start += 1
            c.vote = "PERSON" if c.vote != "GPE" else c.vote
        elif last in {"and", "of", "in", "the", "for", "at"}:
            c.end -= 1
        else:
            break
    return c.start < c.end and any(ch.isalpha() for ch in text.surface(c.start, c.end))


def _is_person_after(text: Text, c: Candidate) -> bool:
    """Whether what follows a title in the span can be a person's name: capitalised, and no office's or body's rest."""
    word = text.words[c.start + 1]
    return word[0].isupper() and not is_head(text.words[c.end - 1]) and word.lower() not in OF


def _is_time(word: str, common: frozenset[str]) -> bool:
    lower = word.lower()
    if lower in common and lower.rstrip(".") in _TIMES:
        return True
    return word[0].isdigit() and (len(word) > 2 or not word.isdigit())


_TIMES = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october "
    "november december jan feb mar apr jun jul aug sep sept oct nov dec today yesterday tomorrow morning evening".split()
)


def _complete(text: Text, c: Candidate, taken: set[int]) -> None:
    """Give a name the parts the recognizer cut off: "Yoon Suk" + "-yeol", "al-" + "Theyab", "Dos" + "Santos"."""
    words, size = text.words, len(text.words)
    while (
        c.end + 1 < size
        and words[c.end] in _DASHES
        and not text.spaced[c.end - 1]
        and not text.spaced[c.end]
        and not {c.end, c.end + 1} & taken
        and words[c.end + 1][0].isalpha()
        and (text.capital[c.end + 1] or (c.vote == "PERSON" and words[c.end + 1] not in _SUFFIXES))
    ):
        taken.update((c.end, c.end + 1))
        c.end += 2
    if c.start >= 2 and words[c.start - 1] in _DASHES and not text.spaced[c.start - 1] and not text.spaced[c.start - 2]:
        if words[c.start - 2].lower() in {"al", "el", "ul", "as", "ar", "an", "abu", "bin", "ben"} and c.start - 2 not in taken:
            c.start -= 2
    elif c.start and c.vote == "PERSON" and c.start - 1 not in taken and text.capital[c.start - 1] and text.before(c.start):
        if words[c.start - 1].lower() in PARTICLES or (
            name_word(words[c.start - 1]).given >= 0.4 and not _is_other(text, c.start - 1)
        ):
            c.start -= 1


def _is_other(text: Text, token: int) -> bool:
    """Whether a capitalised word before a name is rather a title, a generic word or the first word of a sentence."""
    word = text.words[token].lower()
    return (
        word in titles()
        or text.starts_sentence(token)
        or any(word in kind for kind in (words_of("name_titles.csv", "description"), words_of("name_generic.csv", "thing")))
        or bool(known(text.words[token]))
    )


def _join(text: Text, ordered: list[Candidate]) -> list[Candidate]:
    """Two halves of one person's name become one; of overlapping spans the first and longest stays."""
    kept: list[Candidate] = []
    for c in ordered:
        last = kept[-1] if kept else None
        if last is not None and c.start < last.end:
            continue
        if (
            last is not None
            and c.start == last.end
            and last.vote == c.vote == "PERSON"
            and text.sentence_of[last.start] == text.sentence_of[c.start]
        ):
            last.end = c.end
        else:
            kept.append(c)
    return kept
