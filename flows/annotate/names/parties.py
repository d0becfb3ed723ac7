"""A lawmaker's party and state behind the name: "(D-Md.)", ", R-Ohio,": the state is a name, the party's letter is none."""

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.text import Text

_LETTERS = frozenset({"R", "D", "I", "DFL"})
_DASHES = frozenset({"-", "–", "—"})
_OPENING, _CLOSING = frozenset({"(", ",", "["}), frozenset({")", ",", "]", ";", "."})
LONGEST = 3


def party_states(text: Text) -> list[Candidate]:
    """The states of party labels, decided; the letter and its dash as spans without a label, which no name may cover."""
    found: list[Candidate] = []
    words = text.words
    if text.forms.isdisjoint(_LETTERS):
        return found
    for token, word in enumerate(words):
        if word not in _LETTERS or not token or words[token - 1] not in _OPENING:
            continue
        start = token + 2
        if start >= len(words) or words[token + 1] not in _DASHES or not text.capital[start]:
            continue
        end = start + 1
        while end < min(len(words), start + LONGEST) and text.capital[end]:
            end += 1
        if end < len(words) and words[end] in _CLOSING:
            found.append(Candidate(token, start, "", rule="party"))
            found.append(Candidate(start, end, "", "GPE", "party", 0.9))
    return found
