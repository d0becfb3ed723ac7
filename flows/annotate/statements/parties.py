"""Parties: who is meant by "the parties", "both sides", "the two leaders": the two that the article has brought together.

Two persons when the article has named only two so far, else the last two that it named side by side ("between A and B", "A met
B" in one sentence that names nobody else). Anything less clear stays without speakers.
"""

from flows.annotate.statements.sources import Source
from flows.annotate.statements.tree import Tree
from flows.annotate.statements.words import statement_words
from flows.annotate.story import Story

_PAIRED = frozenset(("parties", "sides", "both", "two", "pair", "duo", "counterparts", "interlocutors"))
_SENTENCES_BACK = 6


class Parties:
    """Finds the two persons that a plural source means."""

    def __init__(self, tree: Tree, story: Story) -> None:
        self.tree, self.story = tree, story
        self.named: list[tuple[int, int]] | None = None  # token and entity of each named person, in order

    def of(self, source: Source) -> list[int]:
        """The two entities, or none."""
        if not self._is_pair(source):
            return []
        named = [(token, entity) for token, entity in self._named() if token < source.start]
        distinct = list(dict.fromkeys(entity for _, entity in named))
        if len(distinct) == 2:
            return distinct
        by_sentence: dict[int, list[int]] = {}
        for token, entity in named:
            together = by_sentence.setdefault(self.story.sentence_of[token], [])
            if entity not in together:
                together.append(entity)
        here = self.story.sentence_of[source.start]
        for sentence in range(here, max(here - _SENTENCES_BACK, -1), -1):
            if len(by_sentence.get(sentence, [])) == 2:
                return by_sentence[sentence]
        return []

    def _is_pair(self, source: Source) -> bool:
        words = [self.tree.lower(token) for token in range(source.start, source.end)]
        head = self.tree.lower(source.head)
        if len(words) > 4:
            return False
        if head in _PAIRED:
            return words[0] in ("the", "both", "two") and "all" not in words
        return (
            head in statement_words("paired_people") and words[0] in ("the", "both") and ("two" in words or words[0] == "both")
        )

    def _named(self) -> list[tuple[int, int]]:
        if self.named is None:
            entities = self.story.entities
            self.named = sorted(
                (mention.start, mention.entity)
                for mention in self.story.mentions
                if mention.entity is not None and mention.method == "name" and entities[mention.entity].label == "PERSON"
            )
        return self.named
