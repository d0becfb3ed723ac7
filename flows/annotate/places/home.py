"""Where an article's source is at home: the country of its domain, and the towns and provinces that its name names."""

import re
from functools import cache, lru_cache

from flows.annotate.lexicon import seed
from flows.annotate.places.forms import place_key, place_words
from flows.annotate.places.senses import Sense, senses
from flows.annotate.story import Story

# Country domains that anybody in the world takes for their sound.
_SOLD_DOMAINS = frozenset(
    {"ai", "am", "cc", "co", "fm", "gg", "im", "io", "la", "ly", "me", "ms", "nu", "sh", "st", "to", "tv", "vc", "ws"}
)
_CALL_SIGN = re.compile(r"[wk][a-z]{2,3}(tv|am|fm|radio|news|\d+)?")
_LEAST_LETTERS = 4
_MOST_TOWNS = 8


@cache
def _countries() -> frozenset[str]:
    return frozenset(seed("countries.csv").get_column("code").to_list())


def home_country(story: Story) -> str | None:
    """ISO code of the source's country, if it or its domain tells."""
    if story.source_country:
        return story.source_country
    name, _, top = (story.source_domain or "").rpartition(".")
    if top in {"uk", "gov", "mil"}:
        return "GB" if top == "uk" else "US"
    if len(top) == 2 and top not in _SOLD_DOMAINS and top.upper() in _countries():
        return top.upper()
    return "US" if top == "com" and _CALL_SIGN.fullmatch(name) else None  # an American station


def home_places(story: Story) -> tuple[Sense, ...]:
    """Towns and provinces that the source's name or domain names: "The Paris News", lemarssentinel.com."""
    domain = (story.source_domain or "").lower().split(".")[0]
    name = story.source_name or ""
    found = _of_name(name) if "." not in name else ()
    return found or _of_domain(domain)


@lru_cache(maxsize=4096)
def _of_name(name: str) -> tuple[Sense, ...]:
    words = place_key(name).split(" ")
    while words and words[0] in place_words("paper"):
        words = words[1:]
    for length in range(min(3, len(words)), 0, -1):
        if found := _senses(" ".join(words[:length])):
            return found
    return ()


@lru_cache(maxsize=4096)
def _of_domain(label: str) -> tuple[Sense, ...]:
    """A domain has no blanks: newspapers' words are taken off both ends, and the rest is one name or two words."""
    for rest in _without_paper_words(label):
        if found := _senses(rest.replace("-", " ")):
            return found
        for cut in range(2, len(rest) - 1):
            if found := _senses(f"{rest[:cut]} {rest[cut:]}"):
                return found
    return ()


def _without_paper_words(label: str) -> list[str]:
    forms, queue = [], [label.strip("-")]
    while queue:
        form = queue.pop(0)
        if len(form) < _LEAST_LETTERS or form in forms:
            continue
        forms.append(form)
        for word in sorted(place_words("paper"), key=lambda word: (-len(word), word)):
            if form.endswith(word) and len(word) > 1:
                queue.append(form.removesuffix(word).strip("-"))
            if form.startswith(word):
                queue.append(form.removeprefix(word).strip("-"))
    return [form for form in forms if form not in place_words("paper")]


def _senses(key: str) -> tuple[Sense, ...]:
    if len(key) < _LEAST_LETTERS or key in place_words("paper"):
        return ()
    found = [s for s in senses(key) if s.kind not in {"region", "landmark"} and (s.kind != "place" or place_key(s.name) == key)]
    return tuple(found[:_MOST_TOWNS])
