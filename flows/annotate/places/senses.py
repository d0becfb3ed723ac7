"""What a place name can mean: every sense of it in the reference data, countries and regions first."""

import math
from functools import cache, lru_cache
from typing import NamedTuple

from flows.annotate.lexicon import seed
from flows.annotate.places.forms import place_key, shorter_forms
from flows.annotate.places.gazetteer import towns

Table = dict[str, list["Sense"]]

# Evidence before any context, on the scale of log10(people): a country outweighs every town of its name.
_COUNTRY, _REGION, _FORMER_COUNTRY, _LANDMARK = 8.5, 8.0, 7.0, 7.0
_CAPITAL_BONUS = 0.7
_PROVINCE_COST = 0.8  # a division is named less often than a city of as many people
# Whose states go by their bare name; elsewhere a province is often named for its capital (Tel Aviv).
_FEDERATIONS = frozenset({"US", "CA", "AU"})
_WHOLE = "District of Columbia"  # Columbia alone is a town
_CITY_DISTRICTS = {"province:US-DC": ("washington", "place:4140963")}
_FAR_MORE = 0.5  # three times as many people
_COUNTY_NAMED_BONUS = 2.0  # "Adair County" says that it is one
_OTHER_NAME_COST = 1.3
_WELL_KNOWN_OTHER_NAME_COST = 0.3


class Sense(NamedTuple):
    """One thing in the world that a name can mean."""

    reference_id: str
    kind: str  # country, region, province, county, place, landmark
    name: str
    country_code: str | None
    admin1: str | None  # GeoNames' code of the first-order division
    latitude: float | None
    longitude: float | None
    prior: float


def _number(text: str | None) -> float | None:
    return float(text) if text else None


def _people(population: int) -> float:
    return math.log10(population + 30)


def _split(text: str | None) -> list[str]:
    return text.split("|") if text else []


def _add(table: Table, names: list[str], sense: Sense) -> None:
    for key in dict.fromkeys(place_key(name) for name in names):
        if key:
            table.setdefault(key, []).append(sense)


def _countries(names: Table, peoples: Table) -> None:
    for row in seed("countries.csv").iter_rows(named=True):
        prior = _FORMER_COUNTRY if row["until"] else _COUNTRY
        point = _number(row["latitude"]), _number(row["longitude"])
        sense = Sense(f"country:{row['code']}", "country", row["name"], row["code"], None, *point, prior)
        _add(names, [row["name"], row["official_name"] or "", *_split(row["aliases"])], sense)
        _add(peoples, _split(row["demonyms"]), sense)


def _regions(names: Table, peoples: Table) -> None:
    for row in seed("regions.csv").iter_rows(named=True):
        point = _number(row["latitude"]), _number(row["longitude"])
        sense = Sense(row["region_id"], "region", row["name"], row["country_code"], None, *point, _REGION)
        _add(names, [row["name"], *_split(row["aliases"])], sense)
        _add(peoples, _split(row["demonyms"]), sense)


def _landmarks(names: Table, _: Table) -> None:
    for row in seed("landmarks.csv").iter_rows(named=True):
        point = _number(row["latitude"]), _number(row["longitude"])
        sense = Sense(f"landmark:{row['landmark_id']}", "landmark", row["name"], row["country_code"], None, *point, _LANDMARK)
        _add(names, [row["name"], *_split(row["aliases"])], sense)


def _divisions(names: Table, peoples: Table) -> None:
    for row in seed("provinces.csv").iter_rows(named=True):
        is_county = row["kind"] == "county"
        prior = round(_people(int(row["population"])) - _PROVINCE_COST, 4)
        code, admin1 = row["country_code"], row["admin1"]
        point = _number(row["latitude"]), _number(row["longitude"])
        bare = [] if row["name"] == _WHOLE else shorter_forms(place_key(row["name"]))
        sense = Sense(row["reference_id"], row["kind"], row["name"], code, admin1, *point, prior)
        full = sense._replace(prior=prior + _COUNTY_NAMED_BONUS) if is_county and bare else sense
        _add(names, [row["name"], *_split(row["aliases"])], full)
        if not (is_county and code == "US"):
            _add(names, bare, sense)
        _add(peoples, _split(row["demonyms"]), sense)


@cache
def _tables() -> tuple[Table, Table]:
    names: Table = {}
    peoples: Table = {}
    for fill in (_countries, _regions, _landmarks, _divisions):
        fill(names, peoples)
    return names, peoples


@cache
def _capitals() -> frozenset[tuple[str, str]]:
    rows = seed("countries.csv").select("code", "capital").drop_nulls().iter_rows()
    return frozenset((code, place_key(capital)) for code, capital in rows)


def divisions(key: str) -> tuple[Sense, ...]:
    """The countries, provinces and counties of a name: what can contain a town."""
    return tuple(sense for sense in _tables()[0].get(key, ()) if sense.kind not in {"region", "landmark"})


@lru_cache(maxsize=16_384)
def peoples(key: str) -> tuple[Sense, ...]:
    """The countries, regions and provinces whose people a demonym names."""
    return tuple(_tables()[1].get(key, ()))


@lru_cache(maxsize=16_384)
def senses(key: str) -> tuple[Sense, ...]:
    """All that a folded name can mean, the likeliest without context first; () when nothing has that name."""
    found: dict[str, Sense] = {}
    for sense in _tables()[0].get(key, ()):
        if sense.reference_id not in found:
            found[sense.reference_id] = sense
    for town, is_main in towns(key):
        cost = 0.0 if is_main else _WELL_KNOWN_OTHER_NAME_COST if town.population > 1_000_000 else _OTHER_NAME_COST
        bonus = _CAPITAL_BONUS if (town.country_code, key) in _capitals() and town.population > 50_000 else 0.0
        found[f"place:{town.geonameid}"] = Sense(
            f"place:{town.geonameid}", "place", town.name, town.country_code, town.admin1,
            town.latitude, town.longitude, round(_people(town.population) - cost + bonus, 4),
        )  # fmt: skip
    raised = [_among_towns(sense, found) for sense in found.values()]
    return tuple(sorted(raised, key=lambda sense: (-sense.prior, sense.reference_id)))


def as_city(sense: Sense) -> Sense:
    """The city that a district of its own is: D.C. is Washington."""
    city = _CITY_DISTRICTS.get(sense.reference_id)
    return next((s for s in senses(city[0]) if s.reference_id == city[1]), sense) if city else sense


def _among_towns(sense: Sense, found: dict[str, Sense]) -> Sense:
    """A province with a bonus when it has far more people than any town of its name: Wyoming is seldom the one in Michigan."""
    if sense.kind != "province" or sense.country_code not in _FEDERATIONS:
        return sense
    largest = max((town.prior for town in found.values() if town.kind == "place"), default=0.0)
    more = 0.0 < largest < sense.prior + _PROVINCE_COST - _FAR_MORE
    return sense._replace(prior=sense.prior + _PROVINCE_COST) if more else sense
