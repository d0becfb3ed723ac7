"""Reference data that steps and queries join, as seeds/ has it: brought up to date whenever the private state is opened."""

import duckdb

from warehouse.resources import resource
from warehouse.sqlfiles import sql


def sync_topics(con: duckdb.DuckDBPyConnection) -> None:
    """Make the table `topics` what seeds/topics.csv is now."""
    con.execute("SET VARIABLE topics_file = $path", {"path": str(resource("seeds", "topics.csv"))})
    con.execute(sql("steps/sync_topics"))


def sync_notes(con: duckdb.DuckDBPyConnection) -> None:
    """Make the table `ops.note_cues` what seeds/note_cues.csv is now."""
    con.execute("SET VARIABLE note_cues_file = $path", {"path": str(resource("seeds", "note_cues.csv"))})
    con.execute(sql("steps/sync_notes"))


def sync_domains(con: duckdb.DuckDBPyConnection) -> None:
    """Make the table `ops.known_domains` what the seeds say now of publishers and news agencies."""
    for name in ("organisations", "agencies"):
        con.execute(f"SET VARIABLE {name}_file = $path", {"path": str(resource("seeds", f"{name}.csv"))})
    con.execute(sql("steps/sync_domains"))
