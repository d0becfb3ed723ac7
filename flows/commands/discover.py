"""`newsloom discover URL`: proposes a `[[source]]` for newsloom.toml."""

from typing import Annotated

import typer

from flows.commands.options import say


def discover(
    url: Annotated[str, typer.Argument(help="The address of a news site, or of a part of it.", metavar="URL")],
    contact: Annotated[str | None, typer.Option(help="Your address for the site's people; part of the user agent.")] = None,
    local: Annotated[
        bool, typer.Option("--local", help="Allow web addresses on this machine and in private networks.")
    ] = False,
) -> None:
    """Ask a site for its feeds, news sitemaps and sections, and print a source entry for newsloom.toml."""
    from flows.web import Fetcher, Policy
    from flows.web.discover import discover as discovered

    with Fetcher(Policy(contact=contact, local=local)) as fetcher:
        proposal = discovered(url, fetcher, say, local=local)
    print(proposal.toml(), end="")
