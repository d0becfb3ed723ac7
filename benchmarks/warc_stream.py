"""A WARC file of many pages streamed through extract, then through extract and clean: pages a second, memory, what bounds it.

    python -m benchmarks.warc_stream [--pages 20000] [--packing gz] [--profile]

The file is generated into a temporary folder (invented pages of 30 to 65 KB, with their requests and metadata). Memory is the
process's resident set at five points of the way; processor time is given as well, since machines are shared. `--profile` adds
where the time goes, from a run over a tenth of the pages.
"""

import argparse
import cProfile
import gzip
import pstats
import resource
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.web_samples import warc_records
from flows.clean import clean
from flows.extract import extract
from flows.extract.compression import zstd


def write(path: Path, pages: int, packing: str) -> None:
    pack = zstd.compress if packing == "zst" else lambda record: gzip.compress(record, 6, mtime=0)
    with path.open("wb") as file:
        for record in warc_records(range(pages)):
            file.write(pack(record))


def resident() -> int:
    """The memory of this process now, in MB."""
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() >> 20


def streamed(path: Path, cleaning: bool) -> Iterator[tuple[int, int]]:
    """Records and articles of each batch."""
    for batch in extract([str(path)]):
        if not batch.rejects.is_empty():
            raise SystemExit(f"a reject that should not be: {batch.rejects.row(0)}")
        yield batch.records.height, clean(batch.records).articles.height if cleaning else 0


def measure(path: Path, pages: int, cleaning: bool) -> None:
    start, used, records, articles = time.perf_counter(), time.process_time(), 0, 0
    points = [(f"{100 * n // 5} %", pages * n // 5) for n in range(1, 6)]
    memory = [f"start {resident()}"]
    for some, cleaned in streamed(path, cleaning):
        records += some
        articles += cleaned
        while points and records >= points[0][1]:
            memory.append(f"{points.pop(0)[0]} {resident()}")
    seconds, used = time.perf_counter() - start, time.process_time() - used
    what = "extract and clean" if cleaning else "extract"
    print(f"{what}: {records:,} pages, {articles:,} articles in {seconds:.1f} s, {records / seconds:,.0f} pages/s")
    print(f"  {records / used:,.0f} pages a second of processor time")
    print(f"  memory in MB: {', '.join(memory)}; peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10}", flush=True)


def profiled(path: Path) -> None:
    with cProfile.Profile() as profile:
        for _ in streamed(path, cleaning=True):
            pass
    pstats.Stats(profile).sort_stats("cumulative").print_stats(r"flows/|trafilatura|readab|lxml|polars/dataframe/frame", 40)


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--pages", type=int, default=20_000)
    arguments.add_argument("--packing", choices=("gz", "zst"), default="gz")
    arguments.add_argument("--extract-only", action="store_true")
    arguments.add_argument("--profile", action="store_true")
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, f"news.warc.{given.packing}")
        write(path, given.pages, given.packing)
        print(f"{given.pages:,} pages, {path.stat().st_size / 1e6:,.0f} MB ({given.packing})", flush=True)
        measure(path, given.pages, cleaning=False)
        if not given.extract_only:
            measure(path, given.pages, cleaning=True)
        if given.profile:
            write(path, given.pages // 10, given.packing)
            profiled(path)


if __name__ == "__main__":
    main()
