"""A set of pages and records whose dates mislead: each date is right or null, and the wrong ones are counted (none)."""

import json
from typing import Any

import pytest

from tests.flows.clean.conftest import Cleaner

TEXT = "<p>The harbour of Anby opened again after a week of storms, the port authority said in a statement.</p>" * 3


def page(head: str = "", before: str = "", after: str = "") -> str:
    return (
        f"<!doctype html><html lang='en'><head><title>Harbour</title>{head}</head><body>{before}"
        f"<article><h1>Harbour</h1>{TEXT}</article>{after}</body></html>"
    )


def linked(**fields: Any) -> str:
    data = {"@context": "https://schema.org", "@type": "NewsArticle", **fields}
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def meta(name: str, content: str) -> str:
    return f'<meta property="{name}" content="{content}">'


COMMENTS = "<ol class='comments'><li><time datetime='2023-01-09T10:00:00Z'>9 January</time> Well said. Posted on January 9, 2023</li></ol>"  # noqa: E501
TEASER = {"@type": "NewsArticle", "url": "https://example.org/other", "datePublished": "2022-02-02T10:00:00Z"}
OWN = {"@type": "NewsArticle", "url": "https://example.org/harbour", "datePublished": "2024-03-05T10:00:00Z"}
LIVE = {
    "datePublished": "2024-03-05T06:00:00Z",
    "coverageStartTime": "2024-03-05T05:00:00Z",
    "dateModified": "2024-03-05T21:40:00Z",
}
UPDATES = [
    {"@type": "BlogPosting", "datePublished": "2024-03-05T21:40:00Z"},
    {"@type": "BlogPosting", "datePublished": "2024-03-05T07:00:00Z"},
]

# What is given, the day of publication in UTC, and that of the last change ("" for null).
HOSTILE: list[tuple[dict[str, Any], str, str]] = [
    # Live blogs: the first publication, not the newest update.
    ({"html": page(linked(**LIVE | {"@type": "LiveBlogPosting", "liveBlogUpdate": UPDATES}))}, "2024-03-05 06:00", "2024-03-05 21:40"),  # noqa: E501
    ({"html": page(after="<div class='live'><time datetime='2024-03-05T21:40:00Z'>21:40</time> Wind falls</div>")}, "", ""),
    # Half dates in addresses: no day is made up.
    ({"url": "https://example.org/2023/12/17-ways-to-mend-a-pier"}, "2023-12-01 00:00", ""),
    ({"url": "https://example.org/2023/12/"}, "2023-12-01 00:00", ""),
    ({"url": "https://example.org/2023/in-review"}, "", ""),
    ({"url": "https://example.org/12/17/harbour"}, "", ""),
    ({"url": "https://example.org/article/20231745"}, "", ""),
    ({"url": "https://example.org/2023/13/45/harbour"}, "", ""),
    ({"url": "https://example.org/harbour-20231217"}, "2023-12-17 00:00", ""),
    ({"url": "https://example.org/harbour-202312171"}, "", ""),
    ({"url": "https://example.org/budget-2023-24"}, "", ""),
    # Zones: given ones count, named ones too; a missing one is UTC and is marked (see test_dates.py).
    ({"published_at": "2024-03-05T23:30:00-05:00"}, "2024-03-06 04:30", ""),
    ({"published_at": "March 5, 2024 11:30 PM EST"}, "2024-03-06 04:30", ""),
    ({"published_at": "5 March 2024 09:00 CET"}, "2024-03-05 08:00", ""),
    ({"published_at": "Tue, 05 Mar 2024 09:00:00 PST"}, "2024-03-05 17:00", ""),
    ({"published_at": "2024-03-05 09:00"}, "2024-03-05 09:00", ""),
    # The future, zero, and other impossible moments.
    ({"published_at": "2031-03-05"}, "", ""),
    ({"published_at": "9999-12-31T23:59:59Z"}, "", ""),
    ({"published_at": "1970-01-01T00:00:00Z"}, "", ""),
    ({"published_at": "Thu, 01 Jan 1970 00:00:00 GMT"}, "", ""),
    ({"published_at": "0"}, "", ""),
    ({"published_at": "0001-01-01T00:00:00Z"}, "", ""),
    ({"published_at": "0000-00-00 00:00:00"}, "", ""),
    ({"published_at": "-62135596800"}, "", ""),
    ({"published_at": "2023-02-29"}, "", ""),
    ({"published_at": "2024-03-05T24:30:00Z"}, "", ""),
    # Day and month that could change places, and relative or partial dates.
    ({"published_at": "03/04/2024"}, "", ""),
    ({"published_at": "3-4-2024 10:00"}, "", ""),
    ({"published_at": "25/04/2024"}, "2024-04-25 00:00", ""),
    ({"published_at": "05/03/24"}, "", ""),
    ({"published_at": "5 March"}, "", ""),
    ({"published_at": "3 hours ago"}, "", ""),
    ({"published_at": "yesterday"}, "", ""),
    ({"published_at": "{{ article.date }}"}, "", ""),
    ({"published_at": "Issue 2024/7"}, "", ""),
    # An impossible first source gives way to a good second one.
    ({"html": page(linked(datePublished="0001-01-01T00:00:00Z") + meta("article:published_time", "2024-03-05T10:00:00Z"))}, "2024-03-05 10:00", ""),  # noqa: E501
    ({"published_at": "soon", "url": "https://example.org/2024/03/05/harbour"}, "2024-03-05 00:00", ""),
    # Changed before published; published and changed mixed up.
    ({"published_at": "2024-03-05", "modified_at": "2019-01-01"}, "2024-03-05 00:00", ""),
    ({"published_at": "2024-03-05T10:00:00Z", "modified_at": "2024-03-05T09:58:00Z"}, "2024-03-05 10:00", "2024-03-05 09:58"),
    ({"html": page(linked(dateModified="2024-03-06T10:00:00Z"))}, "", "2024-03-06 10:00"),
    ({"html": page(meta("og:updated_time", "2024-03-06T10:00:00Z"))}, "", "2024-03-06 10:00"),
    # Dates of comments, teasers and the page's year of copyright are not the article's.
    ({"html": page(after=COMMENTS)}, "", ""),
    ({"html": page(after="<aside><a href='/x'>Ferries</a> <time datetime='2023-01-09'>9 January 2023</time></aside>")}, "", ""),
    ({"html": page("<link rel='canonical' href='https://example.org/harbour'>" + linked(**TEASER) + linked(**OWN))}, "2024-03-05 10:00", ""),  # noqa: E501
    ({"html": page(after="<footer>© 2019 The Example. Last updated 2 January 2019</footer>")}, "", ""),
    ({"text": "Harbour\nOn March 5, 2020 the harbour closed, and it opened again."}, "", ""),
    # Feeds and sitemaps count when the page says nothing.
    ({"html": page(), "listed_at": "Tue, 05 Mar 2024 10:00:00 GMT"}, "2024-03-05 10:00", ""),
    ({"html": page(linked(datePublished="2024-03-04T10:00:00Z")), "listed_at": "2024-03-05"}, "2024-03-04 10:00", ""),
    # Months in other languages.
    ({"published_at": "5. März 2024"}, "2024-03-05 00:00", ""),
    ({"published_at": "5 mars 2024"}, "2024-03-05 00:00", ""),
    ({"published_at": "5 de marzo de 2024"}, "2024-03-05 00:00", ""),
    ({"published_at": "5 марта 2024"}, "2024-03-05 00:00", ""),
    ({"published_at": "2024年3月5日"}, "2024-03-05 00:00", ""),
    ({"published_at": "5 مارس 2024"}, "2024-03-05 00:00", ""),
    ({"published_at": "5 mei 2024"}, "2024-05-05 00:00", ""),
]  # fmt: skip


@pytest.fixture
def found(clean_records: Cleaner) -> list[tuple[str, str]]:
    records = [
        {"input": f"{number}", **({"text": "The harbour of Anby opened again."} | given)}
        for number, (given, _, _) in enumerate(HOSTILE)
    ]
    for record in records:
        if "html" in record:
            record["text"] = None
    cleaned = clean_records(*({**record, "external_id": record["input"]} for record in records))
    assert cleaned.rejects.is_empty(), cleaned.rejects.to_dicts()
    moments = cleaned.articles.select("published_at", "modified_at").rows()
    return [(f"{at:%Y-%m-%d %H:%M}" if at else "", f"{changed:%Y-%m-%d %H:%M}" if changed else "") for at, changed in moments]


def test_hostile_dates_are_right_or_null(found: list[tuple[str, str]]) -> None:
    wrong = [(given, want, have) for (given, *want), have in zip(HOSTILE, found, strict=True)
             if any(h and h != w for h, w in zip(have, want, strict=True))]  # fmt: skip
    missed = [(given, want, have) for (given, *want), have in zip(HOSTILE, found, strict=True) if list(have) != want]
    assert wrong == []
    assert missed == []


def test_the_publishers_own_words_are_kept(clean_records: Cleaner) -> None:
    rows = clean_records(
        {"text": "The harbour opened.", "published_at": "03/04/2024", "modified_at": "later"},
        {"html": page(linked(datePublished="Tue, 05 Mar 2024 10:00:00 GMT", dateModified="2024-03-06"))},
        {"text": "The pier opened.", "published_at": "2024-03-05", "modified_at": "2019-01-01"},
    ).articles.to_dicts()
    assert [(row["published_raw"], row["modified_raw"], row["modified_from"]) for row in rows] == [
        ("03/04/2024", "later", None),
        ("Tue, 05 Mar 2024 10:00:00 GMT", "2024-03-06", "jsonld"),
        ("2024-03-05", "2019-01-01", None),
    ]
    assert "modified_before_published" in rows[2]["quality_flags"]
