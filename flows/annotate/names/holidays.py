"""Holidays by name: "Memorial Day" is an event and no person, and a greeting before it is no part of its name."""

from functools import cache

from flows.annotate.lexicon import seed
from flows.annotate.names.gazetteer import context, fold


@cache
def _holidays() -> frozenset[str]:
    names = (name for row in seed("holidays.csv").get_column("names") for name in row.split("|"))
    return frozenset(fold(name) for name in names)


def is_holiday(words: tuple[str, ...] | list[str]) -> bool:
    """Whether the words are a holiday's name."""
    return fold(" ".join(words)) in _holidays()


def is_greeting(words: list[str]) -> bool:
    """Whether the first of several words wishes the holiday that the others name: "Happy Labor Day"."""
    return words[0].lower() in context("greeting") and is_holiday(words[1:])
