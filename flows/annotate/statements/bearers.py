"""Bearers: who a source without a name of its own is, where its sentence tells: "a spokeswoman" beside a name, "is an expert
who", "users including Jane Roe", "in a letter urging …", whose author is the subject.
"""

from collections.abc import Callable

from flows.annotate.statements.sources import Source
from flows.annotate.statements.tree import SUBJECTS, Tree
from flows.annotate.statements.words import noun_kind, statement_words
from flows.annotate.story import Mention, Story

_SPEAKING = frozenset(("PERSON", "ORG", "GPE"))
_EXAMPLES = frozenset(("including", "like"))


class Bearers:
    """Finds the named entities that a source's words stand for in its sentence."""

    def __init__(self, tree: Tree, story: Story, names: Callable[[int], list[Mention]]) -> None:
        self.tree, self.story, self.names = tree, story, names

    def of(self, source: Source) -> list[int]:
        """Their numbers, or none."""
        return self._examples(source) or self._beside(source) or self._author(source) or self._short(source)

    def _named(self, token: int, labels: frozenset[str] = _SPEAKING) -> list[int]:
        found = (m for m in self.names(token) if m.method in ("name", "acronym") and m.label in labels)
        return [m.entity for m in found if m.entity is not None][:1]

    def _examples(self, source: Source) -> list[int]:
        """The people or bodies that a plural source names as examples: "users, including Jane Roe"."""
        tree = self.tree
        found: list[int] = []
        for token in range(source.head + 1, source.end):
            if tree.dep[token] == "prep" and tree.lower(token) in _EXAMPLES and tree.head[token] == source.head:
                first = tree.child(token, "pobj")
                names = [first, *tree.children(first, "conj")] if first is not None else []
                found.extend(entity for name in names for entity in self._named(name))
        return found

    def _beside(self, source: Source) -> list[int]:
        """The name that the source's noun stands in apposition to, or is said of: "Jane Roe is an expert who"."""
        tree, head = self.tree, source.head
        if tree.tag[head] != "NN" or noun_kind(tree, head) != "person":
            return []
        upper = tree.head[head]
        if tree.dep[head] == "appos":
            return self._named(upper, frozenset(("PERSON",)))
        if tree.dep[head] == "attr" and tree.doc[upper].lemma_ == "be" and not tree.children(upper, "neg"):
            subject = tree.child(upper, *SUBJECTS)
            return self._named(subject, frozenset(("PERSON",))) if subject is not None else []
        return []

    def _author(self, source: Source) -> list[int]:
        """Who wrote the letter or statement that speaks: its owner, or the subject of the verb that issues it."""
        tree, head = self.tree, source.head
        if tree.doc[head].lemma_.lower() not in statement_words("written"):
            return []
        owner = tree.child(head, "poss")
        if owner is not None:
            return self._named(owner)
        verb = tree.head[head]
        if tree.dep[head] == "pobj" and tree.lower(verb) == "in":
            verb = tree.head[verb]
        elif tree.dep[head] != "dobj" or tree.doc[verb].lemma_ not in statement_words("issuing"):
            return []
        subject = tree.child(verb, "nsubj") if tree.pos[verb] == "VERB" else None
        return self._named(subject) if subject is not None else []

    def _short(self, source: Source) -> list[int]:
        """The one person or body whose name ends with the source's, if no name was found there: "The Herald reported"."""
        tree, head = self.tree, source.head
        words = [tree.word[token] for token in range(source.start, source.end)]
        if tree.pos[head] != "PROPN" or len(words) > 2 or (len(words) == 2 and words[0].lower() != "the"):
            return []
        if self.names(head) or noun_kind(tree, head) in ("person", "body"):
            return []
        kind = "ORG" if len(words) == 2 else "PERSON"
        ending = " " + tree.word[head]
        found = [n for n, entity in enumerate(self.story.entities) if entity.label == kind and entity.name.endswith(ending)]
        return found if len(found) == 1 else []
