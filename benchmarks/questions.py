"""Every named query on a loaded warehouse: how long it takes and how many rows it gives.

    python -m benchmarks.questions WAREHOUSE.duckdb

Parameters that have to be given are the warehouse's own: its most quoted person, most named country and place, busiest month.
Times are the median of five runs, opening the file included, as one who types the query waits for it.
"""

import argparse
import statistics
import time
from pathlib import Path

from warehouse.connection import open_published
from warehouse.querying import bind, execute, named_queries


def subjects(published: Path) -> dict[str, str]:
    """Values for the parameters, by name."""
    with open_published(published) as con:
        [(name,)] = con.execute("""
            SELECT speaker FROM marts.who_said_what WHERE speaker_kind = 'PERSON'
            GROUP BY speaker ORDER BY count(*) DESC, 1 LIMIT 1
        """).fetchall()
        [(country,)] = con.execute("""
            SELECT name FROM marts.entity_days WHERE country_code IS NOT NULL
            GROUP BY name ORDER BY sum(articles) DESC, 1 LIMIT 1
        """).fetchall()
        [(month,)] = con.execute("""
            SELECT strftime(day, '%Y-%m') AS month FROM marts.entity_days WHERE day IS NOT NULL
            GROUP BY month ORDER BY sum(articles) DESC, 1 LIMIT 1
        """).fetchall()
        [(actor, recipient)] = con.execute("""
            SELECT name, other_name FROM marts.network WHERE directed ORDER BY times DESC, name, other_name LIMIT 1
        """).fetchall()
    named = {"name": name, "about": country, "place": country, "month": month, "actor": actor, "recipient": recipient}
    return {**named, "title": "secretary of state", "words": "climate OR weather"}


def main() -> None:
    """Print a line for each query."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("warehouse", type=Path)
    options = parser.parse_args()
    values = subjects(options.warehouse)
    print(f"asked of: {values}")
    for query in named_queries():
        given = {p.name: values[p.name] for p in query.parameters if p.default is None}
        times, rows = [], 0
        for _ in range(5):
            begun = time.perf_counter()
            result = execute(options.warehouse, query.text, bind(query, given))
            rows = sum(len(chunk) for chunk in result.chunks())
            result.connection.close()
            times.append((time.perf_counter() - begun) * 1000)
        print(f"{query.name:20}{statistics.median(times):8,.0f} ms{rows:10,} rows", flush=True)


if __name__ == "__main__":
    main()
