"""How well main text is found in pages, and how fast: what each step of flows/clean adds, beside each extractor alone.

    python benchmarks/pages.py FOLDER

FOLDER holds `gold.jsonl` (a JSON object a line with `id` and `text`) and `pages/ID.html`. Quality is the mean over pages of
precision and recall of four-word shingles, and their F1; a page is lost when less than a tenth of its article is found. Speed
is pages a second of processor time, and relative to trafilatura alone.
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


# Each adds one step to the one before; what it adds to F1 is its share of the gain.
STEPS: dict[str, Callable[[dict[str, str]], dict[str, str | None]]] = {
    "trafilatura alone": each(lambda html: extract(html, include_comments=False)),
    "its precise mode": each(lambda html: by_trafilatura(parse(html)).text),
    "+ readability, combined": each(lambda html: by_both(parse(html)).text),
    "+ JSON-LD's text": each(with_metadata),
    "+ cleaning (whole step)": whole_step,
}
OTHERS = {
    "readability alone": each(lambda html: by_readability(parse(html)).text),
    "combined, rescue always": each(lambda html: combined(by_trafilatura(tree := parse(html)), by_readability(tree)).text),
}
ROUNDS = 2


def measured(
    way: Callable[[dict[str, str]], dict[str, str | None]], pages: dict[str, str]
) -> tuple[dict[str, str | None], float]:
    """What a way finds, and its pages a second of processor time: the best of some rounds, lists and models read before."""
    way(dict(list(pages.items())[:2]))
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        found = way(pages)
        times.append(time.process_time() - start)
    return found, len(pages) / min(times)


def lost(found: dict[str, str | None], gold: dict[str, str]) -> int:
    """How many pages have less than a tenth of their article."""
    return sum(
        (shingles(found.get(page)) & shingles(text)).total() < 0.1 * shingles(text).total() for page, text in gold.items()
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0])
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    gold = {row["id"]: row["text"] for row in map(json.loads, (folder / "gold.jsonl").open(encoding="utf-8"))}
    pages = {page: (folder / "pages" / f"{page}.html").read_text("utf-8", "replace") for page in gold}
    rows = {name: (quality(found, gold), lost(found, gold), speed) for name, way in (STEPS | OTHERS).items()
            for found, speed in [measured(way, pages)]}  # fmt: skip
    names = list(STEPS)
    (_, _, first), _, alone = rows[names[0]]
    gain = rows[names[-1]][0][2] - first
    print(f"{'':26}{'precision':>10}{'recall':>8}{'F1':>8}{'gain':>8}{'share':>7}{'lost':>6}{'pages/s':>9}{'relative':>9}")
    before = first
    for name, ((precision, recall, f1), missing, speed) in rows.items():
        more = f"{f1 - before:+8.4f}{(f1 - before) / gain:7.0%}" if name in names[1:] and gain else f"{'':15}"
        print(f"{name:26}{precision:10.4f}{recall:8.4f}{f1:8.4f}{more}{missing:6}{speed:9.1f}{speed / alone:9.2f}")
        before = f1
    print("pages/s: a second of processor time, one core; relative: to trafilatura alone.")


if __name__ == "__main__":
    main()
