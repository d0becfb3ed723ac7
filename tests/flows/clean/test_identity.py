"""Which article a record is, and who published it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.clean.addresses import canonical_url, folded_url, registrable_domain
from warehouse.identifiers import SEPARATOR, stable_id

One = Callable[..., dict[str, Any]]


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("HTTP://WWW.Example.co.uk:80/a/b/?utm_source=x&b=2&a=1#part", "http://www.example.co.uk/a/b?a=1&b=2"),
        ("https://example.org/story?fbclid=1&gclid=2&id=7", "https://example.org/story?id=7"),
        ("https://user:secret@example.org/x", "https://example.org/x"),
        ("example.org/x", "https://example.org/x"),
        ("//example.org/x", "https://example.org/x"),
        ("https://example.org/a/../b/index.html", "https://example.org/b"),
        ("https://example.org/%7Eada/%e4%b8%ad%2Fb", "https://example.org/~ada/%E4%B8%AD%2Fb"),
        ("https://www.google.com/amp/s/www.example.org/x", "https://www.example.org/x"),
        ("https://www-example-org.cdn.ampproject.org/c/s/www.example.org/x", "https://www.example.org/x"),
        ("http://localhost:8000/a", "http://localhost:8000/a"),
        ("javascript:alert(1)", None),
        ("mailto:a@example.org", None),
        ("http://", None),
        ("http://exa mple.org/", None),
        ("https://example.org:99999/", None),
        ("bridge closed", None),
    ],
)
def test_canonical_url(url: str, canonical: str | None) -> None:
    assert canonical_url(url) == canonical
    if canonical:
        assert canonical_url(canonical) == canonical


@pytest.mark.parametrize(
    "variant",
    ["http://example.org/story/", "https://www.example.org/story", "https://m.example.org/story?utm_medium=x", "https://amp.example.org/story",
     "https://example.org/amp/story", "https://example.org/story/amp/", "https://example.org/story.amp", "https://example.org/story?amp=1"],
)  # fmt: skip
def test_variants_of_a_url_are_one_article(variant: str, clean_one: One) -> None:
    one = clean_one(url="https://example.org/story")
    other = clean_one(url=variant)
    assert other["identity"] == one["identity"] == "url:example.org/story"
    assert other["article_id"] == one["article_id"] == stable_id("url:example.org/story")


def test_different_stories_are_not_folded() -> None:
    urls = ["https://example.org/?p=1", "https://example.org/?p=2", "https://example.org/amplifier", "https://m.com/x"]
    folded = [folded_url(canonical_url(url) or "") for url in urls]
    assert folded == ["example.org?p=1", "example.org?p=2", "example.org/amplifier", "m.com/x"]


def test_identity_without_a_url(clean_one: One) -> None:
    by_id = clean_one(external_id="A-7", source="The Example")
    assert by_id["identity"] == f"id:the example{SEPARATOR}A-7"
    assert clean_one(external_id="A-7")["identity"] == f"id:{SEPARATOR}A-7"
    assert clean_one(external_id="a", relative_path="north/a.txt.gz")["identity"] == "file:north/a"
    by_hash = clean_one(external_id=" ")
    assert by_hash["identity"] == f"hash:{by_hash['content_hash']}"
    assert clean_one(url="javascript:x", external_id="9")["identity"] == f"id:{SEPARATOR}9"


def test_registrable_domains_come_from_the_list_that_ships() -> None:
    assert registrable_domain("https://news.example.co.uk/x") == "example.co.uk"
    assert registrable_domain("https://a.b.example.com.au/x") == "example.com.au"
    assert registrable_domain("http://localhost:8000/a") is None
    assert registrable_domain("http://192.0.2.7/a") is None


def test_sources(clean_one: One) -> None:
    named = clean_one(source=" The  Example ", url="https://news.example.co.uk/1", country="gb")
    assert (named["source_name"], named["source_domain"], named["source_country"]) == ("The Example", "example.co.uk", "GB")
    assert named["source_id"] == stable_id("source", "example.co.uk")
    assert clean_one(url="https://www.example.co.uk/2")["source_id"] == named["source_id"]
    assert clean_one(url="https://www.example.co.uk/2")["source_name"] == "example.co.uk"
    assert clean_one(source="example.co.uk")["source_id"] == named["source_id"]
    assert clean_one(source="The Example")["source_id"] == stable_id("source", "the example")
    assert clean_one()["source_id"] is None


def test_a_bad_optional_field_becomes_null_and_a_flag(clean_one: One) -> None:
    article = clean_one(url="not a url", country="Britain", published_at="whenever")
    assert (article["url"], article["source_country"], article["published_at"]) == (None, None, None)
    assert {"bad_url", "bad_country", "unreadable_date"} <= set(article["quality_flags"])


@settings(max_examples=200, deadline=None)
@given(st.one_of(st.text(max_size=60), st.text(max_size=60).map("https://example.org/{}".format)))
def test_any_text_is_a_stable_url_or_none(text: str) -> None:
    url = canonical_url(text)
    assert url is None or canonical_url(url) == url


def test_files_of_one_stem_in_different_folders_differ(clean_one: One) -> None:
    paths = ["a.txt", "north/a.txt", "north/a  b.txt", "north/a b.txt"]
    identities = [
        clean_one(relative_path=path, external_id=path.split("/")[-1].removesuffix(".txt"))["identity"] for path in paths
    ]
    assert identities == ["file:a", "file:north/a", "file:north/a  b", "file:north/a b"]
