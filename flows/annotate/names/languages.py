"""Languages called as their people: "the Spanish-language edition", "in English and Spanish"."""

from functools import cache

from flows.annotate.lexicon import column_set
from flows.annotate.names.candidates import Candidate
from flows.annotate.names.gazetteer import context
from flows.annotate.names.text import Text

_JOINERS = frozenset({"and", "or", ","})


@cache
def _languages() -> frozenset[str]:
    return column_set("languages.csv", "name")


def name_languages(text: Text, candidates: list[Candidate]) -> None:
    """A people's name becomes its language's where what is spoken or written in it is told."""
    ends = {c.end: c for c in candidates}
    for c in sorted(candidates, key=lambda c: c.start):
        if c.label == "NORP" and c.end - c.start == 1 and text.words[c.start] in _languages() and _is_language(text, c, ends):
            c.label = "LANGUAGE"


def _is_language(text: Text, c: Candidate, ends: dict[int, Candidate]) -> bool:
    """Whether the words around a people's name tell of its language."""
    if text.after(c.end) == "-":
        return text.after(c.end + 1) in context("language_suffix")
    if text.after(c.end).lower() in context("language_noun"):
        return True
    if text.after(c.end)[:1].isalpha() and text.after(c.end) not in context("language_end"):
        return False  # "in Spanish waters"
    before = text.before(c.start).lower()
    if before in _JOINERS and (left := ends.get(c.start - 1)) is not None and left.label == "LANGUAGE":
        return True
    return before in context("language_verb")
