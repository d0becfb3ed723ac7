"""Writes a query's result as it comes: CSV, JSON or Parquet, never whole in memory."""

import csv
import json
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, TextIO
from uuid import UUID

from warehouse.querying import ROWS_AT_ONCE, Result


def as_text(value: Any) -> str:
    """A value as DuckDB would print it: times in UTC with a blank, lists and structs as JSON."""
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat(sep=" ")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list | dict | tuple):
        return json.dumps(_plain(value), ensure_ascii=False)
    return "" if value is None else str(value)


def _plain(value: Any) -> Any:
    """A value as JSON knows it."""
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return (value.astimezone(UTC) if value.tzinfo else value).isoformat()
    if isinstance(value, date | time | timedelta | UUID):
        return str(value)
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, bytes | bytearray):
        return value.hex()
    return value


def write_csv(result: Result, out: TextIO) -> None:
    """A header, a line a row, LF ends, nothing else. A null is an empty field."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(result.columns)
    for rows in result.chunks():
        writer.writerows([as_text(value) for value in row] for row in rows)


def write_json(result: Result, out: TextIO) -> None:
    """One array of objects, a line each; times are ISO 8601."""
    first = True
    out.write("[")
    for rows in result.chunks():
        for row in rows:
            out.write("\n" if first else ",\n")
            json.dump(dict(zip(result.columns, map(_plain, row), strict=True)), out, ensure_ascii=False)
            first = False
    out.write("\n]\n")


def write_parquet(result: Result, out: TextIO) -> None:
    """A Parquet file with the result's own types, to the binary stream behind `out`."""
    import pyarrow.parquet as pq

    reader = result.connection.to_arrow_reader(ROWS_AT_ONCE * 50)
    with pq.ParquetWriter(out.buffer, reader.schema) as writer:
        for batch in reader:
            writer.write_batch(batch)
            result.fetched += batch.num_rows
