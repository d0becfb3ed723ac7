"""`newsloom serve`: runs each source of newsloom.toml on its schedule, with Prefect's server and pages."""

import warnings

from flows.commands.options import say
from warehouse.errors import UserError


def serve() -> None:
    """Run each source of newsloom.toml on its schedule until interrupted, with Prefect's own pages to look at."""
    from flows.schedules import next_runs
    from flows.server import served_api
    from flows.settings import find_settings
    from warehouse.layout import Layout

    settings = find_settings()
    if settings is None:
        raise UserError("There is no newsloom.toml in this folder; `newsloom init` writes one.")
    upcoming = next_runs(settings)
    if not upcoming:
        raise UserError(f"{settings.folder / 'newsloom.toml'} has no source with `every` or `cron`; give one a schedule.")
    layout = Layout(settings.warehouse.absolute())
    layout.prepare()
    with served_api(layout, say) as url:
        say(f"Prefect's pages: {url.removesuffix('/api')}")
        for name, when in upcoming:
            say(f"{name}: next run at {when:%Y-%m-%d %H:%M:%S %Z}")
        from flows.serving import serve_sources

        # Ended by a signal, Prefect's runner leaves a coroutine behind and Python warns of it.
        warnings.filterwarnings("ignore", category=RuntimeWarning)
        serve_sources(settings)
