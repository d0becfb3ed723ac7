"""The command line `newsloom`: its commands, its exit codes, and errors as sentences. Nothing heavy is imported here."""

import sys

import typer

from flows.commands.backup import backup, restore
from flows.commands.cite import cite
from flows.commands.discover import discover
from flows.commands.doctor import doctor
from flows.commands.export import export
from flows.commands.init import init
from flows.commands.remove import remove
from flows.commands.resolve import resolve
from flows.commands.run import run
from flows.commands.serve import serve
from flows.commands.sql import sql
from flows.commands.status import status
from flows.commands.verify import verify
from flows.commands.why import why
from warehouse.errors import UserError, is_interruption

app = typer.Typer(
    name="newsloom",
    help="News in, tables out: load news articles into a SQL warehouse and query it.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    add_completion=False,
)
for command in (run, sql, init, discover, serve, status, export, backup, restore, remove, resolve, why, cite, verify, doctor):
    app.command()(command)


@app.callback()
def options(*, debug: bool = typer.Option(False, "--debug", help="Show the traceback of an error.")) -> None:
    """News in, tables out."""
    global _debug
    _debug = debug


_debug = False


def main() -> None:
    """Run the command line and exit: 0 done, 1 failed, 2 usage, 3 done but some inputs were rejected, 130 interrupted."""
    try:
        app()
    except UserError as error:
        _fail(str(error), 1)
    except (Exception, KeyboardInterrupt) as error:
        if is_interruption(error):
            _fail("Interrupted; what was committed stays.", 130)
        _fail(f"{type(error).__name__}: {error} (run again with `newsloom --debug …` for details)", 1)


def _fail(sentence: str, code: int) -> None:
    if _debug:
        raise
    print(f"newsloom: {sentence}", file=sys.stderr)
    raise SystemExit(code)
