"""Datelines kept out of their sentence: "KISUMU, June 30 (Xinhua) -- Farmers said" is said by farmers, not by a town.

The parser knows no datelines and takes the town for the subject. Here the phrase that it hung on the town becomes the subject.
"""

from spacy.tokens import Doc, Span

from flows.annotate.story import Story
from flows.annotate.tokens import forget_tokens

_LONGEST = 16  # tokens
_DASHES = frozenset({"-", "–", "—", "--", "―"})
_BETWEEN = frozenset({",", "(", ")", "/", ".", "of", "and", "the"})
_PLACES = frozenset({"GPE", "LOC", "FAC"})
_NOMINALS = frozenset({"NOUN", "PROPN", "PRON"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def part_datelines(doc: Doc, story: Story) -> None:
    """Fill `story.datelines` and mend the parse after each of them. Runs after names."""
    places = {mention.start: mention.end for mention in story.mentions if mention.label in _PLACES}
    for start, end in story.paragraphs:
        close = _dateline_end(doc, start, min(end, start + _LONGEST), places.get(start, start))
        if close is not None and close < end:
            story.datelines[start] = close
            _mend(doc, start, close, story.sentences[story.sentence_of[start]][1])
    if story.datelines:
        forget_tokens(doc)


def _dateline_end(doc: Doc, start: int, end: int, place_end: int) -> int | None:
    """The token after the dash or colon that closes the dateline at the paragraph's start, or None."""
    if place_end == start:
        return None
    telling = doc[start].text.isupper() and len(doc[start]) > 2
    inside = False
    for token in range(place_end, end):
        word = doc[token].text
        if word in _DASHES or word == ":":
            spaced = bool(doc[token - 1].whitespace_) or word in {"—", "–", "--"}
            return token + 1 if telling and spaced | (word == ":" and token > place_end) and not inside else None
        if word in {"(", "/"} or word[0].isdigit() or word == ",":
            telling = telling or word != ","
        inside = word == "(" or (inside and word != ")")
        if not (word in _BETWEEN or word[0].isdigit() or word[0].isupper()):
            return None
    return None


def _mend(doc: Doc, start: int, close: int, sentence_end: int) -> None:
    """Hang what the parser hung on the dateline on the verb whose subject it took from there."""
    verb = next((t.head for t in doc[start:close] if t.dep_ in _SUBJECTS and t.head.i >= close), None)
    if verb is None:
        verb = next((t for t in doc[close:sentence_end] if t.pos_ in {"VERB", "AUX"} and start <= t.head.i < close), None)
    if verb is None:
        return
    if any(child.dep_ in _SUBJECTS and close <= child.i < verb.i for child in verb.children):
        _release(doc[start:close])
        return
    loose = [t for t in doc[close : verb.i] if t.pos_ in _NOMINALS and not close <= t.head.i < verb.i]
    if loose and not loose[0].is_ancestor(verb):
        _release(doc[start:close])
        loose[0].head = verb
        loose[0].dep_ = "nsubj"


def _release(dateline: Span) -> None:
    """The dateline is no subject any more."""
    for token in dateline:
        if token.dep_ in _SUBJECTS:
            token.dep_ = "dep"
