"""Feeds and sitemaps given as files."""

from .conftest import Extracting
from .test_feeds import ATOM, RSS, STORY
from .test_sitemaps import NEWS


def test_articles_that_a_feed_carries_whole_are_records(extracted: Extracting) -> None:
    found = extracted("feed.xml", RSS)
    (record,) = found.records
    assert (record["url"], record["external_id"]) == ("https://news.example/ice?a=1&b=2", "post-17")
    assert (record["title"], record["html"]) == ("Ferries & ice: “stuck”", STORY)
    assert (record["published_at"], record["listed_at"]) == (None, "Mon, 4 Mar 2024 08:30:00 +0100")
    assert (record["authors"], record["tags"], record["language"]) == (["Ada Novak", "Bo Lind"], ["Shipping"], "en-GB")
    (reject,) = found.rejects
    assert (reject["input"], reject["position"]) == ("feed.xml", 2)
    assert reject["reason"].endswith("give newsloom the feed's web address, and it fetches the pages.")
    assert reject["excerpt"] == "Second https://news.example/second"


def test_what_is_wrong_with_a_saved_feed_is_told(extracted: Extracting) -> None:
    found = extracted("feed.atom.xml", ATOM[: ATOM.index("<summary>")])
    assert [record["url"] for record in found.records] == ["https://avis.example/nyheter/2024/is.html"]
    assert [reject["reason"].partition(" (")[0] for reject in found.rejects][-1] == "The feed is not well-formed"


def test_a_saved_sitemap_is_one_reject(extracted: Extracting) -> None:
    found = extracted("sitemap.xml", NEWS.replace("/relative", "https://news.example/relative"))
    (reject,) = found.rejects
    assert not found.records
    assert reject["reason"].startswith("This is a sitemap, which names 2 pages and holds none; give newsloom its web address")
    index = extracted("index.xml", "<sitemapindex><sitemap><loc>https://news.example/a.xml</loc></sitemap></sitemapindex>")
    assert index.rejects[0]["reason"].startswith("This is a sitemap, which names 1 sitemaps")


def test_a_json_feed_is_a_feed(extracted: Extracting) -> None:
    found = extracted(
        "feed.json", '{"version": "https://jsonfeed.org/version/1.1", "items": [{"id": "1", "url": "https://a.example/1"}]}'
    )
    assert found.rejects[0]["reason"].startswith("This item of the feed has no whole text")


def test_a_feed_is_known_behind_a_document_type_and_comments(extracted: Extracting) -> None:
    head = '<?xml version="1.0"?>\n<!-- <html> -->\n<!DOCTYPE rss [<!ENTITY a "<b>">]>\n<?xml-stylesheet href="a.css"?>'
    assert [record["html"] for record in extracted("feed", head + RSS[RSS.index("<rss") :]).records] == [STORY]


def test_a_text_about_feeds_is_a_text(extracted: Extracting) -> None:
    assert len(extracted("a.txt", "The element <rss> begins a feed, and <urlset> begins a sitemap.").records) == 1
