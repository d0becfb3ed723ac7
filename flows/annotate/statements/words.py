"""Words that decide whether something was said, by whom and how far it goes, by class from seeds/statement_words.csv."""

from functools import cache

from flows.annotate.lexicon import column_map
from flows.annotate.statements.tree import Tree

_PERSONAL_ENDINGS = ("ist", "ian", "man", "men", "woman", "women", "person", "people", "eer")


@cache
def statement_words(kind: str) -> frozenset[str]:
    """The words (or classes of cues) of one class of seeds/statement_words.csv."""
    return frozenset(column_map("statement_words.csv", "class", "words")[kind].split("|"))


def noun_kind(tree: Tree, noun: int) -> str | None:
    """Whether a common noun means a person, a body, or a document, by seeds/cue_speakers.csv and its ending."""
    lemma = tree.doc[noun].lemma_.lower()
    kind = column_map("cue_speakers.csv", "nouns", "kind").get(lemma)
    return kind or ("person" if lemma.endswith(_PERSONAL_ENDINGS) and lemma not in statement_words("impersonal") else None)
