"""Speaker lines: what a speaker says told by layout, without a verb.

"Name: text" (interviews, debates, a headline), and a quotation with its speaker after a dash ("…" — Name).
"""

from collections import Counter

from flows.annotate.statements.quotations import Quotation
from flows.annotate.statements.selection import Reading
from flows.annotate.statements.sources import Source
from flows.annotate.statements.tree import Tree
from flows.annotate.story import Story

_DASHES = frozenset(("—", "―", "–", "--", "-", "~"))
_REOPENING = frozenset(("“", '"', "``", "''", "«", "„"))
_LONGEST_NAME = 6  # tokens
_TRANSCRIPT = 8  # lines with a label in capitals


def speaker_lines(tree: Tree, story: Story, quotations: list[Quotation]) -> list[Reading]:
    """One reading for each line that its layout gives to a speaker."""
    people = {token for mention in story.mentions if mention.label == "PERSON" for token in range(mention.start, mention.end)}
    labels = [_label(tree, start, end) for start, end in story.paragraphs]
    names = {tree.lower(token) for token in people}
    uses = Counter(tree.word[colon - 1] for colon in labels if colon is not None)
    turns = [
        start for (start, _), colon in zip(story.paragraphs, labels, strict=True) if colon and tree.word[colon - 1].isupper()
    ]
    transcript, last_turn = len(turns) >= _TRANSCRIPT, max(turns, default=0)  # in it a turn lasts until the next label
    readings: list[Reading] = []
    speaking: Reading | None = None
    for (start, end), colon in zip(story.paragraphs, labels, strict=True):
        first = start if tree.is_word(start) else start + 1
        if colon is not None and first < colon < end - 1 and _names_speaker(tree, first, colon, people, names, uses):
            for label, last in _turns(tree, first, colon, end, names):
                source = Source(first, label, label - 1)
                speaking = Reading([(label + 1, last)], None, source, "say", 0.8, "direct", (label, label + 1), ":")
                readings.append(speaking)
                first = last
        elif speaking is not None and speaking.end == start and tree.word[start] in _REOPENING:
            speaking.pieces.append((start, end))  # the answer goes on: its paragraph opens with a mark again
        elif speaking is not None and transcript and start < last_turn and not _opens_turn(tree, start, end):
            speaking.pieces.append((start, end))
        else:
            speaking = None
    return [*readings, *_signed(tree, story, quotations)]


def _opens_turn(tree: Tree, start: int, end: int) -> bool:
    """Whether a line opens with capitals and a colon, be it a known speaker's or not: "OFFICER 2: Stay back"."""
    return tree.word[start].isupper() and ":" in tree.word[start : min(start + _LONGEST_NAME + 3, end)]


def _names_speaker(tree: Tree, first: int, colon: int, people: set[int], names: set[str], uses: Counter[str]) -> bool:
    """Whether the words before a colon are a person's name and no more, or a label that the article uses again."""
    return all(token in people for token in range(first, colon)) or _is_label(tree.word[colon - 1], names, uses)


def _turns(tree: Tree, first: int, colon: int, end: int, names: set[str]) -> list[tuple[int, int]]:
    """Each colon with the end of its turn: other speakers' labels in capitals may follow in the same line."""
    colons = [colon]
    for token in range(colon + 3, end - 1):
        label = tree.word[token - 1]
        if tree.word[token] == ":" and label.isupper() and label.lower() in names and tree.ends_sentence(token - 2):
            colons.append(token)
    return list(zip(colons, [later - 1 for later in colons[1:]] + [end], strict=True))


def _is_label(word: str, names: set[str], uses: Counter[str]) -> bool:
    """Whether a word before a colon is a speaker's label: a person's name of the article, in capitals, more than once."""
    return word.isupper() and word.lower() in names and uses[word] > 1


def _label(tree: Tree, start: int, end: int) -> int | None:
    """The colon of a paragraph that begins with a few capitalized words and a colon, maybe after an opening mark."""
    if start < end and tree.word[start] in _REOPENING:
        start += 1
    for token in range(start, min(start + _LONGEST_NAME + 1, end)):
        if tree.word[token] == ":":
            return token if token > start else None
        if not tree.word[token][0].isupper() and tree.word[token] != ".":
            return None
    return None


def _signed(tree: Tree, story: Story, quotations: list[Quotation]) -> list[Reading]:
    """Quotations followed by a dash and a name, on the same line or the next."""
    ends = [end for _, end in story.paragraphs]
    readings = []
    paragraph = 0
    for quotation in quotations:
        while ends[paragraph] < quotation.end:
            paragraph += 1
        glued = tree.word[quotation.end - 1][-1] in _DASHES  # ”― without a blank is one token
        dash = quotation.end - 1 if glued else quotation.end
        line_end = ends[paragraph] if dash < ends[paragraph] else ends[min(paragraph + 1, len(ends) - 1)]
        opens = not tree.words_between(story.paragraphs[paragraph][0], quotation.start)  # not: The mayor is a “fool” — Ann Hall
        if opens and dash + 1 < line_end and tree.word[dash][-1] in _DASHES:
            name = _name_after(tree, dash + 1, line_end)
            if name is not None:
                cue = (dash, dash + 1)
                readings.append(
                    Reading([(quotation.start, quotation.end)], None, name, "say", 0.85, "direct", cue, tree.word[dash])
                )
    return readings


def _name_after(tree: Tree, start: int, end: int) -> Source | None:
    """A short run of capitalized words up to a comma, a stop or the line's end."""
    stop = next((t for t in range(start, end) if tree.word[t] in (",", "(") or tree.ends_sentence(t)), end)
    words = [token for token in range(start, stop) if tree.is_word(token)]
    if not words or len(words) > _LONGEST_NAME or not tree.word[words[0]][0].isupper():
        return None
    if any(not tree.word[token][0].isupper() and len(tree.word[token]) > 3 for token in words):
        return None
    if tree.pos[words[0]] in ("ADV", "SCONJ", "CCONJ", "PRON", "DET"):
        return None  # a dash that opens the next item: "-- Meanwhile, …"
    joined = next((token for token in words if tree.lower(token) in ("and", "&")), words[-1] + 1)
    return Source(words[0], words[-1] + 1, joined - 1)  # of two names the first governs the second
