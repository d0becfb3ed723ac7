"""From groups of names to the article's entities: full name, kind, key across articles and the reason for it."""

from collections import Counter

from spacy.tokens import Doc

from flows.annotate.entities.acronyms import is_acronym
from flows.annotate.entities.bodies import apart, content, is_state_body
from flows.annotate.entities.forms import Name, heaviest
from flows.annotate.entities.gender import given_name_gender
from flows.annotate.entities.groups import Groups
from flows.annotate.entities.keys import ARTICLES, own_key, without_initials
from flows.annotate.entities.known import Reference
from flows.annotate.entities.references import chambers, chambers_of, country_of, country_of_state, national_body
from flows.annotate.entities.titles import Title
from flows.annotate.story import Entity, Story
from flows.annotate.tokens import tokens_of

# This share of all mentions of countries makes one the article's country.
_MAIN_COUNTRY_SHARE = 0.5
# What the United States have under other names: departments, Congress.
_NOT_AMERICAN = frozenset({"ministry", "parliament"})


def build_entities(doc: Doc, story: Story, groups: Groups, known: dict[str, Reference], titles: dict[int, Title]) -> None:
    """Fill `story.entities` in the order of first mention and set each mention's entity and label."""
    numbers: dict[int, int] = {}
    by_key: dict[str, int] = {}
    name_of = {mention: number for number, name in enumerate(groups.names) for mention in name.mentions}
    members = groups.members()
    home = _main_country(story, groups, known)
    abroad = sorted({r.country_code for r in known.values() if r.country_code and r.country_code != home})
    shared = _shared_by_people(groups, members)
    for number, mention in enumerate(story.mentions):
        root = groups.root(groups.moved.get(number, name_of[number]))
        if root not in numbers:
            names = [groups.names[n] for n in members[root]]
            reference = known.get(groups.reference.get(root, ""))
            country = _country_before(doc, mention.start) or home
            if country is not None and reference is None:
                country = _with_such_body(names, country, abroad)
            entity = _of_reference(names, reference) if reference else _own(names, country, story.article_id, shared)
            numbers[root] = by_key.setdefault(entity.link_key, len(story.entities))
            if numbers[root] == len(story.entities):
                story.entities.append(entity)
        mention.entity = numbers[root]
        if is_acronym(groups.names[name_of[number]].text) and (root in groups.reference or len(members[root]) > 1):
            mention.method = "acronym"
        entity = story.entities[mention.entity]
        if mention.label != "NORP":
            mention.label = entity.label
        if number in titles and titles[number].gender:
            entity.gender = titles[number].gender


def _of_reference(names: list[Name], reference: Reference) -> Entity:
    label, full = _kind(names), _fullest(names)
    return Entity(
        reference.label if label == "NORP" else label,
        reference.name if full.label == "NORP" else full.text,
        link_key=reference.reference_id,
        reason="reference",
        reference_id=reference.reference_id,
        country_code=reference.country_code,
        latitude=reference.latitude,
        longitude=reference.longitude,
        gender=reference.gender,
        confidence=0.95,
    )


def _shared_by_people(groups: Groups, members: dict[int, list[int]]) -> set[tuple[str, ...]]:
    """Names without middle initials that two people of the article bear: George A. Roe and George B. Roe."""
    people = [[groups.names[n] for n in numbers] for numbers in members.values() if groups.names[numbers[0]].family == "person"]
    bearers = Counter(without_initials(_fullest(names).core) for names in people)
    return {core for core, count in bearers.items() if count > 1 and len(core) > 1}


def _own(names: list[Name], country: str | None, article_id: int, shared: set[tuple[str, ...]]) -> Entity:
    """An entity that the reference data don't know: its full name joins it across articles, with a second signal if needed."""
    label, full = _kind(names), _fullest(names)
    core = full.core
    entity = Entity(label, _shown(full.text), confidence=0.8)
    if label == "PERSON":
        entity.gender = given_name_gender(core)
        if (plain := without_initials(core)) not in shared:
            core = plain
        elif core == plain:  # which of them is not told
            entity.link_key = own_key(label, core, article_id)
            return entity
    if label == "ORG":
        rest, code = max((apart(name.core) for name in names), key=lambda parts: (parts[1] is not None, len(parts[0])))
        if core[0] == "state" and len(core) > 1 and full.text.startswith("state "):  # which state's is not told
            entity.link_key = own_key(label, core, article_id)
            return entity
        if code or is_state_body(core):
            return _of_country(entity, rest if code else core, code or country, article_id)
    if len(core) > 1:
        entity.link_key, entity.reason = own_key(label, core), "full name"
    elif label == "ORG" and any(len(name.words) > len(name.core) for name in names):
        entity.link_key, entity.reason = own_key(label, core), "name and legal form"
    else:
        entity.link_key, entity.reason = own_key(label, core, article_id), "acronym" if is_acronym(full.text) else "new"
    return entity


def _of_country(entity: Entity, body: tuple[str, ...], country: str | None, article_id: int) -> Entity:
    """A body such as every country has: its country is part of what it is, and without one it joins nothing."""
    if country is None:
        entity.link_key = own_key(entity.label, content(body), article_id)
        return entity
    entity.country_code = country
    if known := national_body(body, country):
        entity.link_key = entity.reference_id = known.reference_id
        entity.reason = "reference"
    else:
        entity.link_key, entity.reason = own_key(entity.label, content(body), None, country), "full name and country"
    return entity


def _kind(names: list[Name]) -> str:
    """The kind by the weight of all mentions; an acronym is of its long name's kind, and a people's name has no say."""
    weights: dict[str, float] = {}
    long = [name for name in names if not is_acronym(name.text) and name.label != "NORP"]
    for name in long or names:
        if name.label != "NORP":
            for label, weight in name.weights.items():
                weights[label] = weights.get(label, 0.0) + weight
    return heaviest(weights) if weights else names[0].label


def _fullest(names: list[Name]) -> Name:
    """The longest name that is no acronym and no demonym; of equals the one used most, then the singular, then the first."""
    last = {name.core[-1] for name in names}

    def fullness(name: Name) -> tuple[bool, bool, int, int, bool]:
        is_plural = name.core[-1].removesuffix("s") in last - {name.core[-1]}
        return name.label != "NORP", not is_acronym(name.text), len(name.core), len(name.mentions), not is_plural

    return max(names, key=fullness)


def _shown(text: str) -> str:
    """The name as a reader would list it: without a lower-case article before it and a possessive after it."""
    first, _, rest = text.partition(" ")
    shown = rest if rest and first in ARTICLES else text
    return shown.removesuffix("'s").removesuffix("’s").rstrip()


def _country_before(doc: Doc, start: int) -> str | None:
    """The country whose name or demonym stands right before a name: "Azerbaijan's Border Agency", "the French Senate"."""
    last, lower = start - 1, tokens_of(doc).lower
    if last >= 1 and lower[last] in {"'s", "’s", "'", "’"}:
        last -= 1
    for length in (2, 1):
        if last - length + 1 >= 0 and (code := country_of(tuple(lower[last - length + 1 : last + 1]))):
            return code
    return None


def _with_such_body(names: list[Name], country: str, abroad: list[str]) -> str | None:
    """A country's chamber is that of the only other country named whose chamber is called so, when its own isn't:
    "Congress" in an article about Russia that names the United States, "Ministry of Trade" in one about the United States."""
    words = names[0].words
    if country == "US" and _NOT_AMERICAN.intersection(words):
        return abroad[0] if len(abroad) == 1 else None
    own = chambers_of(country)
    if len(words) > 1 or words[0] not in chambers() or not own or words[0] in own:
        return country
    fitting = [code for code in abroad if words[0] in chambers_of(code)]
    return fitting[0] if len(fitting) == 1 else country


def _main_country(story: Story, groups: Groups, known: dict[str, Reference]) -> str | None:
    """The country that at least half of the article's mentions of countries mean, else its source's country."""
    counts: Counter[str] = Counter()
    for number, name in enumerate(groups.names):
        reference = known.get(groups.reference.get(groups.root(number), ""))
        region = reference is not None and reference.reference_id.startswith("region:")
        code = country_of_state(name.words) if reference is None else reference.country_code
        if code and not region and name.family != "person":
            counts[code] += len(name.mentions)
    if counts:
        code, most = min(counts.items(), key=lambda item: (-item[1], item[0]))
        if most >= _MAIN_COUNTRY_SHARE * counts.total():
            return code
    return story.source_country
