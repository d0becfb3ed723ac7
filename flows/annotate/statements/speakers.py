"""Speakers: the entities that a source's words name, and how: by name, by a pronoun, by a noun."""

from flows.annotate.statements.parties import Parties
from flows.annotate.statements.sources import Source
from flows.annotate.statements.tree import Tree
from flows.annotate.story import Mention, Story

_STATUS = {"name": "named", "acronym": "named", "pronoun": "pronoun", "nominal": "nominal"}
_SPEAKING = frozenset(("PERSON", "ORG", "GPE", "NORP"))


class Speakers:
    """Finds the speakers of an article's statements."""

    def __init__(self, tree: Tree, story: Story) -> None:
        self.tree = tree
        self.parties = Parties(tree, story)
        self.at: dict[int, list[Mention]] = {}
        for mention in story.mentions:
            for token in range(mention.start, mention.end):
                self.at.setdefault(token, []).append(mention)

    def of(self, source: Source | None) -> tuple[list[int], str]:
        """Entity numbers and speaker status of a source."""
        if source is None:
            return [], "unknown"
        entities: list[int] = []
        status = None
        for head in self._heads(source):
            for mention in self._mentions(head):
                status = status or _STATUS.get(mention.method, "nominal")
                if mention.entity is not None and mention.entity not in entities:
                    entities.append(mention.entity)
        entities = entities or self.parties.of(source)
        return entities, status or ("pronoun" if self.tree.pos[source.head] == "PRON" else "nominal")

    def _heads(self, source: Source) -> list[int]:
        """The source's head and what is coordinated with it."""
        tree, heads = self.tree, [source.head]
        for head in heads:
            heads.extend(kid for kid in tree.kids[head] if tree.dep[kid] == "conj" and kid < source.end)
        return heads

    def _mentions(self, head: int) -> list[Mention]:
        """Mentions that cover the head; else those of a name in apposition."""
        tree = self.tree
        found = self.at.get(head, [])
        if not any(m.entity is not None for m in found):
            for kid in tree.kids[head]:
                if tree.dep[kid] == "appos" and any(m.label in _SPEAKING and m.method == "name" for m in self.at.get(kid, [])):
                    return [m for m in self.at[kid] if m.method == "name"]
        longest = max((m.end - m.start for m in found), default=0)
        return [m for m in found if m.end - m.start == longest]
