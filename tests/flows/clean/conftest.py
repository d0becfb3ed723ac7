"""Records for the clean step, written as short as a test needs them."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import polars as pl
import pytest

from flows.clean import Cleaned, clean
from flows.frames import RECORDS, conform

NOW = datetime(2024, 6, 1, tzinfo=UTC)

Cleaner = Callable[..., Cleaned]


@pytest.fixture
def clean_records() -> Cleaner:
    """Clean some records, each a dict of RECORDS columns."""

    def run(*records: dict[str, Any]) -> Cleaned:
        rows = [{"input": "test", "position": number, **record} for number, record in enumerate(records, start=1)]
        columns = {name: [row.get(name) for row in rows] for name in RECORDS.names()}
        return clean(conform(pl.DataFrame(columns, schema=RECORDS, strict=False), RECORDS), now=NOW)

    return run


@pytest.fixture
def clean_one(clean_records: Cleaner) -> Callable[..., dict[str, Any]]:
    """Clean one record that is an article, and return the article."""

    def run(**record: Any) -> dict[str, Any]:
        cleaned = clean_records({"text": "The council met on Monday and voted for the bridge.", **record})
        assert cleaned.rejects.is_empty(), cleaned.rejects.to_dicts()
        return cleaned.articles.to_dicts()[0]

    return run
