"""`newsloom backup FILE` and `newsloom restore FILE`: the private state in one compressed file, and back from it."""

from pathlib import Path
from typing import Annotated

import typer

from flows.commands.options import Warehouse, say, warehouse_path


def backup(
    file: Annotated[Path, typer.Argument(help="The file to write, such as news.backup.", metavar="FILE")],
    warehouse: Warehouse = None,
) -> None:
    """Write everything that newsloom knows to one compressed file; runs wait meanwhile, readers don't."""
    from importlib.metadata import version

    from warehouse.backups import backup as write
    from warehouse.layout import Layout
    from warehouse.locking import writer_lock

    layout = Layout(warehouse_path(warehouse).absolute())
    with writer_lock(layout, f"newsloom backup {file}", tell=say):
        manifest = write(layout, file, version("newsloom"))
    say(f"{manifest['rows']['main.articles']:,} articles of {layout.published} backed up to {file}, {_size(file)}.")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `newsloom backup` wrote.", metavar="FILE")],
    warehouse: Warehouse = None,
    force: Annotated[bool, typer.Option("--force", help="Replace the warehouse that is there.")] = False,
) -> None:
    """Make a warehouse of a backup and publish it; every byte is checked before anything is replaced."""
    from warehouse.backups import restore as read
    from warehouse.layout import Layout
    from warehouse.locking import writer_lock

    layout = Layout(warehouse_path(warehouse).absolute())
    with writer_lock(layout, f"newsloom restore {file}", tell=say):
        manifest = read(layout, file, force=force)
    say(f"{manifest['rows']['main.articles']:,} articles as of {manifest['created_at']} restored to {layout.published}.")


def _size(file: Path) -> str:
    return f"{file.stat().st_size / 1e6:,.1f} MB"
