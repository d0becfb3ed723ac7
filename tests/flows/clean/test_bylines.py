"""Bylines to people."""

import csv
import re

import polars as pl
import pytest

from flows.clean.bylines import people
from warehouse.resources import resource


def names(*bylines: str | None) -> list[str]:
    frame = pl.DataFrame({"authors": [list(bylines)]}, schema={"authors": pl.List(pl.String)})
    return list(frame.select(people(pl.col("authors"))).item())


@pytest.mark.parametrize(
    ("byline", "expected"),
    [
        ("By Ada Lindqvist and Tom Okafor, Senior Reporter", ["Ada Lindqvist", "Tom Okafor"]),
        ("ADA LINDQVIST", ["Ada Lindqvist"]),
        ("sean o'neil-brown", ["Sean O'Neil-Brown"]),
        ("Lindqvist, Ada", ["Ada Lindqvist"]),
        ("Ada Lindqvist, The Associated Press", ["Ada Lindqvist"]),
        ("ADA LINDQVIST Associated Press", ["Ada Lindqvist"]),
        ("Ada Lindqvist/Reuters", ["Ada Lindqvist"]),
        ("The Associated Press", ["The Associated Press"]),
        ("Reuters Staff", ["Reuters Staff"]),
        ("Minutes Ago Ada Lindqvist", ["Ada Lindqvist"]),
        ("5 minutes ago", []),
        ("Email The Author", []),
        ("Senior Reporter", []),
        ("Editorial Board", []),
        ("By Our Correspondent", []),
        ("Analysis Ada Lindqvist", ["Ada Lindqvist"]),
        ("Ada Lindqvist, Example News Political Commentator", ["Ada Lindqvist"]),
        ("Ada Lindqvist Senior Political Correspondent", ["Ada Lindqvist"]),
        ("Ada Lindqvist, Professor of law at Example University", ["Ada Lindqvist"]),
        ("Ada Lindqvist in Anby and Tom Okafor in Besford", ["Ada Lindqvist", "Tom Okafor"]),
        ("Tom Howe Jr., Ada Lindqvist, PhD", ["Tom Howe Jr.", "Ada Lindqvist"]),
        ("ada@example.org (Ada Lindqvist)", ["Ada Lindqvist"]),
        ("Ada Lindqvist @ada https://example.org/ada", ["Ada Lindqvist"]),
        ("Ada Lindqvist | Example News | March 5, 2020", ["Ada Lindqvist"]),
        ("Reporting by Ada Lindqvist; Editing by Tom Okafor", ["Ada Lindqvist"]),
        ("Ludwig van der Berg; Salim bin Rashid al-Amri", ["Ludwig van der Berg", "Salim bin Rashid al-Amri"]),
        ("李小明", ["李小明"]),
        ("https://example.org/authors/ada", []),
    ],
)
def test_names_and_nothing_else(byline: str, expected: list[str]) -> None:
    assert names(byline) == expected


def test_order_is_kept_and_nobody_comes_twice() -> None:
    assert names("Tom Okafor", "TOM OKAFOR", None, "", "Ada Lindqvist and Tom Okafor") == ["Tom Okafor", "Ada Lindqvist"]
    assert names("AFP", "Ada Lindqvist") == ["Ada Lindqvist"]
    assert names() == []


def test_each_noise_pattern_fits_its_example() -> None:
    with resource("seeds", "byline_noise.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            match = re.match if row["kind"] == "prefix" else re.fullmatch
            assert match(row["pattern"], row["example"], re.IGNORECASE), row
