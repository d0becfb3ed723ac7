"""Pages: the article's text and nothing around it, and what the page says about it."""

import json

import pytest

from flows.clean.page_metadata import page_metadata
from flows.clean.pages import Extraction, combined, fragment_text, main_text, parse
from tests.flows.clean.conftest import Cleaner

PARAGRAPHS = [
    "The harbour of Anby opened again on Tuesday after a week of storms, the port authority said in a statement.",
    "“We would rather be late than sorry,” said Ada Lindqvist, who has led the authority since the spring of last year.",
    "Ferries will follow on Thursday, when the last of the damaged piers has been inspected by engineers from Besford.",
    "Fishing boats had stayed in all week, and prices at the market in Carlow rose by a fifth before they fell again.",
    "The storms were the worst in forty years, according to the weather service, and cost three people their lives.",
    "A fund for the families of the victims has been opened by the town, which put in the first ten thousand crowns.",
]
MENU = "".join(f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("news", "sport", "weather", "culture", "jobs"))
TEASERS = "".join(
    f'<div class="teaser"><a href="/{n}">Ten things you did not know about bridge number {n}</a></div>' for n in range(8)
)


def page(body: str, head: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><title>Harbour opens - The Example</title>{head}</head><body>'
        f"<nav><ul>{MENU}</ul></nav>{body}<aside>{TEASERS}</aside>"
        "<footer>About us. Contact. All rights reserved.</footer></body></html>"
    )


def article(paragraphs: list[str]) -> str:
    return f"<article><h1>Harbour opens</h1>{''.join(f'<p>{text}</p>' for text in paragraphs)}</article>"


def text_of(html: str, published_body: str | None = None) -> str:
    tree = parse(html)
    assert tree is not None
    return main_text(tree, published_body) or ""


def test_the_article_is_found_whole_and_alone() -> None:
    found = [line for line in text_of(page(article(PARAGRAPHS))).split("\n") if line]
    assert [line for line in found if line != "Harbour opens"] == PARAGRAPHS


def test_lines_around_the_common_part_go_and_lines_inside_it_stay() -> None:
    readable = Extraction((*PARAGRAPHS[:3], *PARAGRAPHS[3:]))
    precise = Extraction(
        ("By the newsroom", *PARAGRAPHS[:3], "What happens next", *PARAGRAPHS[3:], "About the company and its harbour")
    )
    assert combined(precise, readable).lines == (*PARAGRAPHS[:3], "What happens next", *PARAGRAPHS[3:])


def test_an_extractor_that_lost_the_article_gives_way() -> None:
    whole, piece = Extraction(tuple(PARAGRAPHS)), Extraction((PARAGRAPHS[2],))
    assert combined(piece, whole) == whole
    assert combined(whole, piece) == whole
    assert combined(whole, Extraction(())) == whole
    assert combined(Extraction(()), Extraction(())) == Extraction(())


def test_the_publishers_own_text_stands_in_for_a_lost_one() -> None:
    html = page("<article><h1>Harbour opens</h1><p>Please wait while the story is loading in your browser.</p></article>")
    assert PARAGRAPHS[4] in text_of(html, "\n".join(PARAGRAPHS))
    assert PARAGRAPHS[4] in text_of(html, "".join(f"<p>{text}</p>" for text in PARAGRAPHS))


def test_markup_of_a_feed_is_taken_whole() -> None:
    markup = "<p>One <b>two</b>\n three.</p><ul><li>Four</li><li>Five<br>six</li></ul><script>bad()</script><!-- x -->Tail"
    assert [line.strip() for line in fragment_text(markup).split("\n") if line.strip()] == [
        "One two three.",
        "Four",
        "Five",
        "six",
        "Tail",
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<html><body>" + "<div>" * 20_000 + "text",
        "<html><body><p " + " ".join(f"a{n}='1'" for n in range(50_000)) + ">" + PARAGRAPHS[0],
        "<html><body><!--" + "x" * 100_000,
        "<html><head><script type='application/ld+json'>" + "[" * 50_000 + "</script><body><p>" + PARAGRAPHS[0],
        "\x00<html>\x00",
        "<html><frameset><frame></frameset></html>",
        '<?xml version="1.0" encoding="utf-16"?><html><body><p>' + PARAGRAPHS[0],
    ],
)  # fmt: skip
def test_hostile_pages_end_in_an_article_or_a_reject(html: str, clean_records: Cleaner) -> None:
    cleaned = clean_records({"html": html}, {"html": page(article(PARAGRAPHS))})
    assert cleaned.articles.height + cleaned.rejects.height == 2
    assert PARAGRAPHS[5] in cleaned.articles["body"][-1]


LINKED_DATA = {
    "@context": "https://schema.org",
    "@graph": [
        {"@type": "WebPage", "datePublished": "2019-01-01"},
        {"@type": "NewsArticle", "headline": "A teaser", "url": "https://example.org/other", "datePublished": "2018-01-01"},
        {
            "@type": ["NewsArticle"],
            "headline": "Harbour opens &amp; ferries follow",
            "mainEntityOfPage": {"@id": "https://example.org/harbour?utm_source=x"},
            "datePublished": "2020-03-05T14:05:00+01:00",
            "dateModified": "2020-03-06T10:00:00Z",
            "author": [{"@type": "Person", "name": "Ada Lindqvist"}, {"name": "Example Staff"}],
            "publisher": {"name": "The Example | News of the north"},
            "articleSection": "Region",
            "isAccessibleForFree": False,
        },
    ],
}
HEAD = '<link rel="canonical" href="/harbour"><meta property="og:url" content="https://www.example.org/harbour">'
META = '<meta property="article:published_time" content="2020-03-05T09:00:00Z"><meta name="author" content="Tom Okafor">'


def linked(data: object) -> str:
    return f'<script type="application/ld+json">{json.dumps(data)}</script>'


def test_json_ld_of_the_pages_own_article(clean_records: Cleaner) -> None:
    html = page(article(PARAGRAPHS), HEAD + META + linked(LINKED_DATA))
    row = clean_records({"html": html, "relative_path": "a.html", "external_id": "a"}).articles.row(0, named=True)
    assert row["title"] == "Harbour opens & ferries follow"
    assert row["url"] == "https://www.example.org/harbour"
    assert row["identity"] == "url:example.org/harbour"
    assert (row["published_from"], row["published_precision"]) == ("jsonld", "second")
    assert row["published_at"].isoformat() == "2020-03-05T13:05:00+00:00"
    assert row["modified_at"].isoformat() == "2020-03-06T10:00:00+00:00"
    assert row["authors"] == ["Ada Lindqvist"]
    assert (row["source_name"], row["section"]) == ("The Example", "Region")
    assert "claimed_paywalled" in row["quality_flags"]
    assert row["access"] == "full"


def test_meta_elements_stand_in(clean_records: Cleaner) -> None:
    html = page(
        article(PARAGRAPHS),
        META + '<meta property="og:site_name" content="The Example">' + "<script type='application/ld+json'>{broken</script>",
    )
    row = clean_records({"html": html}).articles.row(0, named=True)
    assert (row["title"], row["published_from"], row["authors"]) == ("Harbour opens", "meta", ["Tom Okafor"])


def test_given_fields_win(clean_records: Cleaner) -> None:
    html = page(article(PARAGRAPHS), HEAD + META + linked(LINKED_DATA))
    given = {
        "title": "My title",
        "published_at": "2020-01-02",
        "source": "Mine",
        "url": "https://example.net/1",
        "authors": ["Tom Okafor"],
    }
    row = clean_records({"html": html, **given}).articles.row(0, named=True)
    assert (row["title"], row["published_from"], row["source_name"]) == ("My title", "field", "Mine")
    assert (row["url"], row["authors"]) == ("https://example.net/1", ["Tom Okafor"])


@pytest.mark.parametrize(
    ("head", "field", "expected"),
    [
        ('<link rel="canonical" href="https://example.org/">', "url", None),
        ('<link rel="canonical" href="https://example.org/"><meta property="og:url" content="https://example.org/b">', "url", "https://example.org/b"),
        ('<meta name="parsely-pub-date" content="2020-03-05">', "published_meta", "2020-03-05"),
        (linked({"@type": "LiveBlogPosting", "headline": "Live"}), "live_blog", True),
        (linked([{"@type": "WebPage"}, {"@type": "BlogPosting", "author": "Ada Lindqvist"}]), "authors", ["Ada Lindqvist"]),
        ('<script type="application/ld+json">{"@type": "Article", "headline": "A \\ud800 b",}</script>', "title", "A \ufffd b"),
    ],
)  # fmt: skip
def test_page_metadata(head: str, field: str, expected: object) -> None:
    tree = parse(page(article(PARAGRAPHS), head))
    assert tree is not None
    assert getattr(page_metadata(tree, None), field) == expected


def test_a_dated_element_counts_only_when_it_is_marked_as_the_date_of_publication() -> None:
    marked = parse(page('<time itemprop="datePublished" datetime="2020-03-05">today</time>' + article(PARAGRAPHS)))
    plain = parse(page('<time datetime="2020-03-05">today</time>' + article(PARAGRAPHS)))
    assert marked is not None
    assert plain is not None
    assert page_metadata(marked, None).published_meta == "2020-03-05"
    assert page_metadata(plain, None).published_meta is None


def test_a_page_without_an_article_is_rejected(clean_records: Cleaner) -> None:
    cleaned = clean_records({"html": "<html><body><form><input></form></body></html>", "input": "x.html"})
    assert cleaned.rejects.row(0, named=True)["input"] == "x.html"
    assert cleaned.rejects["reason"][0].startswith("No article text was found in this page")


def test_a_whole_page_in_the_text_field_is_read_as_a_page(clean_records: Cleaner) -> None:
    html = page(article(PARAGRAPHS), META)
    row = clean_records({"text": html}).articles.row(0, named=True)
    assert row["body"].split("\n")[-1] == PARAGRAPHS[-1]
    assert row["authors"] == ["Tom Okafor"]


def test_given_text_needs_no_page_but_the_page_still_tells_its_date(clean_records: Cleaner) -> None:
    row = clean_records({"text": PARAGRAPHS[0], "html": page(article(PARAGRAPHS), META)}).articles.row(0, named=True)
    assert row["body"] == PARAGRAPHS[0]
    assert row["published_from"] == "meta"
