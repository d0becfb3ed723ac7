"""Lines of one source that a person has accepted as its furniture (seeds/source_boilerplate.csv): out they go, whole.

What repeats across a source's pages depends on which pages were seen, so it decides nothing by itself: marts.source_boilerplate
reports it, a person accepts it, and the file is a seed like any other, part of the rules' digest in every article's version.
"""

from collections.abc import Mapping
from functools import cache

import polars as pl

from warehouse.resources import resource


@cache
def accepted_lines() -> Mapping[str, frozenset[str]]:
    """The lines by source: its domain or name, in lower case."""
    rows = pl.read_csv(resource("seeds", "source_boilerplate.csv"), schema={"source": pl.String, "line": pl.String})
    lines: dict[str, set[str]] = {}
    for source, line in rows.iter_rows():
        lines.setdefault(source.strip().lower(), set()).add(line.strip())
    return {source: frozenset(found) for source, found in lines.items()}


def without_accepted(
    text: pl.Series, source: pl.Series, domain: pl.Series, accepted: Mapping[str, frozenset[str]] | None = None
) -> pl.Series:
    """`text` with the accepted lines of its source emptied; `source` and `domain` say whose it is."""
    accepted = accepted_lines() if accepted is None else accepted
    if not accepted:
        return text
    keys = pl.DataFrame({"source": source, "domain": domain}).select(pl.all().str.to_lowercase())
    texts = text.to_list()
    for row, names in enumerate(keys.iter_rows()):
        lines = frozenset[str]().union(*(accepted.get(name, ()) for name in names if name))
        if lines and texts[row] is not None:
            texts[row] = "\n".join("" if line.strip() in lines else line for line in texts[row].split("\n"))
    return pl.Series(text.name, texts, dtype=pl.String)
