"""The body or country of an office: possessive, compound or demonym before the title, "of …" after it."""

from dataclasses import dataclass

from flows.annotate.lexicon import column_map
from flows.annotate.roles.phrases import Page, Title, tense_before
from flows.annotate.story import Entity, Mention

BODIES = frozenset({"ORG", "GPE", "NORP", "FAC", "LOC"})
_PREPOSITIONS = frozenset({"of", "at", "for", "with", "to", "from"})
_INSIDE = frozenset({"of", "at", "for"})
LONGEST_RIGHT = 12


@dataclass(slots=True)
class Complement:
    """What follows a title: the body it names, where it ends, and where the title itself ends ("Minister of Economy")."""

    organisation: int | None
    end: int
    title_end: int


def organisation_of(page: Page, mention: Mention) -> int | None:
    """The entity number of the body or country that a mention means: a country for its demonym."""
    if mention.entity is None or mention.label not in BODIES:
        return None
    if mention.label != "NORP":
        return mention.entity
    entities = page.story.entities
    entity = entities[mention.entity]
    name = page.doc[mention.start : mention.end].text
    code = entity.country_code or column_map("countries.csv", "demonyms", "code").get(name)
    if code is None:
        return None  # a party, a people or a faith has no offices of its own
    if (entity.reference_id or "").startswith("country:"):
        return mention.entity
    for number, other in enumerate(entities):
        if other.label == "GPE" and (other.reference_id or "") == f"country:{code}":
            return number
    names = column_map("countries.csv", "code", "name")
    entities.append(Entity("GPE", names[code], f"country:{code}", "demonym", f"country:{code}", country_code=code))
    return len(entities) - 1


def before(page: Page, title: Title) -> tuple[int | None, int]:
    """The body that stands before the title ("Azerbaijan's …", "Apple …", "French …"), and where that phrase begins."""
    doc, first = page.doc, page.sentence(title.start)[0]
    at = title.outer
    for _ in range(3):
        possessive = at - 1 >= first and doc[at - 1].tag_ == "POS"
        ending = at - 1 if possessive else at
        mention = page.covering.get(ending - 1) if ending - 1 >= first else None
        if (
            mention is None
            or (mention.end not in (ending, at) and mention.end - 1 != title.start)
            or mention.label not in BODIES
        ):
            return None, at
        organisation = organisation_of(page, mention)
        at = tense_before(page, title, mention.start)
        if organisation is not None or possessive:
            return organisation, at
    return None, at


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
    plain_end = start  # end of the common nouns right after the preposition
    at, counting = start, True
    while at < min(bound, start + LONGEST_RIGHT):
        mention = page.covering.get(at)
        if mention is not None and mention.method == "name":
            if mention.label not in BODIES:
                return _without_body(title, preposition, determined, start, plain_end) or nothing
            plain = plain_end if preposition == "of" and not determined and not counting else title.end
            return _with_body(page, title, preposition, mention, bound, plain)
        word = doc[at]
        if word.lower_ in _INSIDE:
            counting = False
        elif word.tag_[:2] not in {"NN", "JJ", "DT"} and word.lower_ not in {"and", "&", "-", "state"}:
            break
        at += 1
        plain_end = at if counting else plain_end
    return _without_body(title, preposition, determined, start, plain_end) or nothing


def _without_body(title: Title, preposition: str, determined: bool, start: int, end: int) -> Complement | None:
    """ "Minister of Economy", "professor of law": the words are a part of the title; after "the" they refer back."""
    if preposition not in {"of", "for"} or end == start:
        return None
    short = end - start <= 4 and not determined
    return Complement(None, end, end if short else title.end)


def _with_body(page: Page, title: Title, preposition: str, mention: Mention, bound: int, plain: int) -> Complement:
    doc = page.doc
    end = mention.end
    owned = end < bound and (doc[end].tag_ == "POS" or doc[end - 1].tag_ == "POS" or doc[end].tag_ in {"NN", "NNS"})
    while end < bound and end not in page.covering and doc[end].tag_ in {"POS", "NN", "NNS", "NNP", "JJ"}:
        end += 1
    accredited = preposition == "to" or (preposition == "for" and title.office in {"minister", "deputy_minister"})
    if accredited and title.office in {"adviser", "chief_of_staff"}:
        return Complement(organisation_of(page, mention), end, title.end)
    if accredited or (preposition == "from" and title.office not in {"legislator", "representative"}):
        return Complement(None, end, end if accredited else title.end)
    if mention.label == "NORP" and end == mention.end:
        return Complement(None, end, title.end)
    return Complement(organisation_of(page, mention), end, end if owned else max(plain, title.end))


def behind_name(page: Page, title: Title, holder: Mention) -> int | None:
    """The body after the holder's name: "Secretary General A. B. of the X"."""
    doc, bound = page.doc, page.sentence(title.start)[1]
    at = holder.end
    if at >= bound or doc[at].lower_ != "of":
        return None
    at += 1 + (at + 1 < bound and doc[at + 1].lower_ == "the")
    mention = page.covering.get(at)
    return (
        organisation_of(page, mention) if mention is not None and mention.start >= at - 1 and mention.label != "NORP" else None
    )
