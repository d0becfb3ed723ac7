"""What the roles component knows of titles: words of offices and occupations, their modifiers, verbs of taking office."""

from dataclasses import dataclass
from functools import cache

from spacy.strings import StringStore

from flows.annotate.lexicon import column_map, seed

# Written lower-case these are other words ("five sen", "mp" in a url).
ONLY_CAPITAL = frozenset({"mp", "mep", "ceo", "coo", "cfo", "cto", "sen", "sen.", "rep.", "gov.", "pres."})


@dataclass(frozen=True, slots=True)
class TitleWords:
    """One entry of seeds/role_titles.csv: its words in lower case, the kind of office, whether it is void without a body."""

    words: tuple[str, ...]
    office: str
    needs: str | None  # "organisation": void without one; "employer": and a country is none
    singular: str | None = None  # of the last word, for the plural form of an entry


@dataclass(frozen=True, slots=True)
class OfficeVerb:
    """A verb of taking, holding or losing office: which argument is the person, and the word that brings in the title."""

    person: str  # subject, object, successor
    status: str
    needs: str | None


def _plural(words: tuple[str, ...]) -> tuple[str, ...] | None:
    """The plural that stands before several names ("Presidents A and B"); none for "… of …"."""
    last = words[-1]
    if last.endswith("s") or "of" in words:
        return None
    if last.endswith("."):
        return (*words[:-1], last[:-1] + "s")
    if last.endswith("man"):
        return (*words[:-1], last[:-3] + "men")
    if last.endswith("y"):
        return (*words[:-1], last[:-1] + "ies")
    return (*words[:-1], last + "s")


@cache
def title_words() -> dict[int, list[TitleWords]]:
    """The entries by the hash of their first word, longest first."""
    entries: dict[int, list[TitleWords]] = {}
    store = StringStore()
    for row in seed("role_titles.csv").iter_rows(named=True):
        words = tuple(row["title"].replace("lt. ", "lt . ").split())
        forms = [TitleWords(words, row["office"], row["needs"])]
        if plural := _plural(words):
            forms.append(TitleWords(plural, row["office"], row["needs"], words[-1]))
        for form in forms:
            entries.setdefault(store[form.words[0]], []).append(form)
    for found in entries.values():
        found.sort(key=lambda entry: (-len(entry.words), entry.words))
    return entries


@cache
def modifiers() -> dict[str, str]:
    """What a word before a title does: "title" (a part of it), "former", "incoming", "drop"."""
    frame = seed("role_modifiers.csv")
    return dict(zip(frame["word"].to_list(), frame["effect"].to_list(), strict=True))


@cache
def role_words(kind: str) -> frozenset[str]:
    """The words (or kinds of office) of one class of seeds/role_words.csv."""
    return frozenset(column_map("role_words.csv", "class", "words")[kind].split("|"))


@cache
def body_heads() -> frozenset[str]:
    """Words that head the names of bodies: "University President", "Council President"."""
    return frozenset(seed("body_heads.csv")["head"].to_list())


@cache
def office_verbs() -> dict[str, OfficeVerb]:
    """Verbs of office by lemma."""
    return {
        lemma: OfficeVerb(row["person"], row["status"], row["needs"])
        for row in seed("role_verbs.csv").iter_rows(named=True)
        for lemma in row["lemma"].split("|")
    }


@cache
def heading_verbs() -> dict[int, tuple[str, str]]:
    """Verbs whose object is the body that the subject heads: the title that they give, and the label of the object."""
    store = StringStore()
    rows = seed("role_heading_verbs.csv").iter_rows(named=True)
    return {store[lemma]: (row["title"], row["kinds"]) for row in rows for lemma in row["lemma"].split("|")}
