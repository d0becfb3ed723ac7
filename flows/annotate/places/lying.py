"""Where a place lies that the reference data don't have: a street, hall or village takes the point of the town it is in."""

from spacy.tokens import Doc

from flows.annotate.entities.keys import fold, own_key
from flows.annotate.places.forms import place_words
from flows.annotate.story import Entity, Mention, Story

_PLACES = frozenset({"GPE", "LOC", "FAC"})
# A town's point is near whatever is in it; a country's or province's is not.
_TOWNS = ("place:", "county:")
_JOINS = frozenset({",", "(", "in", "and", "near", "outside"})
_POSSESSIVES = frozenset({"'s", "’s"})
_MOST_STEPS = 3  # "A Hall, in B Street, C": each is where the next one is
_CONFIDENCE = 0.5
# Where they are everybody knows, and no article says.
_ELSEWHERE = frozenset({"Capitol", "Oval Office", "Rose Garden", "West Wing"})
# Of the article's mentions of towns, the share of one that makes it the scene of what it doesn't place.
_MAIN_SHARE = 0.75


def lay(doc: Doc, story: Story) -> None:
    """Give places without a reference the country and the coordinates of the town that the text puts them into; a building
    or street in an article of one town is in that town. Streets of one name join only within one town. Runs after resolving."""
    named = [m for m in story.mentions if m.entity is not None and m.method in {"name", "acronym"} and m.label in _PLACES]
    towns: dict[int, int] = {}
    for position, mention in enumerate(named):
        entity = story.entities[_number(mention)]
        if entity.reference_id is None and entity.label in _PLACES and _number(mention) not in towns:
            town = _named_town(doc, story, named, position)
            if town is not None:
                towns[_number(mention)] = town
    main = _main_town(story, named)
    for number in sorted({_number(m) for m in named}):
        entity = story.entities[number]
        town = towns.get(number, main if entity.label == "FAC" and entity.name not in _ELSEWHERE else None)
        if entity.reference_id is None and entity.label in _PLACES and town is not None:
            _place(entity, story.entities[town])


def _number(mention: Mention) -> int:
    return -1 if mention.entity is None else mention.entity


def _is_town(entity: Entity) -> bool:
    return (entity.reference_id or "").startswith(_TOWNS) and entity.latitude is not None


def _named_town(doc: Doc, story: Story, named: list[Mention], position: int) -> int | None:
    """The town that follows ("Mill Hall in Leeds", "Mill Hall, High Street, Leeds") or owns the place ("Leeds' Mill Hall")."""
    here = named[position]
    end = here.end
    for mention in named[position + 1 : position + 1 + _MOST_STEPS]:
        if (
            mention.start == end
            or mention.start > end + 2
            or any(doc[i].lower_ not in _JOINS or _lists(doc[i].lower_, here) for i in range(end, mention.start))
        ):
            break
        if _is_town(story.entities[_number(mention)]):
            return _number(mention)
        end = mention.end
    before = named[position - 1] if position else None
    if before is not None and before.end == here.start - 1 and doc[before.end].lower_ in _POSSESSIVES:
        return _number(before) if _is_town(story.entities[_number(before)]) else None
    return None


def _lists(word: str, here: Mention) -> bool:
    """Whether a comma or "and" behind a town's name goes on with a list of towns: "Verlan, Cairo and Amman"."""
    return (word == "," and here.label == "GPE") or (word == "and" and here.label != "FAC")


def _main_town(story: Story, named: list[Mention]) -> int | None:
    """The town of three in four mentions of towns or more, when it is mentioned more than once."""
    counts: dict[int, int] = {}
    for mention in named:
        if _is_town(story.entities[_number(mention)]):
            counts[_number(mention)] = counts.get(_number(mention), 0) + 1
    if not counts:
        return None
    most, number = max((count, -number) for number, count in counts.items())
    return -number if most > 1 and most >= _MAIN_SHARE * sum(counts.values()) else None


def _place(entity: Entity, town: Entity) -> None:
    entity.country_code = town.country_code
    entity.latitude, entity.longitude = town.latitude, town.longitude
    entity.confidence = min(entity.confidence, _CONFIDENCE)
    words = fold(entity.name)
    if entity.reason == "full name" and words[-1] in place_words("street"):
        entity.link_key = own_key(entity.label, words, None, town.link_key)
        entity.reason = "full name and place"
