"""Hard-wrapped text back to paragraphs.

Some texts (wire copy, mail, plain-text archives) break each line at a column of about 60 to 80. A program that wraps
does so when the next word would not fit, and that leaves a trace: a broken line and the first word of the next together
are longer than the column. A paragraph's last line, a heading, a dateline, a list or a row of a table has no reason to
show it. The whole article decides whether it is wrapped at all; a line that ends a sentence by chance is then joined too.
"""

import re
from itertools import pairwise

import polars as pl

# What the column of wrapped text can be.
_NARROWEST, _WIDEST = 40, 120
# Wrappers that count bytes, hyphenate or break ragged leave some room at the end of a line.
_ROOM = 6
# Of the breaks between neighbouring lines: how many must look wrapped, and how many must stand inside a sentence.
_WRAPPED_SHARE, _INSIDE_SHARE = 0.6, 0.25
_FEWEST_INSIDE = 2

_BREAK_INSIDE_SENTENCE = r"[\p{L}\p{N},;] ?\n ?[\p{Ll}\p{N}]"
_ENDS_INSIDE = re.compile(r"[^\W_]$|[,;]$")
_STARTS_INSIDE = re.compile(r"[^\W\d_A-Z]")
_ITEM = re.compile(r"(?:[-*•·▪►+>|]|\(?\d{1,3}[.)]|\(?[a-z][.)])\s")
_HYPHENATED = re.compile(r"[^\W\d_]-$")


def looks_wrapped(text: pl.Expr) -> pl.Expr:
    """Whether enough newlines stand inside a sentence for a closer look."""
    return text.str.count_matches(_BREAK_INSIDE_SENTENCE) >= _FEWEST_INSIDE


def unwrapped(text: pl.Expr) -> pl.Expr:
    """`text` with hard-wrapped lines joined; text that is not wrapped is returned as it is, empty lines included."""
    suspect = looks_wrapped(text)
    joined = pl.when(suspect).then(text).map_elements(unwrap, return_dtype=pl.String)
    return pl.when(suspect).then(joined).otherwise(text)


def unwrap(text: str) -> str:
    """One text of `unwrapped`: lines as `normalized` leaves them, an indented line with one blank before it."""
    lines = text.split("\n")
    column = _column(lines)
    if column is None:
        return text
    out: list[str] = []
    for number, line in enumerate(lines):
        if out and number and _continues(lines[number - 1], line, column):
            glue = "" if _HYPHENATED.search(out[-1]) and line[:1].isalpha() else " "
            out[-1] = out[-1].rstrip() + glue + line
        else:
            out.append(line)
    return "\n".join(out)


def _column(lines: list[str]) -> int | None:
    """The column at which the article was wrapped, or null when it was not."""
    lengths = sorted(len(line) for line in lines if line)
    if len(lengths) < 3:
        return None
    # The longest line, but for a few that cannot be broken, such as an address or a heading.
    column = lengths[-1 - len(lengths) // 50]
    if not _NARROWEST <= column <= _WIDEST:
        return None
    # Short lines are headings, rows and ends of paragraphs, which wrapped and other texts have alike.
    breaks = [pair for pair in pairwise(lines) if _neighbours(*pair) and len(pair[0]) > column // 2]
    full = [pair for pair in breaks if _is_full(*pair, column)]
    inside = sum(_is_inside(*pair) for pair in full)
    wrapped = len(full) >= _WRAPPED_SHARE * len(breaks) and inside >= max(_FEWEST_INSIDE, _INSIDE_SHARE * len(breaks))
    return column if wrapped else None


def _neighbours(upper: str, lower: str) -> bool:
    """Whether nothing but a newline parts the two lines: no empty line, no indent, no item of a list."""
    return bool(upper.strip()) and bool(lower.strip()) and not lower.startswith(" ") and not _ITEM.match(lower)


def _is_full(upper: str, lower: str, column: int) -> bool:
    return len(upper.rstrip()) + 1 + len(lower.split(maxsplit=1)[0]) > column - _ROOM


def _is_inside(upper: str, lower: str) -> bool:
    """Whether the break stands inside a sentence."""
    return bool(_ENDS_INSIDE.search(upper.rstrip()) and _STARTS_INSIDE.match(lower))


def _continues(upper: str, lower: str, column: int) -> bool:
    if not _neighbours(upper, lower) or upper.isupper() != lower.isupper() or upper.rstrip().endswith(":"):
        return False
    return _is_full(upper, lower, column) or (_is_inside(upper, lower) and len(upper) > column // 2)
