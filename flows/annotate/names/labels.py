"""Labels of speakers in transcripts: "TENDAI MUTASA: We are ready." names a person, although in capitals."""

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import is_title, known, ordinary
from flows.annotate.names.heads import is_head
from flows.annotate.names.text import Text

_FEWEST, _MOST = 2, 3


def speaker_labels(text: Text) -> list[Candidate]:
    """Two or three words in capitals before a colon at a line's start, if they are no common words, title or known place."""
    found = []
    for first, end in text.paragraphs:
        start = first
        while start < end and is_title(text.words[start]):
            start += 1
        stop = start
        while stop < end and text.words[stop].isupper() and text.words[stop].isalpha() and len(text.words[stop]) > 1:
            stop += 1
        if _FEWEST <= stop - start <= _MOST and stop < end and text.words[stop] == ":" and _is_person(text, start, stop):
            found.append(Candidate(start, stop, "PERSON", "PERSON", "run", 0.8))
    return found


def _is_person(text: Text, start: int, stop: int) -> bool:
    told = known(text.surface(start, stop))
    if told:
        return all(label == "PERSON" for label, _ in told)
    return not any(word.lower() in ordinary() or is_head(word) for word in text.words[start:stop])
