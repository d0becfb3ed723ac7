"""Quoted words: an indirect statement that quotes some of its words is mixed, and holds what it quotes with both marks."""

from bisect import bisect_right

from flows.annotate.statements.quotations import Quotation
from flows.annotate.statements.selection import Reading

# Frames whose content goes on with the quotation right after it: "called her plans / “unlawful.”"
_FOLLOWED = frozenset(("clause", "object", "small_clause", "object_as"))


def mark_mixed(readings: list[Reading], quotations: list[Quotation], quoted: list[bool]) -> None:
    """Sets the kind of indirect readings that quote, and moves their edges out of the quotations they cut through."""
    starts = [quotation.start for quotation in quotations]

    def around(token: int) -> Quotation | None:
        """The quotation that holds the token."""
        number = bisect_right(starts, token) - 1
        return quotations[number] if number >= 0 and token < quotations[number].end else None

    spoken = {start for reading in readings if reading.kind != "indirect" for start, _ in reading.pieces}
    for reading in readings:
        if (
            reading.kind == "indirect"
            and reading.frame in _FOLLOWED
            and reading.end < len(quoted)
            and reading.cue_start < reading.start
        ):
            begun = around(reading.end)  # "said she likes Hall “because she listens.”"
            if begun is not None and begun.start == reading.end and not {begun.start} & spoken:
                reading.pieces[-1] = (reading.pieces[-1][0], begun.end)
        if reading.kind != "indirect" or not any(quoted[reading.start : reading.end]):
            continue
        reading.kind = "mixed"
        start, end = reading.pieces[-1]
        last = around(end)
        if last is not None and start - 1 <= last.start < end:
            reading.pieces[-1] = (start, last.end)
        start, end = reading.pieces[0]
        first = around(start)
        if first is not None and first.start < start and first.end <= end + 1:
            reading.pieces[0] = (first.start, end)
