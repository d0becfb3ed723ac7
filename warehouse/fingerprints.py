"""Fingerprints of tables: equal exactly when the tables hold the same rows, in whatever order they were loaded.

Columns that say when and by which run something was loaded are left out: two builds from the same inputs differ there.
"""

import duckdb

# run_id, batch_id and snapshot_id name the run; these times are of the loading, not of the article.
BOOKKEEPING = frozenset({"run_id", "batch_id", "snapshot_id", "first_seen_at", "version_seen_at", "superseded_at", "loaded_at"})


def fingerprints(con: duckdb.DuckDBPyConnection, schema: str = "main") -> dict[str, tuple[int, int]]:
    """For each table of `schema`: how many rows it has, and the sum of their hashes."""
    columns: dict[str, list[str]] = {}
    for table, column in con.execute(
        """
        SELECT table_name, column_name FROM duckdb_columns()
        WHERE schema_name = $schema AND database_name = current_database()
          AND table_name IN (SELECT table_name FROM duckdb_tables() WHERE NOT temporary)
        ORDER BY table_name, column_index
        """,
        {"schema": schema},
    ).fetchall():
        columns.setdefault(table, [])
        if column not in BOOKKEEPING:
            columns[table].append(f'"{column}"')
    found = {}
    for table, names in columns.items():
        query = f"SELECT count(*), coalesce(sum(hash({', '.join(names)})::HUGEINT), 0) FROM {schema}.{table}"
        found[table] = con.execute(query).fetchall()[0]
    return found
