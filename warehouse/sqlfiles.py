"""Reads SQL from sql/: every file is plain DuckDB SQL under a comment header."""

from functools import cache

from warehouse.resources import resource


@cache
def sql(name: str) -> str:
    """The text of `sql/{name}.sql`, such as `sql("steps/plan")`."""
    return resource("sql", f"{name}.sql").read_text("utf-8")


def names(folder: str) -> list[str]:
    """The names of the files in a folder of sql/, sorted, without their suffix."""
    return sorted(path.stem for path in resource("sql", folder).glob("*.sql"))


def header_lines(name: str) -> list[str]:
    """The comment header of a SQL file, a line each, without the dashes."""
    lines = []
    for line in sql(name).splitlines():
        if not line.startswith("--"):
            break
        lines.append(line.removeprefix("--").strip())
    return lines


def header(name: str) -> str:
    """The comment header of a SQL file as one line of text."""
    return " ".join(header_lines(name))
