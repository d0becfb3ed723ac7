"""The choice of one sense for each place of an article: people, what the text says, the source's home, and coherence."""

from dataclasses import dataclass

from spacy.tokens import Doc

from flows.annotate.places.coherence import Group, cohere
from flows.annotate.places.containers import containers, is_inside
from flows.annotate.places.home import home_country, home_places
from flows.annotate.places.listing import listed_counties
from flows.annotate.places.naming import PLACES, senses_of
from flows.annotate.places.ranks import is_of_rank, told_ranks
from flows.annotate.places.senses import Sense, as_city
from flows.annotate.places.vouching import vouched
from flows.annotate.story import Story

_MOST_SENSES = 12
_INSIDE = 4.0  # in what the text puts it into
_OF_RANK = 6.0  # of the kind that the text says it is
HOME_COUNTRY = 0.8
_HOME_WEIGHT = 1.0  # what a place in the source's name says for the article's places
_NAMESAKES, _NEIGHBOURS = {"country:GE", "province:US-GA"}, frozenset({"GE", "RU", "UA", "AM", "AZ", "TR"})
_STATES = 2
_LEAST_SCORE = 2.6  # below it a name is rather something that the reference data don't have
_METROPOLIS, _UNVOUCHED = 6.0, 0.5


@dataclass(frozen=True, slots=True)
class Choice:
    """The sense chosen for an entity; `confidence` tells how far it is ahead of the next."""

    sense: Sense
    confidence: float


def choose(doc: Doc, story: Story) -> dict[int, Choice]:
    """Entity number -> its place in the world, for the entities that name one."""
    texts = _texts(doc, story)
    candidates = {number: found for number, names in texts.items() if (found := senses_of(story.entities[number], *names))}
    within = containers(doc, story)
    candidates = {
        number: found
        for number, senses in _without_namesake(candidates).items()
        if (found := _known_there(senses, within.get(number, [])))
    }
    if not candidates:
        return {}
    country = home_country(story)
    ranks = told_ranks(doc, story)
    groups = [_group(senses, within.get(number, []), country, ranks.get(number)) for number, senses in candidates.items()]
    home = home_places(story)
    if home:
        scores = [0.5 * sense.prior + (HOME_COUNTRY if sense.country_code == country else 0.0) for sense in home]
        groups.append(Group(home, scores, _HOME_WEIGHT))
    totals = cohere(groups)
    chosen = {
        number: choice
        for number, group, total in zip(candidates, groups[: len(candidates)], totals[: len(candidates)], strict=True)
        if (choice := _best(group.senses, total.tolist())) is not None
    }

    def told(number: int, sense: Sense) -> bool:
        inside = any(is_inside(sense, container) for said in within.get(number, []) for container in said)
        return inside or number in ranks or "," in story.entities[number].name

    kept = vouched({number: choice.sense for number, choice in chosen.items()}, told, country, home)
    alone = {number: _metropolis(candidates[number]) for number in chosen if number not in kept}
    return {n: choice for n, c in chosen.items() if (choice := c if n in kept else alone[n]) is not None}


def _metropolis(senses: tuple[Sense, ...]) -> Choice | None:
    """The city that everybody knows by a name, for one that nothing else speaks for."""
    largest = max(senses, key=lambda sense: sense.prior)
    return Choice(largest, _UNVOUCHED) if largest.kind == "place" and largest.prior >= _METROPOLIS else None


def _known_there(senses: tuple[Sense, ...], within: list[tuple[Sense, ...]]) -> tuple[Sense, ...]:
    """The senses, or none where the text puts a town into a province that has none of this name in the reference data:
    "Corrie, North Carolina" is no town elsewhere."""
    provinces = [container for said in within for container in said if _is_state(container)]
    if not provinces or any(sense.kind not in {"place", "county"} for sense in senses):
        return senses
    return senses if any(is_inside(sense, container) for sense in senses for container in provinces) else ()


def _is_state(container: Sense) -> bool:
    """Whether a container is of the kind that news writes behind a town's name."""
    return container.kind == "province" and container.country_code in {"US", "CA"}


def _without_namesake(candidates: dict[int, tuple[Sense, ...]]) -> dict[int, tuple[Sense, ...]]:
    """The candidates, Georgia only the state where other states of the USA are named and none of that country's neighbours."""
    shared = [number for number, senses in candidates.items() if {sense.reference_id for sense in senses} >= _NAMESAKES]
    if not shared:
        return candidates
    likeliest = [senses[0] for number, senses in candidates.items() if number not in shared]
    states = sum(sense.kind == "province" and sense.country_code == "US" for sense in likeliest)
    if states < _STATES or any(sense.country_code in _NEIGHBOURS for sense in likeliest):
        return candidates
    return candidates | {number: tuple(sense for sense in candidates[number] if sense.kind != "country") for number in shared}


def _texts(doc: Doc, story: Story) -> dict[int, tuple[list[str], list[str]]]:
    """Entity number -> its names in the article and its demonyms there, each once; of places and peoples only."""
    found: dict[int, tuple[dict[str, None], dict[str, None]]] = {}
    for mention in story.mentions:
        if mention.entity is None or mention.method not in {"name", "acronym"}:
            continue
        entity = story.entities[mention.entity]
        if entity.label in PLACES or entity.label == "NORP":
            names, demonyms = found.setdefault(mention.entity, ({}, {}))
            (demonyms if mention.label == "NORP" else names)[doc[mention.start : mention.end].text] = None
    for mention in listed_counties(doc, story):
        if mention.entity in found:
            found[mention.entity][0][f"{doc[mention.start : mention.end].text} County"] = None
    return {number: (list(names), list(demonyms)) for number, (names, demonyms) in found.items()}


def _group(
    senses: tuple[Sense, ...], within: list[tuple[Sense, ...]], country: str | None, rank: tuple[str, float] | None
) -> Group:
    def score(sense: Sense) -> float:
        inside = sum(any(is_inside(sense, container) for container in said) for said in within)
        return (
            sense.prior
            + (_INSIDE * inside / len(within) if within else 0.0)
            + (_OF_RANK * rank[1] if rank and is_of_rank(sense, rank[0]) else 0.0)
            + (HOME_COUNTRY if country and sense.country_code == country and sense.kind != "country" else 0.0)
        )

    scored = sorted(((score(sense), sense) for sense in senses), key=lambda pair: (-pair[0], pair[1].reference_id))[
        :_MOST_SENSES
    ]
    return Group(tuple(sense for _, sense in scored), [points for points, _ in scored])


def _best(senses: tuple[Sense, ...], scores: list[float]) -> Choice | None:
    order = sorted(range(len(senses)), key=lambda i: (-scores[i], senses[i].reference_id))
    best = order[0]
    if scores[best] < _LEAST_SCORE:
        return None
    ahead = scores[best] - scores[order[1]] if len(order) > 1 else 2.0
    return Choice(as_city(senses[best]), round(min(0.95, 0.6 + 0.2 * ahead), 4))
