"""Read-only SQL over the published file: named queries, bound parameters, results as rows or as batches.

Imports only duckdb, so that a query starts at once.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path
from struct import pack
from typing import Any

import duckdb

from warehouse.connection import open_published
from warehouse.errors import UserError
from warehouse.parameters import wanted
from warehouse.sqlfiles import header_lines, names, sql

# In a query's header: "-- $person = 'Jane Doe': the person's name"; without "= …" the parameter has to be given.
_PARAMETER = re.compile(r"^\$(?P<name>\w+)(?:\s*=\s*(?P<default>[^:]*))?:\s*(?P<meaning>.*)$")
# "-- weight: sentences, or events": a column whose meaning its name doesn't tell, or several with commas between.
_COLUMNS = re.compile(r"^(?P<names>[a-z_]+(?:, [a-z_]+)*): (?P<meaning>.+)$")

ROWS_AT_ONCE = 2_000


class QueryError(UserError):
    """A query that can't be run: DuckDB's words, with the place it points at."""


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter of a named query; `default` is None when it has to be given."""

    name: str
    default: str | None
    meaning: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A query of sql/queries: the question it answers, its parameters, its text, and what columns mean that don't say so."""

    name: str
    question: str
    parameters: tuple[Parameter, ...]
    text: str
    columns: tuple[tuple[str, str], ...] = ()


def named_queries() -> list[NamedQuery]:
    """All queries of sql/queries, by name."""
    return [named_query(name) for name in names("queries")]


def named_query(name: str) -> NamedQuery:
    """The query of sql/queries with this name; a name that isn't there raises QueryError with the nearest ones."""
    if name not in names("queries"):
        from difflib import get_close_matches

        near = get_close_matches(name, names("queries"), n=3)
        hint = f"; did you mean {' or '.join(near)}?" if near else "; `newsloom sql --list` shows them."
        raise QueryError(f"There is no file and no named query {name!r}{hint}")
    lines = header_lines(f"queries/{name}")
    found = [match for line in lines if (match := _PARAMETER.match(line))]
    columns = tuple((match["names"], match["meaning"]) for line in lines if (match := _COLUMNS.match(line)))
    question = " ".join(line for line in lines if not line.startswith("$") and not _COLUMNS.match(line))
    parameters = tuple(Parameter(m["name"], _unquoted(m["default"]), m["meaning"]) for m in found)
    return NamedQuery(name, question, parameters, sql(f"queries/{name}"), columns)


def _unquoted(value: str | None) -> str | None:
    return value.strip().strip("'") if value is not None else None


def bind(query: NamedQuery, given: Mapping[str, str]) -> dict[str, str]:
    """The values of a named query's parameters: what was given, else its defaults."""
    if unknown := sorted(set(given) - {parameter.name for parameter in query.parameters}):
        known = ", ".join(parameter.name for parameter in query.parameters) or "none"
        raise QueryError(f"The query {query.name} has no parameter {unknown[0]!r}; it takes: {known}.")
    values: dict[str, str] = {}
    for parameter in query.parameters:
        value = given.get(parameter.name, parameter.default)
        if value is None:
            raise QueryError(f"The query {query.name} needs --param {parameter.name}=… ({parameter.meaning}).")
        if takes := wanted(parameter.name, value):
            raise QueryError(f"The query {query.name} takes {takes} for {parameter.name}, not {value!r}.")
        values[parameter.name] = value
    return values


@dataclass(slots=True)
class Result:
    """A running query: its columns, its rows as they come, and how many came by now."""

    columns: list[str]
    singles: list[int]  # the columns of single precision, by place
    connection: duckdb.DuckDBPyConnection
    fetched: int = 0

    def chunks(self) -> Iterator[list[tuple[Any, ...]]]:
        """The rows, ROWS_AT_ONCE at a time, so that a big result is never whole in memory."""
        while rows := self.connection.fetchmany(ROWS_AT_ONCE):
            self.fetched += len(rows)
            yield [self._shortened(row) for row in rows] if self.singles else rows

    def _shortened(self, row: tuple[Any, ...]) -> tuple[Any, ...]:
        values = list(row)
        for place in self.singles:
            values[place] = shortest(values[place])
        return tuple(values)


def shortest(value: float | None) -> float | None:
    """A single-precision number as its shortest decimal, 0.95, and not as the double next to it, 0.949999988079071."""
    if value is None or not isfinite(value):
        return value
    exact = pack("f", value)
    return next(short for digits in range(6, 10) if pack("f", short := float(f"{value:.{digits}g}")) == exact)


def execute(published: Path, query: str, parameters: Mapping[str, str]) -> Result:
    """Start a query on the published file. Raises QueryError with DuckDB's own words and the place it points at."""
    if not re.sub(r"--[^\n]*|[\s;]", "", query):
        raise QueryError('The query is empty; give one such as "FROM articles LIMIT 5".')
    con = open_published(published)
    try:
        con.execute(query, dict(parameters) or None)
    except (duckdb.BinderException, duckdb.CatalogException) as error:
        from warehouse.outdated import outdated

        sentence = outdated(con)
        raise QueryError(f"{error}\n\n{sentence}" if sentence else str(error)) from error
    except duckdb.Error as error:
        raise QueryError(str(error)) from error
    columns = con.description or []
    singles = [place for place, column in enumerate(columns) if str(column[1]) == "FLOAT"]
    return Result([column[0] for column in columns], singles, con)
