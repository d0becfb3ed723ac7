"""Words that refer: pronouns by number and gender, nouns for people, nouns for kinds of bodies and places."""

from dataclasses import dataclass
from functools import cache

from flows.annotate.entities.keys import fold
from flows.annotate.lexicon import seed


@dataclass(frozen=True, slots=True)
class Pronoun:
    """A third-person pronoun: what it may mean and how."""

    kind: str  # person, thing, plural
    gender: str  # m, f or ""
    form: str  # subject, object, possessive, any (it, her …), reflexive


PRONOUNS = {
    "he": Pronoun("person", "m", "subject"),
    "him": Pronoun("person", "m", "object"),
    "his": Pronoun("person", "m", "possessive"),
    "himself": Pronoun("person", "m", "reflexive"),
    "she": Pronoun("person", "f", "subject"),
    "her": Pronoun("person", "f", "any"),
    "hers": Pronoun("person", "f", "possessive"),
    "herself": Pronoun("person", "f", "reflexive"),
    "it": Pronoun("thing", "", "any"),
    "its": Pronoun("thing", "", "possessive"),
    "itself": Pronoun("thing", "", "reflexive"),
    "they": Pronoun("plural", "", "subject"),
    "them": Pronoun("plural", "", "object"),
    "their": Pronoun("plural", "", "possessive"),
}


def head_noun(title: str) -> str:
    """The noun of a title that names the person: "secretary" of "Secretary of State", "ambassador" of "ambassador to Peru"."""
    words = title.lower().split()
    joint = next((i for i, word in enumerate(words) if i and word in {"of", "to", "for", "in", "at", "on"}), len(words))
    return words[joint - 1] if words else ""


_AFTER_HEADS = frozenset({"of", "for", "on", "in", "at", "to", "against", "de"})


def name_head(name: str) -> str:
    """The noun that says what a name names: "council" of "Council of Europe", "agency" of "Space Agency of Kenya"."""
    words = fold(name)
    end = next((i for i, word in enumerate(words) if i and word in _AFTER_HEADS), len(words))
    return words[end - 1] if words else ""


@cache
def body_names() -> dict[str, str]:
    """The full names of known bodies by reference: an article's "FBI" is a bureau too."""
    frame = seed("organisations.csv")
    return dict(zip(frame["organisation_id"].to_list(), frame["name"].to_list(), strict=True))


@cache
def person_nouns() -> dict[str, str]:
    """Lemmas of nouns for people, with the gender they tell ("m", "f") or ""."""
    frame = seed("coreference_person_nouns.csv")
    nouns = {head_noun(title): "" for title in seed("role_titles.csv").get_column("title")}
    nouns.update(zip(frame["noun"].to_list(), (gender or "" for gender in frame["gender"].to_list()), strict=True))
    return nouns


@cache
def relations() -> frozenset[str]:
    """Nouns for people that say whose: father, wife …"""
    frame = seed("coreference_person_nouns.csv")
    return frozenset(frame.filter(frame["relation"].is_not_null()).get_column("noun"))


@cache
def kind_heads() -> dict[str, tuple[str, ...]]:
    """Lemmas of nouns for kinds of bodies and places, with the kinds they may mean: ORG, GPE:country, GPE:city …"""
    found: dict[str, tuple[str, ...]] = {}
    for row in seed("coreference_heads.csv").iter_rows(named=True):
        found[row["noun"]] = (*found.get(row["noun"], ()), row["kind"])
    return found
