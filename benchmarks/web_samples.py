"""Invented news pages, feeds, sitemaps and WARC files for benchmarks, as large and as cluttered as real ones; seeded."""

import gzip
import html
import json
import random
import re
from collections.abc import Iterable, Iterator

from flows.extract.compression import zstd

_WORDS: list[str] = re.findall(
    r"\w+",
    "the of and to in a is that for it as was with be by on not he his at but are this have from or had an they which one were"
    " all their there been would when who will more no out so said up into than them can only other new some could time these"
    " two may then first any my now such like our over man even most made after also did many before must through years where"
    " much your way well down should because each just those people state good very make world still own work long life great"
    " government harbour minister council ferry winter budget market school police court report election strike company bank"
    " river storm bridge hospital union village farmers prices water road season plan vote leader office workers island ice",
)
_NAMES = ["Ada Novak", "Bo Lind", "Cy Holm", "Eva Dahl", "Ferdi Aksoy", "Greta Solberg", "Hana Mori", "Ivo Petrov"]
_TOWNS = ["Norrvik", "Łeba", "San Telmo", "Ørsund", "Kisvár", "Port Amity", "Düren-Nord", "Čista"]
SITE = "https://www.news.example"


def sentence(chance: random.Random) -> str:
    words = chance.choices(_WORDS, k=chance.randrange(8, 26))
    if chance.random() < 0.3:
        words[chance.randrange(len(words))] = chance.choice(_TOWNS)
    if chance.random() < 0.2:
        return f"“{' '.join(words).capitalize()},” said {chance.choice(_NAMES)} of {chance.choice(_TOWNS)}."
    return f"{' '.join(words).capitalize()}."


def paragraphs(chance: random.Random) -> list[str]:
    return [" ".join(sentence(chance) for _ in range(chance.randrange(2, 5))) for _ in range(chance.randrange(8, 24))]


def address(number: int) -> str:
    return f"{SITE}/world/2024/{number % 12 + 1:02}/{number % 28 + 1:02}/{'-'.join(random.Random(number).choices(_WORDS, k=5))}-{number}"


def page(number: int) -> str:
    """A page of 30 to 80 KB around an article of some 400 to 1,200 words."""
    chance = random.Random(number)
    title = sentence(chance).strip(".“”")[:80]
    body = "".join(f'<p class="article__text">{html.escape(text, quote=False)}</p>\n' for text in paragraphs(chance))
    date = f"2024-{number % 12 + 1:02}-{number % 28 + 1:02}T{number % 24:02}:30:00+01:00"
    data = {"@context": "https://schema.org", "@type": "NewsArticle", "headline": title, "datePublished": date,
            "author": [{"@type": "Person", "name": chance.choice(_NAMES)}], "publisher": {"name": "Norrvik Post"}}  # fmt: skip
    style = "".join(
        f".c-{chance.randrange(9999)}{{margin:{chance.randrange(40)}px;color:#{chance.randrange(4096):03x}}}"
        for _ in range(200)
    )
    script = "".join(
        f'window.q.push(["{chance.randbytes(12).hex()}",{chance.random()}]);' for _ in range(chance.randrange(100, 500))
    )
    menu = "".join(
        f'<li class="nav__item"><a href="/{word}" data-track="nav|{word}">{word.title()}</a></li>' for word in _WORDS[60:100]
    )
    teasers = "".join(
        f'<article class="teaser"><a href="{address(number + n + 1)}"><img src="/i/{n}.jpg" width=320 height=180 alt="">'
        f"<h3>{sentence(chance)[:70]}</h3></a><span class=teaser__time>{n} hours ago</span></article>\n"
        for n in range(chance.randrange(10, 60))
    )
    return f"""<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><title>{title} - Norrvik Post</title><link rel="canonical" href="{address(number)}">
<meta property="og:title" content="{title}"><meta property="og:site_name" content="Norrvik Post"><meta property="og:type" content="article">
<meta property="article:published_time" content="{date}"><style>{style}</style>
<script type="application/ld+json">{json.dumps(data)}</script><script>{script}</script></head>
<body><header class="site-header"><nav><ul>{menu}</ul></nav></header><main><article class="article"><h1>{title}</h1>
<div class="byline">By {chance.choice(_NAMES)} <time datetime="{date}">{date[:10]}</time></div>
<figure><img src="/i/main.jpg" alt=""><figcaption>{sentence(chance)}</figcaption></figure>
<div class="article__body">{body}</div></article>
<aside class="related"><h2>More news</h2>{teasers}</aside></main>
<div class="cookie-banner">We use cookies to make this site work. <button>Accept</button></div>
<footer><ul>{menu}</ul><p>© Norrvik Post</p></footer></body></html>"""


def rss(number: int) -> str:
    chance = random.Random(number)
    items = "".join(
        f"<item><title>{sentence(chance)[:70]}</title><link>{address(number + n)}</link><guid isPermaLink='false'>id-{number + n}</guid>"
        f"<pubDate>Mon, {n % 28 + 1:02} Jan 2024 08:30:00 +0100</pubDate><dc:creator>{chance.choice(_NAMES)}</dc:creator>"
        f"<category>World</category><description>{sentence(chance)}</description>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{text}</p>' for text in paragraphs(chance)[:8])}]]></content:encoded></item>\n"
        for n in range(5)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        f' xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Norrvik Post</title><link>{SITE}</link>'
        f"<language>en</language>{items}</channel></rss>"
    )


def atom(number: int) -> str:
    chance = random.Random(number)
    entries = "".join(
        f'<entry><title type="html">{sentence(chance)[:70]}</title><id>tag:news.example,2024:{n}</id><link href="{address(number + n)}"/>'
        f"<updated>2024-01-{n + 1:02}T10:00:00Z</updated><author><name>{chance.choice(_NAMES)}</name></author><content type='xhtml'>"
        f'<div xmlns="http://www.w3.org/1999/xhtml">{"".join(f"<p>{html.escape(text)}</p>" for text in paragraphs(chance)[:8])}</div>'
        "</content></entry>\n"
        for n in range(4)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{SITE}/" xml:lang="en"><title>Norrvik Post</title>{entries}</feed>'


def json_feed(number: int) -> str:
    chance = random.Random(number)
    items = [
        {"id": n, "url": address(number + n), "title": sentence(chance)[:70], "date_published": "2024-01-02T10:00:00Z",
         "authors": [{"name": chance.choice(_NAMES)}], "content_html": "".join(f"<p>{text}</p>" for text in paragraphs(chance)[:8])}
        for n in range(4)
    ]  # fmt: skip
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Norrvik Post", "items": items}, ensure_ascii=False
    )


def news_sitemap(number: int, count: int = 60) -> str:
    chance = random.Random(number)
    urls = "".join(
        f"<url><loc>{address(number + n)}</loc><lastmod>2024-01-02T10:00:00Z</lastmod><news:news><news:publication><news:name>Norrvik Post"
        f"</news:name><news:language>en</news:language></news:publication><news:publication_date>2024-01-02</news:publication_date>"
        f"<news:title>{sentence(chance)[:70]}</news:title></news:news></url>\n"
        for n in range(count)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
        f' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{urls}</urlset>'
    )


def sitemap_index(number: int) -> str:
    names = "".join(
        f"<sitemap><loc>{SITE}/sitemap-{number + n}.xml.gz</loc><lastmod>2024-01-02</lastmod></sitemap>" for n in range(40)
    )
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{names}</sitemapindex>'


def warc_records(numbers: Iterable[int]) -> Iterator[bytes]:
    """As a crawl leaves them: for each page its request, its response and some metadata."""
    yield _record("warcinfo", "", "application/warc-fields", b"software: newsloom-benchmark\r\n")
    for number in numbers:
        url = address(number)
        get = f"GET {url.removeprefix(SITE)} HTTP/1.1\r\nHost: www.news.example\r\n\r\n".encode()
        yield _record("request", url, "application/http; msgtype=request", get)
        head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nServer: benchmark\r\n\r\n"
        yield _record("response", url, "application/http; msgtype=response", head + page(number).encode())
        yield _record("metadata", url, "application/warc-fields", b"fetchTimeMs: 120\r\n")


def warc(number: int, pages: int, packing: str = "gz") -> bytes:
    """A WARC file: "gz" and "zst" compress each record alone, "whole" all of them at once, "none" none."""
    records = warc_records(range(number, number + pages))
    match packing:
        case "gz":
            return b"".join(gzip.compress(record, 6, mtime=0) for record in records)
        case "zst":
            return b"".join(map(zstd.compress, records))
        case "whole":
            return gzip.compress(b"".join(records), 6, mtime=0)
        case _:
            return b"".join(records)


def _record(kind: str, url: str, content_type: str, block: bytes) -> bytes:
    target = f"WARC-Target-URI: {url}\r\n" if url else ""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Date: 2024-03-04T05:06:07Z\r\n{target}Content-Type: {content_type}\r\n"
    return f"{head}Content-Length: {len(block)}\r\n\r\n".encode() + block + b"\r\n\r\n"
