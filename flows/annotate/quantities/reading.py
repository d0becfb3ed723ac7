"""From a rule's match to a quantity: kind, value, unit, what is counted."""

from dataclasses import dataclass

from spacy.tokens import Token

from flows.annotate.numerals import number
from flows.annotate.quantities.context import Context
from flows.annotate.story import Quantity
from flows.annotate.token_patterns import Found, Tagged

_NUMERIC = frozenset(("digits", "one", "tens", "scale", "scaled", "fraction", "half", "couple", "warm"))
_LINKS = frozenset(("hyphen", "dash", "to", "and", "or", "a", "of"))
_DEGREES = {"c": "degree Celsius", "f": "degree Fahrenheit"}
_BEFORE_NAMES = frozenset(
    ("no", "no.", "number", "chapter", "page", "section", "article", "phase", "level", "channel", "route", "#", "grade")
)
_ARGUMENTS = frozenset(("nsubj", "nsubjpass", "dobj", "attr"))


@dataclass(frozen=True, slots=True)
class Amounts:
    """The numbers of a match: one, or the two ends of a range."""

    value: float
    upper: float | None = None

    def times(self, factor: float) -> "Amounts":
        """Both numbers multiplied."""
        return Amounts(round(self.value * factor, 6), None if self.upper is None else round(self.upper * factor, 6))


def read(found: Found, tagged: Tagged, context: Context) -> Quantity | None:
    """The quantity of a match, None when its number says nothing of how much."""
    kinds = [tagged.name(token) for token in range(found.start, found.end)]
    if any(context.taken[found.start + i] for i, kind in enumerate(kinds) if kind in _NUMERIC):
        return None
    if found.rule == "vague":
        return _crowd(found, context)
    amounts = _amounts(found, kinds, tagged, between=found.rule == "span")
    if amounts is None:
        return None
    match found.rule:
        case "percent":
            return _quantity(found, context, "PERCENT", amounts, _share(kinds))
        case "money_before" | "money_after":
            return _money(found, kinds, tagged, amounts, context)
        case "measure":
            return _measure(found, kinds, tagged, amounts, context)
        case "span":
            return _count(found, amounts, context) if amounts.upper else None
        case _:
            return _count(found, amounts, context)


def _quantity(
    found: Found,
    context: Context,
    kind: str,
    amounts: Amounts,
    unit: str | None,
    counted: str | None = None,
    confidence: float = 0.9,
) -> Quantity:
    return Quantity(
        found.start, found.end, kind, amounts.value, amounts.upper, unit, counted, context.modifier(found.start), confidence
    )


def _crowd(found: Found, context: Context) -> Quantity | None:
    """ "dozens of people": so many that nobody counted; no value."""
    counted = context.counted(found.start, found.end)
    if counted is None:
        return None
    return Quantity(
        found.start, found.end, "CARDINAL", None, None, None, counted.lemma_.lower(), context.modifier(found.start), 0.6
    )


def _amounts(found: Found, kinds: list[str], tagged: Tagged, *, between: bool) -> Amounts | None:
    """The numbers in the match: tokens of numbers in a row are one; a scale after a range is of both ends ("20-30 million")."""
    groups: list[list[str]] = [[]]
    for offset, kind in enumerate(kinds):
        token = found.start + offset
        if kind in _NUMERIC:
            groups[-1].extend(tagged.value(token).split() if kind in {"scaled", "warm"} else [tagged.doc[token].lower_])
        elif kind in _LINKS and groups[-1] and not _splits(kinds, offset, between):
            groups[-1].append(tagged.doc[token].lower_)
        elif groups[-1]:
            groups.append([])
    numbers = [(number([word for word in words if word not in _DEGREES]), words) for words in groups if words]
    values = [(value, words) for value, words in numbers if value is not None]
    if not values:
        return None
    sign = -1.0 if kinds[0] == "minus" else 1.0
    first, words = values[0]
    if len(values) == 1:
        return Amounts(sign * first)
    second, later = values[1]
    if len(words) == 1 and len(later) > 1 and first < 1000:
        scale = number([word for word in later[1:] if word.isalpha()])
        first *= scale or 1.0
    return Amounts(first, second) if first < second else None


def _splits(kinds: list[str], offset: int, between: bool) -> bool:
    """Whether a hyphen, "to" or (after "between") "and" stands between two numbers of a range, not inside one ("twenty-five", "two and a half")."""
    before, after = kinds[offset - 1], kinds[offset + 1] if offset + 1 < len(kinds) else ""
    if kinds[offset] in {"to", "or", "dash"}:
        return True
    if kinds[offset] == "and":
        return between and before in _NUMERIC and after in _NUMERIC - {"half"}
    return kinds[offset] == "hyphen" and not (before == "tens" and after == "one")


def _share(kinds: list[str]) -> str:
    if "basis" in kinds:
        return "basis point"
    return "percentage point" if "percentage" in kinds else "percent"


def _money(found: Found, kinds: list[str], tagged: Tagged, amounts: Amounts, context: Context) -> Quantity | None:
    places = [i for i, kind in enumerate(kinds) if kind in {"symbol", "code", "word", "cent", "pound", "won"}]
    named = next((i for i in places if kinds[i] == "code"), places[0])
    symbol = tagged.value(found.start + named)
    national = next((tagged.value(found.start + i) for i, kind in enumerate(kinds) if kind == "national"), None)
    scaled = "scale" in kinds or "scaled" in kinds
    if kinds[named] == "won":
        return _quantity(found, context, "MONEY", amounts, "KRW") if scaled or national == "KR" else None
    confidence = 0.9
    if kinds[named] == "pound" and not scaled and not national:
        if context.country not in {"GB", "IE"}:
            return _quantity(found, context, "QUANTITY", amounts, "pound")
        confidence = 0.6
    code, factor = context.currency(symbol, national)
    return _quantity(found, context, "MONEY", amounts.times(factor), code, confidence=confidence)


def _measure(found: Found, kinds: list[str], tagged: Tagged, amounts: Amounts, context: Context) -> Quantity | None:
    parts = [tagged.value(found.start + i) for i, kind in enumerate(kinds) if kind in {"power", "degree", "unit", "period"}]
    if "warm" in kinds:
        unit = _DEGREES[tagged.value(found.start + kinds.index("warm")).split()[1]]
        return _quantity(found, context, "QUANTITY", amounts, unit)
    if "degree" in kinds:
        unit = parts[-1] if len(parts) > 1 else "degree"
        return _quantity(found, context, "QUANTITY", amounts, unit)
    rate = "per" in kinds or ("a" in kinds and "period" in kinds)
    unit = f"{' '.join(parts[:-1])}/{parts[-1]}" if rate and len(parts) > 1 else " ".join(parts)
    return _quantity(found, context, "QUANTITY", amounts, unit)


def _count(found: Found, amounts: Amounts, context: Context) -> Quantity | None:
    """A count of something, or a number that stands for those it counts ("three were killed"); else no quantity."""
    if _is_label(found, context):
        return None
    counted = context.counted(found.start, found.end)
    if counted is not None:
        if context.taken[counted.i] and counted.pos_ != "PROPN":
            return None
        return _quantity(found, context, "CARDINAL", amounts, None, counted.lemma_.lower(), 0.85)
    last = context.doc[found.end - 1]
    if amounts.value >= 1000 and "million" in last.lower_ or last.dep_ in _ARGUMENTS and _stands_alone(found, last, context):
        return _quantity(found, context, "CARDINAL", amounts, None, None, 0.7)
    return None


def _stands_alone(found: Found, last: Token, context: Context) -> bool:
    """A bare "one" is a pronoun, a bare digit beside other digits is of a table."""
    if last.lower_ == "one" or last.tag_ != "CD":
        return False
    neighbours = [context.doc[i] for i in (found.start - 1, found.end) if 0 <= i < len(context.doc)]
    return not any(token.like_num or token.text in {"-", "/", ":"} for token in neighbours)


def _is_label(found: Found, context: Context) -> bool:
    """Numbers that name or order things, scores, telephone numbers: "No. 5", "3-1", "Section 8", a list's "1."."""
    doc = context.doc
    before = doc[found.start - 1] if found.start else None
    after = doc[found.end] if found.end < len(doc) else None
    if before is not None and (
        before.lower_ in _BEFORE_NAMES or before.text in {"-", "/", ":", "+", "@", "(", "–"} and before.text != "("
    ):
        return True
    if after is not None and (after.text in {"/", ":"} or (after.text in {"-", "–"} and not after.whitespace_)):
        return True
    return doc[found.end - 1].tag_ == "LS" or (
        doc[found.start].lower_ == "one" and found.end - found.start == 1 and doc[found.start].dep_ != "nummod"
    )
