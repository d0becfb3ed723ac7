"""Offices of a province: the governor of New York governs the state, not the city of that name."""

from functools import cache
from typing import NamedTuple

from flows.annotate.lexicon import seed
from flows.annotate.roles.phrases import Page
from flows.annotate.story import Entity

OFFICES = frozenset({"attorney_general", "deputy_governor", "governor", "legislator"})


class Province(NamedTuple):
    """A first-order division of a country, from seeds/provinces.csv."""

    reference: str
    latitude: float
    longitude: float


@cache
def _provinces() -> dict[tuple[str, str], Province]:
    return {
        (row["name"], row["country_code"]): Province(row["reference_id"], float(row["latitude"]), float(row["longitude"]))
        for row in seed("provinces.csv").iter_rows(named=True)
        if row["kind"] == "province"
    }


def of_province(page: Page, office: str, body: int) -> int:
    """The entity number of the province that has the body's name, if the office is one of provinces; else the body's."""
    entity = page.story.entities[body]
    if office not in OFFICES or not (entity.reference_id or "").startswith("place:") or entity.country_code is None:
        return body
    known, code = _provinces(), entity.country_code
    province = known.get((entity.name, code)) or known.get((entity.name.removesuffix(" City"), code))
    if province is None:
        return body
    for number, other in enumerate(page.story.entities):
        if other.reference_id == province.reference:
            return number
    page.story.entities.append(
        Entity(
            "GPE",
            entity.name,
            province.reference,
            "reference",
            province.reference,
            entity.country_code,
            province.latitude,
            province.longitude,
        )
    )
    return len(page.story.entities) - 1
