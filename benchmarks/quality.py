"""Loads the evaluation sets, scores every task against its gold data, and prints the figures beside the peers'.

    python -m benchmarks.quality EVAL_FOLDER [TASK …] [--errors N]

EVAL_FOLDER has `score.py` and a folder `dev` with one folder for each task. Everything runs as in a load: extract, clean,
annotate, load, settle.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from benchmarks.loading import build
from flows.annotate.packaged import PACKAGED
from flows.annotate.workers import AnnotatorPool

# Task: (the scorer's name, the figures to show, what stock spaCy or the best peer has of them on the same data).
TASKS: dict[str, tuple[str, list[str], str]] = {
    "ner": ("ner", ["PER+ORG+LOC.f1", "all.f1"], "0.705, stock model"),
    "worldwide": ("ner", ["PER+ORG+LOC.f1", "all.f1"], "0.675, stock model"),
    "quotes": ("quotes", ["attributed.f1", "direct_attributed.f1"], "0.168 and 0.366, textacy"),
    "entities": (
        "entities",
        ["names_b3.f1", "pronoun.precision", "pronoun.recall", "nominal.precision"],
        "0.811, stock by exact string; 0",
    ),
    "links": ("links", ["b3.f1", "b3.precision"], "0.882 and 0.99, stock by exact string"),
    "time": ("time", ["relaxed.f1", "value.f1"], "0.870 and 0.427, recognizers-text"),
    "geo": ("geo", ["recognised.f1", "accuracy_161km_of_recognised"], "none"),
    "events": ("events", ["first", "actors_recall", "targets_recall", "rows_a_sentence"], "none"),
    "html": ("html", ["f1", "not_loaded"], "0.957, trafilatura"),
}


def figure(scores: dict[str, Any], path: str) -> float:
    """The figure at a dotted path; a name with dots of its own comes first."""
    name, _, rest = path.partition(".")
    value = scores[name]
    return float(figure(value, rest) if rest else value)


def score(evaluation: Path, task: str, folder: Path, pool: AnnotatorPool, errors: int) -> dict[str, Any]:
    """The scorer's figures for one task."""
    scorer = TASKS[task][0]
    data = evaluation / "dev" / task
    inputs = data / "pages" if task == "html" else data / "articles.jsonl"
    build(inputs, folder / f"{task}.duckdb", pool)
    command = [sys.executable, str(evaluation / "score.py"), scorer, str(data / "gold.jsonl"), str(folder / f"{task}.duckdb")]
    done = subprocess.run([*command, "--errors", str(errors)], stdout=subprocess.PIPE, text=True, check=True)
    scores: dict[str, Any] = json.loads(done.stdout)
    return scores


def main() -> None:
    """Score the tasks and print a table as Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("evaluation", type=Path)
    parser.add_argument("tasks", nargs="*", choices=[[], *TASKS])
    parser.add_argument("--errors", type=int, default=0)
    options = parser.parse_args()
    print("| task | figures | stock or best peer |\n| --- | --- | --- |")
    with tempfile.TemporaryDirectory() as folder, AnnotatorPool(2, PACKAGED) as pool:
        for task in options.tasks or TASKS:
            scores = score(options.evaluation, task, Path(folder), pool, options.errors)
            figures = ", ".join(f"{path} {figure(scores, path):.3f}" for path in TASKS[task][1])
            print(f"| {task} | {figures} | {TASKS[task][2]} |", flush=True)


if __name__ == "__main__":
    main()
