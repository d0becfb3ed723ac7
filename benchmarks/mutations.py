"""Mutated inputs through a whole run: none ends it, each record is loaded, skipped or rejected, and the counts add up.

    python -m benchmarks.mutations FOLDER [--mutants 200]

Takes the files of FOLDER (such as seeds/samples), damages copies of them (cut, bits flipped, wrong encoding, wrong type, a
huge line, empty, binary, nested, ids given twice), loads all of them in one run, and compares the run's books with what extract
and clean say.
"""

import argparse
import json
import random
import subprocess
import tempfile
from collections.abc import Callable
from pathlib import Path

import duckdb

from benchmarks.crashes import command
from flows.clean import clean
from flows.extract import extract

Mutation = Callable[[bytes, random.Random], bytes]


def cut(data: bytes, chance: random.Random) -> bytes:
    """The beginning only."""
    return data[: chance.randrange(1, max(2, len(data)))]


def flip(data: bytes, chance: random.Random) -> bytes:
    """Twenty bits flipped."""
    damaged = bytearray(data)
    for _ in range(20):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def encode(data: bytes, chance: random.Random) -> bytes:
    """Another encoding than it says."""
    return data.decode("utf-8", "replace").encode(chance.choice(["utf-16", "latin-1", "cp1251", "utf-32"]), "replace")


def retype(data: bytes, chance: random.Random) -> bytes:
    """Text where a number belongs, a number where text belongs."""
    return data.replace(b'"text": "', chance.choice([b'"text": 12, "x": "', b'"text": ["a"], "x": "', b'"text": null, "x": "']))


def swell(data: bytes, chance: random.Random) -> bytes:
    """A line of twenty million characters in the middle."""
    at = chance.randrange(len(data))
    return data[:at] + b"x" * 20_000_000 + data[at:]


def empty(_data: bytes, chance: random.Random) -> bytes:
    """Nothing, or white space."""
    return chance.choice([b"", b"\n\n", b"   ", b"\x00" * 100])


def noise(_data: bytes, chance: random.Random) -> bytes:
    """Bytes by chance."""
    return chance.randbytes(5_000)


def nest(data: bytes, _chance: random.Random) -> bytes:
    """A record deep inside others."""
    inner = json.dumps({"text": data[:200].decode("utf-8", "replace")})
    return (b'{"a":' * 500) + inner.encode() + (b"}" * 500)


def repeat(data: bytes, _chance: random.Random) -> bytes:
    """Everything twice."""
    return data + b"\n" + data


MUTATIONS: list[Mutation] = [cut, flip, encode, retype, swell, empty, noise, nest, repeat]


def main() -> None:
    """Make the mutants, run, compare; exit 1 if anything is lost or the run ends badly."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--mutants", type=int, default=200)
    options = parser.parse_args()
    originals = sorted(path for path in options.folder.rglob("*") if path.is_file())
    chance = random.Random(11)
    with tempfile.TemporaryDirectory() as name:
        mutants = Path(name) / "mutants"
        mutants.mkdir()
        for number in range(options.mutants):
            original = originals[number % len(originals)]
            mutation = MUTATIONS[number % len(MUTATIONS)]
            (mutants / f"{number:03}-{mutation.__name__}-{original.name}").write_bytes(mutation(original.read_bytes(), chance))
        records = articles = rejects = 0
        inputs: set[str] = set()
        for batch in extract([str(mutants)]):
            cleaned = clean(batch.records)
            records += batch.records.height
            articles += cleaned.articles.height
            rejects += batch.rejects.height + cleaned.rejects.height
            inputs |= {*batch.records["input"], *batch.rejects["input"]}
        warehouse = Path(name) / "mutants.duckdb"
        done = subprocess.run(command(mutants, warehouse), capture_output=True, text=True, check=False)
        print(done.stderr.strip().splitlines()[-1], f"(exit {done.returncode})")
        with duckdb.connect(str(warehouse), read_only=True) as con:
            books = "SELECT articles_in, loaded + updated + older + skipped, rejected FROM ops.runs"
            articles_in, settled, rejected = con.execute(books).fetchall()[0]
            (rows,) = con.execute("SELECT count(*) FROM ops.rejects").fetchall()[0]
            reasons = con.execute("SELECT reason, count(*) FROM ops.rejects GROUP BY 1 ORDER BY 2 DESC LIMIT 12").fetchall()
        silent = [path.name for path in mutants.iterdir() if not any(path.name in source for source in inputs)]
    for reason, count in reasons:
        print(f"{count:>5}  {reason[:150]}")
    print(f"{options.mutants} mutants: {records} records, {articles} articles and {rejects} rejects by the steps alone")
    print(f"the run: {articles_in} articles in, {settled} settled, {rejected} rejected, {rows} rows in ops.rejects")
    print(f"files of which nothing was said: {silent or 'none'}")
    # An article on which the annotator failed would be a reject more and an article less.
    right = articles_in == settled and rejected == rows and articles_in + rejected == articles + rejects and not silent
    raise SystemExit(not (right and done.returncode == 3))


if __name__ == "__main__":
    main()
