"""Mutated feeds, sitemaps, pages and WARC files end in entries, articles and rejects; benchmarks/fuzz.py has thousands."""

import time
from collections import Counter
from pathlib import Path

from benchmarks.fuzz import LONGEST, SAMPLES, mutant, run_one


def test_samples_are_sound(tmp_path: Path) -> None:
    found: Counter[str] = Counter()
    for name, data in SAMPLES[: len(SAMPLES) // 3]:
        entries, articles, _ = run_one(name, data, tmp_path)
        found[f"{name.partition('.')[0]} entries"] += entries
        found[f"{name.partition('.')[0]} articles"] += articles
    assert found == {
        "feed entries": 5 + 4 + 4 + 5,
        "feed articles": 5 + 4 + 4 + 5,
        "sitemap entries": 60 + 40 + 100 + 60,
        "sitemap articles": 0,
        "page entries": found["page entries"],
        "page articles": 4,
        "warc entries": 0,
        "warc articles": 8,
    }
    assert found["page entries"] > 40


def test_no_mutant_crashes_or_hangs(tmp_path: Path) -> None:
    for number in range(28):
        name, _, data = mutant(number, seed=7)
        start = time.process_time()
        run_one(name, data, tmp_path)
        assert time.process_time() - start < LONGEST
