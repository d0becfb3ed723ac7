"""Mutated feeds, sitemaps, pages and WARC files through extract and clean: no crash, no hang, bounded memory.

    python -m benchmarks.fuzz [--mutants 5000] [--seed 1] [--keep FOLDER]

Each mutant is read as what it was (a feed by read_feed, and so on), then as a file by extract, and what comes out is cleaned.
A child process does it, which is killed when one mutant takes more than 10 seconds of processor time (the machine may be
shared), or two minutes; it may use 3 GB. A crash is any exception but `UnreadableError`, and any reject that says that the
error was not foreseen. `--keep` writes the guilty mutants.
"""

import argparse
import gzip
import logging
import multiprocessing
import os
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Final

from benchmarks import web_samples
from flows.clean import clean
from flows.extract import extract
from flows.extract.feeds import read_feed
from flows.extract.outcome import UnreadableError
from flows.extract.sections import read_section
from flows.extract.sitemaps import read_sitemap
from flows.extract.step import UNFORESEEN

LONGEST: Final = 10.0  # seconds that one mutant may take
MOST_MEMORY: Final = 3 << 30  # bytes of address space above what the libraries take
_ENCODINGS: Final = (
    "utf-16",
    "utf-16-be",
    "utf-32",
    "cp1252",
    "cp1251",
    "shift_jis",
    "utf-7",
    "cp037",
    "gb18030",
    "iso2022_jp",
)
_FRAGMENTS: Final = (
    *(b"<", b"&", b"<!--", b"<![CDATA[", b"]]>", b"<?", b"<!", b"</a", b'<a x="', b"<item>", b"<url><loc>", b"<entry><title>"),
    *(
        b"<div>",
        b"<table><tr><td>",
        b"<a href='/2024/01/02/x'>",
        b"<p>",
        b"<b><i>",
        b"<span><h1>",
        b"{",
        b'[{"a":',
        b"\\u",
        b"\0",
    ),
    *(
        b"WARC/1.0\r\nContent-Length: 99999999\r\n\r\n",
        b"\r\n\r\nWARC/1.0\r\n",
        b"\x1f\x8b\x08\0",
        b"\x28\xb5\x2f\xfd",
        b"<br>",
        b" ",
    ),
    *(
        b"<script>",
        b"<!-- <p>",
        b"<form><input>",
        b"<svg>",
        b"<li><ul>",
        b"&amp;",
        b"&#x110000;",
        b"&nbsp",
        b"</p>",
        b"<o:p>",
        b"a-",
    ),
)
BOMB: Final = (
    b'<!DOCTYPE x [<!ENTITY a "aaaaaaaaaaaaaaaaaaaa">'
    + b"".join(b'<!ENTITY a%d "%s">' % (n, b"&a%s;" % (str(n - 1).encode() if n else b"") * 10) for n in range(10))
    + b'<!ENTITY f SYSTEM "file:///etc/passwd">]>'
)

LONGEST_WAIT: Final = 120.0

Mutation = Callable[[bytes, random.Random], bytes]
Outcome = tuple[int, int, int] | str  # entries, articles and rejects, or what went wrong


def cut(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data))]


def flip(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    for _ in range(chance.choice((1, 3, 30, 300))):
        damaged[chance.randrange(len(damaged))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def rub_out(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + data[at + chance.randrange(1, 3000) :]


def encode(data: bytes, chance: random.Random) -> bytes:
    return data.decode("utf-8", "replace").encode(chance.choice(_ENCODINGS), "replace")


def mislabel(data: bytes, chance: random.Random) -> bytes:
    label = chance.choice(_ENCODINGS).encode()
    return data.replace(b"UTF-8", label).replace(b"utf-8", label)


def nest(data: bytes, chance: random.Random) -> bytes:
    tag = chance.choice((b"div", b"a", b"item", b"b", b"table", b"span", b"url", b"ul><li", b"blockquote", b"font", b"section"))
    depth = chance.choice((300, 3_000, 30_000, 100_000))
    at = chance.randrange(len(data))
    closing = b"".join(b"</%s>" % part for part in reversed(tag.split(b"><")))
    return data[:at] + b"<%s>" % tag * depth + b"deep" + (closing * depth if chance.random() < 0.5 else b"") + data[at:]


def nest_json(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data))
    return data[:at] + chance.choice((b"[", b'{"a":')) * chance.choice((500, 5_000, 200_000)) + data[at:]


def huge_attribute(data: bytes, chance: random.Random) -> bytes:
    value = chance.choice((b"x" * 3_000_000, b"&amp;" * 300_000, b"<" * 300_000, b" " * 2_000_000))
    return _into_a_tag(data, chance, b' data-x="%s"' % value)


def many_attributes(data: bytes, chance: random.Random) -> bytes:
    return _into_a_tag(data, chance, b"".join(b" a%d=%d" % (n, n) for n in range(chance.choice((300, 3_000, 60_000)))))


def repeat(data: bytes, chance: random.Random) -> bytes:
    fragment = chance.choice(_FRAGMENTS)
    at = chance.randrange(len(data))
    return data[:at] + fragment * (chance.choice((3, 3_000, 500_000)) // len(fragment) + 1) + data[at:]


def bomb(data: bytes, chance: random.Random) -> bytes:
    found = [n for n in range(min(len(data), 200_000)) if data[n : n + 1] == b">"]
    at = chance.choice(found) + 1 if found else 0
    return BOMB + data[:at] + b"&a9;&f;" * 3 + data[at:]


def splice(data: bytes, chance: random.Random) -> bytes:
    other = chance.choice(SAMPLES)[1]
    return data[: chance.randrange(len(data))] + other[chance.randrange(len(other)) :]


def double(data: bytes, chance: random.Random) -> bytes:
    at, end = sorted((chance.randrange(len(data)), chance.randrange(len(data))))
    return data[:end] + data[at:end] * chance.choice((1, 20)) + data[end:]


def _into_a_tag(data: bytes, chance: random.Random, what: bytes) -> bytes:
    at = data.find(b">", chance.randrange(len(data)))
    return data[: max(at, 0)] + what + data[max(at, 0) :]


MUTATIONS: Final[tuple[Mutation, ...]] = (
    *(cut, flip, rub_out, encode, mislabel, nest, nest_json, huge_attribute, many_attributes, repeat, bomb, splice, double),
)


def _samples() -> list[tuple[str, bytes]]:
    """Of each kind some files, with the kind and suffix first."""
    samples: list[tuple[str, bytes]] = []
    for n in range(0, 300, 100):
        samples += [("feed.xml", text.encode()) for text in (web_samples.rss(n), web_samples.atom(n))]
        samples += [("feed.json", web_samples.json_feed(n).encode()), ("feed.xml", web_samples.rss(n).encode("utf-16"))]
        samples += [
            ("sitemap.xml", web_samples.news_sitemap(n).encode()),
            ("sitemap.xml", web_samples.sitemap_index(n).encode()),
        ]
        samples += [("sitemap.txt", "\n".join(map(web_samples.address, range(n, n + 100))).encode())]
        samples += [("sitemap.xml.gz", gzip.compress(web_samples.news_sitemap(n).encode(), mtime=0))]
        samples += [("page.html", web_samples.page(n + k).encode()) for k in range(4)]
        samples += [(f"warc.{suffix}", web_samples.warc(n, 2, suffix)) for suffix in ("gz", "zst", "whole", "none")]
    return samples


SAMPLES: Final = _samples()


def mutant(number: int, seed: int) -> tuple[str, str, bytes]:
    """The name, the mutations and the bytes of a mutant; the same for the same seed."""
    chance = random.Random(seed * 1_000_003 + number)
    kinds = ("feed", "sitemap", "page", "warc")
    name, data = chance.choice([sample for sample in SAMPLES if sample[0].startswith(kinds[number % len(kinds)])])
    mutations = chance.choices(MUTATIONS, k=chance.choice((1, 1, 2)))
    for mutation in mutations:
        data = mutation(data, chance) if data else data
    return name, "+".join(mutation.__name__ for mutation in mutations), data


def run_one(name: str, data: bytes, folder: Path) -> tuple[int, int, int]:
    """Entries, articles and rejects that a mutant gives. Raises for any crash."""
    reader = {"feed": read_feed, "sitemap": read_sitemap, "page": read_section}.get(name.partition(".")[0])
    entries = 0
    if reader is not None:
        with suppress(UnreadableError):
            entries = len(reader(data, web_samples.SITE + "/x", "utf-8" if len(data) % 2 else None).entries)
    if name == "sitemap.txt":  # as a file it is a list of addresses, which would be fetched
        return entries, 0, 0
    path = folder / name
    path.write_bytes(data)
    articles = rejects = 0
    for batch in extract([str(path)]):
        unforeseen = [reason for reason in batch.rejects["reason"] if UNFORESEEN.lower() in reason.lower()]
        if unforeseen:
            raise AssertionError(unforeseen[0])
        cleaned = clean(batch.records)
        if cleaned.articles.height + cleaned.rejects.height != batch.records.height:
            raise AssertionError("clean lost a record")
        articles += cleaned.articles.height
        rejects += batch.rejects.height + cleaned.rejects.height
    if articles + rejects == 0:
        raise AssertionError("a file gave neither an article nor a reject")
    return entries, articles, rejects


def child(connection: Connection, seed: int) -> None:
    """Runs the mutants whose numbers come in: the name, what came of it, processor seconds, and the memory so far in MB."""
    logging.disable(logging.CRITICAL)
    run_one("page.html", web_samples.page(1).encode(), Path(tempfile.mkdtemp()))
    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (used + MOST_MEMORY, used + MOST_MEMORY))
    connection.send(None)
    with tempfile.TemporaryDirectory() as folder:
        while (number := connection.recv()) is not None:
            name, _, data = mutant(number, seed)
            start = time.process_time()
            try:
                outcome: Outcome = run_one(name, data, Path(folder))
            except BaseException as error:
                outcome = f"{type(error).__name__}: {str(error)[:300]}"
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
            connection.send((name, outcome, time.process_time() - start, peak))


class Watched:
    """A child process that is killed, and started anew, when it does not answer in time."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._context = multiprocessing.get_context("spawn")
        self._start()

    def _start(self) -> None:
        self._connection, inner = self._context.Pipe()
        self._process = self._context.Process(target=child, args=(inner, self._seed), daemon=True)
        self._process.start()
        inner.close()
        self._connection.recv()  # it has loaded its libraries

    def run(self, number: int) -> tuple[str, Outcome, float, int]:
        """What `child` answers."""
        start, used = time.monotonic(), self._processor_seconds()
        self._connection.send(number)
        outcome = "died"
        try:
            while not self._connection.poll(0.5):
                if self._processor_seconds() - used > LONGEST or time.monotonic() - start > LONGEST_WAIT:
                    outcome = "hang"
                    break
            else:
                return self._connection.recv()  # type: ignore[no-any-return]
        except (EOFError, OSError):
            pass
        self.stop()
        self._start()
        return mutant(number, self._seed)[0], outcome, LONGEST, 0

    def stop(self) -> None:
        self._process.kill()
        self._process.join()

    def _processor_seconds(self) -> float:
        fields = Path(f"/proc/{self._process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--mutants", type=int, default=5000)
    arguments.add_argument("--seed", type=int, default=1)
    arguments.add_argument("--keep", type=Path)
    given = arguments.parse_args()
    counts: Counter[str] = Counter()
    slowest, peak, first_peak = (0.0, 0), 0, 0
    watched = Watched(given.seed)
    begin = time.perf_counter()
    for number in range(given.mutants):
        name, outcome, seconds, memory = watched.run(number)
        slowest = max(slowest, (seconds, number))
        peak = max(peak, memory)
        first_peak = peak if number < given.mutants // 5 else first_peak
        kind = name.partition(".")[0]
        counts[f"{kind} mutants"] += 1
        if not isinstance(outcome, str):
            for label, count in zip(("entries", "articles", "rejects"), outcome, strict=True):
                counts[f"{kind} {label}"] += count
            continue
        counts["hangs" if outcome == "hang" else "crashes"] += 1
        _, mutations, data = mutant(number, given.seed)
        print(f"{outcome}: {number} {name} {mutations} ({len(data):,} bytes)", flush=True)
        if given.keep:
            given.keep.mkdir(exist_ok=True)
            (given.keep / f"{number}-{name}").write_bytes(data)
    watched.stop()
    for label, count in sorted(counts.items()):
        print(f"{label:20} {count:8,}")
    took = time.perf_counter() - begin
    print(f"{given.mutants:,} mutants in {took:.0f} s: {counts['crashes']} crashes, {counts['hangs']} hangs over 10 s")
    name, mutations, data = mutant(slowest[1], given.seed)
    print(f"slowest {slowest[0]:.1f} s: {slowest[1]} {name} {mutations} ({len(data):,} bytes)")
    print(f"peak memory {peak:,} MB ({first_peak:,} MB in the first fifth)")


if __name__ == "__main__":
    main()
