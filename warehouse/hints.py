"""What to know of a query that gave no row, or not all: names that nothing has and those near them, values that a column has.

Looked up only then, so that a query that gives rows costs nothing more.
"""

import csv
import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from pathlib import Path

import duckdb

from warehouse.connection import open_published
from warehouse.outdated import outdated
from warehouse.parameters import ENTITIES
from warehouse.resources import resource
from warehouse.sqlfiles import sql

VALUES_SHOWN = 12
# Where a code's parameter was given a name, the code: the seeds file, its columns of codes and of names.
_NAMES = {"country": ("countries.csv", "code", "name"), "currency": ("currencies.csv", "code", "words")}
_CALLED = {"counted": "counted word"}
_MACROS = re.compile(
    r"\b(?:said_by|about|held_office|holder_of|met|who_is|meant|between_)\s*\(\s*'((?:[^']|'')+)'", re.IGNORECASE
)
_NARROWED = re.compile(r"\b(entity|source)\s*:=\s*'((?:[^']|'')+)'", re.IGNORECASE)


def nothing(published: Path, query: str, parameters: Mapping[str, str]) -> list[str]:
    """Sentences on why a query may have given no row: about its parameters, and the names that its macros were given."""
    with open_published(published) as con:
        if sentence := outdated(con):
            return [sentence]
        said = list(parameters.items())
        said += [("name", match[1].replace("''", "'")) for match in _MACROS.finditer(query)]
        said += [
            ("name" if match[1].lower() == "entity" else "source", match[2].replace("''", "'"))
            for match in _NARROWED.finditer(query)
        ]
        return [sentence for name, value in said if value for sentence in _of(con, name, value)]


def cut(published: Path, parameters: Mapping[str, str], rows: int) -> list[str]:
    """A sentence where a search found more than it was allowed to give."""
    if "words" not in parameters or not rows or rows != int(parameters.get("most", "0")):
        return []
    asked = {name: parameters[name] for name in ("words", "from", "to")}
    with open_published(published) as con:
        [(found,)] = con.execute(sql("steps/hint_search"), asked).fetchall()
    return [f"The best {rows:,} of {found:,} are given; for all: --param most={found}"] if found > rows else []


def _of(con: duckdb.DuckDBPyConnection, name: str, value: str) -> Iterator[str]:
    if name in ENTITIES:
        yield from _entity(con, value)
    elif name == "source":
        yield from _source(con, value)
    else:
        yield from _value(con, name, value)


def _entity(con: duckdb.DuckDBPyConnection, value: str) -> Iterator[str]:
    if meant := con.execute(sql("steps/hint_meant"), {"name": value}).fetchall():
        name, kind, entity_id = meant[0]
        more = f" and {len(meant) - 1:,} more" if len(meant) > 1 else ""
        yield f"{value!r} means {name} ({kind} {entity_id}){more}, but nothing that was asked for is told of it."
        return
    near = con.execute(sql("steps/why_near"), {"name": value}).fetchall()
    names = "; ".join(f"{name} ({kind} {entity_id})" for name, kind, entity_id in near)
    yield f"No name is written {value!r}; " + (f"near it: {names}." if near else "the query who_is looks for a part of a name.")


def _source(con: duckdb.DuckDBPyConnection, value: str) -> Iterator[str]:
    sources = con.execute(sql("steps/hint_sources"), {"source": value}).fetchall()
    if sources and sources[0][2]:
        return
    near = "; ".join(f"{name} ({domain})" if domain else str(name) for name, domain, _ in sources)
    yield f"No source has the name or domain {value!r}; " + (f"near it: {near}." if near else "the query by_source lists them.")


def _value(con: duckdb.DuckDBPyConnection, name: str, value: str) -> Iterator[str]:
    values = [row[0] for row in con.execute(sql("steps/hint_values"), {"parameter": name}).fetchall()]
    if not values or value.lower() in (known.lower() for known in values):
        return
    near = _code(name, value) or [known for known in values if known.lower() in _close(value, values)]
    meant = f"did you mean {' or '.join(near)}? There are" if near else "there are"
    shown = ", ".join(values[:VALUES_SHOWN]) + (", …" if len(values) > VALUES_SHOWN else "")
    yield f"Nothing has the {_CALLED.get(name, name)} {value!r}; {meant}: {shown}"


def _close(value: str, values: list[str]) -> list[str]:
    return get_close_matches(value.lower(), [known.lower() for known in values], n=2, cutoff=0.7)


def _code(name: str, value: str) -> list[str]:
    """The code of a country or currency that was given by its name."""
    if name not in _NAMES:
        return []
    file, code, names = _NAMES[name]
    with resource("seeds", file).open(encoding="utf-8", newline="") as rows:
        return [row[code] for row in csv.DictReader(rows) if value.lower() in row[names].lower().split("|")][:2]
