"""Groups of names in the making: which names of the article are one entity."""

from dataclasses import dataclass, field

from flows.annotate.entities.forms import Name


@dataclass(slots=True)
class Groups:
    """A partition of the article's names, and the single mentions that go elsewhere than their name does."""

    names: list[Name]
    parent: list[int] = field(default_factory=list)
    moved: dict[int, int] = field(default_factory=dict)  # mention -> Name whose entity it means
    reference: dict[int, str] = field(default_factory=dict)  # root -> reference id

    def __post_init__(self) -> None:
        self.parent = list(range(len(self.names)))

    def root(self, name: int) -> int:
        """The number that stands for the group of `name`."""
        while self.parent[name] != name:
            self.parent[name] = self.parent[self.parent[name]]
            name = self.parent[name]
        return name

    def join(self, name: int, other: int) -> bool:
        """Put `name` into the group of `other`; False when references say that they are two things."""
        a, b = self.root(name), self.root(other)
        if a == b:
            return True
        references = {self.reference[root] for root in (a, b) if root in self.reference}
        if len(references) > 1:
            return False
        self.parent[a] = b
        if references:
            self.reference[b] = references.pop()
        return True

    def members(self) -> dict[int, list[int]]:
        """Root -> the numbers of its names, in the order of the article."""
        found: dict[int, list[int]] = {}
        for number in range(len(self.names)):
            found.setdefault(self.root(number), []).append(number)
        return found
