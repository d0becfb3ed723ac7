"""`newsloom init`: writes a commented newsloom.toml."""

from pathlib import Path

from flows.commands.options import say
from warehouse.errors import UserError

TEMPLATE = """\
# newsloom.toml: what `newsloom serve` loads, and when. Paths are relative to this file.

# The file that readers open. `newsloom sql` and the other commands use it when run in this folder.
warehouse = "warehouse.duckdb"

# Annotator processes; one for each core is fastest.
workers = 2

# A spaCy model of your own: a package's name or a folder. Default: the English model that comes with newsloom.
# model = "en_core_web_lg"

[[source]]
name = "inbox"
inputs = ["inbox"]                   # files, folders, globs, URLs
every = "10 minutes"                 # or a cron line, with its time zone:
# cron = "0 6 * * 1-5"
# timezone = "Europe/London"
# What to take where an article doesn't say:
# defaults = { source = "The Example", country = "GB", language = "en" }
"""


def init() -> None:
    """Write a commented newsloom.toml into this folder."""
    path = Path("newsloom.toml")
    if path.exists():
        raise UserError(f"{path.absolute()} is there already; edit it, or move it away to start anew.")
    path.write_text(TEMPLATE, "utf-8")
    say(f"{path.absolute()} written. Put articles into the folder inbox/, then: newsloom serve")
