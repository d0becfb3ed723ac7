"""An entity's kind: full names and legal forms settle short ones, one spelling means one thing, all mentions vote."""

from flows.annotate.entities.acronyms import is_acronym
from flows.annotate.entities.forms import FAMILIES, Name
from flows.annotate.entities.groups import Groups
from flows.annotate.entities.keys import without_legal_form
from flows.annotate.entities.references import is_country_word
from flows.annotate.names.gazetteer import known

# So much more weight than the other kind makes a one-word spelling wholly the heavier kind.
_DOMINANT = 2.0
# Shorter legal forms are also people's names (Co, Sa, As).
_TELLING_FORM = 3


def settle_by_longer_names(names: list[Name]) -> None:
    """Set the kind of names that the model mistook: companies taken for people, bare last names and short company names."""
    _settle_companies(names)
    people = [name for name in names if name.label == "PERSON" and len(name.core) > 1 and " " in name.text]
    last_names = {name.core[-1] for name in people}
    person_words = {word for name in people for word in name.core}
    longer: dict[str, Name] = {}
    for name in names:
        if name.label != "PERSON" and len(name.words) > 1:
            longer.setdefault(name.core[0], name)
    persons = {name.words for name in names if name.label == "PERSON"}
    for name in names:
        if name.label == "NORP" and name.words in persons:  # "the Roe-era rule"
            settle_kind(name, "PERSON")
        if len(name.words) > 1 or is_country_word(name.words):
            continue
        word = name.words[0]
        if name.label == "ORG" and is_acronym(name.text):  # "U.N." beside Kim Jong Un
            continue
        if name.family not in {"person", "place", "people"} and word in last_names and word not in longer:
            settle_kind(name, "PERSON")
        elif name.label == "PERSON" and word in longer and word not in person_words and not _is_famous(name.text):
            body = longer[word]
            if body.label == "ORG" and _DOMINANT * _weight(body) >= _weight(name):
                settle_kind(name, "ORG")


def _is_famous(text: str) -> bool:
    """Whether a bare name is known to be a person's: "Trump" beside "Trump Organization"."""
    return any(label == "PERSON" for label, _ in known(text))


def _settle_companies(names: list[Name]) -> None:
    """ "Roe Widgets Inc" is a company, and so is then "Roe Widgets", whatever the model says."""
    for name in names:
        form = len(without_legal_form(name.words)) < len(name.words) and len(name.words[-1]) >= _TELLING_FORM
        if name.label == "PERSON" and form:
            settle_kind(name, "ORG")
    companies = {name.core for name in names if name.label == "ORG" and len(name.core) < len(name.words)}
    shortened = {core[:size] for core in companies for size in range(2, len(core))} | {core[-2:] for core in companies}
    for name in names:
        if name.label == "PERSON" and name.words in shortened:
            settle_kind(name, "ORG")


def join_same_spelling(groups: Groups) -> None:
    """Join names of one spelling that were given different kinds; one word needs a clear majority for that.

    Peoples stay apart, and so do a place and a body: a city's team or government is called as the city.
    """
    spelled: dict[tuple[str, ...], list[int]] = {}
    for number, name in enumerate(groups.names):
        if name.family != "people":
            spelled.setdefault(name.words, []).append(number)
    for numbers in spelled.values():
        heavy, *light = sorted(numbers, key=lambda n: (-_weight(groups.names[n]), n))
        for number in light:
            name, other = groups.names[number], groups.names[heavy]
            if {name.family, other.family} == {"place", "body"}:
                continue
            if len(name.words) > 1 or name.label == other.label or _weight(other) >= _DOMINANT * _weight(name):
                name.label, name.core = other.label, other.core
                groups.join(number, heavy)


def settle_kind(name: Name, label: str) -> None:
    """Give all mentions of the name this kind."""
    name.weights = {label: _weight(name)}
    name.label = label
    name.core = without_legal_form(name.words) if FAMILIES.get(label) == "body" else name.words


def _weight(name: Name) -> float:
    return round(sum(name.weights.values()), 6)
