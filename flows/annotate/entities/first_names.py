"""First names: which two can be one person's. Equal, an initial, a pet name ("Chris", "Christopher"), or one letter wrong."""

from functools import cache

from rapidfuzz.distance import Levenshtein

from flows.annotate.entities.gender import given_name_gender
from flows.annotate.lexicon import seed

_LONG_ENOUGH_FOR_A_SLIP = 6


@cache
def _given_names() -> dict[str, frozenset[str]]:
    """Each pet name, and each given name that has one -> the given names that it may stand for."""
    found: dict[str, set[str]] = {}
    for row in seed("nicknames.csv").iter_rows(named=True):
        found.setdefault(row["given"], set()).add(row["given"])
        for short in row["short"].split("|"):
            found.setdefault(short, {short}).add(row["given"])
    return {short: frozenset(given) for short, given in found.items()}


def same_first_name(a: str, b: str) -> bool:
    """Whether two folded first names, of people with one last name, can be one: never Daniel and Daniela."""
    if a == b or (1 in {len(a), len(b)} and a[0] == b[0]):
        return True
    if _given_names().get(a, frozenset()) & _given_names().get(b, frozenset()):
        return True
    if min(len(a), len(b)) < _LONG_ENOUGH_FOR_A_SLIP or a[0] != b[0] or Levenshtein.distance(a, b, score_cutoff=1) > 1:
        return False
    genders = {given_name_gender((a,)), given_name_gender((b,))}
    return len(genders) == 1
