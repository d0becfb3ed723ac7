"""Tables on the terminal, by Rich: a bounded number of rows, long texts cut to the width."""

import sys
from itertools import islice

from rich.console import Console
from rich.table import Table

from warehouse.querying import Result
from warehouse.results import as_text

ROWS_SHOWN = 50
WIDTH_ELSEWHERE = 160


def write_table(result: Result, empty: str | None = None) -> tuple[int, bool]:
    """Print at most ROWS_SHOWN rows, or `empty` for none; returns how many, and whether there are more."""
    rows = list(islice((row for chunk in result.chunks() for row in chunk), ROWS_SHOWN + 1))
    if not rows and empty:
        print(empty)
        return 0, False
    table = Table(header_style="bold", show_edge=False, pad_edge=False)
    for number, column in enumerate(result.columns):
        numeric = bool(rows) and all(isinstance(row[number], int | float | None) for row in rows)
        table.add_column(
            column, justify="right" if numeric else "left", overflow="fold" if len(result.columns) < 3 else "ellipsis"
        )
    for row in rows[:ROWS_SHOWN]:
        table.add_row(*(as_text(value).replace("\n", " ") for value in row))
    # Without a terminal there is no width to fit: a table in a file or a pipe has room for its columns.
    width = None if sys.stdout.isatty() else WIDTH_ELSEWHERE
    Console(highlight=False, markup=False, width=width).print(table)
    return min(len(rows), ROWS_SHOWN), len(rows) > ROWS_SHOWN
