"""People: which spellings are one person. Full names first, then bare first and last names, by mention where two share one."""

from dataclasses import dataclass

from rapidfuzz.distance import Levenshtein

from flows.annotate.entities.first_names import same_first_name
from flows.annotate.entities.forms import Name
from flows.annotate.entities.gender import given_name_gender
from flows.annotate.entities.groups import Groups
from flows.annotate.entities.keys import person_particles
from flows.annotate.entities.known import people, person_genders
from flows.annotate.entities.titles import NUMERALS, Title, generation, title_gender
from flows.annotate.story import Story

_LONG_ENOUGH_FOR_A_SLIP = 6
_LONG_ENOUGH_ALONE = 5  # a last name alone that nobody else in the article bears
_NEAR = 30  # tokens
_CLEARLY_MORE = 3
_MOST_NAMESAKES = 40  # in a list of thousands of names, more are not compared


def group_persons(groups: Groups, story: Story, titles: dict[int, Title]) -> None:
    """Join the names of people. `titles` holds the title before or inside a mention, by its number.

    The longest names come first, so that "George Roe" finds both George A. Roe and George B. Roe, and joins neither.
    """
    people = [n for n, name in enumerate(groups.names) if name.family == "person"]
    full = [n for n in people if len(groups.names[n].core) > 1]
    seen: dict[str, list[int]] = {}
    for number in sorted(full, key=lambda n: (-len(groups.names[n].core), n)):
        core = groups.names[number].core
        sharing = {n for word in core for n in seen.get(word, [])[-_MOST_NAMESAKES:]}
        same = [n for n in sharing if same_person(groups.names[number], groups.names[n]) and not _is_heir(groups, number, n)]
        same.sort(key=lambda n: (-len(groups.names[n].core), n))
        if same and not any(_told_apart(groups.names[same[0]], groups.names[other]) for other in same[1:]):
            groups.join(number, same[0])
        for word in core:
            seen.setdefault(word, []).append(number)
    bearers = _Bearers(groups, story, titles, full)
    for number in people:
        if len(groups.names[number].core) == 1:
            bearers.join_bare(number)


def _is_heir(groups: Groups, a: int, b: int) -> bool:
    """Whether one is a known person and the other has a generation besides: John Roe the minister and John Roe Jr."""
    plain, other = sorted((a, b), key=lambda n: bool(generation(groups.names[n].words)))
    has = [bool(generation(groups.names[n].words)) for n in (plain, other)]
    return has == [False, True] and groups.root(plain) in groups.reference


def same_person(a: Name, b: Name) -> bool:
    """Whether two names of two words or more can be one person's."""
    if _told_apart(a, b):
        return False
    x, y = a.core, b.core
    if x == y or sorted(x) == sorted(y):
        return True
    short, long = sorted((x, y), key=len)
    if _is_subsequence(short, long):
        return True
    if x[-1] == y[-1] and (_matches_initials(short, long) or _matches_initials((long[0], *short[1:]), long)):
        return same_first_name(x[0], y[0])
    if len(x) != len(y) or x[0] != y[0] or x[1:-1] != y[1:-1]:
        return False
    return _is_slip(x[-1], y[-1]) or x[-1] + "s" == y[-1] or y[-1] + "s" == x[-1]  # "the Ann Roes of this world"


def _told_apart(a: Name, b: Name) -> bool:
    """Whether initials, generations or the genders of titles say that two names are two people's."""
    signs = (
        (_initials(a.core)[:1], _initials(b.core)[:1]),
        (generation(a.words), generation(b.words)),
        (title_gender(a.words), title_gender(b.words)),
    )
    return any(one and other and one != other for one, other in signs)


def _initials(core: tuple[str, ...]) -> list[str]:
    return [word for word in core[1:] if len(word) == 1]


def _is_subsequence(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    rest = iter(long)
    return all(word in rest for word in short)


def _matches_initials(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Each word of the short name, in order, is a word of the long one or its initial (or the other way round)."""
    position = 0
    for word in short:
        while position < len(long) and not (
            word == long[position]
            or (len(word) == 1 and long[position][0] == word)
            or (len(long[position]) == 1 and word[0] == long[position])
        ):
            position += 1
        if position == len(long):
            return False
        position += 1
    return True


def _is_slip(a: str, b: str, least: int = _LONG_ENOUGH_FOR_A_SLIP) -> bool:
    """Two spellings of one word: ö and oe, or one letter more, less or other in a long word."""
    if a.replace("oe", "o").replace("ue", "u").replace("ae", "a") == b.replace("oe", "o").replace("ue", "u").replace("ae", "a"):
        return True
    long_enough = min(len(a), len(b)) >= least
    return long_enough and a[0] == b[0] and Levenshtein.distance(a, b, score_cutoff=1) <= 1


@dataclass(slots=True)
class _Told:
    """What the article tells of one of several people who share a name: where they are named in full, titles, gender."""

    starts: list[int]
    titles: set[str]
    genders: set[str]


class _Bearers:
    """Who bears which word as a last or first name."""

    def __init__(self, groups: Groups, story: Story, titles: dict[int, Title], full: list[int]) -> None:
        self.groups, self.story, self.titles = groups, story, titles
        self.by_word: dict[str, list[tuple[int, int]]] = {}  # word -> (3 as last word, 2 as first, 1 inside or numbered; Name)
        self.names_of: dict[int, list[int]] = {}
        self.last_names: dict[str, list[str]] = {}  # by first letter
        for number in full:
            self.names_of.setdefault(groups.root(number), []).append(number)
            core = groups.names[number].core
            for position, word in enumerate(core):
                if len(word) > 1 and word not in person_particles():
                    rank = 1 if core[-1] in NUMERALS else 3 if position == len(core) - 1 else 2 if position == 0 else 1
                    self.by_word.setdefault(word, []).append((rank, number))
            if core[-1] not in (known := self.last_names.setdefault(core[-1][0], [])):
                known.append(core[-1])

    def join_bare(self, number: int) -> None:
        """Join a one-word name to the only person it can mean; when several share it, decide by mention or not at all."""
        name = self.groups.names[number]
        candidates = self.by_word.get(name.core[0]) or self._slips(name.core[0])
        if not candidates:
            return
        best = max(rank for rank, _ in candidates)
        owners = sorted({self.groups.root(n) for rank, n in candidates if rank == best})
        if self.groups.root(number) in self.groups.reference:
            self._by_title(name, self.groups.reference[self.groups.root(number)], owners)
            return
        if len(owners) == 1:
            self.groups.join(number, owners[0])
        elif len(owners) <= _MOST_NAMESAKES:
            self._by_mention(name, {owner: self._told(owner) for owner in owners})

    def _by_title(self, name: Name, reference: str, owners: list[int]) -> None:
        """A last name that means the person known by it is a relative's where a title of the other gender says so."""
        known = person_genders().get(reference)
        for mention in name.mentions:
            title = self.titles.get(mention)
            if title and title.gender and known and title.gender != known and len(owners) == 1:
                self.groups.moved[mention] = owners[0]

    def _slips(self, word: str) -> list[tuple[int, int]]:
        """The bearers of a last name that the word spells with one letter wrong."""
        if len(word) < _LONG_ENOUGH_ALONE:
            return []
        known = self.last_names.get(word[0], [])[:_MOST_NAMESAKES]
        near = [other for other in known if _is_slip(word, other, _LONG_ENOUGH_ALONE)]
        return self.by_word[near[0]] if len(near) == 1 else []

    def _by_mention(self, name: Name, told: dict[int, _Told]) -> None:
        """A title or gender decides, else the person that the bare name has meant since only that one was known by it.

        Where neither does, the one whom the whole world knows by the bare name, unless the article names another in full
        clearly more often; else the one whom it names so.
        """
        holder, held, famous = None, 0, self._famous(name, told)
        for mention in name.mentions:
            start, title = self.story.mentions[mention].start, self.titles.get(mention)
            met = [owner for owner, facts in told.items() if facts.starts[0] < start]
            fitting = [owner for owner in met if title and _title_fits(title, told[owner])]
            if len(fitting) == 1:
                self.groups.moved[mention] = fitting[0]
            elif len(met) == 1 and not (title and title.gender):
                holder = self.groups.moved[mention] = met[0]
                held += 1
            elif not title and famous is not None and not (holder is not None and held >= _CLEARLY_MORE):
                self.groups.moved[mention] = famous
            elif not title and holder is not None and (held >= _CLEARLY_MORE or not _just_named(told, holder, start)):
                self.groups.moved[mention] = holder
            elif (main := _most_named({owner: told[owner] for owner in (fitting if title else met)})) is not None:
                self.groups.moved[mention] = main

    def _famous(self, name: Name, told: dict[int, _Told]) -> int | None:
        """The widely known person among the bearers whom the bare name means everywhere, if no other is clearly the topic."""
        references = {known.reference.reference_id for known in people().get(name.core, ()) if not known.yields}
        owner = next((owner for owner in told if self.groups.reference.get(owner) in references), None)
        if owner is None or any(
            len(f.starts) >= _CLEARLY_MORE * len(told[owner].starts) for o, f in told.items() if o != owner
        ):
            return None
        return owner

    def _told(self, owner: int) -> _Told:
        names = [self.groups.names[n] for n in self.names_of[owner]]
        mentions = sorted(mention for name in names for mention in name.mentions)
        known = [self.titles[m] for m in mentions if m in self.titles]
        genders = {title.gender for title in known if title.gender}
        if known_gender := person_genders().get(self.groups.reference.get(owner, "")):
            genders = {known_gender}
        if not genders:
            genders = {gender for name in names if (gender := given_name_gender(name.core))}
        return _Told([self.story.mentions[m].start for m in mentions], {title.form for title in known}, genders)


def _most_named(told: dict[int, _Told]) -> int | None:
    """The only one of several people, or the one named in full clearly more often than the rest."""
    ranked = sorted(((len(facts.starts), owner) for owner, facts in told.items()), reverse=True)
    if len(ranked) > 1 and ranked[0][0] < _CLEARLY_MORE * ranked[1][0]:
        return None
    return ranked[0][1] if ranked else None


def _title_fits(title: Title, told: _Told) -> bool:
    if title.gender and told.genders:
        return title.gender in told.genders
    return title.form in told.titles


def _just_named(told: dict[int, _Told], holder: int, start: int) -> bool:
    """Whether another bearer of the name was named in full nearer than its holder and close by: then the bare name is open."""
    last = {owner: max((s for s in facts.starts if s < start), default=-1) for owner, facts in told.items()}
    return any(owner != holder and at > last[holder] and start - at < _NEAR for owner, at in last.items())
