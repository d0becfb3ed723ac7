"""A small loopback newspaper, followed for three days: nothing lost, nothing twice, nothing asked that must not be."""

import dataclasses
from pathlib import Path

from benchmarks.newspaper.following import LIMITS, followed, loaded
from benchmarks.newspaper.judging import figures
from benchmarks.newspaper.world import made

PAGES = 60
ARTICLES = (
    "SELECT url, body, published_at, published_precision, published_from, modified_at, external_id FROM articles ORDER BY ALL"
)
VERSIONS = "SELECT article_id, version_no, content_hash FROM article_versions ORDER BY ALL"


def test_three_days_of_five_sites(tmp_path: Path) -> None:
    limits = dataclasses.replace(LIMITS, seconds=0.8, silence=0.5, pause=0.01, attempts=2)
    archive = tmp_path / "archive"
    with followed(made(PAGES), tmp_path, archive, limits) as outcome:
        found = figures(outcome)
        articles, versions = outcome.con.execute(ARTICLES).fetchall(), outcome.con.execute(VERSIONS).fetchall()
    assert (found["published"], found["missing"], found["rows_too_many"], found["dates_wrong"]) == (PAGES, [], 0, 0)
    assert (found["disallowed_requests"], found["foreign_connections"], found["asked_twice_in_a_day"]) == (0, [], 0)
    assert found["edits_found"] == found["edits_that_can_be_seen"] > 0
    assert (found["edits_invented"], found["edits_taken_for_the_older"], found["withdrawals_invented"]) == (0, 0, 0)
    assert found["withdrawals_found"] == found["withdrawals_that_can_be_seen"]
    assert found["copies_precision"] == found["copies_recall"] == 1.0
    assert float(str(found["over_fewest"])) < 1.2
    # The archive gives the same without the network: texts, dates that only listings gave, and which text is the newer.
    with loaded([str(archive)], tmp_path / "again") as con:
        assert con.execute(ARTICLES).fetchall() == articles
        assert con.execute(VERSIONS).fetchall() == versions
