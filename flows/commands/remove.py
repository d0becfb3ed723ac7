"""`newsloom remove`: takes an article, or all of a source, out for good."""

from typing import Annotated

import typer

from flows.commands.options import Warehouse, say, warehouse_path


def remove(
    what: Annotated[str, typer.Argument(help="An article's id, external id or URL; or a source's name or domain.")],
    warehouse: Warehouse = None,
) -> None:
    """Take an article or all of a source out for good: versions and copies of the text too. No run loads them again."""
    from contextlib import closing

    from warehouse.checks import run_checks
    from warehouse.connection import open_state
    from warehouse.errors import WarehouseError
    from warehouse.layout import Layout
    from warehouse.locking import writer_lock
    from warehouse.publishing import compact, publish
    from warehouse.removal import remove as remove_articles

    layout = Layout(warehouse_path(warehouse).absolute())
    with writer_lock(layout, f"newsloom remove {what}", tell=say):
        with closing(open_state(layout)) as con:
            count = remove_articles(con, what)
        compact(layout)
        with closing(open_state(layout)) as con:
            if failed := run_checks(con, None):
                raise WarehouseError(
                    "Removed, but not published: readers keep the last state, which has it still. " + "; ".join(failed)
                )
            publish(con, layout, None)
    say(f"{count:,} article{'' if count == 1 else 's'} removed from {layout.published}.")
