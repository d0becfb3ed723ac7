"""What a name's own words say: a last word such as Bank, Airport or Act, a first such as Ministry or Lake, a legal form."""

from functools import cache, lru_cache

from flows.annotate.lexicon import column_set, seed
from flows.annotate.names.gazetteer import Evidence, fold

# "Bank of X", "Ministry of X": the head is the word before the first of these.
OF = frozenset({"of", "for", "on", "de", "del", "da", "di", "do", "des", "du", "to", "in", "against"})


_AWARDS = frozenset({"award", "awards", "prize"})
_CENTRES, _BODY = frozenset({"center", "centre"}), 6.0


@cache
def _lexicon(position: str) -> dict[str, tuple[tuple[str, float], ...]]:
    table: dict[str, list[tuple[str, float]]] = {}
    for label, place, weight, words in seed("name_heads.csv").iter_rows():
        if place == position:
            for word in words.split("|"):
                table.setdefault(fold(word), []).append((label, float(weight)))
    if position == "last":
        for form in column_set("legal_forms.csv", "form"):
            if len(form) > 2 and form != "private":
                table.setdefault(fold(form), []).append(("ORG", 5.0))
    return {word: tuple(found) for word, found in table.items()}


@lru_cache(maxsize=65_536)
def head_evidence(words: tuple[str, ...]) -> Evidence:
    """The kinds that a name's first word, last word and head speak for."""
    if len(words) < 2:
        return ()
    folded = [fold(word) for word in words]
    last, first = _lexicon("last"), _lexicon("first")
    head = next((i for i, word in enumerate(folded) if word in OF and i), None)
    evidence: dict[str, float] = {}

    def take(found: Evidence, share: float = 1.0) -> None:
        for label, weight in found:
            evidence[label] = max(evidence.get(label, 0.0), round(weight * share, 3))

    if head is not None:
        body = folded[head : head + 1] == ["for"] and folded[head - 1] in _CENTRES  # "Roe Center for Seismology"
        people = folded[head - 1] == "conference" and folded[-1] in _lexicon("people of")  # "Conference of Mayors"
        take((("ORG", _BODY),) if body or people else last.get(folded[head - 1], ()))
        if folded[-1] in _AWARDS:
            take(last[folded[-1]])  # "Women of Riverton Award"
        else:
            take(_lexicon("people of").get(folded[head - 1], ()))  # "Owners of Riverton"
        take(first.get(folded[0], ()))
        take(last.get(folded[-1], ()), 0.4)
    else:
        number = folded[-1].isdigit() or len(folded[-1]) == 1
        whole = _lexicon("last two").get(" ".join(folded[-2:]), ())
        take(whole or last.get(folded[-2 if number and len(folded) > 2 else -1], ()))
        take(first.get(folded[0], ()), 0.6)
    return tuple(evidence.items())


def maker_evidence(words: tuple[str, ...]) -> Evidence:
    """A maker's name at the start, and behind it neither a head word nor nothing, make a product: "Chevrolet Marlow"."""
    return _lexicon("maker").get(fold(words[0]), ()) if len(words) > 1 and not head_evidence(words) else ()


def is_head(word: str) -> bool:
    """Whether a word is one that ends the names of bodies, buildings, places, events, laws or programmes."""
    return fold(word) in _lexicon("last")
