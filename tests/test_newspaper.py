"""A small loopback newspaper, followed for three days: nothing lost, nothing twice, nothing asked that must not be."""

import dataclasses
from pathlib import Path

import polars as pl

from benchmarks.newspaper.following import LIMITS, followed
from benchmarks.newspaper.judging import figures
from benchmarks.newspaper.world import made
from flows.clean import clean
from flows.extract.step import extract

PAGES = 60


def test_three_days_of_five_sites(tmp_path: Path) -> None:
    limits = dataclasses.replace(LIMITS, seconds=0.8, silence=0.5, pause=0.01, attempts=2)
    archive = tmp_path / "archive"
    with followed(made(PAGES), tmp_path, archive, limits) as outcome:
        found = figures(outcome)
        loaded = {(url, body) for url, body in outcome.con.execute("SELECT url, body FROM articles").fetchall()}
    assert (found["published"], found["missing"], found["rows_too_many"], found["dates_wrong"]) == (PAGES, [], 0, 0)
    assert (found["disallowed_requests"], found["foreign_connections"], found["asked_twice_in_a_day"]) == (0, [], 0)
    assert found["edits_found"] == found["edits_that_can_be_seen"] > 0
    assert (found["edits_invented"], found["edits_taken_for_the_older"], found["withdrawals_invented"]) == (0, 0, 0)
    assert found["withdrawals_found"] == found["withdrawals_that_can_be_seen"]
    assert found["copies_precision"] == found["copies_recall"] == 1.0
    assert float(str(found["over_fewest"])) < 1.2
    assert len(loaded) == PAGES
    again = [clean(batch.records).articles.select("url", "body") for batch in extract([str(archive)])]
    assert loaded <= set(pl.concat(again).iter_rows())
