"""Lines that belong to the page and not to the article: advertisements, share and subscription lines, navigation.

Whole short lines go that a pattern of seeds/boilerplate.csv describes from end to end (a sentence that mentions a newsletter
stays), and forms by words that only forms have (seeds/furniture_forms.csv). Inside a line only what seeds/glued_furniture.csv
describes goes, such as the credit behind a caption.
"""

import re
from functools import cache

import polars as pl

from warehouse.resources import resource

# No pattern is meant for a longer line, and most of an article's text stands in longer ones, which need no look.
_LONGEST_LINE_BYTES = 240
# A form to subscribe comes as one line with its explanations and errors.
_LONGEST_FORM_BYTES = 700

_CREDIT_WORDS = r"(?i)©|\(c\)|copyright|rights reserved|may not be published"
# What a news service puts at the end of a text that it cut.
_HELD_BACK = r"(?:\s*\[\+\d+ chars\])+\s*$"


# Where credit lines stand: at the end.
_TAIL_CHARS = 1_500


@cache
def _line_of(*kinds: str) -> str:
    """One expression for the patterns of some kinds, or of all: the scanner reads a line once, however many they are."""
    patterns = pl.read_csv(resource("seeds", "boilerplate.csv"))
    chosen = patterns.filter(pl.col("kind").is_in(kinds)) if kinds else patterns
    return rf"(?i)^ ?(?:{'|'.join(f'(?:{pattern})' for pattern in chosen['pattern'])}) ?$"


@cache
def _suspect_line() -> str:
    """The same without bounds of long repetitions: it lets more lines through, and a scanner reads it four times as fast."""
    return re.sub(r"\{\d+,\d{2,}\}", "*", _line_of())


@cache
def _exact_line() -> re.Pattern[str]:
    """All patterns, for the few lines that are suspect: polars would compile so long an expression anew in each thread."""
    return re.compile(_line_of())


def without_boilerplate(text: pl.Series) -> pl.Series:
    """`text` with boilerplate lines emptied, so that what stood around them stays apart."""
    lines = text.str.replace(_HELD_BACK, "").str.split("\n").alias("line").to_frame().with_row_index("row")
    flat = lines.explode("line", empty_as_null=False, keep_nulls=False)
    furniture = _furniture(flat["line"])
    if furniture.is_empty():
        return lines["line"].list.join("\n").alias(text.name)
    touched = flat.filter(pl.col("line").is_in(furniture.implode())).get_column("row").unique()
    emptied = (
        flat.filter(pl.col("row").is_in(touched.implode()))
        .with_columns(pl.when(~pl.col("line").is_in(furniture.implode())).then("line").otherwise(pl.lit("")))
        .group_by("row", maintain_order=True)
        .agg(pl.col("line").str.join("\n").alias("without"))
    )
    joined = lines.join(emptied, on="row", how="left", maintain_order="left")
    return joined.select(pl.coalesce("without", pl.col("line").list.join("\n"))).to_series().alias(text.name)


def _furniture(lines: pl.Series) -> pl.Series:
    """Those of `lines` that are boilerplate, each once."""
    length = lines.str.len_bytes()
    short = lines.filter((length <= _LONGEST_LINE_BYTES) & (lines != "")).unique(maintain_order=True)
    suspects = short.filter(short.str.contains(_suspect_line()))
    forms = lines.filter((length <= _LONGEST_FORM_BYTES) & lines.str.contains_any(_form_words(), ascii_case_insensitive=True))
    exact = _exact_line()
    furniture = pl.Series(lines.name, [line for line in suspects if exact.search(line)], dtype=pl.String)
    return pl.concat([furniture, forms]).unique(maintain_order=True)


@cache
def _form_words() -> list[str]:
    return pl.read_csv(resource("seeds", "furniture_forms.csv"))["marker"].to_list()


@cache
def _glued() -> list[tuple[str, re.Pattern[str], str]]:
    rows = pl.read_csv(resource("seeds", "glued_furniture.csv")).select("marker", "pattern", "replacement").iter_rows()
    return [(marker, re.compile(pattern), (replacement or "").replace("\\n", "\n")) for marker, pattern, replacement in rows]


def without_glued(text: pl.Expr) -> pl.Expr:
    """`text` without furniture that stands in a line with the article's own words: credits of pictures, labels of captions."""
    markers = list(dict.fromkeys(marker for marker, _, _ in _glued()))
    found = text.str.contains_any(markers)
    freed = pl.when(found).then(text).map_elements(_freed, return_dtype=pl.String)
    return pl.when(found).then(freed).otherwise(text)


def _freed(text: str) -> str:
    before = None
    while before != text:  # what one took away may have hidden another
        before = text
        for marker, pattern, replacement in _glued():
            if marker in text:
                text = pattern.sub(replacement, text)
    return text


def credit_lines(text: pl.Series) -> pl.Series:
    """Column `credit`: the copyright lines that `without_boilerplate` takes from the end of `text`; null where none are."""
    tail = pl.col("text").str.slice(-_TAIL_CHARS)
    lines = tail.str.split("\n").list.eval(pl.element().str.strip_chars())
    credit = lines.list.eval(pl.element().filter(pl.element().str.contains(_line_of("copyright")))).list.join("\n")
    has_credit = tail.str.contains(_CREDIT_WORDS)
    frame = text.alias("text").to_frame().with_row_index("row")
    found = frame.filter(has_credit).select("row", credit=credit)
    rows = frame.join(found, on="row", how="left", maintain_order="left")
    return rows.select(pl.when(pl.col("credit") != "").then("credit")).to_series()


def without_title(body: pl.Expr, title: pl.Expr) -> pl.Expr:
    """`body` without a first line that repeats the title, unless nothing else is in it."""
    first = body.str.extract(r"^([^\n]*)\n")
    repeated = first.str.to_lowercase() == title.str.to_lowercase()
    return pl.when(repeated.fill_null(value=False)).then(body.str.slice(first.str.len_chars() + 1)).otherwise(body)
