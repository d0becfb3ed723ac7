"""The names under which records from elsewhere carry newsloom's fields.

Names are compared without case, spaces and punctuation, so `publishedAt`, `Published At` and `published_at` are one. The
table is seeds/field_synonyms.csv, where an earlier name of a field wins over a later one.
"""

import csv
import re
from functools import cached_property

from warehouse.resources import resource

BODIES = ("text", "html", "summary")  # the fields that can hold a body, best first

_PUNCTUATION = re.compile(r"[\W_]+")
_MOST_CACHED_NAMES = 10_000  # a document may use its ids as names
_INNER = "value"  # the table's heading for the names inside an object that stands for a single value


def normalized(name: str) -> str:
    return _PUNCTUATION.sub("", name).lower()


class Synonyms:
    """The table of names, read when first needed."""

    def __init__(self) -> None:
        self._cache: dict[str, tuple[str, int] | None] = {}

    @cached_property
    def _table(self) -> dict[str, dict[str, int]]:
        table: dict[str, dict[str, int]] = {}
        with resource("seeds", "field_synonyms.csv").open(encoding="utf-8", newline="") as file:
            for rank, row in enumerate(csv.DictReader(file)):
                table.setdefault(row["field"], {}).setdefault(normalized(row["name"]), rank)
        return table

    @cached_property
    def _fields(self) -> dict[str, tuple[str, int]]:
        return {name: (field, rank) for field, names in self._table.items() if field != _INNER for name, rank in names.items()}

    @cached_property
    def inner(self) -> tuple[str, ...]:
        """The normalized names under which an object that stands for a single value holds it, best first."""
        return tuple(self._table[_INNER])

    def lookup(self, name: str) -> tuple[str, int] | None:
        """The field that `name` means and the name's rank, or null."""
        try:
            return self._cache[name]
        except KeyError:
            found = self._fields.get(normalized(name))
            if len(self._cache) < _MOST_CACHED_NAMES:
                self._cache[name] = found
            return found

    def field_of(self, name: str) -> str | None:
        found = self.lookup(name)
        return found[0] if found else None


SYNONYMS = Synonyms()
