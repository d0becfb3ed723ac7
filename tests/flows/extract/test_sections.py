"""Section pages: which links are articles."""

import time

import pytest

from flows.extract.listing import Listing
from flows.extract.outcome import UnreadableError
from flows.extract.sections import address_points, read_section

AT = "https://www.news.example/world/"
ARTICLES = {
    "/world/2024/03/04/ferries-wait-for-ice-to-break/": "Ferries wait for the ice to break",
    "/politics/mayor-of-norrvik-resigns-after-harbour-vote": "Mayor of Norrvik resigns after the harbour vote",
    "/news/world-europe-68423456": "Norrvik opens its harbour to all ships",
    "/news/articles/c4ng1x8v7x9o": "Ice breakers arrive in the north at last",
    "/politik/hafen-in-norrvik-bleibt-zu-a-5f0c3b1e-0a1b-4c5d-8e9f-001122334455": "Hafen in Norrvik bleibt vorerst geschlossen",
    "/news/view.html?idx=10177&bc=03": "북부 항구가 다시 열렸다 선박이 돌아온다",
    "/html/20240304/k10014379901000.html": "北の港が再び開かれ船が戻ってきた",
    "/world/2024/mar/04/norrvik-ice": "Norrvik ice",
    "/weather/storm-closes-the-northern-harbour-12345678": "Storm closes the northern harbour for days",
    "/2024/03/04/picture-only/": "",
    "//m.news.example/story/quay-seven-reopens-after-two-years.html": "Quay seven reopens after two years of work",
    "https://blog.news.example/the-long-winter-of-the-north.html": "The long winter of the north",
}
OTHERS = {
    "/": "The Norrvik news that you can trust",
    "/world/": "All of the news of the world",
    "/world/europe": "Europe",
    "/politics-and-society": "Politics & Society",
    "/tag/ferries-and-ice-breakers-in-winter": "Everything about ferries and ice breakers",
    "/author/ada-novak-special-correspondent": "Ada Novak, our special correspondent in the north",
    "/category/2024/03/very-long-category-name-of-news": "A very long category name",
    "/login?next=/world/2024/03/04/a-b-c": "Log in to read all of our stories",
    "/subscribe": "Subscribe now for one crown a month",
    "/about-us": "About the people who make this paper",
    "/privacy-policy": "Our privacy policy and your rights in it",
    "/world/page/2": "Older news of the whole wide world",
    "/video/how-the-ice-breaker-got-stuck-again-12345": "Watch how the ice breaker got stuck again",
    "/img/2024/03/04/ice-in-the-harbour.jpg": "A picture of ice in the harbour",
    "/rss/world.xml": "News feed of the world section, free",
    "mailto:desk@news.example": "Write to the desk of this newspaper",
    "javascript:void(0)": "Show more of the news of today",
    "#top": "Back to the top of this page",
    "https://other.example/2024/03/04/ferries-wait-for-ice-to-break": "Ferries wait for ice at another paper",
    "https://social.example/?u=https://www.news.example/world/2024/03/04/a-b-c-d-e": "Share this story with your friends",
    "http://[bad": "A link that is no address",
}  # fmt: skip


def page(links: dict[str, str]) -> str:
    items = "".join(f'<article><h3><a href="{href}">{text or "<img alt=x>"}</a></h3></article>' for href, text in links.items())
    return f"""<!doctype html><html lang="en"><head><title> World | Norrvik Post </title></head><body class="has-nav">
    <nav><a href="/world/europe/norrvik">Norrvik and all of the north</a></nav>{items}
    <div class="main-menu"><a href="/guide-to-the-northern-lights">Guide to the northern lights</a></div>
    <footer><a href="/how-we-make-this-paper">How we make this paper</a></footer></body></html>"""


def read(html: str) -> Listing:
    return read_section(html.encode(), AT, "utf-8")


def test_articles_are_told_from_other_links() -> None:
    section = read(page(ARTICLES | OTHERS))
    assert (section.kind, section.title, section.language) == ("section", "World | Norrvik Post", "en")
    assert [entry.title or "" for entry in section.entries] == [text or "x" for text in ARTICLES.values()]
    assert section.entries[0].url == "https://www.news.example/world/2024/03/04/ferries-wait-for-ice-to-break"


@pytest.mark.parametrize("href", OTHERS)
def test_other_links_are_none(href: str) -> None:
    assert read(page({href: OTHERS[href]})).entries == ()


def test_one_article_is_one_entry_with_its_best_words() -> None:
    address = "/world/2024/03/04/ferries-wait-for-ice"
    html = (
        f'<a href="{address}?utm_source=home"><img src=a.jpg alt="A ferry"></a>'
        f'<h2><a href="{address}">Ferries wait for ice</a></h2>'
        f'<a href="{address}#comments">Read all of the 17 comments on this story</a>'
    )
    (entry,) = read(html).entries
    assert (entry.url, entry.title) == (f"https://www.news.example{address}", "Ferries wait for ice")


def test_a_card_that_is_one_link_has_its_heading_as_title() -> None:
    card = '<a href="/world/2024/03/04/x-y"><h3>Ferries wait</h3><p>The ice is a metre thick, says the master.</p></a>'
    assert read(card).entries[0].title == "Ferries wait"


def test_the_base_of_the_page_counts() -> None:
    html = '<head><base href="/north/"></head><a href="ferries-wait-for-the-ice-12345">Ferries wait for the ice</a>'
    assert read(html).entries[0].url == "https://www.news.example/north/ferries-wait-for-the-ice-12345"


def test_machines_without_a_domain_are_told_apart_by_their_ports() -> None:
    links = "".join(
        f'<a href="http://127.0.0.1:{port}/2024/03/04/ice-in-the-north">Ice in the north</a>' for port in (8001, 8002)
    )
    section = read_section(links.encode(), "http://127.0.0.1:8001/", None)
    assert [entry.url for entry in section.entries] == ["http://127.0.0.1:8001/2024/03/04/ice-in-the-north"]


def test_strong_addresses_count_even_in_a_menu() -> None:
    html = '<nav><a href="/world/2024/03/04/ferries-wait-for-ice-to-break">Ferries wait for the ice to break</a></nav>'
    assert len(read(html).entries) == 1


def test_points_of_addresses() -> None:
    assert address_points("https://a.example/tag/x") is None
    assert address_points("https://a.example") is None
    assert address_points("https://a.example/opinion") == 0
    assert (address_points("https://a.example/2024/03/04/a") or 0) >= 4
    assert (address_points("https://a.example/2024/03") or 0) < 4


def test_no_address_and_no_page() -> None:
    with pytest.raises(UnreadableError, match="address of this page is not known"):
        read_section(b"<a>", None, None)
    with pytest.raises(UnreadableError, match="no web page"):
        read("")


@pytest.mark.parametrize(
    "hostile", ["<a href=", "<div>", '<a href="/2024/03/04/x">', "<h1>", "<a x=1 ", "&", "<a href='/x'><h1>", "<!--"]
)
def test_hostile_pages_take_linear_time(hostile: str) -> None:
    start = time.process_time()
    read("<p>x" + hostile * (500_000 // len(hostile)))
    assert time.process_time() - start < 4


@pytest.mark.parametrize("opening", ["<meta", "<![CDATA[a", "</p", "<x"])
def test_a_tag_of_sixty_thousand_attributes_is_cheap(opening: str) -> None:
    start = time.process_time()
    read(f"<p>x{opening}{''.join(f' a{n}={n}' for n in range(60_000))}>text</p>")
    assert time.process_time() - start < 4
