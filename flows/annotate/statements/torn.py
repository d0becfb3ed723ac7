"""Torn contents: where the parse has cut a content or a source in two, what was said cannot be told. They are no rows."""

from flows.annotate.statements.cues import Cue
from flows.annotate.statements.sources import Source
from flows.annotate.statements.tree import Tree
from flows.annotate.statements.words import noun_kind, statement_words

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_LINKS = frozenset(("and", "or"))
_NOMINAL, _HUNG = frozenset(("NOUN", "PROPN")), frozenset(("dobj", "conj", "attr", "dative", "dep", "npadvmod"))


def is_torn(tree: Tree, cue: Cue, source: Source | None, start: int, end: int) -> bool:
    """Whether an edge of content or source is one of the parser's, not of the sentence's."""
    if _cuts_word(tree, start, end) or (source is not None and (_is_cut(tree, source.end) or _hides_verb(tree, source))):
        return True
    if source is not None and tree.tag[source.start] in ("WRB", "WP$"):
        return True  # "The question is why so many farmers who …"
    if tree.lower(end - 1).rstrip(".") in statement_words("torn_title") and tree.word[end - 1][0].isupper():
        return True
    if "(" in tree.word[start:end] and ")" not in tree.word[start : end + 1]:
        return True
    if tree.word[end - 1] == ")" and not any("(" in word for word in tree.word[start:end]):
        return True
    if cue.token >= start:
        return False
    return _loses_half(tree, end) or _loses_verb(tree, cue, end) or _loses_more(tree, start, end)


def _loses_more(tree: Tree, start: int, end: int) -> bool:
    """Whether a list goes on after the content: "to cut costs / , raise wages and leave", "the slick / , costly shows"."""
    if end + 1 >= tree.size or tree.word[end] != ",":
        return False
    if tree.lower(start) == "to" and tree.tag[end + 1] == "VB":
        return True
    return tree.tag[end - 1] in ("JJ", "VBN") and tree.dep[end - 1] == "amod"


def _cuts_word(tree: Tree, start: int, end: int) -> bool:
    """Whether an edge lies inside a word with a hyphen, which the parse has torn: "will re" of "will re-open"."""
    return _is_cut(tree, start - 1) or _is_cut(tree, end)


def _is_cut(tree: Tree, edge: int) -> bool:
    """Whether a hyphen inside a word stands at a token."""
    if not 0 < edge < tree.size - 1 or tree.word[edge] != "-":
        return False
    return not tree.doc[edge - 1].whitespace_ and not tree.doc[edge].whitespace_


def _hides_verb(tree: Tree, source: Source) -> bool:
    """Whether a source runs into a clause that a person's name opens: "The second bloc Roe / hoped to win has left"."""
    head = source.head
    first = head
    while first > source.start and tree.doc[first - 1].ent_type_ == "PERSON":
        first -= 1
    before = first - 1
    if tree.doc[head].ent_type_ != "PERSON" or before <= source.start or tree.pos[before] != "NOUN":
        return False
    return tree.lower(source.start) == "the" and noun_kind(tree, before) is None


def _loses_half(tree: Tree, end: int) -> bool:
    """Whether "and" or "or" goes on after the content with something that is no clause, and that the parse hung elsewhere.

    "I suspect it will vanish from the screens and the feeds": the feeds are not in the content.
    """
    mark = end + (end < tree.size and tree.word[end] == ",")
    if mark >= tree.size - 1 or tree.lower(mark) not in _LINKS:
        return False
    second = mark + 1
    while tree.head[second] > second:
        second = tree.head[second]
    return tree.pos[second] in _NOMINAL and tree.dep[second] in _HUNG


def _loses_verb(tree: Tree, cue: Cue, end: int) -> bool:
    """Whether a finite verb follows the content of the sentence's own verb: "praised the changes Hall / says must come"."""
    if cue.entry.part_of_speech != "verb" or tree.dep[cue.token] not in ("ROOT", "ccomp") or end >= tree.size:
        return False
    return tree.tag[end] in _FINITE and tree.head[end - 1] != end and tree.pos[end - 1] in ("NOUN", "PROPN", "PRON")
