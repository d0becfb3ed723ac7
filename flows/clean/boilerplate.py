"""Lines that belong to the page and not to the article: advertisements, share and subscription lines, navigation.

Only whole short lines go, and only those that a pattern of seeds/boilerplate.csv describes from end to end: a sentence
that mentions a newsletter stays.
"""

from functools import cache

import polars as pl

from warehouse.resources import resource

# No pattern is meant for a longer line, and most of an article's text stands in longer ones, which need no look.
_LONGEST_LINE_BYTES = 240

# What a news service puts at the end of a text that it cut.
_HELD_BACK = r"(?:\s*\[\+\d+ chars\])+\s*$"


@cache
def _boilerplate_line() -> str:
    """One expression for all patterns: the scanner reads a line once, however many they are."""
    patterns = pl.read_csv(resource("seeds", "boilerplate.csv"))["pattern"]
    return rf"(?i)^ ?(?:{'|'.join(f'(?:{pattern})' for pattern in patterns)}) ?$"


def without_boilerplate(text: pl.Expr) -> pl.Expr:
    """`text` with boilerplate lines emptied, so that what stood around them stays apart."""
    line = pl.element()
    short = pl.when(line.str.len_bytes() <= _LONGEST_LINE_BYTES).then(line)
    kept = pl.when(short.str.contains(_boilerplate_line())).then(pl.lit("")).otherwise(line)
    return text.str.replace(_HELD_BACK, "").str.split("\n").list.eval(kept).list.join("\n")


def without_title(body: pl.Expr, title: pl.Expr) -> pl.Expr:
    """`body` without a first line that repeats the title, unless nothing else is in it."""
    first = body.str.extract(r"^([^\n]*)\n")
    repeated = first.str.to_lowercase() == title.str.to_lowercase()
    return pl.when(repeated.fill_null(value=False)).then(body.str.slice(first.str.len_chars() + 1)).otherwise(body)
