"""Sitemaps of every kind."""

import gzip
import time

import pytest

from flows.extract.listing import Entry, Listing
from flows.extract.outcome import UnreadableError
from flows.extract.sitemaps import read_sitemap

NAMES = (
    'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'
    ' xmlns:image="http://www.google.com/schemas/sitemap-image/1.1" xmlns:xhtml="http://www.w3.org/1999/xhtml"'
)
NEWS = f"""<?xml version="1.0" encoding="UTF-8"?><urlset {NAMES}>
<url><image:image><image:loc>https://img.example/a.jpg</image:loc><image:title>Ice</image:title></image:image>
<loc> https://news.example/ice?a=1&amp;b=2 </loc><lastmod>2024-03-05</lastmod>
<news:news><news:publication><news:name>Norrvik Post</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2024-03-04T08:30:00Z</news:publication_date><news:title>Ferries &amp; ice</news:title>
<news:keywords>ships, ice, ships</news:keywords></news:news></url>
<url><loc>/relative</loc><xhtml:link rel="alternate" hreflang="nb" href="https://news.example/nb"/></url>
<url><lastmod>2024-03-05</lastmod></url></urlset>"""
ENTRIES = (
    Entry(
        "https://news.example/ice?a=1&b=2",
        title="Ferries & ice",
        published="2024-03-04T08:30:00Z",
        modified="2024-03-05",
        language="en",
        tags=("ships", "ice"),
    ),
    Entry("https://news.example/relative"),
)


def read(text: str | bytes) -> Listing:
    return read_sitemap(text.encode() if isinstance(text, str) else text, "https://news.example/sitemap.xml", None)


@pytest.mark.parametrize(
    "data",
    [
        NEWS,
        gzip.compress(NEWS.encode()),
        NEWS.encode("utf-16"),
        NEWS.replace("a=1&amp;b", "a=1&b"),
        NEWS.replace('xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"', ""),
        NEWS.replace("xmlns=", "xmlns:s=").replace("urlset>", "s:urlset>").replace("<urlset", "<s:urlset"),
    ],
)
def test_news_sitemap(data: str | bytes) -> None:
    sitemap = read(data)
    assert (sitemap.kind, sitemap.entries) == ("sitemap", ENTRIES)
    assert "1 entries of the sitemap have no http address" in sitemap.problems


def test_index() -> None:
    index = read("<sitemapindex><sitemap><loc>/a.xml.gz</loc><lastmod>2024</lastmod></sitemap></sitemapindex>")
    assert index.entries == (Entry("https://news.example/a.xml.gz", modified="2024", is_listing=True),)
    assert index.problems == ()


def test_list_of_lines() -> None:
    sitemap = read("https://news.example/1\r\n\r\nhttps://news.example/2\nhttp://[no-address\n")
    assert [entry.url for entry in sitemap.entries] == ["https://news.example/1", "https://news.example/2"]
    assert sitemap.problems == ("1 lines of the list are no http addresses",)


def test_a_feed_in_the_place_of_a_sitemap_is_read() -> None:
    assert read("<rss><channel><item><link>/1</link></item></channel></rss>").entries == (Entry("https://news.example/1"),)


def test_damage_costs_the_entries_that_have_it() -> None:
    for end in range(NEWS.index("<url>"), len(NEWS) - len("</urlset>"), 5):
        try:
            sitemap = read(NEWS[:end])
        except UnreadableError:
            continue
        assert sitemap.entries == ENTRIES[: len(sitemap.entries)]
        assert "not well-formed" in sitemap.problems[0]
    many = [f"<url><loc>https://news.example/{n}</loc></url>" for n in range(100)]
    many[50] = many[50].replace("</loc>", "</l<c>")
    found = [entry.url for entry in read(f"<urlset>{''.join(many)}</urlset>").entries]
    assert set(found) >= {f"https://news.example/{n}" for n in range(50)}
    assert set(found) <= {f"https://news.example/{n}" for n in range(100)}


def test_fifty_thousand_addresses_are_cheap() -> None:
    text = f"<urlset {NAMES}>" + "".join(f"<url><loc>https://news.example/{n}</loc></url>" for n in range(50_000)) + "</urlset>"
    start = time.process_time()
    assert len(read(text).entries) == 50_000
    assert time.process_time() - start < 6


@pytest.mark.parametrize(
    ("text", "reason"),
    [("", "empty"), ("<html><body>", "no sitemap"), ("words\nwords", "no sitemap"), ("<urlset><url><loc>http", "cut short")],
)
def test_what_is_no_sitemap_says_so(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(text)


def test_no_entity_expands() -> None:
    bomb = '<!DOCTYPE urlset [<!ENTITY a "https://news.example/"><!ENTITY f SYSTEM "file:///etc/hostname">]>'
    sitemap = read(bomb + "<urlset><url><loc>https://news.example/&f;x</loc></url></urlset>")
    assert [entry.url for entry in sitemap.entries] == ["https://news.example/&f;x"]


@pytest.mark.parametrize(
    "hostile", ["<url>", "<url><loc>", '<a x="', "&", "<!--", "<![CDATA[", "<a>", " ", "<a x='            '>"]
)
def test_hostile_sitemaps_take_linear_time(hostile: str) -> None:
    start = time.process_time()
    with pytest.raises(UnreadableError):
        read("<urlset>" + hostile * (600_000 // len(hostile)))
    assert time.process_time() - start < 3
