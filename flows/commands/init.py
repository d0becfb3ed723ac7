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

# What the user agent says to the people whose servers are asked: an address or a page of yours.
# contact = "desk@example.org"

# Keep every response of the web in this folder, as WARC; `newsloom run FOLDER` reads it again without the network.
# archive = "archive"

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

# News from the web: feeds, news sitemaps, single pages. What was seen is not fetched again; edits and withdrawals are looked
# for an hour, a day and a week later. `newsloom discover https://www.example.org/` proposes such an entry.
# [[source]]
# name = "example"
# inputs = ["https://www.example.org/feed.xml", "https://www.example.org/news-sitemap.xml"]
# sections = ["https://www.example.org/politics"]   # pages whose links are followed
# every = "30 minutes"
# seconds_between = 2                # requests to one host; robots.txt may ask for more
# local = true                       # only for servers on this machine or in your own network
"""


def init() -> None:
    """Write a commented newsloom.toml into this folder."""
    path = Path("newsloom.toml")
    if path.exists():
        raise UserError(f"{path.absolute()} is there already; edit it, or move it away to start anew.")
    path.write_text(TEMPLATE, "utf-8")
    say(f"{path.absolute()} written. Put articles into the folder inbox/, then: newsloom serve")
