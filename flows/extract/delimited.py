"""CSV and its relatives: rows of text cells, where a row that cannot be read costs only itself."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass

from .encoding import UNDECODABLE_FLAG, Decoder
from .fields import to_record
from .json_lines import Overlong, line_blocks
from .outcome import MAX_HTML_CHARACTERS, MAX_LINE_BYTES, Record, Reject, UnreadableError, excerpt_of
from .sniff import delimiter_of
from .stream import Place, Readable
from .synonyms import BODIES, SYNONYMS

_NO_VALUE = frozenset({"nan", "null", "none", "n/a", "\\n"})  # how programs write null into a cell
_TOO_LONG = f"the row is longer than {MAX_LINE_BYTES // 1_000_000} MB; a record must fit in that"
_UNCLOSED = "a quotation mark that opens in this row is never closed"
_DECLARED_DELIMITER = re.compile(r"sep=(.)\s*")  # spreadsheets write this first line for one another

csv.field_size_limit(2 * MAX_HTML_CHARACTERS)


class _Lines:
    """The physical lines of a table as text, for `csv.reader`, which asks for more while a quotation is open.

    It remembers the lines of the row being read, so that after a row that cannot be read, reading goes on with the
    next line, and not after all the text that an unclosed quotation mark has swallowed.
    """

    def __init__(self, stream: Readable) -> None:
        self._blocks = line_blocks(stream)
        self._decoder = Decoder()
        self._block: list[bytes] = []
        self._at = 0
        self._again: list[tuple[str, bool]] = []
        self.start_row()

    def start_row(self) -> None:
        self.row: list[tuple[str, bool]] = []  # its lines, and whether each had undecodable bytes
        self.ended = False
        self.overlong = False
        self._length = 0

    def again(self, after: int) -> None:
        """Read the row's lines once more, all but the first `after`."""
        self._again += reversed(self.row[after:])

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if self._length > MAX_LINE_BYTES:
            raise csv.Error(_UNCLOSED)
        line = self._again.pop() if self._again else self._next_line()
        self.row.append(line)
        self._length += len(line[0])
        return line[0]

    def _next_line(self) -> tuple[str, bool]:
        if self._at == len(self._block):
            self._block, self._at = next(self._blocks, []), 0
            if not self._block:
                self.ended = True
                raise StopIteration
        data = self._block[self._at]
        self._at += 1
        self.overlong = self.overlong or isinstance(data, Overlong)
        text, damaged = self._decoder.decode(data, self._block)
        return text.removeprefix("\ufeff") + "\n", damaged


@dataclass(frozen=True, slots=True)
class _Row:
    cells: list[str]
    fault: str | None
    excerpt: str | None
    damaged: bool


def _rows(lines: _Lines, delimiter: str) -> Iterator[_Row]:
    reader = csv.reader(lines, delimiter=delimiter)
    while True:
        lines.start_row()
        fault: str | None = None
        cells: list[str] = []
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            fault = _UNCLOSED
        if lines.overlong:
            fault = _TOO_LONG
        elif cells and (lines.ended or (len(lines.row) > 1 and not _is_well_quoted(lines.row, delimiter))):
            fault = _UNCLOSED
        excerpt = excerpt_of(lines.row[0][0]) if lines.row else None
        yield _Row(cells, fault, excerpt, any(damaged for _, damaged in lines.row))


def _is_well_quoted(row: list[tuple[str, bool]], delimiter: str) -> bool:
    """Whether quotations end where cells do: if not, one that was not closed has been ended by the start of another."""
    try:
        next(csv.reader((line for line, _ in row), delimiter=delimiter, strict=True))
    except csv.Error:
        return False
    return True


class _Columns:
    """The columns that a header names, as far as they are known fields."""

    def __init__(self, header: list[str]) -> None:
        self.header = [name.strip() for name in header]
        self._known = [(at, name) for at, name in enumerate(self.header) if SYNONYMS.lookup(name)]
        fields = {SYNONYMS.field_of(name) for _, name in self._known}
        if fields.isdisjoint(BODIES):
            named = ", ".join(filter(None, (excerpt_of(name[:40]) for name in self.header[:8])))
            raise UnreadableError(
                f"no column of the table is a text; its first row must name one text, body, content or html, and has {named}"
            )

    def fault(self, row: _Row) -> str | None:
        if row.fault is None and any(row.cells[len(self.header) :]):
            return f"the row has {len(row.cells)} cells, and the header only {len(self.header)}; are quotation marks missing?"
        return row.fault

    def raw(self, cells: list[str]) -> dict[str, object]:
        raw: dict[str, object] = {}
        for at, name in self._known:
            value = cells[at] if at < len(cells) else ""
            if value and not (len(value) <= 4 and value.lower() in _NO_VALUE):
                raw.setdefault(name, value)
        return raw


def read_table(stream: Readable, place: Place) -> Iterator[Record | Reject]:
    """The records of a table with a header row; `position` counts the rows below it that are not blank, from 1.

    Raises `UnreadableError` when the header names no text, there are no rows, or the stream cannot be read on.
    """
    position = 0
    try:
        for outcome in _outcomes(stream, place):
            position += 1
            if outcome is not None:
                yield outcome
    except UnreadableError as fault:
        raise UnreadableError(
            f"{fault} (the {position:,} rows before the fault were read)" if position else str(fault)
        ) from fault
    if position == 0:
        raise UnreadableError("the table has no rows below its header")


def _outcomes(stream: Readable, place: Place) -> Iterator[Record | Reject | None]:
    """What each row that is not blank yields: nothing for one of empty cells."""
    lines = _Lines(stream)
    delimiter = _take_delimiter(lines)
    columns: _Columns | None = None
    position = 0
    for row in _rows(lines, delimiter):
        if columns is None:
            if row.cells:
                columns = _Columns(row.cells)
            continue
        if not (row.cells or row.fault) or [cell.strip() for cell in row.cells] == columns.header:
            continue  # a blank line, or the header again where files were joined
        position += 1
        fault = columns.fault(row)
        if fault:
            lines.again(after=1)
            yield Reject(place.input, position, fault, row.excerpt)
        elif any(row.cells):
            flags = [UNDECODABLE_FLAG] if row.damaged else []
            yield to_record(columns.raw(row.cells), place, position, row.excerpt, flags)
        else:
            yield None


def _take_delimiter(lines: _Lines) -> str:
    """The delimiter, by the header or by a line before it that declares it."""
    first = next(lines, "")
    if declared := _DECLARED_DELIMITER.fullmatch(first):
        return declared[1]
    lines.again(after=0)
    return delimiter_of(first)
