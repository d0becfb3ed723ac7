"""What each component of the annotation pipeline costs, beside the base model, on the same articles in one process.

python -m benchmarks.components ARTICLES.jsonl [--number 200]
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import argparse
import time
from itertools import accumulate, islice, pairwise
from pathlib import Path

import polars as pl

from flows.annotate.joined import join
from flows.annotate.pipeline import COMPONENTS, annotated, build_pipeline, pieces
from flows.annotate.rows import RowWriter
from flows.annotate.story import Story
from flows.clean import clean
from flows.extract import extract


def main() -> None:
    """Time the base model, the joining, each component and the rows; print seconds and shares as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--number", type=int, default=200)
    options = parser.parse_args()
    articles = pl.concat(clean(batch.records).articles for batch in islice(extract([str(options.articles)]), 2)).head(
        options.number
    )
    rows = articles.to_dicts()
    base, _ = build_pipeline()
    for _ in annotated(articles.head(2)):
        pass  # lexicons and gazetteers load on first use
    spent: dict[str, float] = {}
    begun = time.perf_counter()
    cut = [pieces(row["body"]) for row in rows]
    parsed = list(base.pipe((piece for body in cut for piece in body), batch_size=256))
    spent["base model"] = time.perf_counter() - begun
    begun = time.perf_counter()
    starts = list(accumulate((len(body) for body in cut), initial=0))
    docs = [join(parsed[a:b]) for a, b in pairwise(starts)]
    spent["joining paragraphs"] = time.perf_counter() - begun
    stories = []
    for row, doc in zip(rows, docs, strict=True):
        lines = accumulate((len(line) + 1 for line in row["body"].split("\n")), initial=0)
        fields = (
            "article_id",
            "published_at",
            "published_precision",
            "title",
            "source_name",
            "source_domain",
            "source_country",
        )
        doc._.story = story = Story(**{name: row[name] for name in fields}, paragraph_starts=frozenset(lines))
        stories.append(story)
    for name, component in COMPONENTS.items():
        begun = time.perf_counter()
        for doc, story in zip(docs, stories, strict=True):
            component(doc, story)
        spent[name] = time.perf_counter() - begun
    begun = time.perf_counter()
    writer = RowWriter()
    for row, doc, story in zip(rows, docs, stories, strict=True):
        writer.add(doc, story, row["body"])
    spent["rows"] = time.perf_counter() - begun
    words = articles.get_column("word_count").sum()
    print(f"{len(rows)} articles, {words:,} words\n")
    print("| part | seconds | of the base model | words/s |\n| --- | ---: | ---: | ---: |")
    for name, seconds in spent.items():
        print(f"| {name} | {seconds:.2f} | {seconds / spent['base model']:.1%} | {words / seconds:,.0f} |")
    ours = sum(spent.values()) - spent["base model"]
    print(f"| all but the base model | {ours:.2f} | {ours / spent['base model']:.1%} | {words / ours:,.0f} |")


if __name__ == "__main__":
    main()
