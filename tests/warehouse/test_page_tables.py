"""What a page says beside its words: paragraphs, tags, links and pictures in the warehouse, and lines that a source repeats."""

import polars as pl

from flows.clean import clean
from flows.frames import RECORDS, conform
from tests.warehouse.conftest import Store, article
from warehouse.marts import define
from warehouse.removal import remove

LINKS = [{"url": "https://example.net/report", "text": "a report", "internal": False, "paragraph_no": 2}]
IMAGES = [{"url": "https://example.org/pier.jpg", "alt": "The pier", "caption": "The pier on Monday", "found_in": "body"}]
BODY = "The pier opens.\nWhat it cost\nIt cost ten crowns, a report says.\nFerries (Ähre) wait."


def test_parts_of_a_page_are_loaded_renewed_and_removed(store: Store) -> None:
    kinds = ["text", "heading", "text", "caption"]
    first = article("url:1", BODY, tags=["Harbours", "Ferries"], links=LINKS, images=IMAGES, paragraph_kinds=kinds)
    store.load(first, article("url:2", "Plain text.\nMore of it."))
    read = (
        "SELECT kind, substring(body, start_char + 1, end_char - start_char) FROM paragraphs JOIN articles USING (article_id)"
    )
    assert store.rows(f"{read} WHERE identity = 'url:1' ORDER BY paragraph_no") == list(
        zip(kinds, BODY.split("\n"), strict=True)
    )
    assert store.rows(f"{read} WHERE identity = 'url:2' ORDER BY paragraph_no") == [
        ("text", "Plain text."),
        ("text", "More of it."),
    ]
    assert store.rows("SELECT position, tag FROM article_tags ORDER BY 1") == [(1, "Harbours"), (2, "Ferries")]
    assert store.rows("SELECT position, url, text, internal, paragraph_no FROM article_links") == [
        (1, "https://example.net/report", "a report", False, 2)
    ]
    assert store.rows("SELECT position, alt, caption, found_in FROM article_images") == [
        (1, "The pier", "The pier on Monday", "body")
    ]
    store.load(article("url:1", "The pier is shut.", modified_at="2030-01-01", tags=["Ferries"]))
    assert store.rows("SELECT kind, end_char FROM paragraphs JOIN articles USING (article_id) WHERE identity = 'url:1'") == [
        ("text", 17)
    ]
    assert store.rows("SELECT tag FROM article_tags") == [("Ferries",)]
    assert store.rows("SELECT count(*) FROM article_links") == store.rows("SELECT count(*) FROM article_images") == [(0,)]
    remove(store.con, "url:1")
    assert store.rows("SELECT count(*) FROM article_tags") == [(0,)]
    assert store.rows("SELECT count(*) FROM paragraphs") == [(2,)]


def test_what_clean_makes_of_plain_text_is_loaded_with_its_paragraphs(store: Store) -> None:
    text = "## Harbour\n\nThe pier opens.\n• Ferries on Monday\n• Boats on Tuesday"
    records = pl.DataFrame({"input": ["a"], "position": [1], "text": [text]})
    store.load(*clean(conform(records, RECORDS)).articles.drop("signature", strict=False).to_dicts())
    kinds = [kind for (kind,) in store.rows("SELECT kind FROM paragraphs ORDER BY paragraph_no")]
    assert kinds == ["heading", "text", "list", "list"]


def test_lines_that_a_source_repeats_are_reported(store: Store) -> None:
    source = {"source_id": 7, "source_name": "The Example", "source_domain": "example.org"}
    rows = [article(f"url:{n}", f"{' '.join(f'w{n}x{word}' for word in range(30))}.\nTHE EXAMPLE", **source) for n in range(6)]
    store.load(*rows, article("url:x", "Another.\nTHE EXAMPLE", source_id=8, source_name="Other"))
    define(store.con)
    assert store.rows("SELECT source, domain, line, articles, share FROM marts.source_boilerplate") == [
        ("The Example", "example.org", "THE EXAMPLE", 6, 1.0)
    ]


def test_a_sources_name_comes_before_its_bare_domain(store: Store) -> None:
    for number, name in enumerate(("example.org", "the example", "www.example.org")):
        store.load(article(f"url:{number}", f"Text {number}.", source_id=7, source_name=name, source_domain="example.org"))
    assert store.rows("SELECT name FROM sources") == [("the example",)]
