"""A published file of another newsloom is told, with what to do."""

import shutil
from pathlib import Path

import duckdb
import pytest

from flows.diagnosis import diagnose
from warehouse import hints
from warehouse.connection import open_state
from warehouse.layout import Layout
from warehouse.outdated import outdated
from warehouse.querying import QueryError, execute

OLDER = "published by an older newsloom"
# What another newsloom may have left: no macro of today, or fewer migrations, or more.
LACKS = {
    "definitions": ("DROP MACRO definitions", OLDER),
    "other definitions": ("CREATE OR REPLACE MACRO definitions() AS 'x'", OLDER),
    "migrations": ("DELETE FROM ops.migrations WHERE name = (SELECT max(name) FROM ops.migrations)", OLDER),
    "nothing, but has more": ("INSERT INTO ops.migrations VALUES ('9999_later', now())", "newer newsloom; upgrade"),
}


@pytest.mark.parametrize("lacks", LACKS)
def test_a_file_of_another_newsloom_is_told(samples: Path, tmp_path: Path, lacks: str) -> None:
    statement, said = LACKS[lacks]
    published = tmp_path / "warehouse.duckdb"
    shutil.copyfile(samples, published)
    with duckdb.connect(published) as con:
        assert outdated(con) is None
        con.execute(statement)
    with pytest.raises(QueryError, match=f"(?s)within_mo.*{said}"):
        execute(published, "SELECT within_mo FROM mentions", {})
    assert said in hints.nothing(published, "FROM articles WHERE false", {})[0]
    [finding] = [finding for finding in diagnose(published) if finding.what.startswith("warehouse ")]
    assert not finding.ok
    assert said in finding.mend
    assert ("newsloom resolve" in finding.mend) == (said == OLDER)


def test_a_file_of_this_newsloom_is_not_blamed(samples: Path) -> None:
    with pytest.raises(QueryError) as raised:
        execute(samples, "SELECT within_mo FROM mentions", {})
    assert "newsloom" not in str(raised.value)


@pytest.mark.parametrize("lacks", ["definitions", "other definitions", "migrations"])
def test_opening_for_writing_makes_views_anew_where_they_are_of_another_newsloom(layout: Layout, lacks: str) -> None:
    with duckdb.connect(str(layout.state)) as con:
        con.execute("CREATE OR REPLACE VIEW marts.meetings AS SELECT 1 AS changed")
    with open_state(layout) as con:
        assert con.execute("SELECT count(*) FROM (DESCRIBE marts.meetings)").fetchall() == [(1,)]  # nothing told it of a change
        if lacks == "migrations":
            con.execute("DELETE FROM ops.migrations WHERE name = '0015_single_offices'; DROP MACRO single_office")
        else:
            con.execute(LACKS[lacks][0])
    with open_state(layout) as con:
        assert outdated(con) is None
        assert con.execute("SELECT count(*) FROM (DESCRIBE marts.meetings)").fetchall()[0][0] > 1
