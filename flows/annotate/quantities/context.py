"""What an amount's words depend on: which tokens are already told, what stands around the amount, whose dollars they are."""

from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from flows.annotate.lexicon import column_map
from flows.annotate.quantities.classes import currencies
from flows.annotate.story import Story

_LONGEST_MODIFIER = 3
_FARTHEST = 6  # tokens between a number and the noun it counts: "three young Afghan women"
_COUNTING = frozenset(("nummod", "compound", "quantmod", "amod"))
_NOUNS = frozenset(("NOUN", "PROPN"))


@cache
def _modifiers() -> dict[tuple[str, ...], str]:
    return {tuple(phrase.split()): name for phrase, name in column_map("quantity_modifiers.csv", "phrases", "modifier").items()}


@dataclass(slots=True)
class Context:
    """The article around the amounts."""

    doc: Doc
    country: str | None  # the source's
    taken: bytearray  # tokens of time expressions and of names

    def modifier(self, start: int) -> str | None:
        """What stands before an amount: "more than" is more_than."""
        for length in range(min(_LONGEST_MODIFIER, start), 0, -1):
            found = _modifiers().get(tuple(self.doc[i].lower_ for i in range(start - length, start)))
            if found and not (
                length == 1 and self.doc[start - 1].lower_ in {"about", "around"} and self.doc[start - 1].dep_ == "prep"
            ):
                return found
        return None

    def currency(self, symbol: str, national: str | None = None) -> tuple[str | None, float]:
        """ISO 4217 code and factor of a currency word.

        The currency of the country named with it, else the source's own of that name, else the one that is usually meant; no
        code for a country's currency that isn't known.
        """
        code, local, factor = currencies()[symbol]
        if national:
            # A currency's code begins with its country's.
            return local.get(national) or (code if code.startswith(national) else None), factor
        return local.get(self.country or "", code), factor

    def counted(self, start: int, end: int) -> Token | None:
        """The noun that a number counts."""
        for place in range(end - 1, start - 1, -1):
            number = self.doc[place]
            if number.dep_ in _COUNTING and number.head.pos_ in _NOUNS and end <= number.head.i < end + _FARTHEST:
                return number.head
        of = self.doc[end] if end + 1 < len(self.doc) and self.doc[end].lower_ == "of" else None
        below = next((child for child in of.children if child.dep_ == "pobj"), None) if of is not None else None
        return below if below is not None and below.pos_ in _NOUNS and below.tag_ in {"NNS", "NNPS"} else None


def context_of(doc: Doc, story: Story) -> Context:
    """The context of an article; its times and names have been found before."""
    taken = bytearray(len(doc))
    for time in story.times:
        taken[time.start : time.end] = b"\1" * (time.end - time.start)
    for mention in story.mentions:
        if mention.method in {"name", "acronym"}:
            taken[mention.start : mention.end] = b"\1" * (mention.end - mention.start)
    return Context(doc, story.source_country, taken)
