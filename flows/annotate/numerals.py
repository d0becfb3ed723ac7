"""Reads numbers in words and digits: "3.2", "12,000", "two hundred and five", "two and a half", "5 1/2", "half a million"."""

from functools import cache

from flows.annotate.lexicon import seed

_DIGIT_MARKS = str.maketrans("", "", ", ’'")
_LONGEST = 18  # digits; what is longer is an identifier, no amount
_SILENT = frozenset(("-", "–", "and", "of", "a", "an"))


@cache
def numerals() -> dict[str, tuple[str, float]]:
    """Number words with their kind (unit, tens, hundred, dozen, scale, fraction) and value."""
    frame = seed("number_words.csv")
    return {word: (kind, float(value)) for word, kind, value in frame.select("word", "kind", "value").iter_rows()}


def digits(text: str) -> float | None:
    """The value of "12,000", "3.2" or "1/2"; None when it is no number."""
    plain = text.translate(_DIGIT_MARKS)
    if not plain.isascii() or len(plain) > _LONGEST:
        return None
    over, slash, under = plain.partition("/")
    if slash:
        return int(over) / int(under) if over.isdigit() and under.isdigit() and int(under) else None
    return float(plain) if plain.replace(".", "", 1).isdigit() else None


def number(words: list[str]) -> float | None:
    """The value of a number given as its lower-case tokens, None if it is none.

    "two thirds" multiplies, "two and a half" adds.
    """
    total, current, previous = 0.0, None, ""
    for word in words:
        if word not in _SILENT:
            value = digits(word)
            kind, amount = ("unit", value) if value is not None else numerals().get(word, ("", 0.0))
            if kind in {"unit", "tens"}:
                current = (current or 0.0) + amount
            elif kind == "fraction":
                current = (
                    current * amount if current is not None and previous not in {"and", "a"} else (current or 0.0) + amount
                )
            elif kind in {"hundred", "dozen"}:
                current = (1.0 if current is None else current) * amount
            elif kind == "scale":
                total, current = total + (1.0 if current is None else current) * amount, 0.0
            else:
                return None
        previous = word if word not in {"-", "–"} else previous
    return None if current is None else total + current
