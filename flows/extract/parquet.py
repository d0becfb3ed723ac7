"""Records in Parquet files, read a few rows at a time."""

from collections.abc import Iterator
from typing import Any

from .encoding import UNDECODABLE_FLAG, Decoder
from .json_records import articles_of, outcome_of
from .outcome import Record, Reject, UnreadableError
from .stream import CHUNK, Place, Stream
from .synonyms import BODIES, SYNONYMS

_ROWS = 64  # decoded at a time: even full pages are then some tens of megabytes


class _Unusable:
    """Stands for a value that Python cannot hold, such as a date in the year 20000."""


def read_parquet(stream: Stream, place: Place) -> Iterator[Record | Reject]:
    """The records of a Parquet file; `position` is the row, from 1.

    Raises `UnreadableError` when no column is a text, there are no rows, or the file is damaged.
    """
    import pyarrow as pa
    from pyarrow import parquet

    position = 0
    with stream.random_access() as file:
        try:
            table = parquet.ParquetFile(file, buffer_size=CHUNK, pre_buffer=False)
            names = [name for name in table.schema_arrow.names if SYNONYMS.lookup(name)]
            if {SYNONYMS.field_of(name) for name in names}.isdisjoint(BODIES):
                named = ", ".join(table.schema_arrow.names[:8])
                raise UnreadableError(f"no column of the Parquet file holds a text, body, content or html; it has {named}")
            for batch in table.iter_batches(batch_size=_ROWS, columns=names):
                for raw, flags in _rows(batch):
                    position += 1
                    for article in articles_of(raw):
                        yield outcome_of(article, flags, _shown(raw), place, position)
        except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
            reason = f"the Parquet file is damaged or of an unknown kind; {position:,} rows of it were read"
            raise UnreadableError(reason) from error
    if position == 0:
        raise UnreadableError("the Parquet file has no rows")


def _rows(batch: Any) -> Iterator[tuple[dict[str, object], list[str]]]:
    """The batch's rows, each with its flags."""
    damaged = [False] * batch.num_rows
    columns = {name: _values(batch.column(at), damaged) for at, name in enumerate(batch.schema.names)}
    for at in range(batch.num_rows):
        flags = [UNDECODABLE_FLAG] if damaged[at] else []
        yield {name: values[at] for name, values in columns.items()}, flags


def _values(column: Any, damaged: list[bool]) -> list[object]:
    """A column as Python values; `damaged` is set for rows with bytes that are not text."""
    import pyarrow as pa

    if pa.types.is_timestamp(column.type):
        column = column.cast(pa.timestamp("us", column.type.tz), safe=False)  # Python's datetime has no nanoseconds
    if not pa.types.is_binary(column.type) and not pa.types.is_large_binary(column.type):
        try:
            return column.to_pylist()  # type: ignore[no-any-return]
        except (ValueError, OverflowError):  # bytes that are not UTF-8, a year that Python does not have
            pass
    decoder = Decoder()
    return [_value(scalar, decoder, damaged, at) for at, scalar in enumerate(column)]


def _value(scalar: Any, decoder: Decoder, damaged: list[bool], at: int) -> object:
    try:
        value = scalar.as_py()
    except UnicodeDecodeError:
        value = scalar.as_buffer().to_pybytes()
    except (ValueError, OverflowError):
        return _Unusable()
    if isinstance(value, bytes):
        value, broken = decoder.decode(value)
        damaged[at] = damaged[at] or broken
    return value


def _shown(raw: dict[str, object]) -> bytes:
    """The start of a row, for a reject's excerpt."""
    return ", ".join(f"{name}={str(value)[:60]}" for name, value in raw.items()).encode("utf-8", "replace")
