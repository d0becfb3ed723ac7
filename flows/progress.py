"""Says what is happening while it happens: one listener a process, by default nobody."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

_listeners: list[Callable[[str], None]] = []


def tell(sentence: str) -> None:
    """Tell whoever listens, such as the command line, what is happening."""
    for listener in _listeners:
        listener(sentence)


@contextmanager
def listening(listener: Callable[[str], None]) -> Iterator[None]:
    """Have `listener` told for the length of a block."""
    _listeners.append(listener)
    try:
        yield
    finally:
        _listeners.remove(listener)
