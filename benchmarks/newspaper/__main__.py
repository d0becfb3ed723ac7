"""Follow the newspaper for three days and say what came of it.

python -m benchmarks.newspaper [--pages 2000] [--seed 1]
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks.newspaper.following import followed
from benchmarks.newspaper.judging import figures
from benchmarks.newspaper.world import made


def main() -> None:
    """Print each figure on a line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, followed(made(options.pages, options.seed), Path(folder)) as outcome:
        for name, value in figures(outcome).items():
            print(f"{name}: {value}")


if __name__ == "__main__":
    main()
