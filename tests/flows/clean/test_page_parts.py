"""What a page's paragraphs are and hold, its pictures and tags, in English and in other languages."""

from typing import Any

import pytest

from tests.flows.clean.conftest import Cleaner
from tests.flows.clean.test_pages import MENU, PARAGRAPHS, TEASERS, linked

BODY = f"""<main><article><h1>Harbour opens</h1>
<figure><img src="/i/pier.jpg" alt="The pier"><figcaption>The pier on Monday. Ada Lind</figcaption></figure>
<p>{PARAGRAPHS[0]}</p><p><strong>What it cost</strong></p><p>{PARAGRAPHS[1]}</p>
<blockquote><p>{PARAGRAPHS[2]}</p></blockquote><h2>Who was there</h2>
<ul><li>The mayor of Anby, who opened the pier with a speech</li>
<li>The head of the port, who thanked all who had worked</li></ul>
<p>{PARAGRAPHS[3]}
See <a href="https://example.net/report?utm_source=x">the report</a> and <a href="/ferries#top">the ferries</a>.</p>
<p><img data-src="https://cdn.example.org/i/ferry.jpg" src="data:image/gif;base64,R0" width="640"></p><p>{PARAGRAPHS[4]}</p>
<img src="/t.gif" width="1" height="1"><div class="author"><img src="/ada.jpg" alt="Ada Lind"></div></article>
<aside class="related">{TEASERS}<a href="/x"><img src="/x.jpg"></a></aside></main>"""
HEAD = '<link rel="canonical" href="https://www.example.org/harbour"><meta property="article:tag" content="Harbours">'
MORE = '<meta property="article:tag" content="Ferries"><meta property="og:image" content="https://example.org/logo.png">'


def page(body: str, head: str = "", lang: str = "en") -> str:
    before = f"<!doctype html><html lang='{lang}'><head><title>x</title>{head}</head><body><nav><ul>{MENU}</ul></nav>"
    return f"{before}{body}</body></html>"


@pytest.fixture
def row(clean_records: Cleaner) -> dict[str, Any]:
    return clean_records({"html": page(BODY, HEAD + MORE)}).articles.row(0, named=True)


def test_paragraphs_have_their_kinds(row: dict[str, Any]) -> None:
    kinds = dict(zip((line.lstrip("- ")[:12] for line in row["body"].split("\n")), row["paragraph_kinds"], strict=True))
    assert kinds[PARAGRAPHS[0][:12]] == kinds[PARAGRAPHS[3][:12]] == "text"
    assert kinds["What it cost"] == kinds["Who was ther"] == "heading"
    assert kinds[PARAGRAPHS[2][:12]] == "quote"
    assert kinds["The mayor of"] == kinds["The head of "] == "list"


def test_links_are_those_of_the_paragraphs(row: dict[str, Any]) -> None:
    lines = row["body"].split("\n")
    found = [(link["url"], link["text"], link["internal"]) for link in row["links"]]
    assert found == [
        ("https://example.net/report", "the report", False),
        ("https://www.example.org/ferries", "the ferries", True),
    ]
    assert all("See the report" in lines[link["paragraph_no"]] for link in row["links"])


def test_pictures_are_the_articles_own(row: dict[str, Any]) -> None:
    assert [(image["url"], image["alt"], image["caption"], image["found_in"]) for image in row["images"]] == [
        ("https://www.example.org/i/pier.jpg", "The pier", "The pier on Monday. Ada Lind", "body"),
        ("https://cdn.example.org/i/ferry.jpg", None, None, "body"),
    ]


def test_tags_come_from_the_best_place(row: dict[str, Any], clean_records: Cleaner) -> None:
    assert row["tags"] == ["Harbours", "Ferries"]
    listed = page(BODY, linked({"@type": "NewsArticle", "keywords": "Harbours, ferries,Harbours, type:story"}))
    assert clean_records({"html": listed}).articles["tags"].to_list() == [["Harbours", "ferries"]]
    assert clean_records({"html": listed, "tags": ["Mine"]}).articles["tags"].to_list() == [["Mine"]]


def test_plain_text_is_text_but_for_marked_lines(clean_records: Cleaner) -> None:
    plain, marked = clean_records({"text": "One.\nTwo."}, {"text": "## Harbour\nOne.\n• Two\n> Three"}).articles[
        "paragraph_kinds"
    ]
    assert plain is None
    assert list(marked) == ["heading", "text", "list", "quote"]


@pytest.mark.parametrize(
    ("claim", "text", "expected"),
    [
        (False, PARAGRAPHS, (False, "full", None)),
        (False, PARAGRAPHS[:1], (False, "stub", "claimed_and_short")),
        (True, PARAGRAPHS[:1], (True, "full", None)),
        ("http://schema.org/False", PARAGRAPHS, (False, "full", None)),
        (None, PARAGRAPHS, (None, "full", None)),
    ],
)
def test_the_publishers_claim_stays_apart(claim: Any, text: list[str], expected: Any, clean_records: Cleaner) -> None:
    head = linked({"@type": "NewsArticle", "isAccessibleForFree": claim})
    html = page("<article>" + "".join(f"<p>{line}</p>" for line in text) + "</article>", head)
    found = clean_records({"html": html}).articles.row(0, named=True)
    assert (found["claimed_free"], found["access"], found["access_rule"]) == expected


@pytest.mark.parametrize(
    ("record", "rule"),
    [
        ({"url": "https://example.org/live/2024/mar/05/storm"}, "url_live"),
        ({"title": "Storm reaches the coast: live updates"}, "title_updates"),
        ({"title": "Live: storm reaches the coast"}, "title_live"),
        ({"title": "We live by the sea", "url": "https://example.org/lives/storm"}, None),
    ],
)
def test_live_blogs_are_known_by_a_rule(record: dict[str, Any], rule: str | None, clean_records: Cleaner) -> None:
    found = clean_records({"text": PARAGRAPHS[0], **record}).articles.row(0, named=True)
    assert found["live_rule"] == rule
    assert ("live_blog" in found["quality_flags"]) == (rule is not None)


def test_credit_lines_are_kept_apart_from_the_body(clean_records: Cleaner) -> None:
    text = f"{PARAGRAPHS[0]}\nANBY (Reuters) - {PARAGRAPHS[1]}\nCopyright 2024 The Example Press. All rights reserved."
    found = clean_records({"text": text}).articles.row(0, named=True)
    assert found["credit"] == "Copyright 2024 The Example Press. All rights reserved."
    assert found["body"].endswith(f"ANBY (Reuters) - {PARAGRAPHS[1]}")


LANGUAGES = {
    "de": ["Der Hafen von Anby ist nach einer Woche mit Stürmen wieder geöffnet, teilte die Behörde am Dienstag mit.",
           "„Wir kommen lieber zu spät als gar nicht“, sagte Ada Lindqvist, die die Behörde seit dem Frühjahr leitet."],
    "fr": ["Le port d’Anby a rouvert mardi après une semaine de tempêtes, a annoncé l’autorité portuaire dans un communiqué.",
           "« Nous préférons arriver tard que pas du tout », a déclaré Ada Lindqvist, qui dirige l’autorité depuis le printemps."],  # noqa: E501
    "es": ["El puerto de Anby volvió a abrir el martes tras una semana de tormentas, según informó la autoridad portuaria.",
           "«Preferimos llegar tarde a no llegar», dijo Ada Lindqvist, que dirige la autoridad desde la primavera pasada."],
    "ar": ["أعيد فتح ميناء المدينة يوم الثلاثاء بعد أسبوع من العواصف، وفق ما أعلنته سلطة الميناء في بيان رسمي صدر صباح اليوم.",
           "وقالت مديرة الميناء إن العبارات ستعود إلى العمل يوم الخميس بعد الانتهاء من فحص الأرصفة المتضررة من قبل المهندسين."],
    "zh": ["港务局周二在一份声明中表示,经过一周的风暴之后,该港口已于当天上午重新开放,渔船可以再次出海作业。",
           "港务局局长说,工程师完成对受损码头的检查之后,渡轮将于周四恢复运营,预计市场上的鱼价也会很快回落。"],
}  # fmt: skip


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_in_other_languages_come_out_whole(language: str, clean_records: Cleaner) -> None:
    lines = [f"{line} ({number})" for number in range(1, 5) for line in LANGUAGES[language]]
    html = page(
        "<article><h1>Anby</h1>" + "".join(f"<p>{line}</p>" for line in lines) + f"</article><aside>{TEASERS}</aside>",
        lang=language,
    )
    found = clean_records({"html": html}).articles.row(0, named=True)
    assert [line for line in found["body"].split("\n") if line != "Anby"] == lines
    assert found["language"] == language
    assert "language_unsupported" in found["quality_flags"]
