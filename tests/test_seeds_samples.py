"""The sample articles: all formats are read, one line is rejected; the edit, the copy and the pages are as they are meant."""

from contextlib import chdir
from pathlib import Path

import polars as pl
import pytest

from flows.clean import clean
from flows.extract.step import extract

ROOT = Path(__file__).parents[1]


@pytest.fixture(scope="module")
def samples() -> tuple[pl.DataFrame, pl.DataFrame]:
    """The cleaned sample articles, every version a row, and the rejects."""
    with chdir(ROOT):
        batches = list(extract(["seeds/samples"]))
    cleaned = [clean(batch.records) for batch in batches]
    rejects = pl.concat([batch.rejects for batch in batches] + [batch.rejects for batch in cleaned])
    return pl.concat([batch.articles for batch in cleaned]), rejects


def test_every_format_is_read_and_one_line_is_rejected(samples: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    articles, rejects = samples
    assert articles.height == 20
    inputs = articles["input"].str.extract(r"(\.[a-z.]+)(?:$|[^a-z.])").unique().sort().to_list()
    assert inputs == [".csv", ".html", ".json", ".jsonl", ".jsonl.gz", ".txt", ".zip"]
    assert rejects.select("input", "position").rows() == [("seeds/samples/interrupted.jsonl", 2)]


def test_articles_have_the_length_of_news(samples: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    words = samples[0]["word_count"]
    assert words.is_between(120, 320).all()
    assert samples[0]["access"].unique().to_list() == ["full"]


def test_one_article_is_there_before_and_after_an_edit(samples: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    versions = samples[0].filter(pl.col("article_id").is_duplicated()).sort("modified_at")
    assert versions.height == 2
    before, after = versions["body"].to_list()
    assert "52.3 percent of the vote" in before
    assert "recount" not in before
    assert "51.8 percent of the vote" in after
    assert "recount" in after


def test_one_article_is_a_copy_with_light_edits(samples: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    pair = samples[0].filter(pl.col("title").str.contains("Kazakhstan")).sort("published_at")
    assert pair["source_name"].to_list() == ["Steppe Business Daily", "The Mercantile Log"]
    assert pair["content_hash"].n_unique() == 2
    origin, copy = (set(body.split()) for body in pair["body"])
    assert len(origin & copy) > 0.8 * len(origin)


def test_pages_give_their_article_and_nothing_around_it(samples: tuple[pl.DataFrame, pl.DataFrame]) -> None:
    [page] = samples[0].filter(pl.col("input").str.ends_with("wind-farm.html")).iter_rows(named=True)
    assert page["title"] == "Estonia and Latvia to build joint wind farm"
    assert page["body"].startswith("Estonia and Latvia will build a wind farm")
    assert page["body"].endswith("a petition with 4,100 signatures.")
    assert page["published_from"] == "jsonld"
    assert not any(word in page["body"] for word in ("cookies", "Advertisement", "Latest news", "Song festival"))
