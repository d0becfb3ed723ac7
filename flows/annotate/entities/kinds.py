"""An entity's kind: full names and legal forms settle short ones, one spelling means one thing, all mentions vote."""

from flows.annotate.entities.forms import FAMILIES, Name
from flows.annotate.entities.groups import Groups
from flows.annotate.entities.keys import without_legal_form
from flows.annotate.entities.references import is_country_word

# So much more weight than the other kind makes a one-word spelling wholly the heavier kind.
_DOMINANT = 2.0
# Shorter legal forms are also people's names (Co, Sa, As).
_TELLING_FORM = 3


def settle_by_longer_names(names: list[Name]) -> None:
    """Set the kind of names that the model mistook: companies taken for people, bare last names and short company names."""
    for name in names:
        if (
            name.label == "PERSON"
            and len(without_legal_form(name.words)) < len(name.words)
            and len(name.words[-1]) >= _TELLING_FORM
        ):
            settle_kind(name, "ORG")
    companies = {name.core for name in names if name.label == "ORG" and len(name.core) < len(name.words)}
    shortened = {core[:size] for core in companies for size in range(2, len(core))} | {core[-2:] for core in companies}
    for name in names:
        if name.label == "PERSON" and name.words in shortened:
            settle_kind(name, "ORG")
    last_names = {name.core[-1] for name in names if name.label == "PERSON" and len(name.core) > 1}
    first_words = {name.core[0] for name in names if name.label != "PERSON" and len(name.words) > 1}
    person_words = {word for name in names if name.label == "PERSON" and len(name.core) > 1 for word in name.core}
    for name in names:
        if len(name.words) > 1 or is_country_word(name.words):
            continue
        word = name.words[0]
        if name.family not in {"person", "place", "people"} and word in last_names and word not in first_words:
            settle_kind(name, "PERSON")
        elif name.label == "PERSON" and word in first_words and word not in person_words:
            body = next(n for n in names if n.label != "PERSON" and len(n.words) > 1 and n.core[0] == word)
            if body.label == "ORG":
                settle_kind(name, "ORG")


def join_same_spelling(groups: Groups) -> None:
    """Join names of one spelling that the model gave different kinds; peoples stay apart, one word needs a clear majority."""
    spelled: dict[tuple[str, ...], list[int]] = {}
    for number, name in enumerate(groups.names):
        if name.family != "people":
            spelled.setdefault(name.words, []).append(number)
    for numbers in spelled.values():
        heavy, *light = sorted(numbers, key=lambda n: (-_weight(groups.names[n]), n))
        for number in light:
            name, other = groups.names[number], groups.names[heavy]
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
