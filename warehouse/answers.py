"""docs/queries.md: every named query with its question, its parameters and its answer on the sample articles.

newsloom run seeds/samples --warehouse samples.duckdb
python -m warehouse.answers samples.duckdb > docs/queries.md
"""

import sys
from pathlib import Path
from shlex import quote

from warehouse.querying import NamedQuery, bind, execute, named_queries
from warehouse.results import as_text

TITLE = """# Questions and their answers

Each is a file in sql/queries; `newsloom sql -f NAME --param NAME=VALUE` runs it, and the file itself runs in any DuckDB
client. The answers are those of the sample articles in seeds/samples, at most {rows} rows each and long texts cut, made by
`python -m warehouse.answers`. In every query names match by any form, case and accents ignored; `could_be` lists the
entities that an ambiguous name could mean, and an entity's id in place of its name asks for that one only. Copies of an
article count once wherever a column is called independent.
"""

ROWS = 5
WIDTH = 60
# What the answers are asked with, where a parameter has no default.
EXAMPLES = {
    "name": "sadykov",
    "about": "Kazakhstan",
    "place": "Kazakhstan",
    "month": "2025-05",
    "actor": "Vartiainen",
    "recipient": "Kazakhstan",
    "articles": "1",
    "words": "minister",
    "title": "Economy Minister",
}
# When the samples were loaded is no part of an answer.
VOLATILE = {"rejected_at"}


def answers(published: Path) -> str:
    """All named queries and what they give on this published file, as Markdown."""
    return "\n".join([TITLE.format(rows=ROWS), *(_answer(published, query) for query in named_queries())])


def example(query: NamedQuery) -> dict[str, str]:
    """Values for the parameters that have to be given, and for those whose default is too strict for a few samples."""
    return {p.name: EXAMPLES[p.name] for p in query.parameters if p.name in EXAMPLES and p.default != ""}


def _answer(published: Path, query: NamedQuery) -> str:
    given = example(query)
    result = execute(published, query.text, bind(query, given))
    rows = [
        ["…" if column in VOLATILE else as_text(value) for column, value in zip(result.columns, row, strict=True)]
        for chunk in result.chunks()
        for row in chunk
    ]
    result.connection.close()
    command = " ".join([f"newsloom sql -f {query.name}", *(f"--param {name}={quote(value)}" for name, value in given.items())])
    parameters = [f"- `{p.name}`{f' (`{p.default}` if not given)' if p.default else ''}: {p.meaning}" for p in query.parameters]
    table = [_line(result.columns), _line(["---"] * len(result.columns)), *map(_line, rows[:ROWS])]
    count = f"{len(rows):,} row{'' if len(rows) == 1 else 's'}"
    shown = "\n".join(table) if rows else f"Columns: {', '.join(result.columns)}."
    meanings = [f"- {', '.join(f'`{name}`' for name in names.split(', '))}: {meaning}" for names, meaning in query.columns]
    parts = [
        f"## {query.name}",
        query.question,
        "\n".join(parameters),
        f"    {command}",
        f"{count}.",
        shown,
        "\n".join(meanings),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(_cell(text) for text in cells) + " |"


def _cell(text: str) -> str:
    text = " ".join(text.split()).replace("|", "\\|")
    return text if len(text) <= WIDTH else text[: WIDTH - 1] + "…"


if __name__ == "__main__":
    print(answers(Path(sys.argv[1])), end="")
