"""The pool of annotator processes that a process's runs share: started early, used by the flow, closed by its starter."""

from collections.abc import Iterator
from contextlib import contextmanager

from flows.annotate.workers import AnnotatorPool

_started: list[AnnotatorPool] = []


@contextmanager
def warm_pool(workers: int, model: str) -> Iterator[None]:
    """Start workers loading the model now; runs inside the block use them."""
    with AnnotatorPool(workers, model) as pool:
        pool.warm()
        _started.append(pool)
        try:
            yield
        finally:
            _started.remove(pool)


@contextmanager
def shared_pool(workers: int, model: str) -> Iterator[AnnotatorPool]:
    """The warm pool if there is one for this model, else one of the block's own."""
    for pool in _started:
        if pool.model == model:
            yield pool
            return
    with AnnotatorPool(workers, model) as pool:
        yield pool
