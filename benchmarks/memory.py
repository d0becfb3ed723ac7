"""Memory of a long run, all its processes together: it must be flat however long the input is.

    python -m benchmarks.memory ARTICLES.jsonl [--times 3]

Loads the articles `times` over, each copy under addresses of its own and with a letter put to each capitalized word, so that
names and the vocabulary grow as they do with real news. Once a second it sums the proportional set size of the run's processes,
the server that it starts included (/proc/PID/smaps_rollup: Linux only), and prints the highest of each tenth of the articles.
"""

import argparse
import json
import re
import string
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.crashes import command

TENTHS = 10
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


def copies(articles: Path, times: int, into: Path) -> int:
    """Write the articles `times` over; returns how many."""
    lines = articles.read_text("utf-8").splitlines()
    with into.open("w", encoding="utf-8") as out:
        for number in range(times):
            letter = string.ascii_lowercase[number]
            for line in lines:
                article = json.loads(line)
                article["id"] = f"{article['id']}-{number}"
                article["url"] = f"{article['url'].rstrip('/')}/copy-{number}" if article.get("url") else None
                if number:
                    article["text"] = _NAME.sub(rf"\g<0>{letter}", article["text"])
                out.write(json.dumps(article) + "\n")
    return times * len(lines)


def family(root: int) -> list[int]:
    """The process and all below it."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                parent = int((entry / "stat").read_text().rpartition(")")[2].split()[1])
            except OSError:
                continue
            children.setdefault(parent, []).append(int(entry.name))
    found = [root]
    for process in found:
        found.extend(children.get(process, []))
    return found


def memory_mb(root: int) -> float:
    """Proportional set size of the process and all below it, in MiB."""
    total = 0
    for process in family(root):
        try:
            rollup = Path(f"/proc/{process}/smaps_rollup").read_text()
        except OSError:
            continue
        total += next(int(line.split()[1]) for line in rollup.splitlines() if line.startswith("Pss:"))
    return total / 1024


def main() -> None:
    """Run, sample, and print a line for each tenth."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("articles", type=Path)
    parser.add_argument("--times", type=int, default=3)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        inputs, log = Path(name) / "articles.jsonl", Path(name) / "log"
        number = copies(options.articles, options.times, inputs)
        samples: list[tuple[int, float]] = []
        with log.open("w") as errors:
            run = subprocess.Popen(command(inputs, Path(name) / "memory.duckdb"), stderr=errors)
            while run.poll() is None:
                said = re.findall(r"([\d,]+) articles in", log.read_text())
                samples.append((int(said[-1].replace(",", "")) if said else 0, memory_mb(run.pid)))
                time.sleep(1)
        print(log.read_text().strip().splitlines()[-1])
        for tenth in range(TENTHS):
            within = [mb for done, mb in samples if tenth * number <= TENTHS * done < (tenth + 1) * number]
            print(f"{(tenth + 1) * number // TENTHS:,} articles: " + (f"{max(within):,.0f} MiB" if within else "no sample"))
    raise SystemExit(run.returncode)


if __name__ == "__main__":
    main()
