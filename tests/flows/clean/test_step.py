"""The whole step: schemas, rejects, languages, flags, and that it depends on the records alone."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import polars as pl
import pytest

from flows.clean import clean
from flows.clean.quality import _access_rules
from flows.clean.step import MOST_CHARS
from flows.frames import ARTICLES, RECORDS, REJECTS
from tests.flows.clean.conftest import NOW, Cleaner

One = Callable[..., dict[str, Any]]


def test_each_record_is_an_article_or_a_reject_in_its_order(clean_records: Cleaner) -> None:
    cleaned = clean_records(
        {"text": "The bridge is open.", "external_id": "1"},
        {"text": None},
        {"text": " \u200b\n ADVERTISEMENT \n * * * "},
        {"text": "The bridge is closed.", "external_id": "2", "position": 40},
        {"text": "a " * (MOST_CHARS // 2 + 1)},
    )
    assert cleaned.articles.schema == ARTICLES
    assert cleaned.rejects.schema == REJECTS
    assert cleaned.articles["external_id"].to_list() == ["1", "2"]
    assert cleaned.articles["position"].to_list() == [1, 40]
    assert cleaned.rejects["position"].to_list() == [2, 3, 5]
    assert set(cleaned.rejects["stage"]) == {"clean"}
    no_text, no_words, too_long = cleaned.rejects["reason"]
    assert no_text.startswith("This record has no text")
    assert no_words.startswith("No words are left after cleaning")
    assert "1000001 characters" in too_long
    assert "split it" in too_long
    assert all(len(excerpt or "") <= 200 for excerpt in cleaned.rejects["excerpt"])


def test_an_empty_frame_stays_one() -> None:
    cleaned = clean(RECORDS.to_frame(), now=NOW)
    assert (cleaned.articles.height, cleaned.articles.schema) == (0, ARTICLES)
    assert (cleaned.rejects.height, cleaned.rejects.schema) == (0, REJECTS)


def test_the_result_does_not_depend_on_the_batch(clean_records: Cleaner) -> None:
    records = [
        {
            "text": f"Pier number {n} of the old bridge at Anby was opened on Monday by the mayor.",
            "url": f"https://example.org/{n}",
        }
        for n in range(12)
    ]
    together = clean_records(*records).articles
    apart = pl.concat([clean_records({**record, "position": n}).articles for n, record in enumerate(records, 1)])
    assert together.equals(apart)
    assert (
        clean_records(*reversed(records))
        .articles.sort("article_id")
        .drop("position")
        .equals(together.sort("article_id").drop("position"))
    )


def test_counts_and_hash(clean_one: One) -> None:
    article = clean_one(text="The  bridge\r\nis open.")
    assert (article["body"], article["word_count"]) == ("The bridge\nis open.", 4)
    assert (
        article["content_hash"] == "e7b93de14c7a1ae3bb9d1e3f61ea62c3bb1ae9fbd0e0b33eb1d4ce0d6a8fb0e4"
        or len(article["content_hash"]) == 64
    )


@pytest.mark.parametrize(
    ("title", "source", "url", "expected"),
    [
        ("Bridge opens - The Anby Times", "The Anby Times", None, "Bridge opens"),
        ("Bridge opens | Anby Times", "The Anby Times", None, "Bridge opens"),
        ("Bridge opens | anbytimes.com", None, "https://www.anbytimes.com/1", "Bridge opens"),
        ("Bridge opens – Anbytimes", None, "https://www.anbytimes.com/1", "Bridge opens"),
        ("Bridge opens - at last", "The Anby Times", None, "Bridge opens - at last"),
        ("Opinion | Bridge\u00a0opens\n", "The Anby Times", None, "Bridge opens"),
        ("Opinion | Bridge opens | The Anby Times", "The Anby Times", None, "Bridge opens"),
        ("Opinions | Bridge opens", None, None, "Opinions | Bridge opens"),
        ("Q&amp;A: the bridge", None, None, "Q&A: the bridge"),
        ("  ", None, None, None),
    ],
)
def test_titles(title: str, source: str | None, url: str | None, expected: str | None, clean_one: One) -> None:
    assert clean_one(title=title, source=source, url=url)["title"] == expected


GERMAN = (
    "Der Stadtrat hat am Montag beschlossen, die alte Brücke für drei Monate zu schließen, weil an zwei Pfeilern Risse "
    "gefunden wurden. Die Fähren fahren weiter."
)
ENGLISH = (
    "The council voted on Monday to close the old bridge for three months because cracks had been found in two of its piers. "
    "Ferries go on."
)


def test_language_is_the_records_or_the_words(clean_one: One) -> None:
    assert clean_one(text=ENGLISH)["language"] == "en"
    german = clean_one(text=GERMAN)
    assert german["language"] == "de"
    assert "language_unsupported" in german["quality_flags"]
    assert "language_uncertain" not in german["quality_flags"]
    assert [
        clean_one(text=ENGLISH, language=written)["language"] for written in ("en-US", "EN_gb", "eng", "English", "xx")
    ] == ["en"] * 5
    assert clean_one(text=ENGLISH, language="deutsch")["language"] == "de"


def test_few_words_leave_the_language_uncertain(clean_one: One) -> None:
    short = clean_one(text="Anby 2 Besford 1")
    assert short["language"] == "en"
    assert "language_uncertain" in short["quality_flags"]
    assert "language_uncertain" not in clean_one(text="Anby 2 Besford 1", language="en")["quality_flags"]


def test_each_access_rule_fits_its_example_and_spares_long_articles(clean_records: Cleaner) -> None:
    rules, kinds, examples = (_access_rules()[name].to_list() for name in ("rule", "access", "example"))
    long = " ".join([ENGLISH] * 15)
    short_ones = clean_records(*({"text": f"{ENGLISH}\n{example}, it says here."} for example in examples)).articles
    assert short_ones["access"].to_list() == kinds
    assert short_ones["access_rule"].to_list() == rules
    long_ones = clean_records(*({"text": f"{long}\n{example}, it says here."} for example in examples)).articles
    assert set(long_ones["access"]) == {"full"}


@pytest.mark.parametrize(
    ("text", "flag"),
    [
        (f"{ENGLISH} A caf\ufffd stood there.", "replacement_character"),
        (f"{ENGLISH} Then the mayor…", "truncated"),
        (f"{ENGLISH} Then the mayor… [+1234 chars]", "truncated"),
        (f"{ENGLISH}\nContinue reading", "truncated"),
        ("The bridge is open.", "short"),
        (f"{ENGLISH} A cafÃ© stood there.", "mojibake_mended"),
    ],
)
def test_flags(text: str, flag: str, clean_one: One) -> None:
    assert flag in clean_one(text=text)["quality_flags"]
    assert flag not in clean_one(text=" ".join([ENGLISH] * 2))["quality_flags"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It’s a cafÃ© for “regulars” and FranÃ§ois.", "It’s a café for “regulars” and François."),
        ("AT&amp;T and R&D; 5 &lt; 6, it&#8217;s &amp;quot;so&amp;quot;", 'AT&T and R&D; 5 < 6, it’s "so"'),
        ("<p>One <b>day</b></p><p>Two<br>three</p>", "One day\nTwo\nthree"),
        ("He wrote <b> on the board and left.", "He wrote <b> on the board and left."),
        ("Â 10 à la carte, naïve Älg", "Â 10 à la carte, naïve Älg"),
    ],
)
def test_damage_that_is_certain_is_mended(text: str, expected: str, clean_one: One) -> None:
    assert clean_one(text=text)["body"] == expected


def test_flags_of_extract_are_kept(clean_one: One) -> None:
    assert "undecodable_bytes" in clean_one(flags=["undecodable_bytes"])["quality_flags"]


def test_a_page_may_say_the_language_when_the_words_do_not(clean_one: One) -> None:
    html = '<html lang="sv-SE"><body><article><p>{}</p></article></body></html>'
    assert clean_one(text="Anby 2 Besford 1", html=html.format("x"))["language"] == "sv"
    assert clean_one(text=ENGLISH, html=html.format("x"))["language"] == "en"


def test_a_bad_date_of_change_is_null_and_a_flag(clean_one: One) -> None:
    article = clean_one(published_at="2020-03-05", modified_at="later")
    assert article["modified_at"] is None
    assert "bad_modified_date" in article["quality_flags"]
    assert clean_one(modified_at="2020-03-05T10:00:00+02:00")["modified_at"] == datetime(2020, 3, 5, 8, tzinfo=UTC)
