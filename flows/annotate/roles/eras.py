"""Holders of the past: "President Lincoln" holds no office today, though nothing in the sentence says "former"."""

from datetime import date
from functools import cache
from typing import NamedTuple

from flows.annotate.lexicon import seed
from flows.annotate.roles.phrases import Page

# An article without a date is taken for one of this century, as nearly all on the web are.
_UNDATED = date(2001, 1, 1)
LONGEST_TERM = 12  # years; who held an elected office longer ago than this has left it


class Term(NamedTuple):
    """A person's last time in an office, from seeds/office_terms.csv."""

    given: str
    office: str
    ends: date


ELECTED = frozenset({"governor", "mayor", "minister", "president", "prime_minister", "secretary", "vice_president"})


@cache
def _terms() -> dict[str, list[Term]]:
    terms: dict[str, list[Term]] = {}
    for row in seed("office_terms.csv").iter_rows(named=True):
        given, _, family = row["name"].rpartition(" ")
        terms.setdefault(family, []).append(Term(given, row["office"], date.fromisoformat(row["ends"])))
    return terms


def has_left(page: Page, person: int, office: str, token: int) -> bool:
    """Whether the office that the article gives a person now was left before it appeared.

    By the list of known terms (all bearers of the name must have left), or by a year of long ago in the sentence.
    """
    told = page.story.published_at
    published = told.date() if told is not None else _UNDATED
    given, _, family = page.story.entities[person].name.rpartition(" ")
    family = family.title() if family.isupper() else family
    terms = [term for term in _terms().get(family, ()) if term.office == office and _same(given, term.given)]
    if terms:
        return all(term.ends < published for term in terms)
    return office in ELECTED and _told_of_long_ago(page, token, published.year)


def _same(given: str, known: str) -> bool:
    """Whether given names can be one person's: the first agrees, or only the family name is told."""
    return not given or given.split()[0].casefold() == known.split()[0].casefold()


def _told_of_long_ago(page: Page, token: int, year: int) -> bool:
    start, end = page.sentence(token)
    years = [int(word) for word in (page.doc[at].text for at in range(start, end)) if len(word) == 4 and word.isdecimal()]
    years = [told for told in years if 1700 <= told <= year]
    return bool(years) and max(years) < year - LONGEST_TERM
