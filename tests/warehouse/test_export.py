"""Exports are complete, counted, hashed and valid by Frictionless' own validator, and give back what the warehouse holds."""

import hashlib
import json
from pathlib import Path
from typing import Any

import duckdb
import pytest

from warehouse.connection import open_published
from warehouse.errors import WarehouseError
from warehouse.export import FORMATS, export


def described(folder: Path) -> dict[str, Any]:
    package: dict[str, Any] = json.loads((folder / "datapackage.json").read_text("utf-8"))
    return package


@pytest.fixture(scope="module")
def exported(samples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("export") / "new" / "out"
    export(samples, folder, FORMATS["both"])
    return folder


def test_every_table_is_there_twice_counted_and_hashed(samples: Path, exported: Path) -> None:
    resources = described(exported)["resources"]
    with open_published(samples) as con:
        tables = con.execute("SELECT schema_name, table_name FROM duckdb_tables() WHERE NOT internal").fetchall()
        assert len(resources) == 2 * len(tables)
        for schema, table in tables:
            name = table if schema == "main" else f"{schema}.{table}"
            (count,) = con.execute(f"SELECT count(*) FROM {schema}.{table}").fetchall()[0]
            ours = [resource for resource in resources if resource["title"] == name]
            assert [resource["path"] for resource in ours] == [f"{name}.parquet", f"{name}.csv"]
            for resource in ours:
                content = (exported / resource["path"]).read_bytes()
                assert resource["row_count"] == count
                assert resource["bytes"] == len(content)
                assert resource["hash"] == f"sha256:{hashlib.sha256(content).hexdigest()}"
                read = "read_csv" if resource["path"].endswith("csv") else "read_parquet"
                options = ", all_varchar = true" if read == "read_csv" else ""
                found = duckdb.execute(f"SELECT count(*) FROM {read}('{exported / resource['path']}'{options})").fetchall()
                assert found == [(count,)], name


def test_parquet_and_csv_hold_the_same_articles(samples: Path, exported: Path) -> None:
    with open_published(samples) as con:
        columns = "article_id, title, body, published_at, quality_flags, word_count, duplicate_of"
        held = con.execute(f"SELECT {columns} FROM articles ORDER BY article_id").fetchall()
        assert con.execute(f"SELECT {columns} FROM '{exported}/articles.parquet' ORDER BY article_id").fetchall() == held
        typed = (
            f"SELECT * REPLACE (quality_flags::JSON::VARCHAR[] AS quality_flags) "
            f"FROM read_csv('{exported}/articles.csv', types = {{'quality_flags': 'VARCHAR', "
            "'published_at': 'TIMESTAMPTZ', 'duplicate_of': 'BIGINT', 'title': 'VARCHAR'}, auto_detect = true)"
        )
        assert con.execute(f"SELECT {columns} FROM ({typed}) ORDER BY article_id").fetchall() == held


def test_columns_explain_themselves_and_keys_are_told(exported: Path) -> None:
    schemas = {resource["path"]: resource["schema"] for resource in described(exported)["resources"]}
    assert all(field["description"] for schema in schemas.values() for field in schema["fields"])
    roles = schemas["roles.csv"]
    assert roles["primaryKey"] == ["article_id", "role_no"]
    assert {"fields": ["person_id"], "reference": {"resource": "entities.csv", "fields": ["entity_id"]}} in roles["foreignKeys"]
    assert {"name": "starts_at", "type": "date"}.items() <= next(f for f in roles["fields"] if f["name"] == "starts_at").items()


def test_frictionless_finds_csv_cells_keys_and_hashes_valid(samples: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    export(samples, tmp_path / "out", FORMATS["csv"])
    report = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert report.valid, report.flatten(["title", "message"])[:5]
    assert len(report.tasks) == len(described(tmp_path / "out")["resources"])
    entities = tmp_path / "out" / "entities.csv"
    entities.write_text("\n".join(entities.read_text("utf-8").splitlines()[:-1]) + "\n", "utf-8")
    found = frictionless.validate(str(tmp_path / "out" / "datapackage.json"))
    assert {"hash-count", "byte-count", "row-count", "foreign-key"} <= {kind for (kind,) in found.flatten(["type"])}


def test_frictionless_finds_parquet_files_valid(samples: Path, tmp_path: Path) -> None:
    frictionless = pytest.importorskip("frictionless")
    export(samples, tmp_path / "out")
    assert frictionless.validate(str(tmp_path / "out" / "datapackage.json")).valid
    with (tmp_path / "out" / "entities.parquet").open("ab") as file:
        file.write(b"more")
    assert not frictionless.validate(str(tmp_path / "out" / "datapackage.json")).valid


def test_other_files_are_left_alone_and_an_unfinished_export_says_nothing(samples: Path, tmp_path: Path) -> None:
    (tmp_path / "thesis.docx").write_text("precious")
    with pytest.raises(WarehouseError, match=r"thesis\.docx"):
        export(samples, tmp_path)
    (tmp_path / "thesis.docx").unlink()
    export(samples, tmp_path)
    (tmp_path / "tones.parquet").unlink()
    (tmp_path / "tones.parquet").mkdir()
    with pytest.raises(WarehouseError, match="can't be written"):
        export(samples, tmp_path)
    assert not (tmp_path / "datapackage.json").exists()
