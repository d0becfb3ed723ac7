"""The body of an article as docs/design.md declares it: NFC, one paragraph a line, nothing but the article's own words.

Order: characters, furniture inside lines, boilerplate lines, hard-wrapped lines joined, empty lines out, a repeated title
out. Applying it to its own result changes nothing.
"""

import polars as pl

from flows.clean.accepted import without_accepted
from flows.clean.boilerplate import without_boilerplate, without_glued, without_title
from flows.clean.characters import normalized
from flows.clean.paragraphs import looks_wrapped, unwrapped


def bodies(texts: pl.DataFrame) -> pl.Series:
    """The bodies of `texts` (`text`, `source`, `source_domain` and, normalized, `title`).

    Empty where no line is left, null where no text is.
    """
    lines = without_boilerplate(texts.select(without_glued(normalized(pl.col("text")))).to_series())
    lines = without_accepted(lines, texts["source"], texts["source_domain"])
    frame = texts.with_columns(lines.alias("lines")).with_columns(body=_one_paragraph_a_line(unwrapped(pl.col("lines"))))
    # Joining lines can make new lines that are boilerplate or that look wrapped again: few texts, until they rest.
    moving = frame.select(looks_wrapped(pl.col("lines")) | looks_wrapped(pl.col("body"))).to_series().fill_null(value=False)
    while moving.any():
        resting = frame["body"]
        lines = without_boilerplate(frame.select(pl.when(moving).then(pl.col("body"))).to_series())
        again = _one_paragraph_a_line(unwrapped(pl.lit(lines)))
        frame = frame.with_columns(body=pl.when(moving).then(again).otherwise(pl.col("body")))
        moving = (resting != frame["body"]).fill_null(value=False)
    return _without_titles(frame["body"], texts["title"])


def _one_paragraph_a_line(lines: pl.Expr) -> pl.Expr:
    return lines.str.replace_all(r" ?\n[ \n]*", "\n").str.strip_chars()


def _without_titles(body: pl.Series, title: pl.Series) -> pl.Series:
    while True:
        less = pl.select(without_title(pl.lit(body), pl.lit(title))).to_series()
        if less.equals(body):
            return body.alias("body")
        body = less
