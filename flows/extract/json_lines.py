"""JSON Lines: one record a line, and a bad line costs only itself."""

from collections.abc import Iterator

from .encoding import Decoder
from .json_records import MalformedError, articles_of, outcome_of, parse
from .outcome import MAX_LINE_BYTES, Record, Reject, UnreadableError, excerpt_of
from .stream import CHUNK, Place, Readable

_MARK = b"\xef\xbb\xbf"
_BLANK = b" \t\r\n\0\x0b\x0c\x1e"  # a record separator is allowed before each value (RFC 7464)


def read_json_lines(stream: Readable, place: Place) -> Iterator[Record | Reject]:
    """The records of a JSON Lines stream; `position` is the physical line, whatever its newlines are."""
    decoder = Decoder()
    found = False
    number = 0
    try:
        for lines in line_blocks(stream):
            for line in lines:
                number += 1
                if isinstance(line, Overlong):
                    found = True
                    yield Reject(place.input, number, _TOO_LONG, excerpt_of(line))
                    continue
                data = line.removeprefix(_MARK).strip(_BLANK)
                if data:
                    found = True
                    yield from _records(data, place, number, decoder, lines)
    except UnreadableError as fault:
        raise UnreadableError(f"{fault} (the {number:,} lines before the fault were read)") from fault
    if not found:
        raise UnreadableError("the file holds no records, only blank lines")


_TOO_LONG = f"the line is longer than {MAX_LINE_BYTES // 1_000_000} MB; a record must fit in that"


def _records(data: bytes, place: Place, number: int, decoder: Decoder, lines: list[bytes]) -> Iterator[Record | Reject]:
    try:
        value, flags = parse(data, decoder, lines)
    except MalformedError as fault:
        yield Reject(place.input, number, f"the line is not valid JSON: {fault}", excerpt_of(data))
        return
    for raw in articles_of(value):
        yield outcome_of(raw, flags, data, place, number)


class Overlong(bytes):
    """The start of a line that is too long to be kept whole."""


def line_blocks(stream: Readable) -> Iterator[list[bytes]]:
    """The lines of a stream, without their ends, in blocks of about a megabyte. Ends are LF, CR or CR LF."""
    pieces: list[bytes] = []  # of the line that goes on
    length = 0
    while chunk := stream.read(CHUNK):
        while chunk[-1:] == b"\r" and (after := stream.read(1)):  # an LF belongs to the CR before it
            chunk += after
        lines = chunk.splitlines()
        ends = chunk[-1:] in (b"\n", b"\r")
        length += len(lines[0])
        if length <= MAX_LINE_BYTES or not pieces:
            pieces.append(lines[0])
        if len(lines) == 1 and not ends:
            continue
        lines[0] = _joined(pieces, length)
        last = b"" if ends else lines.pop()
        yield lines
        pieces, length = ([last], len(last)) if last else ([], 0)
    if pieces:
        yield [_joined(pieces, length)]


def _joined(pieces: list[bytes], length: int) -> bytes:
    return b"".join(pieces) if length <= MAX_LINE_BYTES else Overlong(pieces[0][:1000])
