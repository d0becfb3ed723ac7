"""The command line as a user has it: processes, exit codes, sentences; no server running, so a run starts its own."""

import csv
import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import duckdb
import pytest

NEWSLOOM = [sys.executable, "-c", "from flows.cli import main; main()"]

TEXT = "Mayor Anna Lindqvist opened a bridge in Tallinn.\n\n“It took nine years,” Lindqvist said."


def newsloom(*arguments: str, folder: Path, stdin: str | None = None) -> subprocess.CompletedProcess[str]:
    """Run the command line in `folder`."""
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT", "NEWSLOOM"))}
    return subprocess.run(
        [*NEWSLOOM, *arguments], cwd=folder, input=stdin or "", capture_output=True, text=True, env=environment, timeout=180
    )


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a warehouse loaded by the command line from a text file and a broken one."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "in").mkdir()
    (folder / "in" / "bridge.txt").write_text(TEXT, "utf-8")
    (folder / "in" / "broken.json").write_text('{"text": "cut', "utf-8")
    done = newsloom("run", "in", folder=folder)
    assert done.returncode == 3, done.stderr
    assert done.stdout == ""
    assert "1 loaded" in done.stderr.splitlines()[-1]
    assert "1 rejected" in done.stderr.splitlines()[-1]
    return folder


def test_csv_is_a_header_and_lines_and_nothing_else(loaded: Path) -> None:
    done = newsloom("sql", "SELECT external_id, word_count, url FROM articles", "--format", "csv", folder=loaded)
    assert (done.returncode, done.stdout) == (0, "external_id,word_count,url\nbridge,14,\n")


def test_json_and_parquet_hold_the_same_rows(loaded: Path) -> None:
    query = "SELECT article_id, external_id FROM articles"
    as_json = json.loads(newsloom("sql", query, "--format", "json", folder=loaded).stdout)
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT", "NEWSLOOM"))}
    raw = subprocess.check_output([*NEWSLOOM, "sql", query, "--format", "parquet"], cwd=loaded, env=environment)
    (loaded / "out.parquet").write_bytes(raw)
    again = newsloom("sql", "SELECT * FROM 'out.parquet'", "--format", "json", folder=loaded)
    assert json.loads(again.stdout) == as_json


def test_a_run_by_hand_is_named_and_tagged_in_prefect(loaded: Path) -> None:
    with closing(sqlite3.connect(next(loaded.glob("*.work/prefect/prefect.db")))) as prefect:
        runs = prefect.execute("SELECT name, tags FROM flow_run").fetchall()
    assert [(name, set(json.loads(tags))) for name, tags in runs] == [("load in", {"newsloom", "by hand"})]


def test_parameters_are_bound_not_pasted(loaded: Path) -> None:
    done = newsloom("sql", "SELECT $x AS x", "--param", "x='; DROP TABLE articles", "--format", "csv", folder=loaded)
    assert list(csv.reader(done.stdout.splitlines())) == [["x"], ["'; DROP TABLE articles"]]


def test_queries_come_from_standard_input_and_by_name(loaded: Path) -> None:
    assert newsloom("sql", "--format", "csv", folder=loaded, stdin="SELECT 1 AS one").stdout == "one\n1\n"
    named = newsloom("sql", "-f", "most_quoted", "--format", "csv", folder=loaded)
    assert "Anna Lindqvist" in named.stdout
    listed = newsloom("sql", "--list", folder=loaded)
    assert all(len(line.split(None, 1)) == 2 for line in listed.stdout.splitlines())


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["sql", "SELECT nme FROM articles"], 1, ["nme", "LINE 1", "^"]),
        (["sql", "-f", "most_qoted"], 1, ["did you mean most_quoted"]),
        (["sql", ""], 1, ["query is empty"]),
        (["sql", "-f", "said_by"], 1, ["--param name=", "speaker"]),
        (["sql", "DELETE FROM articles"], 1, ["read-only"]),
        (["sql", "SELECT 1", "--warehouse", "nowhere.duckdb"], 1, ["no warehouse at nowhere.duckdb", "newsloom run"]),
        (["sql", "SELECT 1", "--param", "x"], 2, ["name=value"]),
        (["sql", "SELECT 1", "--warehouse", "in/bridge.txt"], 1, ["can't be opened as a warehouse"]),
        (["run"], 2, ["Missing argument"]),
        (["serve"], 1, ["newsloom init"]),
    ],
)
def test_mistakes_get_a_sentence_and_no_traceback(loaded: Path, arguments: list[str], code: int, words: list[str]) -> None:
    done = newsloom(*arguments, folder=loaded)
    assert done.returncode == code, done.stderr
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    for word in words:
        assert word in done.stderr


def test_status_doctor_and_export_speak_of_the_warehouse(loaded: Path) -> None:
    status = newsloom("status", folder=loaded)
    assert status.returncode == 0, status.stderr
    assert "articles" in status.stdout
    assert "done" in status.stdout
    doctor = newsloom("doctor", folder=loaded)
    assert doctor.returncode == 0, doctor.stdout
    assert "WRONG" not in doctor.stdout
    exported = newsloom("export", "out", folder=loaded)
    assert exported.returncode == 0, exported.stderr
    schema = json.loads((loaded / "out" / "schema.json").read_text("utf-8"))
    counted = {table["name"]: table["rows"] for table in schema["tables"]}
    assert counted["articles"] == 1
    for name in counted:
        assert (loaded / "out" / f"{name}.parquet").exists()


def test_a_backup_is_restored_elsewhere_and_all_rows_are_checked(loaded: Path) -> None:
    written = newsloom("backup", "news.backup", folder=loaded)
    assert written.returncode == 0, written.stderr
    assert "1 articles" in written.stderr
    assert newsloom("restore", "news.backup", folder=loaded).returncode == 1
    restored = newsloom("restore", "news.backup", "--warehouse", "again/news.duckdb", folder=loaded)
    assert restored.returncode == 0, restored.stderr
    query = ["sql", "SELECT article_id, body FROM articles", "--format", "json"]
    again = newsloom(*query, "--warehouse", "again/news.duckdb", folder=loaded)
    assert again.stdout == newsloom(*query, folder=loaded).stdout
    doctor = newsloom("doctor", "--all-rows", "--warehouse", "again/news.duckdb", folder=loaded)
    assert doctor.returncode == 0, doctor.stdout
    assert "ok    check offsets: holds" in doctor.stdout


def test_a_removal_that_leaves_a_broken_state_is_not_published(loaded: Path) -> None:
    assert newsloom("backup", "whole.backup", folder=loaded).returncode == 0
    assert newsloom("restore", "whole.backup", "--warehouse", "broken.duckdb", folder=loaded).returncode == 0
    with duckdb.connect(str(loaded / "broken.duckdb.work" / "state.duckdb")) as con:
        con.execute("INSERT INTO authors VALUES (1, 'Twice'), (1, 'Twice'); INSERT INTO article_authors VALUES (2, 1, 1)")
        con.execute("INSERT INTO articles (article_id, external_id, identity) VALUES (2, 'gone', 'gone')")
    done = newsloom("remove", "bridge", "--warehouse", "broken.duckdb", folder=loaded)
    assert done.returncode == 1
    assert "not published" in done.stderr
    assert "duplicate_keys" in done.stderr


def test_a_query_imports_nothing_heavy(loaded: Path) -> None:
    code = (
        "import sys; sys.argv = ['newsloom', 'sql', 'SELECT 1', '--format', 'csv']\n"
        "from flows.cli import main\n"
        "try: main()\nexcept SystemExit: pass\n"
        "print(sorted({'spacy', 'prefect', 'polars', 'pyarrow', 'numpy', 'fastapi'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=loaded, capture_output=True, text=True, check=True)
    assert done.stdout == "1\n1\n[]\n"


def test_an_interrupted_run_says_so_and_leaves_the_warehouse_readable(loaded: Path, tmp_path: Path) -> None:
    lines = (json.dumps({"id": str(number), "text": f"{TEXT} Number {number}. " * 12}) for number in range(2_000))
    (tmp_path / "many.jsonl").write_text("\n".join(lines), "utf-8")
    environment = {key: value for key, value in os.environ.items() if not key.startswith(("PREFECT", "NEWSLOOM"))}
    run = subprocess.Popen(
        [*NEWSLOOM, "run", "many.jsonl"],
        cwd=tmp_path,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
        # A shell's background jobs ignore SIGINT and pass that on; the user at the keyboard does not.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    assert run.stderr is not None
    for line in run.stderr:
        if line.startswith("batch 1:"):
            break
    time.sleep(0.5)
    os.killpg(run.pid, signal.SIGINT)
    assert run.wait(timeout=60) == 130
    assert "Traceback" not in run.stderr.read()
    done = newsloom("sql", "SELECT status, loaded FROM ops.runs", "--format", "csv", folder=tmp_path)
    status, count = done.stdout.splitlines()[1].split(",")
    assert status == "interrupted"
    assert int(count) >= 200


@pytest.mark.parametrize(
    ("asked", "hints"),
    [
        ("-f said_by --param name=Lindquist", ["No name is written 'Lindquist'; near it: Anna Lindqvist (PERSON "]),
        ("FROM said_by('Anna Lindquist')", ["near it: Anna Lindqvist (PERSON "]),
        ("FROM search('bridge', source := 'nowhere')", ["No source has the name or domain 'nowhere'"]),
        ("FROM search('bridge', entity := 'Anna Lindquist')", ["near it: Anna Lindqvist"]),
        ("-f meetings --param name=Lindqvist", ["'Lindqvist' means Anna Lindqvist (PERSON ", "but nothing"]),
        ("-f most_named --param kind=PEOPLE", ["Nothing has the kind 'PEOPLE'", "here are: ", "PERSON"]),
        ("FROM articles WHERE false", []),
    ],
)
def test_no_rows_get_a_hint_on_standard_error(loaded: Path, asked: str, hints: list[str]) -> None:
    arguments = asked.split() if asked.startswith("-f") else [asked]
    done = newsloom("sql", *arguments, "--format", "csv", folder=loaded)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert [hint for hint in hints if hint not in done.stderr] == []
    assert bool(done.stderr) == bool(hints)


def test_a_query_with_rows_gets_no_hint(loaded: Path) -> None:
    assert newsloom("sql", "-f", "most_quoted", "--format", "csv", folder=loaded).stderr == ""
    assert newsloom("sql", "SELECT 1 AS one", folder=loaded).stderr == "1 row\n"
