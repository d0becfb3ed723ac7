"""According to: the source after the preposition, the clause that it hangs on as content."""

from flows.annotate.statements.cues import Cue, Entry, Frame
from flows.annotate.statements.selection import Reading
from flows.annotate.statements.sources import Source, object_of
from flows.annotate.statements.tree import SUBJECTS, Tree
from flows.annotate.statements.words import noun_kind

_ENTRY = Entry("according to", "preposition", {"clause": Frame("say", 0.9), "quote": Frame("say", 0.9)})

_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_LEAST_WORDS = 3  # of a content: "as planned, according to …" says nothing by itself


def according_readings(tree: Tree) -> list[Reading]:
    """One reading for each "according to X"."""
    readings = []
    for token, word in enumerate(tree.word):
        if word in ("according", "According") and token + 1 < tree.size and tree.lower(token + 1) == "to":
            reading = _reading(tree, token)
            if reading is not None:
                readings.append(reading)
    return readings


def _reading(tree: Tree, token: int) -> Reading | None:
    source = object_of(tree, token + 1)
    if source is None or not _can_tell(tree, source):
        return None
    sentence = tree.doc[token].sent
    governor = tree.head[token]
    end_of_source = tree.right(source.head) + 1
    if tree.pos[token - 1] in ("CCONJ", "SCONJ") and token - 1 > sentence.start:
        return None  # "…, though according to the rules she may": what comes after it
    before = tree.word[sentence.start : token]
    if "(" in before and ")" not in before:
        return None  # of the words in brackets only: "shops (40, according to the mayor)"
    if tree.words_between(sentence.start, token) == 0 or tree.word[token - 1] == ";":  # it opens the sentence
        start, end = _after_aside(tree, end_of_source, sentence.end), sentence.end
    else:
        start, end = tree.subtree(governor)
        while tree.words_between(start, token) < _LEAST_WORDS and tree.head[governor] != governor:
            governor = tree.head[governor]
            start, end = tree.subtree(governor)
        if start >= token:
            return None
        if not tree.words_between(end_of_source, end) or not _goes_on(tree, start, token, end_of_source, end):
            end = token
            if not tree.words_between(end_of_source, sentence.end) and tree.word[token - 1] == ",":
                start = sentence.start  # it closes the sentence, set off from all of it
    start, end = tree.trimmed(start, end)
    if tree.words_between(start, end) < _LEAST_WORDS or tree.word[start] in (")", "]") or tree.pos[start] == "AUX":
        return None  # the source's phrase was cut, or holds the content's subject
    cue = Cue(token, _ENTRY)
    return Reading([(start, end)], cue, source, "say", 0.9, cue_span=(token, token + 2), lemma="according to")


def _goes_on(tree: Tree, start: int, token: int, source: int, end: int) -> bool:
    """Whether the content goes on after its source: not after a whole clause with only a noun that explains the source.

    Nor without a mark: what follows tells more of the source ("according to letters to friends that the Herald has seen").
    """
    if tree.is_word(source):
        return False
    whole = any(tree.child(verb, *SUBJECTS) is not None and tree.tag[verb] in _FINITE for verb in range(start, token))
    explained = tree.word[source] != "," or tree.pos[min(source + 1, tree.size - 1)] == "DET"
    return not (whole and explained) or any(tree.pos[after] in ("VERB", "AUX") for after in range(source, end))


def _can_tell(tree: Tree, source: Source) -> bool:
    """Whether a source is, or holds, a name, a pronoun, or a noun for people or documents: not "according to the vote"."""
    return any(
        tree.pos[token] in ("PROPN", "PRON") or (tree.pos[token] == "NOUN" and noun_kind(tree, token) is not None)
        for token in range(source.start, source.end)
    )


def _after_aside(tree: Tree, start: int, end: int) -> int:
    """Where the content begins after more about the source: "According to the Herald, quoting officials, the dam …"."""
    first = start + 1
    if first < end and tree.word[start] == "," and (tree.tag[first] == "VBG" or tree.lower(first) in ("who", "which")):
        return next((token + 1 for token in range(first, end) if tree.word[token] == ","), start)
    return start
