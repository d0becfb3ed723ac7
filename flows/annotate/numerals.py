"""Reads numbers in words and digits: "3.2", "12,000", "two hundred and five", "two and a half", "5 1/2", "half a million"."""

from functools import cache

from flows.annotate.lexicon import seed

_DIGIT_MARKS = str.maketrans("", "", ", ’'")


@cache
def numerals() -> dict[str, tuple[str, float]]:
    """Number words with their kind (unit, tens, hundred, scale, dozen, fraction, half, few) and value."""
    frame = seed("number_words.csv")
    return {word: (kind, float(value)) for word, kind, value in frame.select("word", "kind", "value").iter_rows()}


def digits(text: str) -> float | None:
    """The value of "12,000", "3.2" or "1/2"; None when it is no number."""
    plain = text.translate(_DIGIT_MARKS)
    if "/" in plain:
        over, _, under = plain.partition("/")
        if over.isascii() and under.isascii() and over.isdigit() and under.isdigit() and int(under):
            return int(over) / int(under)
        return None
    if not plain.isascii() or not plain.replace(".", "", 1).isdigit() or len(plain) > 18:
        return None
    return float(plain)


def number(words: list[str]) -> float | None:
    """The value of a number given as its lower-case tokens; hyphens, "and", "a" and "of" in it say nothing; None if it is none."""
    total = 0.0
    current: float | None = None
    for word in words:
        if word in {"-", "and", "of"}:
            continue
        if word in {"a", "an"}:
            current = current if current is not None else None
            continue
        value = digits(word)
        if value is not None:
            current = (current or 0.0) + value
            continue
        kind, amount = numerals().get(word, ("", 0.0))
        if kind in {"unit", "tens"}:
            current = (current or 0.0) + amount
        elif kind == "hundred":
            current = (1.0 if current is None else current) * amount
        elif kind == "dozen":
            current = (1.0 if current is None else current) * amount
        elif kind == "scale":
            total += (1.0 if current is None else current) * amount
            current = None if amount >= 1000 else current
            current = 0.0
        elif kind == "fraction":
            current = (current or 0.0) + amount
        else:
            return None
    return None if current is None and not total else total + (current or 0.0)
