"""How well the senses of an article's places fit together: nearness, shared province, shared country.

Every candidate sense of every place is compared with every candidate of the others at once, in one matrix.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from flows.annotate.places.senses import Sense

Floats = npt.NDArray[np.float64]

_EARTH_DIAMETER = 12_742.0
_NEAR_KM = 80.0
# What a place says for another that it is near, or shares a province or country with; a named country or province says more.
_NEAR, _SAME_PROVINCE, _SAME_COUNTRY = 1.0, 0.35, 0.15
_IN_NAMED_PROVINCE, _IN_NAMED_COUNTRY = 0.8, 0.4
_MOST = 3.2  # what coherence can add, on the scale of log10(people)
_HALF_WAY = 1.2  # support at which 1 - 1/e of it is added
_ROUNDS = 2


@dataclass(slots=True)
class Group:
    """A place of the article with its candidates and their scores before coherence. `weight`: how much it says for others."""

    senses: tuple[Sense, ...]
    scores: list[float]
    weight: float = 1.0


def cohere(groups: list[Group]) -> list[Floats]:
    """The scores of each group's candidates with the support of the other groups added."""
    if len(groups) < 2:
        return [np.array(group.scores) for group in groups]
    sizes = [len(group.senses) for group in groups]
    firsts = np.concatenate(([0], np.cumsum(sizes)[:-1]))
    owner = np.repeat(np.arange(len(groups)), sizes)
    own = np.array([score for group in groups for score in group.scores])
    relation = _relations([sense for group in groups for sense in group.senses])
    relation[owner[:, None] == owner[None, :]] = 0.0
    relation *= np.array([group.weight for group in groups])[owner]
    total = own
    for _ in range(_ROUNDS):
        best = np.maximum.reduceat(total, firsts)
        likely = np.exp(1.5 * (total - best[owner]))
        support = np.maximum.reduceat(relation * likely, firsts, axis=1).sum(axis=1)
        total = own + _MOST * (1.0 - np.exp(-support / _HALF_WAY))
    return np.split(np.round(total, 4), firsts[1:])


def _relations(senses: list[Sense]) -> Floats:
    """What the sense of each column says for that of each row, from 0 to 1."""
    country = _codes([sense.country_code for sense in senses])
    province = _codes([f"{s.country_code}.{s.admin1}" if s.admin1 else None for s in senses])
    same_country = (country[:, None] == country) & (country >= 0)
    same_province = (province[:, None] == province) & (province >= 0)
    names_country = np.array([sense.kind == "country" for sense in senses])
    names_province = np.array([sense.kind == "province" for sense in senses])
    has_point = np.array([sense.kind in {"place", "county"} and sense.latitude is not None for sense in senses])
    relation = np.where(same_country, np.where(names_country, _IN_NAMED_COUNTRY, _SAME_COUNTRY), 0.0)
    relation = np.where(
        same_province, np.maximum(relation, np.where(names_province, _IN_NAMED_PROVINCE, _SAME_PROVINCE)), relation
    )
    nearness = _NEAR * np.exp(-_distances(senses) / _NEAR_KM) * (has_point[:, None] & has_point)
    spread: npt.NDArray[np.float64] = np.maximum(relation, nearness)
    same = _codes([sense.reference_id for sense in senses])
    spread[same[:, None] == same] = 0.0  # "Wash." beside "Washington" says nothing for the state
    return spread


def near(sense: Sense, other: Sense) -> bool:
    """Whether two towns or counties lie near each other."""
    towns = all(s.kind in {"place", "county"} and s.latitude is not None for s in (sense, other))
    return towns and float(_distances([sense, other])[0, 1]) <= _NEAR_KM


def _codes(values: list[str | None]) -> npt.NDArray[np.int64]:
    numbers: dict[str, int] = {}
    return np.array([-1 if value is None else numbers.setdefault(value, len(numbers)) for value in values])


def _distances(senses: list[Sense]) -> Floats:
    """Kilometres through the globe between every two senses: for near ones the same as over its surface."""
    latitudes = np.radians([sense.latitude or 0.0 for sense in senses])
    longitudes = np.radians([sense.longitude or 0.0 for sense in senses])
    flat = np.cos(latitudes)
    points = np.stack([flat * np.cos(longitudes), flat * np.sin(longitudes), np.sin(latitudes)], axis=1)
    chord: Floats = _EARTH_DIAMETER * np.sqrt(np.clip((1.0 - points @ points.T) / 2.0, 0.0, None))
    return chord
