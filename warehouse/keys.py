"""What identifies a row and what it refers to, as data (sql/keys.csv): the tables themselves hold no constraints."""

import csv
from dataclasses import dataclass
from functools import cache

from warehouse.resources import resource


@dataclass(frozen=True, slots=True)
class Reference:
    """Columns that hold another table's key; `needed`: they are never null."""

    columns: tuple[str, ...]
    table: str
    referenced: tuple[str, ...]
    needed: bool


@dataclass(frozen=True, slots=True)
class Keys:
    """A table's primary key (empty where rows have none) and its references."""

    primary: tuple[str, ...]
    references: tuple[Reference, ...]


@cache
def keys() -> dict[str, Keys]:
    """The keys of every table that has some, by its name (`SCHEMA.TABLE` outside the core), in the file's order."""
    with resource("sql", "keys.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        table: Keys(
            primary=next((tuple(row["columns"].split()) for row in rows if _is(row, table, "primary")), ()),
            references=tuple(
                Reference(
                    tuple(row["columns"].split()),
                    row["references"],
                    tuple(row["referenced"].split()),
                    needed=row["key"] == "belongs to",
                )
                for row in rows
                if row["table"] == table and row["key"] != "primary"
            ),
        )
        for table in dict.fromkeys(row["table"] for row in rows)
    }


def _is(row: dict[str, str], table: str, key: str) -> bool:
    return row["table"] == table and row["key"] == key
