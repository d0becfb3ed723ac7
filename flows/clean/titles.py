"""Headlines on one line, without the name of the site that many carry behind them, and the label ("Opinion |") before them."""

import re
from functools import cache

import polars as pl

from flows.clean.characters import one_line
from warehouse.resources import resource

_PARTED = r"^(.+\S)\s+[|–—·•»:-]\s+([^|–—·•»]{2,60})$"
_NOT_LETTERS = r"[^\p{L}\p{N}]+"


def titles(title: pl.Expr, source: pl.Expr, domain: pl.Expr) -> pl.Expr:
    """`title` on one line; " - The Example" or "| Example" goes where it is the source's name or the name in its domain.

    A label of seeds/headline_labels.csv goes where a bar parts it from the headline.
    """
    line = one_line(title).str.replace(_label(), "")
    parted = line.str.extract_groups(_PARTED)
    headline, suffix = parted.struct[0], _key(parted.struct[1])
    site = domain.str.extract(r"^([^.]+)\.")
    names = (_key(source), _key(domain), _key(site))
    is_site = pl.any_horizontal((suffix == name).fill_null(value=False) for name in names)
    return pl.when(is_site).then(headline).otherwise(line)


@cache
def _label() -> str:
    labels = pl.read_csv(resource("seeds", "headline_labels.csv"))["label"]
    return rf"^(?i:{'|'.join(re.escape(label) for label in labels)})\s*[|¦]\s*"


def _key(name: pl.Expr) -> pl.Expr:
    """Letters and digits only, so that "The New York Times" is the same as "nytimes" is not, but as "New York Times" is."""
    return (
        name.str.to_lowercase()
        .str.replace(r"^the\s+", "")
        .str.replace(r"\.(com|org|net|co\.uk)$", "")
        .str.replace_all(_NOT_LETTERS, "")
    )
