"""What `newsloom discover` proposes for sites written for the test."""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from flows.settings import find_settings
from flows.web import Fetcher
from flows.web.discover import discover
from warehouse.errors import UserError

from .conftest import Server, answer, internet, local, public

Serve = Callable[..., Server]

FRONT = """<html lang="en-GB"><head><title>Home | The Harbour Post</title>
<meta property="og:site_name" content="The Harbour &quot;Post&quot;">
<link rel="alternate" type="application/rss+xml" href="/feed/news.xml" title="News">
<link rel="alternate" type="application/rss+xml" href="/feed/comments.xml" title="Comments">
<link rel="alternate" type="application/rss+xml" href="/feed/gone.xml" title="Gone">
<link rel="alternate" hreflang="fr" href="/fr"></head><body>
<nav><a href="/">Home</a><a href="/politics">Politics</a><a href="/sport/">Sport</a><a href="/about">About</a>
<a href="https://elsewhere.example/world">World</a></nav></body></html>"""
FEED = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Harbour Post</title><language>en-gb</language>
<item><title>Ferry runs again</title><link>/2026/11/20/ferry-runs-again-after-storm</link></item></channel></rss>"""
SECTION = "<html><body>" + "".join(
    f'<h2><a href="/2026/11/{day}/the-council-votes-on-budget-{day}">The council votes on its budget for day {day}</a></h2>'
    for day in range(10, 20)
)
INDEX = '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{}</sitemapindex>'
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>{}/2026/11/20/ferry-runs-again</loc><news:news><news:publication_date>2026-11-20</news:publication_date>
<news:title>Ferry runs again</news:title></news:news></url></urlset>"""


def xml(text: str) -> bytes:
    return answer(headers={"Content-Type": "application/xml"}, body=text.encode())


def site(serve: Serve) -> Server:
    server = serve({})
    maps = f"<sitemap><loc>{server.url}/maps/pages.xml</loc></sitemap><sitemap><loc>{server.url}/maps/news.xml</loc></sitemap>"
    server.pages |= {
        "/robots.txt": answer(body=f"User-agent: *\nDisallow: /private\nSitemap: {server.url}/maps/index.xml\n".encode()),
        "/": answer(body=FRONT.encode()),
        "/feed/news.xml": xml(FEED),
        "/politics": answer(body=SECTION.encode()),
        "/sport/": answer(body=b"<html><body>Nothing today</body></html>"),
        "/maps/index.xml": xml(INDEX.format(maps)),
        "/maps/news.xml": xml(NEWS.format(server.url)),
    }
    return server


def test_a_site_with_everything(serve: Serve, tmp_path: Path) -> None:
    server = site(serve)
    said: list[str] = []
    with Fetcher(local()) as fetcher:
        proposal = discover(server.url, fetcher, said.append, local=True)
    (source,) = tomllib.loads(proposal.toml())["source"]
    assert source == {
        "name": 'The Harbour "Post"',
        "inputs": [f"{server.url}/feed/news.xml", f"{server.url}/maps/news.xml"],
        "sections": [f"{server.url}/politics"],
        "every": "30 minutes",
        "defaults": {"source": 'The Harbour "Post"', "country": "GB", "language": "en"},
        "local": True,
    }
    (tmp_path / "newsloom.toml").write_text(proposal.toml(), "utf-8")
    settings = find_settings(tmp_path)
    assert settings is not None
    assert (settings.sources[0].inputs, settings.sources[0].web.local) == (source["inputs"], True)
    assert any("gone.xml" in line and "404" in line for line in said)
    assert not any("comments" in path or "private" in path for path in server.paths)
    assert len(server.paths) == len(set(server.paths))


def found(serve: Serve, host: str, pages: dict[str, bytes]) -> dict[str, Any]:
    network, _ = internet(serve(pages), {host: ["8.8.8.8"]})
    with Fetcher(public(), network=network) as fetcher:
        proposal = discover(f"http://{host}/", fetcher, print)
    (source,) = tomllib.loads(proposal.toml())["source"]
    return dict(source)


def test_what_is_not_declared_is_looked_for_at_the_usual_paths(serve: Serve) -> None:
    page = answer(body=b"<html lang='en-US'><head><title>Breaking news - Dockside Times</title></head><body></body></html>")
    source = found(serve, "docksidetimes.com", {"/": page, "/rss.xml": xml(FEED)})
    assert source["inputs"] == ["http://docksidetimes.com/rss.xml"]
    assert source["defaults"] == {"source": "Dockside Times", "language": "en"}  # en-US is what nobody has changed


def test_a_front_page_can_be_the_only_section(serve: Serve) -> None:
    source = found(serve, "hafenblatt.at", {"/": answer(body=SECTION.replace("<html>", "<html lang=de>").encode())})
    assert (source["inputs"], source["sections"]) == ([], ["http://hafenblatt.at/"])
    assert source["defaults"] == {"source": "hafenblatt.at", "country": "AT", "language": "de"}


def test_a_feeds_own_address(serve: Serve) -> None:
    source = found(serve, "post.example", {"/": xml(FEED)})
    assert (source["name"], source["inputs"]) == ("The Harbour Post", ["http://post.example/"])


def test_no_country_by_a_borrowed_domain(serve: Serve) -> None:
    pages = {"/": answer(body=b"<title>Harbour</title>"), "/feed": xml(FEED)}
    assert "country" not in found(serve, "harbour.io", pages)["defaults"]


@pytest.mark.parametrize("page", [answer(body=b"<p>Nothing</p>"), answer("404 Not Found"), answer(body=b"")])
def test_nothing_found_is_said(serve: Serve, page: bytes) -> None:
    network, _ = internet(serve({"/": page}), {"empty.example": ["8.8.8.8"]})
    with Fetcher(public(), network=network) as fetcher, pytest.raises(UserError, match=r"empty\.example"):
        discover("http://empty.example", fetcher, print)


def test_text_from_a_page_stays_a_toml_string(serve: Serve) -> None:
    name = 'A\\ "B" ]\n[[source]] \x7f ü'
    page = answer(body=f"<meta property='og:site_name' content='{name}'>".encode())
    source = found(serve, "odd.example", {"/": page, "/feed": xml(FEED)})
    assert source["name"] == 'A\\ "B" ] [[source]] ü'
