"""The lines of docs/analysis.md as a user types them, in each client, on the published samples, with no newsloom imported."""

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import duckdb
import pytest

DOCS = Path(__file__).parents[2] / "docs"


def blocks(language: str) -> dict[str, str]:
    """The blocks of a language in docs/analysis.md, by the section they are in (the last of each)."""
    sections = re.split(r"^## ", (DOCS / "analysis.md").read_text("utf-8"), flags=re.M)[1:]
    found = {}
    for section in sections:
        for block in re.findall(rf"^```{language}\n(.*?)^```", section, flags=re.M | re.S):
            found[section.splitlines()[0]] = found.get(section.splitlines()[0], "") + block
    return found


@pytest.fixture
def desk(samples: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the published samples, as an analyst has them."""
    shutil.copyfile(samples, tmp_path / "warehouse.duckdb")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def typed(section: str) -> dict[str, Any]:
    names: dict[str, Any] = {}
    exec(blocks("python")[section], names)
    return names


def test_plain_duckdb(desk: Path) -> None:
    rows = typed("Python: DuckDB alone")["rows"]
    assert {speaker for _, speaker, _ in rows} == {"Timur Sadykov"}


def test_attached_beside_another_file(desk: Path) -> None:
    names = typed("Beside other files")
    assert names["rows"]
    assert names["mine"].execute("SELECT sum(statements) > 0 FROM voices").fetchall() == [(True,)]
    with pytest.raises(duckdb.CatalogException):
        names["mine"].execute("FROM news.said_by('sadykov')")
    names["mine"].close()


def test_every_view_works_attached_and_every_macro_after_use(desk: Path) -> None:
    with duckdb.connect() as con:
        con.execute("ATTACH 'warehouse.duckdb' AS news (READ_ONLY)")
        views = con.execute(
            "SELECT view_name FROM duckdb_views() WHERE schema_name = 'marts' AND database_name = 'news'"
        ).fetchall()
        assert len(views) >= 12
        for (view,) in views:
            con.execute(f"FROM news.marts.{view}").fetchall()
        con.execute("USE news")
        statements = re.findall(r"^(?:FROM|SELECT) .*?(?=;)", blocks("sql")["Macros: they read like the question"], flags=re.M)
        assert len(statements) == 10
        for statement in statements:
            assert con.execute(statement).fetchall(), statement


def test_no_extension_is_needed(desk: Path) -> None:
    config: dict[str, str | bool | int | float | list[str]] = {
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    with duckdb.connect("warehouse.duckdb", read_only=True, config=config) as con:
        for (view,) in con.execute("SELECT view_name FROM duckdb_views() WHERE schema_name = 'marts'").fetchall():
            con.execute(f"FROM marts.{view}").fetchall()


def test_pandas(desk: Path) -> None:
    pytest.importorskip("pandas")
    assert typed("pandas")["weekly"].sum() > 0


def test_polars(desk: Path) -> None:
    assert typed("polars")["most"].height > 10


def test_ibis(desk: Path) -> None:
    pytest.importorskip("ibis")
    names = typed("Ibis")
    assert names["rows"]["statements"].sum() > 0
    assert set(names["macro"]["speaker"]) == {"Timur Sadykov"}


def test_dbt(desk: Path) -> None:
    dbt = shutil.which("dbt", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if not dbt:
        pytest.skip("dbt-duckdb is not installed (pip install 'newsloom[clients]')")
    command = blocks("sh")["dbt"].splitlines()[1]
    shutil.copytree(DOCS / "dbt", desk / "docs" / "dbt")
    environment = {**os.environ, "PATH": f"{Path(dbt).parent}{os.pathsep}{os.environ['PATH']}", "DO_NOT_TRACK": "1"}
    done = subprocess.run(["bash", "-c", command], cwd=desk, env=environment, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stdout
    with duckdb.connect("analysis.duckdb", read_only=True) as con:
        assert con.execute("SELECT count(*) > 10 FROM new_voices").fetchall() == [(True,)]


def test_marimo(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("marimo")
    monkeypatch.setenv("NEWSLOOM_WAREHOUSE", "warehouse.duckdb")
    spec = importlib.util.spec_from_file_location("notebook", DOCS / "notebook.py")
    assert spec is not None
    assert spec.loader is not None
    notebook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(notebook)
    _, names = notebook.app.run()
    assert names["voices"].height == 20
    assert names["said"].height == names["voices"]["statements"][0]


def test_an_ambiguous_name_says_whom_it_could_mean(samples: Path, tmp_path: Path) -> None:
    shutil.copyfile(samples, tmp_path / "warehouse.duckdb")
    with duckdb.connect(tmp_path / "warehouse.duckdb") as con:
        con.execute("INSERT INTO entities (entity_id, kind, name) VALUES (42, 'PERSON', 'Aigul Sadykova Sadykov')")
        con.execute("INSERT INTO entity_aliases VALUES (42, 'Sadykov', 'name', name_key('Sadykov'))")
        said = con.execute("SELECT DISTINCT could_be, speaker_id FROM said_by('SADYKOV')").fetchall()
        assert len(said) == 1
        could_be, speaker_id = said[0]
        assert could_be == f"Timur Sadykov (PERSON {speaker_id}); Aigul Sadykova Sadykov (PERSON 42)"
        assert con.execute("SELECT DISTINCT could_be FROM said_by($id)", {"id": str(speaker_id)}).fetchall() == [(None,)]
