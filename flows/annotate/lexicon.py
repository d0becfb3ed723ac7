"""Reads lexicons and gazetteers from seeds/: once a process, as frames or as the sets and maps that components ask."""

from functools import cache
from pathlib import Path

import polars as pl

from warehouse.resources import resource


def seed_path(name: str) -> Path:
    """The path of a file in seeds/."""
    return resource("seeds", name)


@cache
def seed(name: str) -> pl.DataFrame:
    """The CSV `name` in seeds/ (plain or .gz) as a frame of text columns; empty fields are null."""
    return pl.read_csv(seed_path(name), infer_schema=False, comment_prefix="#")


@cache
def column_set(name: str, column: str) -> frozenset[str]:
    """The values of one column of a seed, "|"-separated values taken apart."""
    values = seed(name).get_column(column).drop_nulls().str.split("|").explode()
    return frozenset(value.strip() for value in values if value and value.strip())


@cache
def column_map(name: str, key: str, value: str) -> dict[str, str]:
    """A map from each ("|"-separated) value of column `key` to the row's `value`; the first row wins."""
    frame = (
        seed(name)
        .select(pl.col(key).str.split("|").alias("key"), pl.col(value).alias("value"))
        .explode("key")
        .drop_nulls()
        .with_columns(pl.col("key").str.strip_chars())
        .filter(pl.col("key") != "")
        .unique("key", keep="first", maintain_order=True)
    )
    return dict(zip(frame["key"].to_list(), frame["value"].to_list(), strict=True))
