"""What each site lists on a day, in its own format; some of it under other addresses than the articles' own."""

import gzip
import json
from collections.abc import Callable
from email.utils import format_datetime
from html import escape

from benchmarks.newspaper.world import SITES, TRAPS, Page, World

PART = 100  # pages of a sitemap
ARCHIVED = 5  # links into a part that robots.txt closes
LISTINGS = (("/feed.xml", "/news-sitemap.xml"), ("/atom.xml",), ("/feed.json", "/sitemap-index.xml"), (), ("/rss",))
SECTIONS = ((), (), (), ("/politics", "/business"), ())


def listing(world: World, site: int, day: int, path: str) -> tuple[str, bytes] | None:
    """The content type and body of a listing; None when the path is none."""
    if path.startswith("/sitemap-part-"):
        return "application/gzip", gzip.compress(_part(world, site, day, int(path[14:-7])).encode(), mtime=0)
    made = _MADE.get(path) if path in LISTINGS[site] + SECTIONS[site] else None
    return (made[0], made[1](world, site, day).encode()) if made else None


def parts(world: World, site: int, day: int) -> dict[int, list[Page]]:
    """The pages of each sitemap."""
    found: dict[int, list[Page]] = {}
    for page in world.on(site, day):
        found.setdefault(page.number // (PART * len(SITES)), []).append(page)
    return found


def _traps(world: World, site: int) -> list[str]:
    return [f"http://{world.host(site)}/trap/{name}" for where, name in TRAPS if where == site]


def _rss(world: World, site: int, day: int) -> str:
    is_short = site == 4  # short links that redirect, and the whole text in the feed
    items = []
    for page in world.on(site, day):
        link = f"http://{world.host(site)}/s/{page.number}" if is_short else f"{world.url(page)}?utm_source=rss&utm_medium=feed"
        items.append(
            f"<item><title>{escape(page.version(day).title)}</title><link>{escape(link)}</link><guid>{page.number}</guid>"
            f"<pubDate>{format_datetime(page.published)}</pubDate></item>"
        )
    items += [f"<item><title>Trap</title><link>{link}</link></item>" for link in _traps(world, site)]
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{SITES[site]}</title>{"".join(items)}</channel></rss>'


def _news_sitemap(world: World, site: int, day: int) -> str:
    urls = [
        f"<url><loc>{world.url(page)}</loc><lastmod>{page.version(day).modified.isoformat()}</lastmod><news:news>"
        f"<news:publication><news:name>{SITES[site]}</news:name><news:language>en</news:language></news:publication>"
        f"<news:publication_date>{page.published.isoformat()}</news:publication_date>"
        f"<news:title>{escape(page.version(day).title)}</news:title></news:news></url>"
        for page in world.on(site, day)
    ]
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{"".join(urls)}</urlset>'
    )


def _atom(world: World, site: int, day: int) -> str:
    entries = [
        f'<entry><title>{escape(page.version(day).title)}</title><id>tag:{page.number}</id><link href="{world.url(page)}"/>'
        f"<published>{page.published.isoformat()}</published><updated>{page.version(day).modified.isoformat()}</updated></entry>"
        for page in world.on(site, day)
    ]
    entries += [f'<entry><title>Trap</title><link href="{link}"/></entry>' for link in _traps(world, site)]
    return f'<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom">{"".join(entries)}</feed>'


def _json_feed(world: World, site: int, day: int) -> str:
    items = [
        {"id": str(page.number), "url": world.url(page), "title": page.version(day).title, "tags": ["harbour"],
         "date_published": page.published.isoformat(), "date_modified": page.version(day).modified.isoformat()}
        for page in world.on(site, day)[:30]
    ]  # fmt: skip
    items += [{"id": link, "url": link, "title": "Trap"} for link in _traps(world, site)]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": SITES[site], "items": items})


def _index(world: World, site: int, day: int) -> str:
    maps = [
        f"<sitemap><loc>http://{world.host(site)}/sitemap-part-{number}.xml.gz</loc>"
        f"<lastmod>{max(page.version(day).modified for page in pages).isoformat()}</lastmod></sitemap>"
        for number, pages in parts(world, site, day).items()
    ]
    return f'<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(maps)}</sitemapindex>'


def _part(world: World, site: int, day: int, number: int) -> str:
    urls = [
        f"<url><loc>{world.url(page)}</loc><lastmod>{page.version(day).modified.isoformat()}</lastmod></url>"
        for page in parts(world, site, day).get(number, [])
    ]
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(urls)}</urlset>'


def _section(half: int) -> Callable[[World, int, int], str]:
    def section(world: World, site: int, day: int) -> str:
        links = []
        for page in world.on(site, day):
            if page.number // len(SITES) % 2 == half:
                url = world.url(page)
                if page.number % 7 == 0:
                    url = url.replace("://www.", "://m.")
                elif page.number % 11 == 0:
                    url += "/amp"
                links.append(f'<h3><a href="{escape(url)}">{escape(page.version(day).title)}</a></h3>')
        old = [
            f'<h3><a href="/archive/2019/05/0{n}/a-story-of-the-old-harbour-{n}9876">A story of the old sea wall</a></h3>'
            for n in range(1, ARCHIVED + 1)
        ]
        photos = [
            f'<h3><a href="{link}-photo-of-the-day-in-the-harbour-12345">Photo of the day in the old harbour</a></h3>'
            for link in _traps(world, site)
        ]
        links += old + photos
        return f"<!doctype html><html><head><title>Section</title></head><body><main>{''.join(links)}</main></body></html>"

    return section


_MADE: dict[str, tuple[str, Callable[[World, int, int], str]]] = {
    "/feed.xml": ("application/rss+xml", _rss),
    "/rss": ("application/rss+xml", _rss),
    "/news-sitemap.xml": ("application/xml", _news_sitemap),
    "/atom.xml": ("application/atom+xml", _atom),
    "/feed.json": ("application/feed+json", _json_feed),
    "/sitemap-index.xml": ("application/xml", _index),
    "/politics": ("text/html; charset=utf-8", _section(0)),
    "/business": ("text/html; charset=utf-8", _section(1)),
}
