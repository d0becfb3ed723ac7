"""Datelines: the place at the start of a line, before a date, a dash, a colon or an agency's name in brackets."""

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import known
from flows.annotate.names.text import Text

LONGEST = 8
_DASHES = frozenset({"-", "–", "—", "--", "―"})
_LEAST_KNOWN = 1.2


def datelines(text: Text) -> list[Candidate]:
    """The places named in datelines, decided: "LONDON 1996-08-30", "NAIROBI, Kenya (AP) —", "Cape Town - "."""
    found: list[Candidate] = []
    for start, end in text.paragraphs:
        if text.capital[start] and end - start > 2:
            found.extend(_in_line(text, start, min(end, start + LONGEST)))
    return found


def _in_line(text: Text, start: int, end: int) -> list[Candidate]:
    city = _name_end(text, start, end)
    second, stop = city + 1, city
    if city < end - 1 and text.words[city] == ",":
        stop = _name_end(text, second, end)
    if stop == second or not _closes(text, stop, end):
        return []
    surface = text.surface(start, city)
    upper = surface.isupper() and len(surface) > 2
    place = any(label in {"GPE", "LOC"} and weight >= _LEAST_KNOWN for label, weight in known(surface))
    if not place and not (upper and stop > city) and not (upper and text.words[stop][0].isdigit()):
        return []
    if start in text.upper and not (stop < end and text.words[stop][0].isdigit() and _is_date(text, stop)):
        return []
    spans = [(start, city)] + ([(second, stop)] if stop > city else [])
    return [Candidate(begin, close, "", "GPE", "dateline", 0.9) for begin, close in spans]


def _is_date(text: Text, token: int) -> bool:
    """Whether a date goes on or the line ends behind a year: "OSLO 1996-08-30", but not "TOWN LAUNCHES 2020 CAMPAIGN"."""
    after = text.after(token + 1)
    return not after or after in _DASHES or after[0].isdigit()


def _name_end(text: Text, start: int, end: int) -> int:
    token = start
    while token < end and text.capital[token] and token - start < 4:
        token += 1
    return token


def _closes(text: Text, token: int, end: int) -> bool:
    """Whether what stands at `token` ends a dateline: a year, a dash, an opening bracket or slash before an agency."""
    if token >= end or token == 0:
        return False
    word = text.words[token]
    if word.isdigit():
        return len(word) == 4
    if word in _DASHES:
        return bool(text.spaced[token])
    if word in {"(", "/"}:
        return any(text.words[i] in _DASHES or text.words[i] == "/" for i in range(token + 2, min(end, token + 5)))
    return word == ":" and text.surface(token - 1, token).isupper()
