"""Holders of the past: "President Lincoln" holds no office today, though nothing in the sentence says "former"."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

from flows.annotate.lexicon import seed
from flows.annotate.roles.departures import gone, left_in
from flows.annotate.roles.phrases import Page
from flows.annotate.roles.told_times import told_of_the_past
from flows.annotate.story import Role

# An article without a date is taken for one of this century, as nearly all on the web are.
_UNDATED = date(2001, 1, 1)
# Offices whose holder is told by the family name alone; elsewhere that may be anybody of the name.
_BY_FAMILY_NAME = frozenset({"president", "vice_president", "head_of_government", "chancellor", "secretary"})


class Term(NamedTuple):
    """A person's time in an office, from seeds/office_terms.csv; without a start it reaches back to all times before."""

    given: str
    offices: tuple[str, ...]
    starts: date
    ends: date


@cache
def _terms(file: str) -> dict[str, list[Term]]:
    terms: dict[str, list[Term]] = {}
    for row in seed(file).iter_rows(named=True):
        given, _, family = row["name"].rpartition(" ")
        starts = date.fromisoformat(row["starts"]) if row["starts"] else date.min
        term = Term(given, tuple(row["office"].split("|")), starts, date.fromisoformat(row["ends"]))
        terms.setdefault(family, []).append(term)
    return terms


def set_past(page: Page, roles: list[Role]) -> None:
    """Turn "holds" into "held" where the office was left before the article appeared.

    By the list of known terms, by the holder's death or leaving told in the article, or by a year long past of which the
    sentence speaks; the last only if the same office isn't told of the person without one.
    """
    day, dated = _day(page, roles), page.story.published_at is not None
    present = [role for role in roles if role.status == "holds"]
    dead = gone(page, {role.person for role in present})
    guessed: list[Role] = []
    certain: set[tuple[int, str | None]] = set()
    for role in present:
        holds = _holds(page, role, day)
        if holds is False or ((holds is None or not dated) and (role.person in dead or left_in(page, role))):
            role.status = "held"
        elif holds is None and told_of_the_past(page, role, day.year):
            guessed.append(role)
        else:
            certain.add((role.person, role.office))
    for role in guessed:
        if (role.person, role.office) not in certain:
            role.status = "held"


def _holds(page: Page, role: Role, day: date) -> bool | None:
    """Whether the person holds the office on that day by the list of known terms; None if the list doesn't know it."""
    known = list(_known(page, role, "office_terms.csv"))
    dated = page.story.published_at is not None  # else the article may be from any later day
    if any(day <= term.ends and (term.starts <= day or not dated) for term in known):
        return True
    terms = [term for term in known if term.ends < day]
    return False if terms else None


def _known(page: Page, role: Role, file: str) -> Iterable[Term]:
    given, _, family = page.story.entities[role.person].name.rpartition(" ")
    family = family.title() if family.isupper() else family
    bare = role.office in _BY_FAMILY_NAME
    for term in _terms(file).get(family.replace("’", "'"), ()):
        if role.office in term.offices and (_same(given, term.given) if given else bare or not term.given):
            yield term


def _same(given: str, known: str) -> bool:
    """Whether given names can be one person's: their first words agree."""
    return bool(known) and given.split()[0].casefold() == known.split()[0].casefold()


def _day(page: Page, roles: list[Role]) -> date:
    """The day of the article; for one without a date, the first day on which the latest president whom it names was one."""
    told = page.story.published_at
    if told is not None:
        return told.date()
    starts = [
        min(term.starts for term in terms) + timedelta(days=1)
        for role in roles
        if role.office == "president" and role.status == "holds" and (terms := list(_known(page, role, "office_holders.csv")))
    ]
    return max([_UNDATED, *starts])
