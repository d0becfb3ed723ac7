"""Speaker lines: what a speaker says told by layout, without a verb.

"Name: text" (interviews, debates, a headline), and a quotation with its speaker after a dash ("…" — Name).
"""

from flows.annotate.statements.quotations import Quotation
from flows.annotate.statements.selection import Reading
from flows.annotate.statements.sources import Source
from flows.annotate.statements.tree import Tree
from flows.annotate.story import Story

_DASHES = frozenset(("—", "―", "–", "--", "-", "~"))
_LONGEST_NAME = 6  # tokens


def speaker_lines(tree: Tree, story: Story, quotations: list[Quotation]) -> list[Reading]:
    """One reading for each line that its layout gives to a speaker."""
    labels = {paragraph: _label(tree, *paragraph) for paragraph in story.paragraphs}
    people = {token for mention in story.mentions if mention.label == "PERSON" for token in range(mention.start, mention.end)}
    uses: dict[str, int] = {}
    for (start, _), colon in labels.items():
        if colon is not None:
            uses[tree.word[colon - 1]] = uses.get(tree.word[colon - 1], 0) + 1
    readings = []
    for (start, end), colon in labels.items():
        if colon is None or colon + 1 >= end:
            continue
        if colon - 1 in people or (tree.word[colon - 1].isupper() and uses[tree.word[colon - 1]] > 1):
            source = Source(start, colon, colon - 1)
            readings.append(Reading([(colon + 1, end)], None, source, "say", 0.8, "direct", (colon, colon + 1), ":"))
    readings.extend(_signed(tree, story, quotations, people))
    return readings


def _label(tree: Tree, start: int, end: int) -> int | None:
    """The colon of a paragraph that begins with a few capitalized words and a colon."""
    for token in range(start, min(start + _LONGEST_NAME + 1, end)):
        if tree.word[token] == ":":
            return token if token > start else None
        if not tree.word[token][0].isupper() and tree.word[token] != ".":
            return None
    return None


def _signed(tree: Tree, story: Story, quotations: list[Quotation], people: set[int]) -> list[Reading]:
    """Quotations followed by a dash and a name, on the same line or the next."""
    ends = {end: number for number, (_, end) in enumerate(story.paragraphs)}
    limits = [end for _, end in story.paragraphs]
    readings = []
    paragraph = 0
    for quotation in quotations:
        while limits[paragraph] < quotation.end:
            paragraph += 1
        dash = quotation.end
        if dash in ends:
            paragraph_end = limits[ends[dash] + 1] if ends[dash] + 1 < len(limits) else dash
        else:
            paragraph_end = limits[paragraph]
        if dash >= paragraph_end or tree.word[dash] not in _DASHES or dash + 1 >= paragraph_end:
            continue
        name_end = next((t for t in range(dash + 1, paragraph_end) if tree.word[t] in (",", "(") or tree.ends_sentence(t)), paragraph_end)
        words = [t for t in range(dash + 1, name_end) if tree.is_word(t)]
        if not words or len(words) > _LONGEST_NAME or not all(tree.word[t][0].isupper() or len(tree.word[t]) < 4 for t in words):
            continue
        if not tree.word[words[0]][0].isupper():
            continue
        source = Source(words[0], words[-1] + 1, words[-1])
        readings.append(Reading([(quotation.start, quotation.end)], None, source, "say", 0.85, "direct", (dash, dash + 1), tree.word[dash]))
    return readings
