"""`newsloom resolve`: applies corrections and settles entities and copies anew, with no language processing."""

from pathlib import Path

from flows.commands.options import Warehouse, say, warehouse_path


def resolve(warehouse: Warehouse = None) -> None:
    """Apply corrections/*.csv and settle entities, copies and stories anew; no article is read again."""
    from contextlib import closing

    from warehouse.checks import run_checks
    from warehouse.connection import open_state
    from warehouse.correcting import applied
    from warehouse.corrections import corrections_folder, read_corrections
    from warehouse.errors import WarehouseError
    from warehouse.layout import Layout
    from warehouse.locking import writer_lock
    from warehouse.publishing import publish
    from warehouse.settling import resolve as settle

    layout = Layout(warehouse_path(warehouse).absolute())
    if not layout.state.exists():
        raise WarehouseError(f"There is no warehouse at {layout.published}; load one with: newsloom run INPUT")
    folder = corrections_folder(Path.cwd(), layout.published)
    read_corrections(folder)
    with writer_lock(layout, "newsloom resolve", tell=say), closing(open_state(layout)) as con:
        settle(con, folder)
        lines = applied(con)
        (idle,) = con.execute("SELECT count(*) FROM ops.corrections WHERE message IS NOT NULL OR rows_moved = 0").fetchall()[0]
        if failed := run_checks(con, None):
            raise WarehouseError("Settled, but not published; readers keep the last good state: " + "; ".join(failed))
        publish(con, layout, None)
    for line in lines:
        print(line)
    count = f"{len(lines):,} correction{'' if len(lines) == 1 else 's'} of {folder} in force"
    say(f"{count}{f', {idle:,} of which changed nothing' if idle else ''}; {layout.published} is settled anew.")
