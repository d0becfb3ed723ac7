"""Invariants of the annotate step on any text: exact offsets, equal rows on every call and in any company, no crash."""

from typing import Any

import polars as pl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from flows.annotate.step import annotate
from flows.annotate.tables import TABLES
from flows.clean.body import bodies
from tests.conftest import articles

SPANS = (
    ("sentences", "text", "start_char", "end_char"),
    ("mentions", "text", "start_char", "end_char"),
    ("roles", "text", "start_char", "end_char"),
    ("statements", "content", "content_start", "content_end"),
    ("statements", "source", "source_start", "source_end"),
    ("statements", "cue", "cue_start", "cue_end"),
    ("time_expressions", "text", "start_char", "end_char"),
    ("quantities", "text", "start_char", "end_char"),
    ("events", "trigger", "start_char", "end_char"),
    ("event_participants", "text", "start_char", "end_char"),
)

PIECES = st.sampled_from(
    [
        "Economy Minister Aigul Bekova met",
        "“We agree,” she said.",
        "O’Brien’s",
        "the World Bank (WB)",
        "on May 5, 2020",
        "$3.2 million",
        "Ürümqi",
        "北京",
        "e\u0301t\u00e9",
        "🙂👩‍👩‍👧",
        "\n",
        "...",
        "—",
        "“",
        "”",
        "(",
        "A.",
        "10:30",
        "http://example.org/a?b=c",
        "said",
        "TO THE END",
    ]
)
BODIES = st.lists(PIECES | st.text(max_size=12), min_size=1, max_size=14).map(" ".join)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(BODIES)
def test_every_span_says_what_stands_at_its_offsets(text: str) -> None:
    columns = {"text": [text], "title": [None], "source": [None], "source_domain": [None]}
    body = bodies(pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)))[0]
    if not body:
        return
    annotations = annotate(articles(body))
    for table, words, start, end in SPANS:
        for row in annotations[table].drop_nulls(start).iter_rows(named=True):
            assert body[row[start] : row[end]] == row[words], (table, row)


def rows(annotations: dict[str, pl.DataFrame], article_id: int) -> dict[str, list[dict[str, Any]]]:
    return {name: annotations[name].filter(pl.col("article_id") == article_id).to_dicts() for name in TABLES}


def test_an_article_gives_the_same_rows_alone_and_in_company() -> None:
    texts = [
        "Governor Maria Silva said on Monday that Brazil would sign the treaty.",
        "The World Bank lent Kenya $40 million. “It helps,” said Joseph Otieno, its director.",
        "Silva met Otieno in Nairobi.",
    ]
    together = annotate(articles(*texts))
    again = annotate(articles(*texts))
    backwards = annotate(articles(*texts).reverse())
    for number in (1, 2, 3):
        alone = annotate(articles(*texts).filter(pl.col("article_id") == number))
        assert rows(alone, number) == rows(together, number) == rows(again, number) == rows(backwards, number)
