"""Entities inside an article: which name mentions are the same person, body, place or thing, and how each links outwards."""

from spacy.tokens import Doc

from flows.annotate.entities.acronyms import by_initials, definitions, is_acronym, letters, people_by_initials
from flows.annotate.entities.building import build_entities
from flows.annotate.entities.forms import Name, collect_names
from flows.annotate.entities.gender import titles_of
from flows.annotate.entities.groups import Groups
from flows.annotate.entities.keys import fold
from flows.annotate.entities.kinds import join_same_spelling, settle_by_longer_names, settle_kind
from flows.annotate.entities.known import Reference, people, things
from flows.annotate.entities.organisations import group_bodies, group_peoples, group_places
from flows.annotate.entities.persons import group_persons
from flows.annotate.entities.references import Setting, look_up
from flows.annotate.entities.titles import generation
from flows.annotate.story import Story


def group_entities(doc: Doc, story: Story) -> None:
    """Give each name mention its entity, filling `story.entities`; mentions of one entity get its kind (peoples keep NORP)."""
    names = collect_names(doc, story)
    settle_by_longer_names(names)
    groups = Groups(names)
    join_same_spelling(groups)
    known = _join_references(groups, Setting(doc, names, story.source_country, [m.start for m in story.mentions]))
    titles = titles_of(doc, story)
    group_persons(groups, story, titles)
    group_bodies(groups, doc, story)
    group_places(groups)
    group_peoples(groups)
    _join_acronyms(groups, doc, story, known)
    build_entities(doc, story, groups, known, titles)


def _join_references(groups: Groups, setting: Setting) -> dict[str, Reference]:
    """Names of one thing in the reference data are one entity. The references used, by id."""
    known: dict[str, Reference] = {}
    first: dict[str, int] = {}
    for number, name in enumerate(groups.names):
        reference = look_up(name, setting)
        if reference is None or _is_namesake(name, reference):
            continue
        known[reference.reference_id] = reference
        if reference.label in {"ORG", "PERSON"} or name.words in things():
            settle_kind(name, reference.label)
        groups.reference.setdefault(groups.root(number), reference.reference_id)
        if reference.reference_id in first:
            groups.join(number, first[reference.reference_id])
        else:
            first[reference.reference_id] = number
    return known


def _is_namesake(name: Name, reference: Reference) -> bool:
    """Whether a name has a generation that none of the known person's has: "John Roe Jr." is not John Roe."""
    if reference.label != "PERSON" or name.words in people():
        return False
    return bool(generation(name.words)) and not generation(fold(reference.name))


def _join_acronyms(groups: Groups, doc: Doc, story: Story, known: dict[str, Reference]) -> None:
    """Acronyms join the name that the article defines them by, else the only name with their initials."""
    names = groups.names
    if not any(is_acronym(name.text) for name in names):
        return
    owner = {mention: number for number, name in enumerate(names) for mention in name.mentions}
    defined = definitions(doc, names, owner, [(m.start, m.end) for m in story.mentions])
    by_letters = by_initials(names)
    _join_initials(groups, set(by_letters) | set(defined))
    for number, name in enumerate(names):
        if not is_acronym(name.text) or name.family in {"person", "people"}:
            continue
        if groups.root(number) in groups.reference:
            _follow_definition(groups, number, defined.get(letters(name.text)), known)
            continue
        if all(story.mentions[m].rule == "party" for m in name.mentions):  # "(R-SC)" is a state
            continue
        short = letters(name.text)
        owners = {groups.root(n) for n in by_letters.get(short, []) if n != number}
        long = defined.get(short, min(owners) if len(owners) == 1 else None)
        if long is not None and groups.join(number, long) and names[long].family == "person":
            settle_kind(names[long], name.label)


def _follow_definition(groups: Groups, number: int, long: int | None, known: dict[str, Reference]) -> None:
    """What an article says in brackets that letters stand for counts for more than what the world knows by them: they join
    the long name, without their reference unless its name is nearly that: "Qarnland Bird Network (UN)" is no other UN."""
    root = groups.root(number)
    if long is None or groups.names[long].family == "person" or groups.root(long) == root:
        return
    if sum(groups.root(n) == root for n in range(len(groups.names))) > 1:
        return  # the article names what the world knows as well
    if groups.root(long) in groups.reference or not _is_nearly(groups.names[long].words, known[groups.reference[root]]):
        del groups.reference[root]
    groups.join(number, long)


def _is_nearly(words: tuple[str, ...], reference: Reference) -> bool:
    """Whether a long name is a known body's spelled otherwise: most words of the body's name are in it. A law's last word
    tells it from the court that it founded."""
    name = fold(reference.name)
    if reference.label != "ORG" and words[-1] != name[-1]:
        return False
    return 2 * sum(word in words for word in name) > len(name)


def _join_initials(groups: Groups, taken: set[str]) -> None:
    """A person's initials join the only one who has them, where no body has: "LBR" beside Lena Berit Rask."""
    people = people_by_initials(groups.names)
    for number, name in enumerate(groups.names):
        short = letters(name.text) if is_acronym(name.text) else ""
        owners = {groups.root(n) for n in people.get(short, []) if n != number}
        if len(owners) == 1 and short not in taken and groups.root(number) not in groups.reference:
            settle_kind(name, "PERSON")
            groups.join(number, owners.pop())


__all__ = ["Name", "group_entities"]
