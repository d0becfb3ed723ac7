"""Reference data: what a name means in the world by the seeds, before anything else is asked."""

from dataclasses import dataclass
from functools import cache, cached_property

import polars as pl
from spacy.tokens import Doc

from flows.annotate.entities.acronyms import is_acronym
from flows.annotate.entities.forms import Name
from flows.annotate.entities.keys import fold, without_initials
from flows.annotate.entities.known import Known, Reference, listed, people, things
from flows.annotate.entities.titles import generation
from flows.annotate.lexicon import seed
from flows.annotate.names.gazetteer import LIKELY_GIVEN, name_word
from flows.annotate.tokens import tokens_of

# Also a state of the USA: which one is meant is for places to decide.
_SHARED_WITH_A_STATE = frozenset({("georgia",)})
# What the model may take a known body for.
_TAKEN_FOR_BODIES = frozenset({"ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"})

_COMMITTEE, _CHAMBERS = "committee", frozenset({"house", "senate"})
_NOT_TELLING = frozenset({"select", "permanent", "standing", "special", "on", "the", "of", "for", "us"})
_ANY_CHAMBER = frozenset({"parliament", "house", "assembly", "council"})
_SHORTEST_STATE = 3
# Whose agencies news everywhere calls by their letters alone: FBI, BBC.
_KNOWN_BY_LETTERS = frozenset({"US", "GB"})
_ONE_COUNTRY_S = ["agency", "central_bank", "court", "intelligence", "ministry", "parliament", "party", "university"]
_FULL_WITH_MIDDLE = 3


_TOPIC = 3  # who is named in full so often is whom an article is about


@dataclass(frozen=True, slots=True)
class Form:
    """One way to name a body. When others share it, one of `context` or one of `sure` names has to stand in the article;
    for its members (`of_members`) its country is enough."""

    text: str
    body: Reference
    is_shared: bool = False
    context: frozenset[str] = frozenset()
    sure: frozenset[tuple[str, ...]] = frozenset()
    of_members: bool = False


class Setting:
    """An article's names and words, as context for names that several bodies or people share."""

    def __init__(self, doc: Doc, names: list[Name], home: str | None = None, starts: list[int] | None = None) -> None:
        self.doc, self.starts = doc, starts or []
        self.names = {name.words for name in names}
        self.home = home
        self.named_in_full = [
            (name.core, len(name.mentions))
            for name in names
            if name.label == "PERSON" and len(name.core) > 1 and not generation(name.words)
        ]
        self.full_name_words = {word for core, _ in self.named_in_full for word in core}

    def leaves_bare(self, word: str, person: Reference) -> bool:
        """Whether a last name alone means the person whom the world knows by it, though the article names relatives in full:
        "Trump" beside Melania Trump. Not where it names him in full too, or one of them so often that she is its topic."""
        sharing = [(core, count) for core, count in self.named_in_full if word in core]
        return bool(sharing) and all(
            core[-1] == word and count < _TOPIC and all(known.reference is not person for known in people().get(core, ()))
            for core, count in sharing
        )

    def is_bare(self, name: Name) -> bool:
        """Whether a name never stands behind "the"."""
        lower = tokens_of(self.doc).lower
        places = [self.starts[m] for m in name.mentions if m < len(self.starts)]
        return bool(places) and all(lower[start] != "the" and (not start or lower[start - 1] != "the") for start in places)

    @cached_property
    def words(self) -> set[str]:
        """All words of the article; gathered only when a shared name asks."""
        return set(tokens_of(self.doc).words)

    @cached_property
    def countries(self) -> set[str | None]:
        """The countries that the article names, its source's own, and those whose bodies and leaders it names in full."""
        told = {self.home} | {country_of(words) or country_of_state(words) for words in self.names}
        for words in self.names:
            told |= {form.body.country_code for form in bodies().get(words, ()) if not form.is_shared and len(words) > 1}
            told |= {known.country for known in people().get(words, ()) if len(words) > 1 and not known.asks}
        return told

    def supports(self, form: Form) -> bool:
        """Whether a shared form means its body here."""
        if not form.is_shared or form.sure & self.names:
            return True
        if form.of_members and form.body.country_code in self.countries:
            return True
        return any(set(word.split()) <= self.words for word in form.context)


@cache
def countries() -> dict[tuple[str, ...], Reference]:
    """Folded names and aliases of countries."""
    return _countries("name", "official_name", "aliases")


@cache
def demonyms() -> dict[tuple[str, ...], Reference]:
    """Folded demonyms of countries."""
    return _countries("demonyms")


def _countries(*columns: str) -> dict[tuple[str, ...], Reference]:
    found: dict[tuple[str, ...], Reference] = {}
    for column in columns:
        for row in seed("countries.csv").iter_rows(named=True):
            country = Reference(
                f"country:{row['code']}", "GPE", row["name"], row["code"], float(row["latitude"]), float(row["longitude"])
            )
            for form in listed(row[column]):
                found.setdefault(fold(form), country)
    return found


@cache
def regions() -> dict[tuple[str, ...], Reference]:
    """Folded names, aliases and demonyms of regions above and inside countries."""
    found: dict[tuple[str, ...], Reference] = {}
    for row in seed("regions.csv").iter_rows(named=True):
        region = Reference(
            row["region_id"], row["kind"], row["name"], row["country_code"], _number(row["latitude"]), _number(row["longitude"])
        )
        for form in [row["name"], *listed(row["aliases"]), *listed(row["demonyms"])]:
            found.setdefault(fold(form), region)
    return found


@cache
def region_forms() -> dict[tuple[str, ...], list[str]]:
    """Folded names of regions with how they are written: the Amazon."""
    found: dict[tuple[str, ...], list[str]] = {}
    for row in seed("regions.csv").iter_rows(named=True):
        for form in [row["name"], *listed(row["aliases"])]:
            found.setdefault(fold(form), []).append(form)
    return found


@cache
def bodies() -> dict[tuple[str, ...], list[Form]]:
    """Folded names of international and well-known bodies, with every body that has the name."""
    found: dict[tuple[str, ...], list[Form]] = {}
    for row in seed("organisations.csv").iter_rows(named=True):
        body = Reference(row["organisation_id"], "ORG", row["name"], row["country_code"])
        shared = listed(row["ambiguous_aliases"])
        sure = [form for form in [row["name"], *listed(row["aliases"])] if form not in shared]
        context = frozenset(listed(row["context"]))
        certain = frozenset(fold(form) for form in sure)
        for text in sure:
            found.setdefault(fold(text), []).append(Form(text, body))
        for text in shared:
            found.setdefault(fold(text), []).append(Form(text, body, True, context, certain))
    return found


@cache
def _of_one_country() -> frozenset[str]:
    """The ids of bodies that are seldom named outside their country's news."""
    rows = seed("organisations.csv").filter(pl.col("type").is_in(_ONE_COUNTRY_S))
    return frozenset(rows.get_column("organisation_id"))


@cache
def members() -> dict[tuple[str, ...], list[Form]]:
    """Folded names of a body's people: Republicans, Tories. They mean the body where its own shared names do."""
    found: dict[tuple[str, ...], list[Form]] = {}
    for row in seed("organisations.csv").iter_rows(named=True):
        body = Reference(row["organisation_id"], "ORG", row["name"], row["country_code"])
        context = frozenset(listed(row["context"]))
        for text in listed(row["members"]):
            found.setdefault(fold(text), []).append(Form(text, body, bool(context), context, of_members=True))
    return found


@cache
def _chambers() -> dict[str, frozenset[str]]:
    """Country code -> the last words of its known parliaments' names: congress, senate, duma."""
    found: dict[str, set[str]] = {}
    for row in seed("organisations.csv").iter_rows(named=True):
        if row["type"] == "parliament" and row["country_code"]:
            for form in [row["name"], *listed(row["aliases"])]:
                found.setdefault(row["country_code"], set()).add(fold(form)[-1])
    return {code: frozenset(words) for code, words in found.items()}


@cache
def chambers() -> frozenset[str]:
    """What some countries' parliaments and chambers are called in one word, and not any country's in English."""
    return frozenset[str]().union(*_chambers().values()) - _ANY_CHAMBER


def chambers_of(country_code: str) -> frozenset[str]:
    """The words among `chambers` for those of a country."""
    return _chambers().get(country_code, frozenset())


def is_country_word(words: tuple[str, ...]) -> bool:
    """Whether the words are a country's name or demonym, or a region's: such words begin the names of many bodies."""
    return words in countries() or words in demonyms() or words in regions()


def country_of(words: tuple[str, ...]) -> str | None:
    """The code of the country whose name or demonym the words are."""
    country = countries().get(words) or demonyms().get(words)
    return country.country_code if country else None


@cache
def _states() -> dict[tuple[str, ...], str]:
    """Names and abbreviations of the states and provinces that news writes short ("Ky.", "Ont."), with their country."""
    rows = seed("provinces.csv").filter(pl.col("aliases").str.contains(".", literal=True) & (pl.col("kind") == "province"))
    return {
        fold(form): row["country_code"]
        for row in rows.iter_rows(named=True)
        for form in [row["name"], *listed(row["aliases"])]
        if form.endswith(".") or len(form) > _SHORTEST_STATE
    }


def country_of_state(words: tuple[str, ...]) -> str | None:
    """The code of the country that a state or province known by its abbreviation is in; None for Georgia and others."""
    return None if words in _SHARED_WITH_A_STATE else _states().get(words)


@cache
def american_states() -> frozenset[tuple[str, ...]]:
    """The names of the states of the USA, folded."""
    rows = seed("provinces.csv").filter((pl.col("kind") == "province") & (pl.col("country_code") == "US"))
    return frozenset(fold(name) for name in rows.get_column("name"))


def look_up(name: Name, setting: Setting) -> Reference | None:
    """What a name means by the seeds; None for what they don't know."""
    if len(name.core) > 1 and (person := _person(name, setting)):
        return person
    if name.label != "PERSON" and (thing := _thing(name, setting)):
        return thing
    if name.label in _TAKEN_FOR_BODIES and (body := _body(name, setting)):
        return body
    words = name.words
    shared = [form for form in bodies().get(words, []) if form.is_shared] if name.label == "LOC" else []
    if shared and (body := _only_body(shared, name, setting) or _without_article(shared, name, setting)):
        return body  # "Amazon" where online shops are spoken of
    if name.label == "ORG" and len(words) == 1 and (body := _only_body(members().get(words, []), name, setting)):
        return body
    if name.label in {"GPE", "LOC", "ORG", "FAC"}:
        if words in _SHARED_WITH_A_STATE or (len(words) == 1 and len(words[0]) == 2 and not _is_upper(name.text)):
            return None
        return countries().get(words) or (regions().get(words) if name.label != "ORG" else None)
    if name.label == "NORP":
        return demonyms().get(words) or regions().get(words) or _only_body(members().get(words, []), name, setting)
    return _person(name, setting) if name.label == "PERSON" else None


def _without_article(forms: list[Form], name: Name, setting: Setting) -> Reference | None:
    """The body that shares a region's name, where the article never says "the" before it: "the Amazon" is the region."""
    with_article = any(form.startswith("the ") for form in region_forms().get(name.words, ()))
    return forms[0].body if with_article and len(forms) == 1 and setting.is_bare(name) else None


def national_body(words: tuple[str, ...], country_code: str) -> Reference | None:
    """The known body of a country that the article names without it: "Senate" in an article about the USA."""
    prefix = {"US": ("us",), "GB": ("uk",)}.get(country_code, ())
    forms = bodies().get((*prefix, *words), []) if prefix else []
    return next((form.body for form in forms if form.body.country_code == country_code), None)


def _body(name: Name, setting: Setting) -> Reference | None:
    """The only body that has the name; what is written in capitals only (WHO, EU) must stand so."""
    forms = bodies().get(name.words) or bodies().get(name.core) or _committees().get(_committee(name.words), [])
    return _only_body(forms, name, setting) or (None if forms else _with_its_country(name.words))


def _with_its_country(words: tuple[str, ...]) -> Reference | None:
    """The known body of a country that is named with it: "US Glacier Survey" where the seeds have the Glacier Survey of the
    USA. Its country is all the context that a shared name needs."""
    for length in (2, 1):
        code = country_of(words[:length])
        if code and len(words) > length + 1:
            found = {f.body.reference_id: f.body for f in bodies().get(words[length:], []) if f.body.country_code == code}
            return next(iter(found.values())) if len(found) == 1 else None
    return None


@cache
def _committees() -> dict[frozenset[str], list[Form]]:
    """The known committees of parliaments by the words of their names."""
    return {_committee(words): forms for words, forms in bodies().items() if _COMMITTEE in words and words[0] in _CHAMBERS}


def _committee(words: tuple[str, ...]) -> frozenset[str]:
    """A committee's words without order and kind: "Select Committee on Glaciers" is the "Glaciers Committee"."""
    return frozenset(words) - _NOT_TELLING if _COMMITTEE in words else frozenset()


def _only_body(forms: list[Form], name: Name, setting: Setting) -> Reference | None:
    fitting = {
        f.body.reference_id: f.body for f in forms if (_is_upper(name.text) or not _is_upper(f.text)) and setting.supports(f)
    }
    if is_acronym(name.text):
        fitting = {number: body for number, body in fitting.items() if _is_told_of(body, setting)}
    if len(fitting) > 1:  # "OPEC" and "OPEC+" fold alike
        fitting = {f.body.reference_id: f.body for f in forms if f.text == name.text and f.body.reference_id in fitting}
    return next(iter(fitting.values())) if len(fitting) == 1 else None


def _is_told_of(body: Reference, setting: Setting) -> bool:
    """Whether letters can mean a body: a state's or party of a country that the article has nothing else of is somebody
    else's namesake, unless the whole world knows that country's bodies by their letters."""
    known = body.country_code in {None, *_KNOWN_BY_LETTERS} or body.reference_id not in _of_one_country()
    return known or body.country_code in setting.countries


def _person(name: Name, setting: Setting) -> Reference | None:
    """The only known person of that name whom the article can mean; a last name alone is nobody known where the article names
    its bearer in full."""
    forms = (name.words, name.core, without_initials(name.core), _without_middle(name.core))
    bearers = next((found for form in forms if (found := people().get(form))), [])
    if len(name.core) == 1 and name.core[0] in setting.full_name_words:
        bearers = [known for known in bearers if not known.yields and setting.leaves_bare(name.core[0], known.reference)]
    told = [known.reference for known in bearers if _is_told(known, setting)]
    return told[0] if len(told) == 1 else None


def _thing(name: Name, setting: Setting) -> Reference | None:
    """The only known law, programme, event … of that name; of several countries' the one of a country that the article names,
    Australia's Medicare, else the one in the first row."""
    forms = [known for known in things().get(name.words, ()) if not known.is_upper or _is_upper(name.text)]
    told = [known for known in forms if _is_told(known, setting)]
    if len(told) > 1:
        told = [known for known in told if known.country in setting.countries] or told[:1]
    return told[0].reference if len(told) == 1 else None


def _is_told(known: Known, setting: Setting) -> bool:
    """Whether the article holds what a name needs besides: "Chris Murphy" the senator where it speaks of the Senate."""
    if known.context and not any(words <= setting.words for words in known.context):
        return False
    return not known.needs_country or known.country in setting.countries


def _without_middle(core: tuple[str, ...]) -> tuple[str, ...]:
    """The first and last of three names whose middle one is given to people, too: "Donald John Trump". () for others."""
    given = len(core) == _FULL_WITH_MIDDLE and name_word(core[1].capitalize()).given >= LIKELY_GIVEN
    return (core[0], core[2]) if given else ()


def _is_upper(text: str) -> bool:
    return "".join(c for c in text if c.isalpha()).removesuffix("s").isupper()


def _number(text: str | None) -> float | None:
    return float(text) if text else None
