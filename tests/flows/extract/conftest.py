"""Files to extract from, written by each test, and the two lists that come out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from flows.extract import extract
from flows.frames import RECORDS, REJECTS


class Outcome(NamedTuple):
    records: list[dict[str, Any]]
    rejects: list[dict[str, Any]]


Extracting = Callable[..., Outcome]


def read_all(*inputs: str, **options: Any) -> Outcome:
    """Everything that the inputs give; each frame must fit its schema exactly."""
    records: list[dict[str, Any]] = []
    rejects: list[dict[str, Any]] = []
    for batch in extract(inputs, **options):
        assert batch.records.schema == RECORDS
        assert batch.rejects.schema == REJECTS
        records += batch.records.to_dicts()
        rejects += batch.rejects.to_dicts()
    assert {reject["stage"] for reject in rejects} <= {"extract"}
    assert all(len(reject["excerpt"] or "") <= 200 for reject in rejects)
    return Outcome(records, rejects)


@pytest.fixture
def extracted(tmp_path: Path) -> Extracting:
    """Writes bytes to a file of the name given, and extracts it."""

    def write_and_read(name: str, content: bytes | str, **options: Any) -> Outcome:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return read_all(name, base=tmp_path, **options)

    return write_and_read
