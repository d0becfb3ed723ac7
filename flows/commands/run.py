"""`newsloom run INPUT…`: one ETL run as a Prefect flow run."""

from dataclasses import asdict
from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Warehouse, say, warehouse_path


def run(
    inputs: Annotated[
        list[str], typer.Argument(help="Files, folders, globs, URLs, or - for standard input.", metavar="INPUT…")
    ],
    warehouse: Warehouse = None,
    workers: Annotated[int, typer.Option(min=1, help="Annotator processes.")] = 2,
    archive: Annotated[Path | None, typer.Option(help="Keep every response of the web in this folder, as WARC.")] = None,
    local: Annotated[bool, typer.Option("--local", help="Allow addresses on this machine and in private networks.")] = False,
) -> None:
    """Load articles into the warehouse: extract, clean, annotate, load, publish. Safe to repeat."""
    from flows.annotate.packaged import PACKAGED
    from flows.annotate.pooling import warm_pool
    from flows.server import api
    from flows.settings import Manners, find_settings
    from warehouse.layout import Layout

    settings = find_settings()
    model = settings.model if settings else PACKAGED
    contact = settings.contact if settings else None
    manners = Manners(contact=contact, archive=str(archive.absolute()) if archive else None, local=local)
    layout = Layout(warehouse_path(warehouse).absolute())
    with warm_pool(workers, model), api(layout, say) as ready:
        # Importing Prefect and the flow takes a second or two: the workers and the server start meanwhile.
        from prefect import tags
        from prefect.events.worker import EventsWorker
        from prefect.logging.handlers import APILogWorker

        from flows.etl import etl
        from flows.progress import listening
        from flows.summary import RunSummary, last_line

        ready()
        try:
            with listening(say), tags("newsloom", "by hand"):
                summary = etl(
                    inputs,
                    str(layout.published),
                    label=_label(inputs),
                    workers=workers,
                    model=model,
                    base=str(Path.cwd()),
                    web=asdict(manners),
                )
        finally:
            # The server may be this run's own: logs and events have to reach it before it stops.
            APILogWorker.drain_all(timeout=5)
            EventsWorker.drain_all(timeout=5)
    assert isinstance(summary, RunSummary)
    say(last_line(summary))
    if summary.counts.rejected:
        raise typer.Exit(3)


def _label(inputs: list[str]) -> str:
    first = Path(inputs[0]).name or inputs[0]
    return first if len(inputs) == 1 else f"{first} and {len(inputs) - 1} more"
