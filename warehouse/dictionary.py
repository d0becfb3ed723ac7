"""The warehouse's reference, made from the database's own comments: docs/warehouse.md is this text, held to it by a test."""

import duckdb

from warehouse.diagram import diagram
from warehouse.marts import define
from warehouse.migrations import migrate

TITLE = """# The warehouse, table by table

Made from the comments in the database itself (`python -m warehouse.dictionary > docs/warehouse.md`). The core is in schema
`main`; `ops` keeps the books. Offsets are code points into `articles.body`, counted from 0, end exclusive. Ids are 52-bit
integers that the same input gives on any machine. Times are UTC.
"""


DIAGRAM = """## How the core hangs together

Only key columns are shown; each table is explained below. `||` is exactly one, `|o` one or none, `o{{` any number. The keys are
data ([sql/keys.csv](../sql/keys.csv)), not constraints: `sql/checks` asks whether they hold.

```mermaid
{}```
"""


def reference() -> str:
    """The diagram of the core, then every table, view and column with its type and meaning, as Markdown."""
    with duckdb.connect() as con:
        migrate(con, "memory")
        define(con)
        tables = con.execute(
            "SELECT schema_name, table_name, comment FROM duckdb_tables() WHERE NOT internal UNION ALL "
            "SELECT schema_name, view_name, 'View. ' || comment FROM duckdb_views() WHERE NOT internal ORDER BY ALL"
        ).fetchall()
        columns = con.execute(
            "SELECT schema_name, table_name, column_name, data_type, comment FROM duckdb_columns() WHERE NOT internal "
            "ORDER BY schema_name, table_name, column_index"
        ).fetchall()
        drawn = diagram(con)
    parts = [TITLE, DIAGRAM.format(drawn)]
    for schema, table, comment in tables:
        name = table if schema == "main" else f"{schema}.{table}"
        rows = [f"| {column} | {kind} | {meaning} |" for s, t, column, kind, meaning in columns if (s, t) == (schema, table)]
        parts.append(f"## {name}\n\n{comment}\n\n| column | type | meaning |\n| --- | --- | --- |\n" + "\n".join(rows) + "\n")
    return "\n".join(parts)


if __name__ == "__main__":
    print(reference(), end="")
