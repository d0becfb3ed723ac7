"""Quality flags: words in an article's `quality_flags` that say what is doubtful about it."""

import polars as pl


def flags_with(**doubts: pl.Expr) -> pl.Expr:
    """The column `flags`, to which the name of each doubt that holds is added."""
    names = [pl.when(holds).then(pl.lit(name)) for name, holds in doubts.items()]
    given = pl.col("flags").fill_null(pl.lit([], dtype=pl.List(pl.String)))
    return pl.concat_list(given, pl.concat_list(names).list.drop_nulls())
