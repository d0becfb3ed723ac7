"""A lawmaker's party and state behind the name: "(D-Md.)", ", R-Ohio,": the state is a name, the party's letter is none."""

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import known
from flows.annotate.names.text import Text

_LETTERS = frozenset({"R", "D", "I", "DFL"})
_DASHES = frozenset({"-", "–", "—"})
_OPENING, _CLOSING = frozenset({"(", ",", "["}), frozenset({")", ",", "]", ";", "."})
LONGEST = 3


def party_states(text: Text) -> list[Candidate]:
    """The states of party labels, decided; the letter and its dash as spans without a label, which no name may cover."""
    found: list[Candidate] = []
    words = text.words
    labels = {form for form in text.forms if form[1:2] == "-" and _is_label(form)}
    if not labels and text.forms.isdisjoint(_LETTERS):
        return found
    for token, word in enumerate(words):
        if word in labels:
            found.append(Candidate(token, token + 1, "", rule="party"))
        if word not in _LETTERS or not token or words[token - 1] not in _OPENING:
            continue
        start = token + 2
        if start >= len(words) or words[token + 1] not in _DASHES or not text.capital[start]:
            continue
        end = start + 1
        while end < min(len(words), start + LONGEST) and text.capital[end] and not _is_short(words[end - 1]):
            end += 1
        if end < len(words) and words[end] == "." and _is_short(text.surface(start, end + 1)):
            end += 1  # "D-Vt."
        if (end < len(words) and words[end] in _CLOSING) or _is_short(words[end - 1]):  # "D-N.Y." may end a sentence
            found.append(Candidate(token, start, "", rule="party"))
            found.append(Candidate(start, end, "", "GPE", "party", 0.9))
    return found


def _is_label(form: str) -> bool:
    """A party's letter and a state in one word: "D-Fla."."""
    return form[0] in _LETTERS and any(label == "GPE" for label, _ in known(form[2:]))


def _is_short(word: str) -> bool:
    """A state's name written short, which may also end a sentence: "N.Y."."""
    return word[-1] == "." and any(label == "GPE" for label, _ in known(word))
