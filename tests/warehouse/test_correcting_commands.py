"""`newsloom resolve`, `why`, `cite` and `verify` as they are typed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from flows.cli import app
from tests.warehouse.conftest import Store
from tests.warehouse.test_corrections import said
from warehouse.errors import UserError
from warehouse.publishing import publish

Command = Callable[..., Result]


@pytest.fixture
def newsloom(store: Store, monkeypatch: pytest.MonkeyPatch) -> Command:
    said(store, "url:1", "Ada Byron", "Ben Castle", published_at="2024-03-01")
    said(store, "url:2", "A. Byron")
    publish(store.con, store.layout, "run")
    store.con.close()
    monkeypatch.setenv("NEWSLOOM_WAREHOUSE", str(store.layout.published))
    monkeypatch.chdir(store.layout.published.parent)

    def run(*words: str) -> Result:
        return CliRunner().invoke(app, words)

    return run


def test_a_correction_is_applied_cited_explained_and_taken_back(newsloom: Command) -> None:
    query = "SELECT m.article_id, m.mention_no, name FROM mentions m JOIN entities USING (entity_id)"
    assert newsloom("cite", query, "-o", "c.json").exit_code == 0
    assert newsloom("verify", "c.json").output.startswith("identical: 3 rows")
    line = Path("corrections/names.csv")
    line.parent.mkdir()
    line.write_text("entity,name\nPERSON|ada byron,Ada Lovelace\n", "utf-8")
    assert "names.csv:2 rename: 1 row changed" in newsloom("resolve").stdout
    changed = newsloom("verify", "c.json")
    assert changed.exit_code == 1
    assert "changed: correction: names.csv, line 2 (rename) added" in changed.stdout
    assert "rename by the correction in names.csv, line 2" in newsloom("why", "Ada Lovelace").stdout
    assert "names.csv:2" in newsloom("status").stdout
    line.write_text("entity,name\nPERSON|ada byron,Ada Lovelace\nNobody Here,Somebody\n", "utf-8")
    assert "2 corrections of" in (told := newsloom("resolve").stderr)
    assert "in force, 1 of which changed nothing;" in told
    line.unlink()
    assert newsloom("resolve").exit_code == 0
    assert newsloom("verify", "c.json").exit_code == 0


def test_a_mistake_is_told_before_anything_is_done(newsloom: Command) -> None:
    Path("corrections").mkdir()
    Path("corrections/names.csv").write_text("entity,nam\n", "utf-8")
    failed = newsloom("resolve")
    assert isinstance(failed.exception, UserError)
    assert "did you mean 'name'?" in str(failed.exception)


def test_why_is_told_on_standard_output(newsloom: Command) -> None:
    assert "single" not in newsloom("why", "Ada Byron").stdout
    assert "Nothing in the warehouse is 'Xyzzy'" in newsloom("why", "Xyzzy").stdout
