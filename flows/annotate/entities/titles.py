"""Titles and honorifics before a person's name, what follows it, and the gender that they tell."""

from dataclasses import dataclass
from functools import cache, lru_cache

from flows.annotate.entities.keys import fold
from flows.annotate.lexicon import column_set, seed

GENERATIONS = frozenset({"jr", "sr", "junior", "senior"})
NUMERALS = frozenset({"ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii", "xiii", "xiv", "xv", "xvi"})


@dataclass(frozen=True, slots=True)
class Title:
    """The title of one mention: its first word, folded, and the gender it tells ("" when none)."""

    form: str
    gender: str


@cache
def title_genders() -> dict[str, str]:
    """Each one-word title, folded, with the gender it tells ("m", "f") or "" when it tells none."""
    titles = {fold(word)[0]: "" for word in column_set("name_titles.csv", "words") if len(fold(word)) == 1}
    rows = seed("coreference_titles.csv").iter_rows(named=True)
    titles.update({fold(row["form"])[0]: row["gender"] or "" for row in rows if len(fold(row["form"])) == 1})
    return titles


@lru_cache(maxsize=16_384)
def without_titles(words: tuple[str, ...]) -> tuple[str, ...]:
    """A person's name without titles before it and generation after it: "General John Roe Jr" -> john roe."""
    titles = title_genders()
    start, end = 0, len(words)
    while end - start > 1 and words[start] in titles:
        start += 1
    while end - start > 1 and words[end - 1] in GENERATIONS:
        end -= 1
    return words[start:end]


@lru_cache(maxsize=16_384)
def generation(words: tuple[str, ...]) -> str:
    """The mark that tells one bearer of a name from another, at its end ("jr") or inside it ("xv"), or ""."""
    return next((word for word in words[1:] if word in GENERATIONS or word in NUMERALS), "")


def title_gender(words: tuple[str, ...]) -> str:
    """The gender that a title inside the name tells, or ""."""
    titles = title_genders()
    for word in words[:-1]:
        if word not in titles:
            break
        if titles[word]:
            return titles[word]
    return ""
