"""What a list of places tells of its members: "New York, Ohio and Maine" are states, "Adair and Knox counties" counties."""

from spacy.tokens import Doc

from flows.annotate.entities.keys import fold
from flows.annotate.entities.references import american_states
from flows.annotate.story import Mention, Story

_JOINS = frozenset({",", "and", "or", "&"})
_COUNTIES = "counties"
_MOST_JOINS, _LAST_NAME = 2, 3  # tokens
_LEAST_STATES = 3
ALSO_CITIES = frozenset({("new", "york"), ("washington",)})


def _lists(doc: Doc, story: Story) -> list[list[Mention]]:
    """The places that stand in a row with nothing but commas and "and" between them."""
    found: list[list[Mention]] = []
    for mention in story.mentions:
        if mention.label not in {"GPE", "LOC"} or mention.method not in {"name", "acronym"}:
            continue
        end = found[-1][-1].end if found else -_MOST_JOINS - 1
        between = range(end, mention.start)
        if 0 < len(between) <= _MOST_JOINS and all(doc[i].lower_ in _JOINS for i in between):
            found[-1].append(mention)
        else:
            found.append([mention])
    return found


def listed_states(doc: Doc, story: Story) -> set[int]:
    """Where mentions of New York and Washington start that stand in a list of states only."""
    starts: set[int] = set()
    for mentions in _lists(doc, story):
        names = [fold(doc[m.start : m.end].text) for m in mentions]
        if len(set(names)) >= _LEAST_STATES and all(name in american_states() for name in names):
            starts |= {m.start for m, name in zip(mentions, names, strict=True) if name in ALSO_CITIES}
    return starts


def listed_counties(doc: Doc, story: Story) -> list[Mention]:
    """The places of a list that the word "counties" ends, whatever the last of them is taken for."""
    return [mention for mentions in _lists(doc, story) if _ends_in_counties(doc, mentions[-1].end) for mention in mentions]


def _ends_in_counties(doc: Doc, end: int) -> bool:
    if end < len(doc) and doc[end].lower_ == _COUNTIES:
        return True
    last = next((i for i in range(end, min(end + _MOST_JOINS + 1, len(doc))) if doc[i].lower_ not in _JOINS), end)
    for i in range(last, min(last + _LAST_NAME + 1, len(doc))):
        if doc[i].lower_ == _COUNTIES:
            return i > last > end
        if not doc[i].text[:1].isupper():
            break
    return False
