"""Feeds of every kind, as they should be and as they are."""

import contextlib
import gzip
import json
import time

import pytest

from flows.extract.feeds import read_feed
from flows.extract.listing import Entry, Listing
from flows.extract.outcome import UnreadableError

AT = "https://news.example/feeds/all.xml"
STORY = "".join(
    f"<p>The harbour of Norrvik was closed for a {n}th day, its master said, as ice held the ferries.</p>" for n in range(9)
)
RSS = f"""<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:media="http://search.yahoo.com/mrss/" xmlns:atom="http://www.w3.org/2005/Atom">
<channel><title>Norrvik Post</title><link>https://news.example/</link><language>en-GB</language>
<atom:link href="https://news.example/feeds/all.xml" rel="self"/>
<item><title><![CDATA[Ferries &amp; ice: “stuck”]]></title><link>https://news.example/ice?a=1&amp;b=2</link>
<guid isPermaLink="false">post-17</guid><pubDate>Mon, 4 Mar 2024 08:30:00 +0100</pubDate>
<dc:creator>Ada Novak</dc:creator><dc:creator>Bo Lind</dc:creator><category>Shipping</category><category>shipping</category>
<media:title>A picture</media:title><media:content url="https://news.example/a.jpg"/><description>Short.</description>
<content:encoded><![CDATA[{STORY}]]></content:encoded></item>
<item><title>Second</title><guid>https://news.example/second</guid><author>desk@news.example (Cy Holm)</author>
<description>Norrvik is&nbsp;thawing &hellip;</description></item>
</channel></rss>"""
ATOM = f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="nb" xml:base="https://avis.example/nyheter/">
<title type="text">Avisa</title><author><name>Redaksjonen</name></author>
<entry xml:base="2024/"><title type="html">Is &amp;amp; &lt;b&gt;snø&lt;/b&gt;</title><id>tag:avis.example,2024:1</id>
<link rel="enclosure" href="https://avis.example/lyd.mp3"/><link rel="alternate" href="is.html"/>
<published>2024-03-04T08:30:00Z</published><updated>2024-03-05T10:00:00Z</updated>
<author><name>Eva Dahl</name><email>eva@avis.example</email></author><category term="is" label="Is"/>
<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{STORY}</div></content></entry>
<entry xml:lang="nn"><title>a &lt; b</title><id>https://avis.example/to</id><link href="../to.html"/>
<updated>2024-03-06</updated>
<summary>Kort.</summary></entry></feed>"""
RDF = """<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="https://old.example/"><title>Old</title></channel>
<item rdf:about="https://old.example/1"><title>One</title><link>https://old.example/1</link><dc:date>2004-03-04</dc:date>
<dc:subject>ships, ice</dc:subject></item></rdf:RDF>"""


def read(text: str | bytes, url: str | None = AT, charset: str | None = None) -> Listing:
    return read_feed(text.encode() if isinstance(text, str) else text, url, charset)


def test_rss() -> None:
    feed = read(RSS)
    assert (feed.kind, feed.title, feed.language, feed.problems) == ("feed", "Norrvik Post", "en-GB", ())
    assert feed.entries == (
        Entry(
            url="https://news.example/ice?a=1&b=2",
            external_id="post-17",
            title="Ferries & ice: “stuck”",
            published="Mon, 4 Mar 2024 08:30:00 +0100",
            authors=("Ada Novak", "Bo Lind"),
            tags=("Shipping",),
            html=STORY,
        ),
        Entry("https://news.example/second", "https://news.example/second", "Second", authors=("Cy Holm",)),
    )


def test_atom() -> None:
    feed = read(ATOM)
    first, second = feed.entries
    assert (feed.title, feed.language) == ("Avisa", "nb")
    assert (first.url, first.title, first.authors) == ("https://avis.example/nyheter/2024/is.html", "Is & snø", ("Eva Dahl",))
    assert (first.published, first.modified, first.tags) == ("2024-03-04T08:30:00Z", "2024-03-05T10:00:00Z", ("Is",))
    assert first.html == f"<div>{STORY}</div>"
    assert (second.url, second.title, second.language) == ("https://avis.example/to.html", "a < b", "nn")
    assert (second.published, second.modified, second.authors) == (None, "2024-03-06", ("Redaksjonen",))


def test_rss_1_and_0_91() -> None:
    (entry,) = read(RDF).entries
    assert entry == Entry(
        "https://old.example/1", "https://old.example/1", "One", published="2004-03-04", tags=("ships", "ice")
    )
    old = read(
        '<?xml version="1.0"?><!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://my.netscape.com/rss-0.91.dtd">'
        '<rss version="0.91"><channel><item><title>Caf&eacute; &#146;s</title><link>/1</link></item></channel></rss>'
    )
    assert old.problems == ()
    assert old.entries == (Entry("https://news.example/1", title="Café ’s"),)


def test_json_feed_whole_and_cut() -> None:
    items = [
        {"id": 7, "url": "/7", "title": "AT&T <b>", "date_published": "2024-03-04", "tags": ["a", 5], "content_html": STORY,
         "authors": [{"name": "Ada Novak"}]},
        {"id": "https://news.example/8", "content_text": "Short."},
        {"id": "x"},
    ]  # fmt: skip
    text = json.dumps({"version": "https://jsonfeed.org/version/1.1", "language": "en", "title": "T", "items": items})
    feed = read(text)
    first, second = feed.entries
    assert (first.url, first.external_id, first.title) == ("https://news.example/7", "7", "AT&T <b>")
    assert (first.html, first.authors, first.tags, first.published) == (STORY, ("Ada Novak",), ("a", "5"), "2024-03-04")
    assert (second.url, second.html) == ("https://news.example/8", None)
    assert "1 of its 3 items" in feed.problems[0]
    cut = read(text[:-12])
    assert len(cut.entries) == 2
    assert "not valid JSON" in cut.problems[0]
    with pytest.raises(UnreadableError, match="no feed"):
        read('{"name": "x"}')


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        (RSS.replace("UTF-8", "windows-1252").encode("cp1252", "xmlcharrefreplace"), None),
        (RSS.encode("utf-16"), None),
        (RSS.replace("UTF-8", "iso-8859-1").encode(), "iso-8859-1"),  # a label that the bytes contradict
        (b"\xef\xbb\xbf\r\n" + RSS.encode(), "us-ascii"),
        (gzip.compress(RSS.encode()), None),
    ],
)
def test_encodings(data: bytes, charset: str | None) -> None:
    assert read(data, charset=charset).entries == read(RSS).entries


def test_only_the_damaged_items_of_a_damaged_feed_suffer() -> None:
    good = read(RSS)
    for broken in (
        RSS.replace("<description>Norrvik", "<description><br>Norrvik <b>"),
        RSS.replace("<title>Second", "<title>Second \x0b\ufffe").replace("<guid>", "<img src=x><guid>"),
    ):
        feed = read(broken)
        assert feed.entries == good.entries
        assert "1 of its 2 items" in feed.problems[0]
    undeclared = read(RSS.replace('xmlns:dc="http://purl.org/dc/elements/1.1/"', ""))
    assert undeclared.entries == good.entries


def test_bare_ampersands_and_unknown_entities_are_text() -> None:
    feed = read(RSS.replace("Second", "Research & Development &foo; AT&T").replace("ice?a=1&amp;b=2", "ice?a=1&b=2"))
    assert feed.problems == ()
    assert feed.entries[1].title == "Research & Development &foo; AT&T"
    assert feed.entries[0].url == "https://news.example/ice?a=1&b=2"


def test_what_comes_before_a_cut_is_read_and_no_half_value_is_believed() -> None:
    for end in range(RSS.index("<item>") + 10, len(RSS) - 1, 7):
        feed = read(RSS[:end])
        assert "not well-formed" in feed.problems[0]
        for entry in feed.entries:
            assert entry.url in ("https://news.example/ice?a=1&b=2", "https://news.example/second")
            assert entry.html in (None, STORY)
            assert entry.published in (None, "Mon, 4 Mar 2024 08:30:00 +0100")
    assert len(read(RSS[:-20]).entries) == 2


def test_teasers_are_no_articles() -> None:
    def html_of(content: str, element: str = "content:encoded") -> str | None:
        start, end = RSS.index("<content:encoded>"), RSS.index("</content:encoded>") + len("</content:encoded>")
        return read(RSS[:start] + f"<{element}><![CDATA[{content}]]></{element}>" + RSS[end:]).entries[0].html

    assert html_of(STORY + "<p>The post Ice appeared first on Norrvik Post.</p>")
    assert html_of(STORY + STORY + STORY, "summary")
    assert html_of(STORY, "summary") is None
    for ending in ("<p>The ice […]</p>", "<p>And so...</p>", '<a href="/x">Read more »</a>', "<p>Lire la suite</p>", "(more…)"):
        assert html_of(STORY + ending) is None, ending
    assert html_of("<p>Short.</p>") is None


def test_the_original_address_comes_before_a_feed_proxys() -> None:
    proxied = RSS.replace("<item><title>Second", "<item><feedburner:origLink>https://news.example/2</feedburner:origLink>"
                          "<link>https://feeds.example/~r/2</link><title>Second")  # fmt: skip
    assert read(proxied).entries[1].url == "https://news.example/2"


def test_relative_links_without_the_feeds_address_start_from_its_page() -> None:
    feed = read(RSS.replace("https://news.example/ice", "/ice"), url=None)
    assert feed.entries[0].url == "https://news.example/ice?a=1&b=2"


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "empty"),
        ("<!doctype html><html><body><p>x</p></body></html>", "no feed"),
        ("<urlset><url/></urlset>", "sitemap"),
        ("plain words", "no feed"),
        ("<rss><channel><title>Cut", "before its first item"),
    ],
)
def test_what_is_no_feed_says_so(text: str, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason):
        read(text)


def test_no_entity_expands_and_no_file_is_read() -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 50}">' for n in range(9))
    feed = read(f'<!DOCTYPE rss [{levels}<!ENTITY f SYSTEM "file:///etc/hostname">]>' + RSS[39:].replace("Second", "&e8;&f;"))
    assert feed.entries[1].title == "&e8;&f;"


@pytest.mark.parametrize(
    "hostile",
    [
        "<a>",
        '<a x="',
        "&",
        "<",
        "<![CDATA[",
        "<!--",
        "<?",
        "<item>",
        "<item><title>",
        "<item ",
        "]]>",
        "<content>&lt;p",
        "</a",
        "<a b ",
        " ",
        "\n<",
    ],
)
def test_hostile_feeds_take_linear_time(hostile: str) -> None:
    def seconds(times: int) -> float:
        start = time.process_time()
        for before in ("<rss><channel>", "<rss><channel><item><description>"):
            with contextlib.suppress(UnreadableError):
                read(before + hostile * times)
        return time.process_time() - start

    assert seconds(400_000 // len(hostile)) < 3
