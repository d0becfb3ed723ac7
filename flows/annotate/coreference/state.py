"""What the parts of reference share while an article is read."""

from dataclasses import dataclass, field

from flows.annotate.coreference.referents import Referent
from flows.annotate.coreference.salience import Discourse, Key
from flows.annotate.coreference.syntax import Syntax
from flows.annotate.story import Story


@dataclass(slots=True)
class State:
    """The article, its phrases, and what has been read so far: `key_at` tells what the phrase at a token means."""

    story: Story
    syntax: Syntax
    quoted: list[bool]
    referents: dict[int, Referent]
    discourse: Discourse = field(default_factory=Discourse)
    key_at: dict[int, Key] = field(default_factory=dict)

    def meaning(self, token: int | None) -> Key | None:
        """What the phrase at a token means, read already or named further on."""
        if token is None:
            return None
        if token in self.key_at:
            return self.key_at[token]
        referent = self.referents.get(token)
        return referent.key if referent is not None and referent.key[0] == "entity" else None
