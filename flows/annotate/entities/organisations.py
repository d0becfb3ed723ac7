"""Bodies and places: which spellings are one. Equal but for country and word order, shortened, and heads with "the"."""

from collections.abc import Iterable

from spacy.tokens import Doc

from flows.annotate.entities.acronyms import is_acronym
from flows.annotate.entities.bodies import apart, body_heads, content, variants
from flows.annotate.entities.forms import Name
from flows.annotate.entities.groups import Groups
from flows.annotate.entities.references import american_states, is_country_word
from flows.annotate.story import Story

_NOT_BODIES = frozenset({"person", "place", "people"})
_UNIVERSITY = ("university", "of")
_ALSO_CITIES = frozenset({("new", "york")})
# So many times more mentions than the next decide which of two longer names a short one stands for.
_CLEARLY_MORE = 3
# "Riverton Police" is short for "Riverton Police Department".
_FORCES = frozenset({("department",), ("service",), ("force",)})
_CHAMBERS = frozenset({"senate", "house", "congress"})
_STORMS = frozenset({"hurricane", "typhoon", "cyclone", "superstorm", "storm"})
_CONTINUES = frozenset({"of", "for", "at", "in"})
# A committee's name begins with the chamber it belongs to, and the chamber's name is no short form of it.
_PARTS_OF_BODIES = frozenset({"committee", "subcommittee", "caucus"})
_ONE_TOPIC, _WITH_AND_WITHOUT = 2, 2  # "Budget Committee" is any parliament's
# Heads that name a body where they begin its name: "the House" is no White House.
_ONLY_FIRST = frozenset({"house"})


def group_bodies(groups: Groups, doc: Doc, story: Story) -> None:
    """Join the names of bodies, and those of all kinds that are no persons, places or peoples, shortest to fullest."""
    bodies = [n for n, name in enumerate(groups.names) if name.family not in _NOT_BODIES]
    _join_equal(groups, bodies)
    _join_committees(groups, bodies)
    _join_campuses(groups, bodies)
    edges: dict[str, list[int]] = {}  # first or last word -> the longer names that have it there
    for number in bodies:
        core = groups.names[number].core
        if len(core) > 1:
            starts = (core[0], apart(core)[0][0])
            for word in dict.fromkeys((*starts, core[-1])):
                edges.setdefault(word, []).append(number)
    for number in bodies:
        core = groups.names[number].core
        if not _join_short(groups, number, dict.fromkeys(edges.get(core[0], []) + edges.get(core[-1], []))):
            _join_head(groups, number, edges.get(core[0], []), doc, story)


def group_places(groups: Groups) -> None:
    """Join "City of X", "X City" and "X" when the article has both."""
    known = {groups.names[n].words: n for n, name in enumerate(groups.names) if name.family == "place"}
    for words, number in known.items():
        for other in _place_variants(words):
            if other in known and not (words[-1] == "city" and _is_larger(other)):  # Mexico City is not Mexico
                groups.join(known[other], number)


def _is_larger(words: tuple[str, ...]) -> bool:
    """Whether a name without "City" is a country's or a state's; New York is both."""
    return is_country_word(words) or (words in american_states() and words not in _ALSO_CITIES)


def group_peoples(groups: Groups) -> None:
    """Join the singular and the plural of a people's name: Republican, Republicans."""
    known = {name.words: n for n, name in enumerate(groups.names) if name.family == "people"}
    for words, number in known.items():
        singular = (*words[:-1], words[-1].removesuffix("s"))
        if singular != words and singular in known:
            groups.join(number, known[singular])


def _place_variants(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    found = []
    if len(words) > 2 and words[0] in {"city", "town", "state", "province", "republic", "kingdom"} and words[1] == "of":
        found.append(words[2:])
    if len(words) > 1 and words[-1] in {"city", "town", "township"}:
        found.append(words[:-1])
    return found


def _join_equal(groups: Groups, bodies: list[int]) -> None:
    """Equal but for legal forms, the order of words (Ministry of X, X Ministry), or the country in one of them."""
    same: dict[tuple[str, tuple[str, ...]], dict[str | None, int]] = {}
    for number in bodies:
        name = groups.names[number]
        rest, country = apart(name.core)
        by_country = same.setdefault((name.family, variants(content(rest))), {})
        other = by_country.setdefault(country, number)
        groups.join(number, other)
    for by_country in same.values():
        if len(by_country) == 2 and None in by_country:
            groups.join(*by_country.values())


def _join_committees(groups: Groups, bodies: list[int]) -> None:
    """A committee named without its chamber is the only one of its words that the article has: "Committee on Glaciers and
    Lakes" is the "Senate Glaciers and Lakes Committee"."""
    same: dict[tuple[str, ...], dict[str | None, int]] = {}
    for number in bodies:
        words = content(groups.names[number].core)
        if _PARTS_OF_BODIES & set(words):
            chamber = next((word for word in words if word in _CHAMBERS), None)
            same.setdefault(tuple(word for word in words if word != chamber), {}).setdefault(chamber, number)
    for topic, by_chamber in same.items():
        if len(topic) > _ONE_TOPIC and len(by_chamber) == _WITH_AND_WITHOUT and None in by_chamber:
            groups.join(*by_chamber.values())


def _join_campuses(groups: Groups, bodies: list[int]) -> None:
    """A state's university by its letters and its town is the one in full: "UO Riverton", "University of Ohio at Riverton"."""
    first: dict[tuple[str, ...], int] = {}
    for number in bodies:
        if campus := _campus(groups.names[number]):
            groups.join(number, first.setdefault(campus, number))


def _campus(name: Name) -> tuple[str, ...]:
    """The letters and the town of a state's university, folded; () for other names."""
    core = name.core
    if len(core) > 1 and name.text.split()[0].isupper() and core[0].startswith("u"):
        return core
    if core[:2] != _UNIVERSITY:
        return ()
    for size in (2, 1):
        state, town = core[2 : 2 + size], core[2 + size :]
        if town and state in american_states():
            return ("u" + "".join(word[0] for word in state), *town[town[0] == "at" :])
    return ()


def _join_short(groups: Groups, number: int, candidates: Iterable[int]) -> bool:
    """A name that begins or ends one longer name of the article (others may lengthen that again) is that one shortened."""
    short = groups.names[number]
    if len(short.core) < len(short.words) or groups.root(number) in groups.reference:
        return False
    if (len(short.core) == 1 and (short.core[0] in body_heads() or len(short.core[0]) < 2)) or is_country_word(short.core):
        return False
    longer = [n for n in candidates if groups.names[n].family == short.family and _shortens(short, groups.names[n])]
    longer.sort(key=lambda n: (len(groups.names[n].core), n))
    if not longer or groups.root(number) in {groups.root(n) for n in longer}:
        return False
    first = groups.names[longer[0]].core
    if all(groups.names[n].core[: len(first)] == first for n in longer):
        return groups.join(number, longer[0])
    uses: dict[int, int] = {}
    for n in longer:
        uses[groups.root(n)] = uses.get(groups.root(n), 0) + len(groups.names[n].mentions)
    (owner, most), *others = sorted(uses.items(), key=lambda item: (-item[1], item[0]))
    return all(most >= _CLEARLY_MORE * used for _, used in others) and groups.join(number, owner)


def _shortens(short: Name, longer: Name) -> bool:
    """Whether a name begins the longer one (a company's, or its head left out, or with an "of" after it), or ends it."""
    core = short.core
    size = len(core)
    is_company = len(longer.core) < len(longer.words)
    if is_acronym(short.text) and not is_company:  # but "XYZ" of "XYZ News" and "XYZ-19"
        rest = longer.core[size:]
        return longer.core[:size] == core and (rest == ("news",) or (len(rest) == 1 and rest[0].isdigit()))
    for whole in (longer.core, apart(longer.core)[0]):
        if len(whole) <= size or (size == 1 and (_PARTS_OF_BODIES & set(whole) or (core[0] in _CHAMBERS and whole[1] != "of"))):
            continue
        rest = whole[size:]
        if core[0] in body_heads() and core[1:2] == ("of",) and rest[-1] in body_heads() and not is_company:
            return False  # "University of Verlan" beside the "University of Verlan Chess Association"
        open_end = is_company or core[-1] not in body_heads() or rest[0] in _CONTINUES or rest in _FORCES
        if whole[:size] == core and rest[0] != "s" and open_end:
            return True
        last = size > 1 or (len(whole) > 1 and whole[-2] in _STORMS)  # "Hurricane Orla", "Orla"
        if last and whole[-size:] == core and whole[-size - 1] not in _CONTINUES | {"and", "the", "s"}:
            return True
    return False


def _join_head(groups: Groups, number: int, longer: list[int], doc: Doc, story: Story) -> None:
    """ "the Commission": the body last named before it, whose name has that head, mention by mention."""
    short = groups.names[number]
    longer = [
        n for n in longer if short.core[0] == groups.names[n].core[-1] or not _PARTS_OF_BODIES & set(groups.names[n].core)
    ]
    if len(short.core) != 1 or short.core[0] not in body_heads() or not longer:
        return
    if short.core[0] in _CHAMBERS:  # a chamber's committees begin with its name
        longer = [n for n in longer if groups.names[n].core[0] != short.core[0] or groups.names[n].core[1] == "of"]
    if short.core[0] in _ONLY_FIRST:
        longer = [n for n in longer if groups.names[n].core[0] == short.core[0] and groups.names[n].core[1] == "of"]
    where = sorted((story.mentions[m].start, n) for n in longer for m in groups.names[n].mentions)
    for mention in short.mentions:
        start = story.mentions[mention].start
        if doc[start].lower_ != "the" and (start == 0 or doc[start - 1].lower_ != "the"):
            continue
        before = [n for position, n in where if position < start]
        if before or len({groups.root(n) for n in longer}) == 1:
            groups.moved[mention] = before[-1] if before else longer[0]
