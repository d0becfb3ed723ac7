"""Quotations: which opening mark belongs to which closing one, over a whole article.

Double marks of every kind (curly, straight, ``'', guillemets, low) are told open or closed by their shape and by what stands
beside them, paired inside a paragraph, nested where two kinds are in use. A mark that opens each of several paragraphs and is
closed in the last one is one quotation. Single marks count outside double ones, when they are no apostrophes.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass

from flows.annotate.statements.tree import Tree
from flows.annotate.story import Story

_MARK = re.compile(r"``|''|‘‘|’’|[\"“”„‟«»'‘’‚‹›]")
_OPENING, _CLOSING, _SINGLE = frozenset(("“", "„", "‟", "«", "``", "‘‘")), frozenset(("”", "»", "’’")), frozenset("'‘’‚‹›")
_FAMILY = {
    **dict.fromkeys(("“", "”", "„", "‟", "‘‘", "’’"), "curly"),
    **dict.fromkeys(("«", "»"), "angle"),
    **dict.fromkeys(("``", "''"), "tex"),
}
_BEFORE_OPENING = frozenset("([{—–-―/‘'\u201c\"")
# 'em, '90s: an apostrophe that stands for dropped letters or digits.
_ELISION = re.compile(r"\d|(?:em|tis|twas|til|cause|n|bout|round|cos|ere|neath|kay|sup|ya)\b", re.IGNORECASE)

_SMALL = frozenset(("the", "of", "a", "and", "to", "for", "with", "in", "on"))  # words of a title
_TITLE = 6  # tokens


@dataclass(slots=True)
class Quotation:
    """A token span with its marks. `closed`: the closing mark is there."""

    start: int
    end: int
    single: bool = False
    closed: bool = True


@dataclass(slots=True)
class _Mark:
    at: int
    text: str
    opens: bool
    closes: bool


def find_quotations(tree: Tree, story: Story) -> list[Quotation]:
    """The outermost quotations of the article, in order."""
    text = tree.text
    found: list[tuple[int, int, bool, bool]] = []  # characters; single, closed
    pending: int | None = None  # where a quotation that no mark has closed yet began
    for first, last in story.paragraphs:
        start = tree.offsets[first]
        end = tree.offsets[last - 1] + len(tree.word[last - 1])
        marks = _marks(text, start, end)
        if pending is not None and not (marks and marks[0].at == start and marks[0].opens):
            pending = None
        doubles = [mark for mark in marks if mark.text not in _SINGLE]
        pairs, open_at = _paired(doubles)
        if pending is not None and (pairs or open_at is not None):
            begun = found.pop()[0]
            if pairs and pairs[0][0] == start:
                pairs[0] = (begun, pairs[0][1])
            elif open_at == start:
                open_at = begun
        found.extend((a, b, False, True) for a, b in pairs)
        pending = open_at
        if open_at is not None and (open_at <= start or text[max(start, open_at - 2) : open_at].strip() in (",", ":", "")):
            found.append((open_at, end, False, False))
        else:
            pending = None
        singles = [m for m in marks if m.text in _SINGLE and not any(a <= m.at < b for a, b in pairs)]
        found.extend((a, b, True, True) for a, b in _single_pairs(text, singles))
    return _as_tokens(tree, found)


def _marks(text: str, start: int, end: int) -> list[_Mark]:
    """The paragraph's quotation marks, each with what its shape and its neighbours allow."""
    marks = []
    for match in _MARK.finditer(text, start, end):
        at, mark = match.start(), match.group()
        before = text[at - 1] if at > start else " "
        after = text[match.end()] if match.end() < end else " "
        free_left = before.isspace() or before in _BEFORE_OPENING
        opens = free_left and not after.isspace()
        closes = not before.isspace() and not after.isalnum()
        if mark in _SINGLE:
            if opens == closes or (opens and mark in "’›"):
                continue  # an apostrophe
        elif opens == closes:
            opens, closes = (True, True) if mark not in _OPENING | _CLOSING else (mark in _OPENING, mark in _CLOSING)
        marks.append(_Mark(at, mark, opens, closes))
    return marks


def _paired(marks: list[_Mark]) -> tuple[list[tuple[int, int]], int | None]:
    """Outermost pairs of double marks as characters, and where an unclosed one opens; kinds apart if that works out."""
    pairs, open_at, loose = _pair(marks, apart=True)
    if loose:
        pairs, open_at, _ = _pair(marks, apart=False)
    return pairs, open_at


def _pair(marks: list[_Mark], *, apart: bool) -> tuple[list[tuple[int, int]], int | None, bool]:
    pairs: list[tuple[int, int]] = []
    stack: list[_Mark] = []
    loose = False
    for mark in marks:
        same = bool(stack) and (not apart or _family(stack[-1]) == _family(mark))
        if same and mark.closes:
            opened = stack.pop()
            if not stack:
                pairs.append((opened.at, mark.at + len(mark.text)))
        elif same:
            stack[-1], loose = mark, True  # opened twice: the first was never closed
        elif mark.opens:
            stack.append(mark)
        else:
            loose = True
    return pairs, stack[0].at if stack else None, loose or len(stack) > 1


def _family(mark: _Mark) -> str:
    return _FAMILY.get(mark.text, "straight")


def _single_pairs(text: str, marks: list[_Mark]) -> list[tuple[int, int]]:
    """Pairs of single marks; after a plural's s a mark is an apostrophe unless a stop or nothing else can close."""
    pairs: list[tuple[int, int]] = []
    opened: _Mark | None = None
    maybe: int | None = None
    for mark in marks:
        if mark.opens:
            if opened is not None and maybe is not None:
                pairs.append((opened.at, maybe))
            opened, maybe = (None if _ELISION.match(text, mark.at + 1) else mark), None
        elif opened is not None and mark.closes:
            end = mark.at + 1
            if text[mark.at - 1] == "s" and text[end : end + 1] == " ":
                maybe = maybe or end
            else:
                pairs.append((opened.at, end))
                opened = maybe = None
    if opened is not None and maybe is not None:
        pairs.append((opened.at, maybe))
    return pairs


def _as_tokens(tree: Tree, found: list[tuple[int, int, bool, bool]]) -> list[Quotation]:
    quotations: list[Quotation] = []
    for first, last, single, closed in sorted(found):
        start = bisect_right(tree.offsets, first) - 1
        end = bisect_right(tree.offsets, last - 1)
        if end - start > 2 - (not closed) and (not quotations or start >= quotations[-1].end):
            quotations.append(Quotation(start, end, single, closed))
    return quotations


def is_programme(tree: Tree, start: int, end: int) -> bool:
    """Whether a quotation is the name of a programme that somebody talks to: told “Meet the Voters,” on “Coast Today.”"""
    if start == 0 or not 2 <= end - start - 2 <= _TITLE:
        return False
    words = [tree.word[token] for token in range(start + 1, end - 1) if tree.is_word(token)]
    before = start - 1
    heard = tree.doc[before].lemma_ == "tell" or tree.lower(before) in ("on", "'s", "’s")
    return heard and len(words) > 1 and all(word[0].isupper() or word in _SMALL for word in words)
