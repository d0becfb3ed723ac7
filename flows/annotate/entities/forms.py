"""The names of an article as they are spelled: each distinct spelling once, with the mentions that use it."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

from flows.annotate.entities.keys import fold, without_legal_form
from flows.annotate.entities.titles import without_titles
from flows.annotate.story import Story
from flows.annotate.tokens import tokens_of

_STATE = "state"
_CHAMBERS = frozenset({("senate",), ("house",), ("assembly",), ("legislature",)})
FAMILIES = {"PERSON": "person", "ORG": "body", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "people"}


@dataclass(slots=True)
class Name:
    """One spelling of a name in the article. `words` are folded; `core` also lacks titles and legal forms."""

    text: str
    words: tuple[str, ...]
    core: tuple[str, ...]
    label: str
    mentions: list[int] = field(default_factory=list)
    weights: dict[str, float] = field(default_factory=dict)  # label -> summed confidence

    @property
    def family(self) -> str:
        """The kinds that may share an entity: person, body, place, people, or the label itself."""
        return FAMILIES.get(self.label, self.label)


def collect_names(doc: Doc, story: Story) -> list[Name]:
    """The article's names in the order of their first mention; mentions of one spelling and family share a Name."""
    tokens = tokens_of(doc)
    found: dict[tuple[tuple[str, ...], str], Name] = {}
    for number, mention in enumerate(story.mentions):
        text = tokens.surface(mention.start, mention.end)
        folded = fold(text) or (text.casefold(),)
        if folded in _CHAMBERS and mention.start and tokens.lower[mention.start - 1] == _STATE:
            text, folded = f"{_STATE} {text}", (_STATE, *folded)  # no chamber of the nation
        key = (folded, FAMILIES.get(mention.label, mention.label))
        name = found.get(key)
        if name is None:
            name = found[key] = Name(text, folded, _core(folded, mention.label), mention.label)
        name.mentions.append(number)
        name.weights[mention.label] = name.weights.get(mention.label, 0.0) + mention.confidence
    for name in found.values():
        name.label = heaviest(name.weights)
    return list(found.values())


def heaviest(weights: dict[str, float]) -> str:
    """The label with the greatest weight; the alphabet breaks ties, so that no order of mentions decides."""
    return min(weights, key=lambda label: (-round(weights[label], 6), label))


def _core(folded: tuple[str, ...], label: str) -> tuple[str, ...]:
    if label == "PERSON":
        return without_titles(folded)
    return without_legal_form(folded) if label in {"ORG", "PRODUCT"} else folded
