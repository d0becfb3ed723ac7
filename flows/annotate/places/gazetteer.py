"""The world's towns by name: columns sorted by folded name and searched by halves, so that a process loads them in a blink."""

from bisect import bisect_left
from functools import cache
from typing import NamedTuple

import polars as pl

from flows.annotate.lexicon import seed_path

_TYPES = {
    "geonameid": pl.Int32,
    "admin1": pl.String,
    "latitude": pl.Float32,
    "longitude": pl.Float32,
    "population": pl.Int32,
}


class Town(NamedTuple):
    """A populated place of GeoNames."""

    geonameid: int
    name: str
    country_code: str
    admin1: str | None
    latitude: float
    longitude: float
    population: int


class Gazetteer(NamedTuple):
    """`keys` in order; `rows` says which town each key names, `is_main` whether by its main name."""

    towns: pl.DataFrame
    keys: pl.Series
    rows: pl.Series
    is_main: pl.Series


@cache
def gazetteer() -> Gazetteer:
    """Reads seeds/places.csv.gz once a process."""
    towns = pl.read_csv(seed_path("places.csv.gz"), schema_overrides=_TYPES)
    towns = towns.with_row_index("row")
    main = towns.select("key", "row", is_main=pl.lit(True))
    other = (
        towns.select(pl.col("other_keys").str.split("|").alias("key"), "row", is_main=pl.lit(False)).explode("key").drop_nulls()
    )
    names = pl.concat([main, other]).sort("key", "row")
    return Gazetteer(towns.select(*Town._fields), names["key"], names["row"], names["is_main"])


def towns(key: str) -> list[tuple[Town, bool]]:
    """The towns that a folded name names, with whether it is their main name; largest first."""
    names = gazetteer()
    first = bisect_left(names.keys, key)
    found = []
    while first < len(names.keys) and names.keys[first] == key:
        geonameid, name, country, admin1, latitude, longitude, population = names.towns.row(names.rows[first])
        town = Town(geonameid, name, country, admin1, round(latitude, 4), round(longitude, 4), population)
        found.append((town, names.is_main[first]))
        first += 1
    return found
