"""Builds seeds/given_names.csv.gz: first names that tell a person's gender, from names-dataset (MIT, (c) Philippe Remy).

A name is kept when it is among the 1,000 most used ones of some country and nine in ten of its bearers are of one gender;
it is written as newsloom compares names, in small letters without diacritics.
Run with the package installed: python seeds/build/given_names.py
"""

import gzip
import pickle

from name_lists import LATIN, package_folder, write

from flows.annotate.entities.keys import fold

LOWEST_RANK = 1_000
LEAST_SHARE = 0.9


def genders() -> list[tuple[str, str]]:
    """(name, "m" or "f")."""
    with gzip.open(package_folder("names_dataset") / "v3" / "first_names.pkl.gz") as stream:
        names = pickle.load(stream)
    found: dict[str, set[str]] = {}
    for name, facts in names.items():
        best = min((rank for rank in facts["rank"].values() if rank), default=LOWEST_RANK + 1)
        share = facts["gender"]
        if best <= LOWEST_RANK and LATIN.fullmatch(name) and len(name) > 1 and share:
            gender, most = max(share.items(), key=lambda item: item[1])
            if most >= LEAST_SHARE:
                found.setdefault("".join(fold(name)), set()).add(gender.lower())
    return [(name, told.pop()) for name, told in sorted(found.items()) if len(told) == 1]


if __name__ == "__main__":
    write("given_names.csv.gz", ["name", "gender"], genders())
