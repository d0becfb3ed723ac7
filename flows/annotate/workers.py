"""Annotation in processes that are started once: frames go in, frames come out, Docs never cross.

Spawned, not forked (threads and locks of the parent don't come along); the model loads in each worker as it starts, while the
parent does something else. A worker whose parent dies ends by itself.
"""

import gc
import logging
import multiprocessing
import os
import resource
import signal
import threading
import time
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache

import polars as pl

from flows.annotate.tables import Annotations, concatenate

_log = logging.getLogger(__name__)

# About four seconds of one core's work: small enough to balance, large enough to batch well.
CHUNK_CHARACTERS = 250_000

# Articles that could not be annotated, and why.
FAILURES = pl.Schema({"article_id": pl.Int64(), "reason": pl.String()})

_Work = tuple[Annotations, int, int]
Pending = list[tuple[pl.DataFrame, "Future[_Work]"]]


class AnnotatorPool:
    """Processes that run the annotate step. Use as a context manager, or call `close`."""

    def __init__(self, workers: int, model: str) -> None:
        self.workers, self.model = workers, model
        self._peaks: dict[int, int] = {}
        self._closed = False
        self._pool = self._start()

    def __enter__(self) -> "AnnotatorPool":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _start(self) -> ProcessPoolExecutor:
        # One BLAS and one polars thread a worker: the processes are the parallelism. Set before numpy loads in the child.
        os.environ["OPENBLAS_NUM_THREADS"] = "1"
        return ProcessPoolExecutor(
            self.workers,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_prepare,
            initargs=(os.getpid(),),
        )

    def warm(self) -> None:
        """Start one worker loading the model, without waiting for it."""
        self._pool.submit(_warm, self.model)

    def annotate(self, articles: pl.DataFrame) -> tuple[Annotations, pl.DataFrame]:
        """Annotate `articles`; returns the annotations, and FAILURES: the articles that could not be annotated.

        An article on which the annotator fails, or its process dies, costs one row of FAILURES; the others are annotated.
        """
        return self.finish(self.start(articles))

    def start(self, articles: pl.DataFrame) -> Pending:
        """Hand the articles to the workers, without waiting."""
        return [(chunk, self._submit(chunk)) for chunk in chunks(articles)]

    def finish(self, pending: Pending) -> tuple[Annotations, pl.DataFrame]:
        """Wait for what `start` handed out; returns what `annotate` does."""
        parts: list[Annotations] = []
        failures: list[dict[str, object]] = []
        for chunk, future in pending:
            try:
                parts.append(self._result(future))
            except Exception as error:
                if self._closed:
                    raise
                _log.warning("A batch of %d articles failed and is annotated article by article: %r", chunk.height, error)
                self._one_by_one(chunk, parts, failures)
        return concatenate(parts), pl.DataFrame(failures, schema=FAILURES)

    def _one_by_one(self, chunk: pl.DataFrame, parts: list[Annotations], failures: list[dict[str, object]]) -> None:
        for article in chunk.iter_slices(1):
            try:
                parts.append(self._result(self._submit(article)))
            except Exception as error:
                failures.append(_failure(article, error))

    def _submit(self, chunk: pl.DataFrame) -> "Future[_Work]":
        try:
            return self._pool.submit(_work, chunk, self.model)
        except BrokenProcessPool:
            self._pool = self._start()
            return self._pool.submit(_work, chunk, self.model)

    def _result(self, future: "Future[_Work]") -> Annotations:
        annotations, pid, peak_mb = future.result()
        self._peaks[pid] = peak_mb
        return annotations

    def peak_memory_mb(self) -> int:
        """The sum of the workers' peak resident memory so far, in MiB."""
        return sum(self._peaks.values())

    def close(self) -> None:
        """End the workers at once; work in hand is dropped."""
        self._closed = True
        # Python 3.14 has `terminate_workers` for this; before, waiting would take as long as the chunks in hand.
        workers = list((self._pool._processes or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.terminate()


def chunks(articles: pl.DataFrame) -> Iterator[pl.DataFrame]:
    """Slices of about CHUNK_CHARACTERS of text, at least one article each, in order."""
    if articles.is_empty():
        return
    lengths = articles.get_column("body").str.len_chars()
    number = ((lengths.cum_sum() - lengths) // CHUNK_CHARACTERS).alias("chunk")
    yield from articles.with_columns(number).partition_by("chunk", maintain_order=True, include_key=False)


def _prepare(parent: int) -> None:
    """In the worker: Ctrl-C is the parent's to handle, and a parent that is gone needs no annotation."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["POLARS_MAX_THREADS"] = "1"

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _warm(model: str) -> None:
    from flows.annotate.pipeline import build_pipeline

    build_pipeline(model)


def _work(chunk: pl.DataFrame, model: str) -> _Work:
    from flows.annotate.step import annotate

    annotations = annotate(chunk, model)
    _settle()
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    return annotations, os.getpid(), peak


@cache
def _settle() -> None:
    """Once a process: the model and the lexicons that the first articles ask for stay, so no collection looks through them."""
    gc.collect()
    gc.freeze()


def _failure(article: pl.DataFrame, error: Exception) -> dict[str, object]:
    return {
        "article_id": article.item(0, "article_id"),
        "reason": f"The annotator failed on this article ({type(error).__name__}: {error}); please report it with the text.",
    }
