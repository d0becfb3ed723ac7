"""From a rule's match to a quantity: kind, value, unit, what is counted."""

from flows.annotate.numerals import number
from flows.annotate.quantities.amounts import Amounts, quantity
from flows.annotate.quantities.context import Context
from flows.annotate.quantities.counts import count, crowd
from flows.annotate.story import Quantity
from flows.annotate.token_patterns import Found, Tagged

_NUMERIC = frozenset(("digits", "one", "tens", "scale", "scaled", "fraction", "half", "couple", "warm"))
_LINKS = frozenset(("hyphen", "dash", "to", "and", "or", "a", "of"))
_DEGREES = {"c": "degree Celsius", "f": "degree Fahrenheit"}


def read(found: Found, tagged: Tagged, context: Context) -> Quantity | None:
    """The quantity of a match, None when its number says nothing of how much."""
    kinds = [tagged.name(token) for token in range(found.start, found.end)]
    if any(context.taken[found.start + i] for i, kind in enumerate(kinds) if kind in _NUMERIC):
        return None
    if found.start and tagged.name(found.start - 1) == "hyphen" and not tagged.doc[found.start - 1].whitespace_:
        return None
    if kinds[0] == "scale" and found.start and tagged.doc[found.start - 1].lower_ in {"few", "several", "many"}:
        return None
    if found.rule == "vague":
        return crowd(found, context)
    amounts = _amounts(found, kinds, tagged, between=found.rule == "span")
    if amounts is None:
        return None
    match found.rule:
        case "percent":
            return quantity(found, context, "PERCENT", amounts, _share(kinds))
        case "money_before" | "money_after":
            return _money(found, kinds, tagged, amounts, context)
        case "measure":
            return _measure(found, kinds, tagged, amounts, context)
        case "span":
            return count(found, amounts, context) if amounts.upper else None
        case _:
            return count(found, amounts, context)


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
    numbers = [
        (number([word.lstrip("-−") or word for word in words if word not in _DEGREES]), words) for words in groups if words
    ]
    values = [(value, words) for value, words in numbers if value is not None]
    if not values:
        return None
    signed = tagged.doc[found.start].text[0] in "-−" and tagged.doc[found.start].text[1:2].isdigit()
    sign = -1.0 if kinds[0] == "minus" or signed else 1.0
    first, words = values[0]
    if len(values) == 1:
        return Amounts(sign * first)
    second, later = values[1]
    if len(words) == 1 and len(later) > 1 and first < 1000:
        scale = number([word for word in later[1:] if word.isalpha()])
        first *= scale or 1.0
    return Amounts(first, second) if first < second else None


def _splits(kinds: list[str], offset: int, between: bool) -> bool:
    """Whether a hyphen, "to" or (after "between") "and" parts the ends of a range, not the words of one number."""
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
        return quantity(found, context, "MONEY", amounts, "KRW") if scaled or national == "KR" else None
    confidence = 0.9
    if kinds[named] == "pound" and not scaled and not national:
        if context.country not in {"GB", "IE"}:
            return quantity(found, context, "QUANTITY", amounts, "pound")
        confidence = 0.6
    code, factor = context.currency(symbol, national)
    return quantity(found, context, "MONEY", amounts.times(factor), code, confidence=confidence)


def _measure(found: Found, kinds: list[str], tagged: Tagged, amounts: Amounts, context: Context) -> Quantity | None:
    parts = [tagged.value(found.start + i) for i, kind in enumerate(kinds) if kind in {"power", "degree", "unit", "period"}]
    if "warm" in kinds:
        unit = _DEGREES[tagged.value(found.start + kinds.index("warm")).split()[1]]
        return quantity(found, context, "QUANTITY", amounts, unit)
    if "degree" in kinds:
        unit = parts[-1] if len(parts) > 1 else "degree"
        return quantity(found, context, "QUANTITY", amounts, unit)
    rate = "per" in kinds or ("a" in kinds and "period" in kinds)
    unit = f"{' '.join(parts[:-1])}/{parts[-1]}" if rate and len(parts) > 1 else " ".join(parts)
    return quantity(found, context, "QUANTITY", amounts, unit)
