"""A body's name taken apart: its country and the rest, so that "Albanian Government" is "Government of Albania"."""

from functools import cache, lru_cache
from itertools import pairwise

from flows.annotate.entities.keys import fold, small_words
from flows.annotate.entities.references import country_of
from flows.annotate.lexicon import seed

_LONG = 6  # letters of a word whose last "s" may be a plural's
# Courts go by numbers in words and in digits: "Fifth Circuit", "5th Circuit".
_ORDINALS = {
    "first": "1st", "second": "2nd", "third": "3rd", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th",
    "eighth": "8th", "ninth": "9th", "tenth": "10th", "eleventh": "11th", "twelfth": "12th",
}  # fmt: skip
_COMMITTEES = frozenset({"committee", "subcommittee"})
# "Senate Select Committee on Glaciers" is the Senate Glaciers Committee.
_COMMITTEE_KINDS = frozenset({"select", "permanent", "standing", "special"})
# Only a bank called so is the state's: "Qarn Private Bank" is any country's.
_BANK, _STATE_BANKS = "bank", frozenset({"central", "federal", "national", "reserve", "state", "of"})


@cache
def body_heads() -> frozenset[str]:
    """Nouns that name a kind of body, folded: ministry, court, council, company …"""
    return frozenset(fold(head)[0] for head in seed("body_heads.csv").get_column("head"))


@cache
def state_heads() -> frozenset[str]:
    """Those of them that every state has: ministry, senate, police …"""
    rows = seed("body_heads.csv").iter_rows(named=True)
    return frozenset(fold(row["head"])[0] for row in rows if row["kind"] == "state")


@lru_cache(maxsize=16_384)
def apart(core: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """A body's name without its country, and that country's code: "japan s ministry of trade" -> (ministry of trade, JP).

    Only names that still say what kind of body it is are taken apart: "Air France" stays whole.
    """
    for length in (3, 2, 1):
        if len(core) > length:
            code = country_of(core[:length])
            rest = core[length + 1 :] if core[length : length + 1] == ("s",) else core[length:]
            if code and body_heads() & set(rest):
                return rest, code
    for position in range(1, len(core) - 1):
        if core[position] in {"of", "in"}:
            tail = core[position + 1 :]
            tail = tail[1:] if tail[0] == "the" else tail
            code = country_of(tail)
            if code and body_heads() & set(core[:position]):
                return core[:position], code
    return core, None


def content(core: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a name in a fixed order, without small ones: Ministry of Trade and Trade Ministry are equal."""
    core = tuple(_ORDINALS.get(word, word) for word in core)
    left_out = small_words() | _COMMITTEE_KINDS if _COMMITTEES & set(core) else small_words()
    return tuple(sorted(word for word in core if word not in left_out)) or core


def is_state_body(core: tuple[str, ...]) -> bool:
    """Whether many countries have such a body: the name's first or last word, or the one before "of", is a state's head."""
    heads = state_heads()
    if _BANK in core and not _STATE_BANKS & set(core):
        heads = heads - {_BANK}
    return core[0] in heads or core[-1] in heads or any(a in heads and b in {"of", "for"} for a, b in pairwise(core))


def variants(words: tuple[str, ...]) -> tuple[str, ...]:
    """A body's words as they are compared inside one article: "Armed Services" and "Armed Service" Committee are equal."""
    return tuple(word.removesuffix("s") if len(word) >= _LONG else word for word in words)
