"""The classes of words that amounts are made of: number words, currencies, units, and tokens with digits."""

import re
from functools import cache
from itertools import product

from flows.annotate.lexicon import seed
from flows.annotate.numerals import digits, numerals
from flows.annotate.token_patterns import TokenClasses

CLASSES = ["digits", "scaled", "fraction", "warm"]

_NUMBER_CLASSES = {"unit": "one", "hundred": "scale", "dozen": "scale"}
_SIGNS = "-−"
_SCALED = re.compile(r"([\d.,]+)(k|m|mn|mln|bn|b|bln|tn|trn)", re.IGNORECASE)
_WARM = re.compile(r"(\d{1,3})(?:°|º)?([CF])")
_GROUPS = (",ddd", ",ddd,ddd", ",ddd,ddd,ddd", ",dd,ddd", ",dd,dd,ddd")
_SEPARATED = ["".join(parts) for parts in product(("d", "dd", "ddd"), _GROUPS, ("", ".d", ".dd"))]
_WHOLE = ["d", "dd", "ddd", "dddd"]
_DECIMAL = [f"{whole}.{part}" for whole, part in product(_WHOLE, _WHOLE)]


def _read_digits(text: str) -> tuple[str, str] | None:
    value = digits(text.lstrip(_SIGNS))
    if value is None:
        return None
    if "," in text and not re.fullmatch(r"[-−]?\d{1,3}(,\d{2,3})+(\.\d+)?", text):
        return None
    return ("fraction" if "/" in text else "digits"), text


def _read_marked(text: str) -> tuple[str, str] | None:
    """Reads "1.2bn", "30C"."""
    if (found := _SCALED.fullmatch(text)) and digits(found[1]) is not None:
        return "scaled", f"{found[1]} {found[2].lower()}"
    if found := _WARM.fullmatch(text):
        return "warm", f"{found[1]} {found[2].lower()}"
    return None


@cache
def currencies() -> dict[str, tuple[str, dict[str, str], float]]:
    """Symbol, code or word → ISO 4217 code, codes by the source's country, and the factor (a cent is 0.01)."""
    found = {}
    for words, code, countries, factor in seed("currencies.csv").select("words", "code", "countries", "factor").iter_rows():
        local = dict(pair.split(":") for pair in (countries or "").split("|") if pair)
        for word in words.split("|"):
            found[word] = (code, local, float(factor))
    return found


@cache
def words() -> TokenClasses:
    """The classes, read once a process."""
    lexicon = {word: (kind, "US" if kind == "national" else word) for word, kind in seed("quantity_words.csv").iter_rows()}
    capitalized = {"us"}
    for names, kind in seed("currencies.csv").select("words", "kind").iter_rows():
        for word in names.split("|"):
            lexicon[word] = ("cent" if word == "cent" else kind, word)  # also the second word of "per cent"
            if kind == "code" or word in {"rs", "rs.", "tk", "tk.", "rm", "rp", "fr", "sh", "shs"}:
                capitalized.add(word)
    for names, unit, kind in seed("units.csv").select("words", "unit", "kind").iter_rows():
        lexicon |= dict.fromkeys(names.split("|"), (kind, unit))
    for word, (kind, _) in numerals().items():
        if word not in lexicon and word not in {
            "third",
            "thirds",
            "quarter",
            "quarters",
            "fifth",
            "fifths",
            "tenth",
            "tenths",
            "score",
            "pair",
        }:
            lexicon[word] = (_NUMBER_CLASSES.get(kind, kind), word)
    for demonyms, code in seed("countries.csv").select("demonyms", "code").iter_rows():
        for demonym in (demonyms or "").lower().split("|"):
            if demonym and " " not in demonym and demonym not in lexicon:
                lexicon[demonym] = ("national", code)
                capitalized.add(demonym)
    plain = [*_WHOLE, *_DECIMAL, *_SEPARATED]
    readers = dict.fromkeys([*plain, *(f"{sign}{shape}" for sign in _SIGNS for shape in plain), "d/d"], _read_digits)
    marked = [f"{shape}{mark}" for shape in (*_WHOLE, *_DECIMAL) for mark in ("x", "xx", "xxx", "X", "XX", "°X", "ºX")]
    return TokenClasses(lexicon, readers | dict.fromkeys(marked, _read_marked), CLASSES, frozenset(capitalized))
