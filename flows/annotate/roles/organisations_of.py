"""The body or country of an office: possessive, compound or demonym before the title, "of …" after it or after the name."""

from dataclasses import dataclass

from spacy.tokens import Doc

from flows.annotate.lexicon import column_map
from flows.annotate.roles.lexicon import role_words, title_words
from flows.annotate.roles.phrases import HONORIFICS, Page, Title, tense_before
from flows.annotate.story import Entity, Mention

BODIES = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
_PREPOSITIONS = frozenset({"of", "at", "for", "with", "to", "from"})
_INSIDE = frozenset({"of", "at", "for"})
_JOINING = frozenset({"and", "&", "-", "state"})
LONGEST_RIGHT = 12
# Offices that a party has itself.
_OF_PARTIES = frozenset({"candidate", "nominee", "chairman", "chair", "leader", "strategist", "spokesperson", "whip"})


@dataclass(slots=True)
class Complement:
    """What follows a title: the body it names, where it ends, and where the title itself ends ("Minister of Economy")."""

    organisation: int | None
    end: int
    title_end: int
    names_holder: bool = False  # whether a name right after it is the holder's


def organisation_of(page: Page, mention: Mention) -> int | None:
    """The entity number of the body or country that a mention means: a country for its demonym."""
    if mention.entity is None or mention.label not in BODIES:
        return None
    if mention.label != "NORP":
        return mention.entity
    entity = page.story.entities[mention.entity]
    if (entity.reference_id or "").startswith("country:") or (entity.reference_id or "").endswith("-party"):
        return mention.entity
    if (entity.reference_id or "").startswith("people:"):
        return None  # "an African American governor"
    demonyms = column_map("countries.csv", "demonyms", "code")
    code = entity.country_code or demonyms.get(page.doc[mention.start : mention.end].text)
    return None if code is None else country(page, code)  # a party, a people or a faith has no offices of its own


def _is_party_adjective(page: Page, mention: Mention, organisation: int) -> bool:
    """Whether a mention says which party an officer of the state is of: "Democrat Governor Ann Roe"."""
    if mention.end - mention.start > 1 or page.doc[mention.start].text.isupper():
        return False
    return (page.story.entities[organisation].reference_id or "").endswith("-party")


def country(page: Page, code: str) -> int:
    """The entity number of a country by its ISO code; an article that has only its demonym gets an entity for it."""
    reference = f"country:{code}"
    if reference not in page.countries:
        name = column_map("countries.csv", "code", "name").get(code, code)
        page.countries[reference] = len(page.story.entities)
        page.story.entities.append(Entity("GPE", name, reference, "demonym", reference, country_code=code))
    return page.countries[reference]


def country_word(page: Page, title: Title) -> int | None:
    """The country that a title's first word names where nothing marked it as a name: the word is taken off the title."""
    word = page.doc[title.start].text
    if title.end - title.start < 2 or not word[0].isupper() or title.office == "prosecutor":  # "U.S. Attorney"
        return None
    for column in ("name", "aliases", "demonyms"):
        code = column_map("countries.csv", column, "code").get(word)
        if code is not None:
            title.start += 1
            return country(page, code)
    return None


def before(page: Page, title: Title) -> tuple[int | None, int]:
    """The body that stands before the title ("Azerbaijan's …", "Apple …", "French …"), and where that phrase begins."""
    doc, first = page.doc, page.sentence(title.start)[0]
    at = title.outer
    for _ in range(3):
        possessive = at - 1 >= first and doc[at - 1].tag_ == "POS"
        ending = at - 1 if possessive else at
        mention = page.covering.get(ending - 1) if ending - 1 >= first else None
        if mention is not None and _is_credit(page, mention, title):
            return None, at
        if mention is not None and mention.label == "PERSON" and mention.end == at and not possessive:
            return None, tense_before(page, title, mention.start)  # "the former Silva campaign manager"
        if mention is None or mention.label not in BODIES:
            return None, at
        if (
            mention.start - 2 >= first
            and doc[mention.start - 1].text == "-"
            and doc[mention.start - 2].lower_ in {"pro", "anti"}
        ):
            at = mention.start - 2  # "Ghana's pro-British president"
            continue
        if _take_field(page, title, mention):
            if (known := country_word(page, title)) is not None:
                return known, title.start
            at = title.start
            continue
        if mention.end not in (ending, at) and mention.end - 1 != title.start:
            return None, at
        organisation = organisation_of(page, mention)
        if organisation is not None and _is_party_adjective(page, mention, organisation):
            organisation = organisation if title.office in _OF_PARTIES or title.end - title.start > 1 else None
        at = tense_before(page, title, mention.start)
        if organisation is not None or possessive:
            return organisation, _before_place(page, title, at)
    return None, at


def _before_place(page: Page, title: Title, at: int) -> int:
    """Where the phrase begins if a place or a larger body stands before the body: "the former Ohio GOP chair"."""
    place = page.covering.get(at - 1)
    if place is None or place.label not in {"GPE", "ORG"} or place.end != at or place.start < page.sentence(title.start)[0]:
        return at
    return tense_before(page, title, place.start)


def _take_field(page: Page, title: Title, mention: Mention) -> bool:
    """Take a minister's field into the title where it was marked as a body's name: "Ghana's Federal Environment Minister"."""
    field = title.office in {"minister", "deputy_minister"} and mention.label == "ORG" and mention.end == title.start
    if not field or page.doc[mention.end - 1].lower_ not in role_words("ministry_field"):
        return False
    title.start = title.outer = mention.start
    return True


def _is_credit(page: Page, mention: Mention, title: Title) -> bool:
    """Whether a body stands there as the source of a picture: "John Hall/AP Former Mayor Ann Roe speaks"."""
    doc = page.doc
    if mention.start and doc[mention.start - 1].text == "/":
        return True
    return mention.label == "ORG" and mention.end < title.start and doc[mention.end].text in {"Former", "Then"}


def after(page: Page, title: Title) -> Complement:
    """The complement after the title: "of Apple", "at the Ministry of Health", "of economics at Harvard", "to Russia"."""
    doc, bound = page.doc, page.sentence(title.start)[1]
    at = title.after
    nothing = Complement(None, at, title.end)
    if at >= bound or doc[at].lower_ not in _PREPOSITIONS:
        return nothing
    preposition, at = doc[at].lower_, at + 1
    determined = at < bound and doc[at].tag_ in {"DT", "PRP$", "WDT", "WP$"}
    start = at + determined
    plain_end, plain = start, True  # the end of the common nouns right after the preposition
    at = start
    while at < min(bound, start + LONGEST_RIGHT):
        mention = page.covering.get(at)
        if mention is not None and mention.method == "name":
            if mention.label not in BODIES:
                if at > start and doc[at - 1].lower in title_words():
                    return nothing  # "a spokesman for Senator A. B."
                if at > start and _names_kind(doc, at - 1):
                    return Complement(None, mention.end, title.end)  # "the director of the voters' group A. B."
                break
            if mention.end + 1 < bound and doc[mention.end].text == "-" and mention.end + 1 not in page.covering:
                at, plain = mention.end + 2, False  # "the London-based X"
                continue
            if preposition in {"at", "with"} and mention.label == "GPE" and mention.end < bound and _is_noun(doc, mention.end):
                at, plain = mention.end + 1, False  # "at the Lagos publisher X"
                continue
            if at > start and _names_kind(doc, at - 1):
                return _of_kind(page, title, mention)
            if _runs_on(page, mention):
                return Complement(None, mention.end, title.end)
            keeps_nouns = preposition == "of" and not plain
            return _with_body(page, title, preposition, mention, plain_end if keeps_nouns else title.end)
        word = doc[at]
        if word.lower_ in HONORIFICS:
            return nothing  # "a spokesman for Mr. B."
        if word.lower_ in _INSIDE:
            plain = False
        elif word.tag_[:2] not in {"NN", "JJ", "DT"} and word.lower_ not in _JOINING:
            break
        at += 1
        plain_end = at if plain else plain_end
    return _without_body(title, preposition, determined, start, plain_end) or nothing


def _names_kind(doc: Doc, token: int) -> bool:
    """Whether a common noun says what sort of body the name after it is: "the advocacy group X", "the drug firm X"."""
    return doc[token].text.islower() and doc[token].text in role_words("kind_of_body")


def _of_kind(page: Page, title: Title, mention: Mention) -> Complement:
    """The body that such a noun introduces; none where the recognizer cut its name ("the advocacy group Ohio's Voice")."""
    whole = mention.label == "ORG" and (mention.end >= len(page.doc) or page.doc[mention.end].tag_ != "POS")
    return Complement(organisation_of(page, mention) if whole else None, mention.end, title.end)


def _runs_on(page: Page, mention: Mention) -> bool:
    """Whether the name goes on behind the mention, which is then another body: "the House" of "the House Rural Caucus"."""
    doc, end = page.doc, mention.end
    if end >= page.sentence(mention.start)[1] or doc[end].tag_ not in {"NNP", "NNPS"} or not doc[end].text[0].isupper():
        return False
    following = page.covering.get(end)
    return following is None or following.label == "NORP"


def _is_noun(doc: Doc, token: int) -> bool:
    return doc[token].tag_ in {"NN", "NNS"} and doc[token].text.islower()


def _without_body(title: Title, preposition: str, determined: bool, start: int, end: int) -> Complement | None:
    """ "Minister of Economy", "professor of law": the words are a part of the title; after "the" they refer back."""
    if preposition not in {"of", "for"} or end == start:
        return None
    short = end - start <= 4 and not determined
    return Complement(None, end, end if short else title.end, names_holder=short and preposition == "of")


def _with_body(page: Page, title: Title, preposition: str, mention: Mention, title_end: int) -> Complement:
    """The complement that names a body; words that the body owns stay in the title ("head of Russia's space agency")."""
    doc, end, bound = page.doc, mention.end, page.sentence(title.start)[1]
    heir = page.covering.get(end + 1) if end < bound and doc[end].tag_ == "POS" else None
    if heir is not None and heir.label == "ORG" and heir.end <= bound:  # "the spokesman for China's Ministry of Health"
        mention, end = heir, heir.end
    elif mention.label == "ORG" and end + 1 < bound and doc[end].tag_ == "POS" and doc[end + 1].text[0].isupper():
        return Complement(None, end, title.end)  # "economist at Hall's Analytics", of which only "Hall" was marked
    owned = end < bound and (doc[end].tag_ in {"POS", "NN", "NNS"} or doc[end - 1].tag_ == "POS")
    while end < bound and end not in page.covering and doc[end].tag_ in {"POS", "NN", "NNS", "NNP", "JJ"}:
        end += 1
    if preposition == "to":
        accredited = title.office not in {"adviser", "chief_of_staff", "lawyer"}  # an ambassador to X is not one of X
        return Complement(
            None if accredited else organisation_of(page, mention), end, end if accredited else title_end, accredited
        )
    if owned and preposition == "for" and any(word.lower in title_words() for word in doc[mention.end : end]):
        return Complement(None, end, title.end)  # "a spokesman for Canada's foreign minister"
    if preposition == "for" and title.office in {"minister", "deputy_minister"}:
        return Complement(None, end, end, names_holder=True)
    if preposition == "from" and title.office not in {"legislator", "representative"}:
        return Complement(None, end, title.end)
    if mention.label == "NORP" and end == mention.end:
        return Complement(None, end, title.end)
    of_kind = mention.end < bound and _names_kind(doc, mention.end)  # "of the Harbour Post newspaper"
    keeps = owned and preposition == "of" and not of_kind
    return Complement(organisation_of(page, mention), end, end if keeps else title_end, names_holder=not owned or keeps)


def behind_name(page: Page, title: Title, holder: Mention) -> int | None:
    """The body after the holder's name: "Secretary General A. B. of the X"."""
    doc, bound = page.doc, page.sentence(title.start)[1]
    at = holder.end
    if at >= bound or doc[at].lower_ != "of":
        return None
    at += 1 + (at + 1 < bound and doc[at + 1].lower_ == "the")
    mention = page.covering.get(at)
    if mention is None or mention.start < at - 1 or mention.label == "NORP":
        return None
    return organisation_of(page, mention)
