"""Title Case inside a text: "Update: Police Head To The Street". Capitals tell nothing there, and the recognizer errs.

A heading that was run into the body is known by small words that only a heading writes with a capital ("In", "To", "Is").
"""

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import LIKELY_GIVEN, context, known, name_word, ordinary
from flows.annotate.names.text import Text

# Words that a heading needs, and how many when the small words are such as names have too ("Of", "The").
LEAST_WORDS, LEAST_WITH_WEAK = 3, 6
LEAST_KNOWN = 4.0
_INSIDE = frozenset({",", "'s", "’s", "'", "’", "‘", "-", "&"})
_QUOTES = frozenset({'"', "“", "”"})
_MOST = 0.5


def title_case_mask(text: Text) -> bytearray:
    """One byte a token: 1 in a heading in Title Case; none when most of the article is written so."""
    mask = bytearray(len(text.words))
    strong, weak = context("title_case_strong"), context("title_case_weak")
    markers = text.forms & (strong | weak)
    if not markers:
        return mask
    end = 0
    for token, word in enumerate(text.words):
        if token < end or word not in markers or not token or not text.capital[token - 1]:
            continue
        start, end = _stretch(text, token)
        words = [text.words[i] for i in range(start, end) if text.capital[i]]
        sure = any(w in strong for w in words[1:])
        title = start and text.words[start - 1] in _QUOTES and end < len(mask) and text.words[end] in _QUOTES
        if not title and len(words) >= (LEAST_WORDS if sure else LEAST_WITH_WEAK) and start not in text.upper:
            mask[start:end] = b"\1" * (end - start)
    return mask if sum(mask) <= _MOST * len(mask) else bytearray(len(mask))


def _stretch(text: Text, token: int) -> tuple[int, int]:
    """The capitalised words around a token, with what stands between them in a heading."""
    start = end = token
    first, last = text.sentences[text.sentence_of[token]]
    while start > first and _goes_on(text, start - 1):
        start -= 1
    while end < last and _goes_on(text, end):
        end += 1
    while start < token and not text.capital[start]:
        start += 1
    return start, end


def _goes_on(text: Text, token: int) -> bool:
    word = text.words[token]
    return text.capital[token] or word in _INSIDE or word.isdigit()


def outside_headings(text: Text, candidates: list[Candidate], mask: bytearray) -> list[Candidate]:
    """The candidates without those in headings that neither the gazetteer nor their words make a name."""
    return [c for c in candidates if not any(mask[c.start : c.end]) or _is_name(text, c)]


def _is_name(text: Text, c: Candidate) -> bool:
    if any(weight >= LEAST_KNOWN for _, weight in known(text.surface(c.start, c.end))):
        return True
    words = text.words[c.start : c.end]
    person = c.vote == "PERSON" and 1 < len(words) <= 3 and name_word(words[0]).given >= LIKELY_GIVEN
    return person and not any(word.lower() in ordinary() or word in context("title_case_strong") for word in words[1:])
