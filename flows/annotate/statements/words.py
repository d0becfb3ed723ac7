"""Words that decide whether something was said, by whom and how far it goes, by class from seeds/statement_words.csv."""

from functools import cache

from flows.annotate.lexicon import column_map


@cache
def statement_words(kind: str) -> frozenset[str]:
    """The words (or classes of cues) of one class of seeds/statement_words.csv."""
    return frozenset(column_map("statement_words.csv", "class", "words")[kind].split("|"))
