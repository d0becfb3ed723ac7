"""`newsloom status`: what the warehouse holds, its latest runs and checks, what is stale, what runs next."""

from flows.commands.options import Warehouse, say, warehouse_path


def status(warehouse: Warehouse = None) -> None:
    """Show runs, counts, rejects, checks, what is stale, and when each source runs next."""
    from rich.console import Console

    from flows.annotate.version import versions
    from flows.commands.tables import write_table
    from flows.schedules import next_runs
    from flows.settings import find_settings
    from warehouse.layout import Layout
    from warehouse.locking import holder_of, is_held
    from warehouse.querying import execute
    from warehouse.sqlfiles import sql

    published = warehouse_path(warehouse)
    settings = find_settings()
    console = Console(highlight=False)
    parts = {
        "Holds": execute(published, sql("steps/status_counts"), {"annotator": versions().annotator}),
        "Latest runs": execute(published, sql("steps/status_runs"), {}),
        "Checks": execute(published, sql("steps/status_checks"), {}),
        "Corrections": execute(published, sql("steps/status_corrections"), {}),
        "Sources": execute(published, sql("steps/status_sources"), {}),
        "Hosts that failed": execute(published, sql("steps/status_hosts"), {}),
    }
    for title, result in parts.items():
        console.rule(f"[bold]{title}", align="left")
        write_table(result, empty="none")
    for name, when in next_runs(settings) if settings else []:
        print(f"{name} runs next at {when:%Y-%m-%d %H:%M %Z}")
    layout = Layout(published.absolute())
    if is_held(layout):
        say(f"At this moment the warehouse is being written by {holder_of(layout)}.")
