"""How well main text is found in pages, and how fast: each extractor alone, and the combination of flows/clean/pages.py.

    python benchmarks/pages.py FOLDER

FOLDER holds `gold.jsonl` (a JSON object a line with `id` and `text`) and `pages/ID.html`. Quality is the mean over pages of
precision and recall of four-word shingles, and their F1; speed is pages a second, and relative to trafilatura alone.
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import polars as pl
from trafilatura import extract

from flows.clean import clean
from flows.clean.page_metadata import page_metadata
from flows.clean.pages import by_both, by_readability, by_trafilatura, combined, main_text, parse
from flows.frames import RECORDS, conform

type Shingles = Counter[tuple[str, ...]]


def shingles(text: str | None) -> Shingles:
    words = re.findall(r"\w+", (text or "").lower())
    return Counter(tuple(words[start : start + 4]) for start in range(max(1, len(words) - 3))) if words else Counter()


def quality(found: dict[str, str | None], gold: dict[str, str]) -> tuple[float, float, float]:
    """Mean precision, mean recall, and their F1."""
    precisions, recalls = [], []
    for page, text in gold.items():
        want, have = shingles(text), shingles(found.get(page))
        shared = (want & have).total()
        precisions.append(shared / have.total() if have else 0.0)
        recalls.append(shared / want.total() if want else 1.0)
    precision, recall = sum(precisions) / len(gold), sum(recalls) / len(gold)
    return precision, recall, 2 * precision * recall / (precision + recall)


def whole_step(pages: dict[str, str]) -> dict[str, str | None]:
    """The bodies that the clean step makes of the pages, metadata and dates included."""
    records = pl.DataFrame({"input": list(pages), "external_id": list(pages), "html": list(pages.values())})
    articles = clean(conform(records.with_columns(position=1, relative_path="input"), RECORDS)).articles
    return dict(articles.select("external_id", "body").iter_rows())


def each(extractor: Callable[[str], str | None]) -> Callable[[dict[str, str]], dict[str, str | None]]:
    return lambda pages: {page: extractor(html) for page, html in pages.items()}


def with_metadata(html: str) -> str | None:
    tree = parse(html)
    return main_text(tree, page_metadata(tree, None).article_body) if tree is not None else None


WAYS: dict[str, Callable[[dict[str, str]], dict[str, str | None]]] = {
    "trafilatura": each(lambda html: extract(html, include_comments=False)),
    "trafilatura, precise": each(lambda html: by_trafilatura(parse(html)).text),
    "readability": each(lambda html: by_readability(parse(html)).text),
    "both, rescue always": each(lambda html: combined(by_trafilatura(tree := parse(html)), by_readability(tree)).text),
    "both": each(lambda html: by_both(parse(html)).text),
    "both, metadata": each(with_metadata),
    "whole clean step": whole_step,
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    gold = {row["id"]: row["text"] for row in map(json.loads, (folder / "gold.jsonl").open(encoding="utf-8"))}
    pages = {page: (folder / "pages" / f"{page}.html").read_text("utf-8", "replace") for page in gold}
    alone = 0.0
    print(f"{'':24}{'precision':>10}{'recall':>10}{'F1':>10}{'pages/s':>10}{'relative':>10}")
    for name, way in WAYS.items():
        way(dict(list(pages.items())[:2]))  # lists and models are read once, before the clock
        start = time.perf_counter()
        found = way(pages)
        speed = len(pages) / (time.perf_counter() - start)
        alone = alone or speed
        precision, recall, f1 = quality(found, gold)
        print(f"{name:24}{precision:10.4f}{recall:10.4f}{f1:10.4f}{speed:10.1f}{speed / alone:10.2f}")


if __name__ == "__main__":
    main()
