"""The news agency whose report an article is, by what the article itself says, and where it says so.

Looked for, in this order: the source's own domain, credit lines, the byline, the dateline ("LIMA (Reuters) -"), the end of the
text. An agency that is merely mentioned ("told Reuters"), or that took a picture ("Ada Byron/AFP/Getty"), is none of these.
"""

import re
from functools import cache

import polars as pl

from warehouse.identifiers import stable_id
from warehouse.resources import resource

_HEAD, _TAIL = 160, 300  # characters at the beginning and the end of a body


@cache
def _agencies() -> dict[str, str]:
    """The organisation's id of each form of an agency's name."""
    table = pl.read_csv(resource("seeds", "agencies.csv"))
    return {form: row["organisation_id"] for row in table.iter_rows(named=True) for form in row["forms"].split("|")}


@cache
def _names() -> tuple[dict[str, str], dict[str, str]]:
    """The name of each agency, and the agency of each domain, by the organisation's id."""
    table = pl.read_csv(resource("seeds", "agencies.csv"))
    domains = {domain: row["organisation_id"] for row in table.iter_rows(named=True) for domain in row["domains"].split("|")}
    return dict(table.select("organisation_id", "name").iter_rows()), domains


@cache
def _patterns() -> dict[str, str]:
    """A pattern for each place, whose group is the form."""
    forms = "|".join(re.escape(form) for form in sorted(_agencies(), key=lambda form: (-len(form), form)))
    dash = "(?:-{1,2}|–|—)"
    word = rf"(?:^|[^\p{{L}}\p{{N}}])({forms})(?:$|[^\p{{L}}\p{{N}}])"
    bracketed = rf"(?:[(\[]|\s/)({forms})(?:[/,][^)\]\n]{{0,30}})?[)\]/]"
    before = rf"(?:\s{dash}\s?|[©@]\s?(?:\d{{4}}\s)?|[Cc]opyright\s(?:©?\s?\d{{4}}\s)?(?:[Tt]he\s)?|[Ss]ource:\s)"
    return {
        "credit": word,
        "byline": word,
        "dateline": rf"^[^\n(/]{{0,80}}(?:\(({forms})\)\s*{dash}|\s/({forms})/(?:\.|\s)|[,\s]({forms})\s+{dash}\s)",
        "tail": rf"(?:{bracketed}|{before}({forms}))\W*$",
    }


# "(Reporting by …; Editing by …)" is how one agency alone ends its reports.
_REPORTING_BY = r"\(Reporting (?:and writing )?by [^)]{3,200}[Ee]diting by [^)]{3,100}\)\W*$"


def agencies() -> list[pl.Expr]:
    """`agency_id`, `agency` (its name) and `agency_from`; reads `source_domain`, `credit`, `authors`, `body`."""
    names, domains = _names()
    pattern = _patterns()
    body = pl.col("body")
    tail = body.str.slice(-_TAIL)
    forms = {
        "source": pl.col("source_domain").replace_strict(domains, default=None, return_dtype=pl.String),
        "credit": _of(pl.col("credit").str.extract(pattern["credit"])),
        "byline": _of(pl.col("authors").list.join("; ", ignore_nulls=True).str.extract(pattern["byline"])),
        "dateline": _of(_either(body.str.slice(0, _HEAD), pattern["dateline"], 3)),
        "tail": pl.coalesce(
            _of(_either(tail, pattern["tail"], 2)), pl.when(tail.str.contains(_REPORTING_BY)).then(pl.lit("org:reuters"))
        ),
    }
    organisation = pl.coalesce(*forms.values())
    return [
        organisation.map_elements(stable_id, return_dtype=pl.Int64).alias("agency_id"),
        organisation.replace_strict(names, default=None, return_dtype=pl.String).alias("agency"),
        pl.coalesce(pl.when(found.is_not_null()).then(pl.lit(place)) for place, found in forms.items()).alias("agency_from"),
    ]


def _of(form: pl.Expr) -> pl.Expr:
    return form.replace_strict(_agencies(), default=None, return_dtype=pl.String)


def _either(text: pl.Expr, pattern: str, groups: int) -> pl.Expr:
    return pl.coalesce(text.str.extract(pattern, group) for group in range(1, groups + 1))
