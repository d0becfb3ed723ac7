"""How well copies are found, and kept apart from what only looks like one: pairs of articles with the same story_id.

    python -m benchmarks.copies ARTICLES.jsonl [--originals 400]

ARTICLES.jsonl gives the originals (`text`; any news corpus whose articles differ). A story has up to six reprints by other
sites: word for word, lightly or heavily edited, cut to the beginning, with local paragraphs, or cut and with local paragraphs;
a sixth of the dates are of the day only and some are missing. Beside them stand other tellings of the same events (same names,
figures and quotations in other sentences), roundups that quote the beginnings of several stories, and daily reports of one
template (markets, weather, results).
"""

import argparse
import hashlib
import json
import random
import re
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from itertools import combinations
from pathlib import Path

import polars as pl

from benchmarks.events_told import tellings
from benchmarks.templates import reports
from flows.annotate.tables import empty
from flows.frames import ARTICLES, REJECTS, conform
from warehouse.connection import open_state
from warehouse.identifiers import stable_id
from warehouse.layout import Layout
from warehouse.loading import Batch, Versions, load
from warehouse.planning import plan

BATCH = 200
START = datetime(2025, 3, 3, 6, tzinfo=UTC)
Article = dict[str, object]  # family (what it is a copy of, or its own), kind, text, published_at, precision


def sentences(text: str) -> list[str]:
    """Cut at full stops: fine enough for mutations."""
    return [sentence for sentence in re.split(r"(?<=[.!?])\s+", text.replace("\n", " ")) if sentence]


def reworded(chance: random.Random, words: list[str], share: float, other: list[str]) -> list[str]:
    """Words with about this share replaced by, or swapped for, words of another text, or dropped."""
    found = []
    for word in words:
        if chance.random() < share:
            found += chance.choice([[], [chance.choice(other)], [word, chance.choice(other)]])
        else:
            found.append(word)
    return found


def reprint(chance: random.Random, kind: str, text: str, elsewhere: str) -> str:
    """`text` as another site carries it; `elsewhere` gives foreign sentences."""
    told, local = sentences(text), sentences(elsewhere)
    if kind.startswith("cut"):
        told = told[: max(3, round(len(told) * chance.uniform(0.25, 0.7)))]
    if kind.endswith("local"):
        size = max(1, round(len(told) * chance.uniform(0.1, 0.35)))
        start = chance.randrange(max(1, len(local) - size))
        added = local[start : start + size]
        told = added + told if chance.random() < 0.3 else told + added
    if kind == "heavy":
        told = [sentence for number, sentence in enumerate(told) if number < 2 or chance.random() > 0.15]
    share = {"same": 0.0, "light": 0.02, "heavy": 0.05}.get(kind, 0.01)
    words = reworded(chance, " ".join(told).split(), share, elsewhere.split())
    return " ".join(words) + chance.choice(["", " (Reuters)", " Copyright 2025 The Associated Press. All rights reserved."])


KINDS = ["same", "light", "light", "heavy", "cut", "cut", "local", "local", "cut local"]


def corpus(chance: random.Random, originals: list[str], elsewhere: list[str]) -> Iterator[Article]:
    """Everything that is loaded, in no order; `elsewhere` are texts that no original shares anything with."""
    for number, text in enumerate(originals):
        when = START + timedelta(minutes=chance.randrange(14 * 1440))
        yield {"family": f"story {number}", "kind": "original", "text": text, "published_at": when}
        for _ in range(chance.choice([0, 0, 1, 1, 2, 3, 6])):
            kind = chance.choice(KINDS)
            copy = reprint(chance, kind, text, chance.choice(elsewhere))
            later = when + timedelta(minutes=chance.randrange(1, 36 * 60))
            day_only, dated = chance.random() < 0.17, chance.random() > 0.05
            published = later.replace(hour=0, minute=0) if day_only else later
            yield {"family": f"story {number}", "kind": kind, "text": copy, "published_at": published if dated else None}
    for number in range(len(originals) // 10):
        parts = [" ".join(sentences(text)[:4]) for text in chance.sample(originals, chance.randint(3, 6))]
        when = START + timedelta(days=chance.randrange(14))
        yield {"family": f"roundup {number}", "kind": "roundup", "text": "\n".join(parts), "published_at": when}
    for family, text, day in reports(chance, days=20):
        yield {"family": family, "kind": "template", "text": text, "published_at": START + timedelta(days=day)}
    for event, telling, text in tellings(chance, events=len(originals) // 10):
        yield {
            "family": f"event {event} {telling}",
            "kind": "telling",
            "text": text,
            "published_at": START + timedelta(hours=event),
        }


def frame(articles: list[Article]) -> pl.DataFrame:
    """ARTICLES rows as clean would give them; the place in the list is the external id."""
    rows = [
        {
            "article_id": stable_id("copies", str(number)),
            "identity": f"id:{number}",
            "external_id": str(number),
            "body": row["text"],
            "published_at": row["published_at"],
            "content_hash": hashlib.sha256(f"{number}{row['text']}".encode()).hexdigest(),
            "word_count": len(str(row["text"]).split()),
            "quality_flags": [],
            "authors": [],
            "language": "en",
            "access": "full",
        }
        for number, row in enumerate(articles)
    ]
    return conform(pl.DataFrame(rows, infer_schema_length=None), ARTICLES)


def stories(articles: pl.DataFrame, folder: Path) -> tuple[dict[str, int], float]:
    """The story of each article by external id, and the seconds that loading took."""
    with open_state(Layout(folder / "copies.duckdb")) as con:
        begun = time.perf_counter()
        for number, rows in enumerate(articles.iter_slices(BATCH)):
            batch = Batch(number, plan(con, rows), empty(), pl.DataFrame(schema=REJECTS))
            load(con, "copies", batch, Versions("0", "none", "none"))
        took = time.perf_counter() - begun
        return dict(con.execute("SELECT external_id, story_id FROM articles").fetchall()), took


def pairs(groups: dict[object, list[int]]) -> set[tuple[int, int]]:
    """All pairs inside the groups."""
    return {pair for members in groups.values() for pair in combinations(sorted(members), 2)}


def grouped(keys: list[object]) -> dict[object, list[int]]:
    """The places of each key."""
    found: dict[object, list[int]] = {}
    for place, key in enumerate(keys):
        found.setdefault(key, []).append(place)
    return found


def main() -> None:
    """Load the generated articles and print precision and recall of pairs, and what was missed or wrong by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--originals", type=int, default=400)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    texts = [json.loads(line)["text"] for line in options.articles.read_text("utf-8").splitlines()]
    chosen = chance.sample([text for text in texts if 150 <= len(text.split()) <= 1500], options.originals * 3 // 2)
    articles = list(corpus(chance, chosen[: options.originals], chosen[options.originals :]))
    chance.shuffle(articles)
    with tempfile.TemporaryDirectory() as folder:
        story, took = stories(frame(articles), Path(folder))
    truth = pairs(grouped([row["family"] for row in articles]))
    found = pairs(grouped([story[str(number)] for number in range(len(articles))]))
    right = len(truth & found)
    print(f"{len(articles):,} articles, {len(truth):,} true pairs, {took:.1f} s")
    print(f"pairs: precision {right / max(1, len(found)):.4f}, recall {right / len(truth):.4f}")
    for name, wrong in (("missed", truth - found), ("wrong", found - truth)):
        kinds = Counter(" + ".join(sorted(str(articles[place]["kind"]) for place in pair)) for pair in wrong)
        print(f"{name}: {dict(kinds.most_common(8))}")


if __name__ == "__main__":
    main()
