"""Cites a query: what was asked, of which state, and each row with its hash, in a file that warehouse/verifying.py checks.

Rows count as a set, whatever their order; floats to twelve digits, as sums of many may differ in the last ones. Where rows
have an `article_id`, the articles' texts and annotators are noted too, so that a change has a cause.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from uuid import UUID

import duckdb

from warehouse.errors import UserError
from warehouse.querying import execute
from warehouse.sqlfiles import sql

FORMAT = "newsloom citation 1"
_DIGITS = 12


class CitationError(UserError):
    """A citation that can't be written, read or trusted."""


def cite(published: Path, query: str, parameters: Mapping[str, str]) -> dict[str, Any]:
    """The citation of a query on the published state: all to verify it by. Raises QueryError for a query that fails."""
    result = execute(published, query, parameters)
    with result.connection as con:
        rows = [[_plain(value) for value in row] for chunk in result.chunks() for row in chunk]
        hashes = [_hash(row) for row in rows]
        return {
            "format": FORMAT,
            "query": query,
            "parameters": dict(parameters),
            **_state(con),
            "columns": result.columns,
            "sha256": _overall(result.columns, hashes),
            "articles": {
                article: {name: known[name] for name in ("content_hash", "annotator_version")}
                for article, known in articles(con, (row_article(result.columns, row) for row in rows)).items()
            },
            "rows": [{"values": row, "sha256": digest} for row, digest in zip(rows, hashes, strict=True)],
        }


def write(citation: Mapping[str, Any], path: Path) -> None:
    """Write a citation as JSON, a row a line. Raises CitationError where that is not possible."""
    head = [f"{json.dumps(key)}: {_json(value)}" for key, value in citation.items() if key != "rows"]
    rows = ",\n".join(_json(row) for row in citation["rows"])
    try:
        path.write_text("{\n" + ",\n".join(head) + f',\n"rows": [\n{rows}\n]\n}}\n', "utf-8")
    except OSError as error:
        raise CitationError(f"{path} can't be written ({error.strerror}); name another file with -o.") from error


def read(path: Path) -> dict[str, Any]:
    """A citation from its file. Raises CitationError for what is no citation, or was changed since it was written."""
    try:
        citation = json.loads(path.read_text("utf-8"))
    except OSError as error:
        raise CitationError(f"{path} can't be read ({error.strerror}).") from error
    except ValueError as error:
        raise CitationError(f"{path} is no citation: it is not JSON ({error}).") from error
    if not isinstance(citation, dict) or citation.get("format") != FORMAT:
        raise CitationError(f"{path} is no citation that this newsloom knows; `newsloom cite` writes one.")
    try:
        hashes = [row["sha256"] for row in citation["rows"]]
        intact = hashes == [_hash(row["values"]) for row in citation["rows"]]
        intact = intact and citation["sha256"] == _overall(citation["columns"], hashes)
    except (KeyError, TypeError) as error:
        raise CitationError(f"{path} lacks a part of a citation ({error}); write it again with `newsloom cite`.") from error
    if not intact:
        raise CitationError(f"{path} was changed after it was written: its rows don't have the hashes that it gives.")
    return citation


def row_article(columns: list[str], row: list[Any]) -> int | None:
    """The article that a row is of, if it says."""
    value = row[columns.index("article_id")] if "article_id" in columns else None
    return value if isinstance(value, int) else None


def articles(con: duckdb.DuckDBPyConnection, ids: Iterable[int | None]) -> dict[str, dict[str, Any]]:
    """What is known of these articles now, by id as text; those that are gone have no `content_hash`."""
    con.execute(sql("steps/cite_articles"), {"ids": sorted({article for article in ids if article is not None})})
    columns = [column[0] for column in con.description or []]
    return {str(row[0]): dict(zip(columns[1:], row[1:], strict=True)) for row in con.fetchall()}


def _state(con: duckdb.DuckDBPyConnection) -> dict[str, Any]:
    con.execute(sql("steps/cite_state"))
    columns = [column[0] for column in con.description or []]
    row = con.fetchone()
    if row is None:
        raise CitationError("This file was never published by newsloom: it has no snapshot to cite.")
    return {column: _plain(value) for column, value in zip(columns, row, strict=True)}


def _plain(value: Any) -> Any:
    """A value as JSON has it, the same whenever it is the same."""
    if isinstance(value, float):
        rounded = float(f"{value:.{_DIGITS}g}")
        return rounded if rounded == rounded and abs(rounded) != float("inf") else str(rounded)
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, date | time | timedelta | UUID | Decimal):
        return str(value)
    if isinstance(value, bytes | bytearray):
        return value.hex()
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    return value


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False)


def _hash(row: list[Any]) -> str:
    return hashlib.sha256(_json(row).encode("utf-8", "surrogatepass")).hexdigest()


def _overall(columns: list[str], hashes: list[str]) -> str:
    return hashlib.sha256("\n".join([_json(columns), *sorted(hashes)]).encode()).hexdigest()
