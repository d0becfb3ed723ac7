"""The datapackage.json of an export, by Frictionless Data Package v1: files with their keys, hashes, sizes and licence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from warehouse.keys import Keys, keys

_TYPES = {
    "BOOLEAN": "boolean", "DATE": "date", "TIMESTAMP": "datetime", "TIMESTAMP WITH TIME ZONE": "datetime", "VARCHAR": "string",
    "FLOAT": "number", "DOUBLE": "number",
    "INTEGER": "integer", "BIGINT": "integer", "UINTEGER": "integer", "UBIGINT": "integer", "SMALLINT": "integer",
}  # fmt: skip

# What the files' rows may be used for: the texts are other people's.
_TEXTS = {
    "name": "other-closed",
    "title": "Texts of articles belong to their publishers, and what may be done with them is theirs to say.",
}
_OPEN = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
_LICENCES = {"topics": [_OPEN]}
_SOURCES = [
    {"title": "IPTC Media Topics (CC BY 4.0), International Press Telecommunications Council", "path": "https://iptc.org/standards/media-topics/"},
    {"title": "GeoNames (CC BY 4.0): coordinates and countries of places", "path": "https://www.geonames.org/"},
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its name, DuckDB type and meaning."""

    name: str
    kind: str
    comment: str

    @property
    def type(self) -> str:
        """Its Frictionless type."""
        if self.kind.endswith("]"):
            return "array"
        return _TYPES.get(self.kind, "number" if self.kind.startswith("DECIMAL") else "string")

    @property
    def as_csv(self) -> str:
        """The SQL that writes it to CSV as Frictionless reads its type: ISO 8601 times, arrays as JSON."""
        column = f'"{self.name}"'
        if self.kind == "TIMESTAMP WITH TIME ZONE":
            return f"strftime(make_timestamp(epoch_us({column})), '%Y-%m-%dT%H:%M:%S.%fZ') AS {column}"
        if self.kind == "TIMESTAMP":
            return f"strftime({column}, '%Y-%m-%dT%H:%M:%S.%f') AS {column}"
        return f"to_json({column}) AS {column}" if self.type == "array" else column


@dataclass(frozen=True, slots=True)
class File:
    """A written file: one table in one format, with its rows, bytes and SHA-256."""

    path: str
    format: str
    table: str
    comment: str
    columns: tuple[Column, ...]
    rows: int
    bytes: int
    sha256: str


def datapackage(files: Sequence[File], snapshot: tuple[str, datetime] | None, annotators: Sequence[str]) -> dict[str, object]:
    """The package of `files`, exported from `snapshot` (id and time). A resource is named by its table, or, where tables are
    written in two formats, by its file."""
    formats = {file.format for file in files}
    return {
        "profile": "data-package",
        "name": "newsloom-warehouse",
        "title": "A newsloom warehouse: who said what, who holds which office, who met whom, when and where",
        "created": datetime.now(UTC).isoformat(timespec="seconds"),
        "snapshot": {"id": snapshot[0], "published_at": snapshot[1].isoformat()} if snapshot else None,
        "annotators": list(annotators),
        "licenses": [_TEXTS],
        "sources": _SOURCES,
        "resources": [_resource(file, several=len(formats) > 1) for file in files],
    }


def _resource(file: File, *, several: bool) -> dict[str, object]:
    return {
        "name": _name(file.table, file.format, several=several),
        "path": file.path,
        **_form(file),
        "title": file.table,
        "description": file.comment,
        **({"licenses": licences} if (licences := _LICENCES.get(file.table)) else {}),
        "bytes": file.bytes,
        "hash": f"sha256:{file.sha256}",
        "row_count": file.rows,
        "schema": _schema(file, keys().get(file.table, Keys((), ())), several=several),
    }


def _form(file: File) -> dict[str, object]:
    """How the file is read. Frictionless's validator counts rows and checks cells of CSV; its reader of Parquet goes through
    pandas, which makes floats of integers with nulls, so Parquet files are declared as files, checked by size and hash."""
    if file.format == "csv":
        return {
            "profile": "tabular-data-resource",
            "format": "csv",
            "mediatype": "text/csv",
            "encoding": "utf-8",
            "rows": file.rows,
        }
    return {"profile": "data-resource", "type": "file", "format": "parquet", "mediatype": "application/vnd.apache.parquet"}


def _name(table: str, format_: str, *, several: bool) -> str:
    return f"{table}.{format_}" if several else table


def _schema(file: File, known: Keys, *, several: bool) -> dict[str, object]:
    schema: dict[str, object] = {
        "fields": [{"name": c.name, "type": c.type, "description": c.comment} for c in file.columns],
        "missingValues": [""],
    }
    if known.primary:
        schema["primaryKey"] = list(known.primary)
    if known.references:
        schema["foreignKeys"] = [
            {
                "fields": list(reference.columns),
                "reference": {
                    # A reference to the table itself is an empty name.
                    "resource": "" if reference.table == file.table else _name(reference.table, file.format, several=several),
                    "fields": list(reference.referenced),
                },
            }
            for reference in known.references
        ]
    return schema
