"""Shared fixtures: the real model is loaded once for the whole session, and small texts are annotated by the real pipeline."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

import polars as pl
import pytest
from spacy.tokens import Doc

from flows.annotate.pipeline import annotated
from flows.annotate.story import Story
from flows.frames import ARTICLES, conform

Annotator = Callable[..., tuple[Doc, Story]]


def pytest_make_parametrize_id(val: object) -> str | None:
    """Call packed bytes "bytes": gzip writes the second into them, and each worker must collect the same test names."""
    return "bytes" if isinstance(val, bytes) and not val.isascii() else None


def articles(*bodies: str, published_at: datetime | None = None, **columns: Any) -> pl.DataFrame:
    """ARTICLES of the given bodies (one paragraph a line), numbered from 1."""
    rows = [
        {"article_id": number, "body": body, "quality_flags": [], "published_at": published_at,
         "published_precision": "day" if published_at else None, **columns}
        for number, body in enumerate(bodies, start=1)
    ]  # fmt: skip
    return conform(pl.DataFrame(rows, infer_schema_length=None), ARTICLES)


@pytest.fixture(scope="session")
def annotate_text() -> Annotator:
    """Annotate one body with the whole pipeline: `doc, story = annotate_text("…", published="2020-03-05")`."""

    def run(body: str, published: str | None = None, **columns: Any) -> tuple[Doc, Story]:
        when = datetime.fromisoformat(published).replace(tzinfo=UTC) if published else None
        [(doc, story, _)] = annotated(articles(body, published_at=when, **columns))
        return doc, story

    return run


def texts(doc: Doc, spans: Sequence[Any]) -> list[str]:
    """The words of things that have token `start` and `end`."""
    return [doc[span.start : span.end].text for span in spans]
