"""Roles: who holds which office of which organisation or country."""

from spacy.tokens import Doc

from flows.annotate.roles.appositions import named_after, named_before, named_between
from flows.annotate.roles.constituencies import constituency
from flows.annotate.roles.eras import set_past
from flows.annotate.roles.jurisdictions import of_province
from flows.annotate.roles.merging import merged
from flows.annotate.roles.organisations_of import Complement, after, before, behind_name, country_word
from flows.annotate.roles.phrases import NO_ROLE, Page, Title, find_titles
from flows.annotate.roles.predicates import Holder, by_heading, in_predicate
from flows.annotate.roles.terms_of_office import term
from flows.annotate.story import Role, Story

__all__ = ["find_roles"]

_LEGISLATURES = frozenset({"assembly", "bundestag", "congress", "council", "duma", "house", "knesset", "parliament", "senate"})
_OF_NO_PLACE = frozenset({"coordinator", "deputy_director", "director", "religious_leader"})
_HIGHEST = frozenset({"chancellor", "governor", "head_of_government", "mayor", "president", "vice_president"})
CONFIDENCE = {"title": 0.9, "apposition": 0.85, "copula": 0.8, "verb": 0.8, "heading": 0.75}


def find_roles(doc: Doc, story: Story) -> None:
    """Fill `story.roles`, in text order."""
    if not story.mentions:
        return
    page, named = Page(doc, story), len(story.entities)
    roles: list[Role] = []
    for group in _coordinated(find_titles(page)):
        roles.extend(_of_group(page, group))
    for person, body, title, status, verb in by_heading(page):
        if person.entity is not None and person.entity != body.entity:
            roles.append(
                Role(person.entity, title, verb, verb + 1, body.entity, title, status, method="heading", confidence=0.75)
            )
    set_past(page, roles)
    story.roles = merged(sorted(roles, key=lambda role: (role.start, role.end, role.person)))
    _drop_unused(story, named)


def _drop_unused(story: Story, named: int) -> None:
    """Take back the last countries and provinces that were made for a role which came to nothing."""
    used = {role.organisation for role in story.roles}
    while len(story.entities) > named and len(story.entities) - 1 not in used:
        story.entities.pop()


def _coordinated(titles: list[Title]) -> list[list[Title]]:
    """Titles of one holder joined by "and": "chairman and chief executive of X"."""
    groups: list[list[Title]] = []
    for title in titles:
        if groups and title.start == groups[-1][-1].end + 1 and not title.singular:
            groups[-1].append(title)
        else:
            groups.append([title])
    return groups


def _of_group(page: Page, group: list[Title]) -> list[Role]:
    """The roles that coordinated titles give: they share holder and body."""
    if len(group) > 1 and page.doc[group[0].end].lower_ not in {"and", "&", "-", "/"}:
        return [role for title in group for role in _of_group(page, [title])]
    first, last = group[0], group[-1]
    named_country = country_word(page, first)
    organisation, left = before(page, first)
    organisation = organisation if organisation is not None else named_country
    complement = after(page, last)
    holders, method = _holders(page, first, last, left, complement)
    body = complement.organisation if complement.organisation is not None else organisation
    if organisation is not None and complement.organisation is not None and _is_place(page, complement.organisation):
        body = organisation if not _is_place(page, organisation) else complement.organisation
    roles = []
    for holder in holders:
        for title in group:
            of_title = None if title is not first and _is_of_field(page, title) else body
            role = _role(
                page, title, holder, method, of_title, complement.title_end if title is last else title.end, complement.end
            )
            if role is not None:
                roles.append(role)
    return roles


def _is_place(page: Page, entity: int) -> bool:
    return page.story.entities[entity].label in {"GPE", "LOC", "NORP"}


def _is_of_field(page: Page, title: Title) -> bool:
    """Whether a title has its field, and so no body before the "and": "NFA director and Secretary of Defense Ann Roe"."""
    return any(token.lower_ == "of" for token in page.doc[title.start : title.end])


def _fits(page: Page, title: Title, body: int, words: str) -> bool:
    """A state has no economists of its own, and a party no senators: "the Swiss economist", "the GOP senator" give no body.

    An "Ohio pastor" or a campaign's "Iowa state director" is of no state; the "director of Ghana's space agency" is.
    """
    entity = page.story.entities[body]
    if title.office == "governor":
        return _is_place(page, body)  # "GOP Gov. Ann Roe"
    if title.office == "legislator":
        return _is_place(page, body) or not _LEGISLATURES.isdisjoint(entity.name.lower().split())
    if title.office in _OF_NO_PLACE and "of" not in words.split():
        return not _is_place(page, body)
    return not (title.needs == "employer" and _is_place(page, body))


def _holders(page: Page, first: Title, last: Title, left: int, complement: Complement) -> tuple[list[Holder], str]:
    """Who holds the title, and by which construction: the nearest construction that fits decides."""
    named = named_after(page, last, complement.end if complement.names_holder else None)
    if named:
        return [Holder(mention, first.status, "title", first.start) for mention in named], "title"
    if not first.singular:
        mention = named_before(page, first, left, complement.end) or named_between(page, last, complement.end)
        if mention is not None:
            return [Holder(mention, first.status, "apposition", first.start)], "apposition"
    holders = in_predicate(page, first)
    return holders, holders[0].method if holders else "copula"


def _is_at_the_time(page: Page, end: int) -> bool:
    """Whether the words after a title put it in the past: "Ann Roe, defense secretary at the time"."""
    return [token.lower_ for token in page.doc[end : end + 3]] == ["at", "the", "time"]


def _is_hypothetical(page: Page, title: Title) -> bool:
    """Whether an office before a name is imagined: "a President Roe would veto it"."""
    start = title.start
    return title.office in _HIGHEST and start > 0 and page.doc[start - 1].lower_ == "a" and page.doc[start].text[0].isupper()


def _role(
    page: Page, title: Title, holder: Holder, method: str, body: int | None, title_end: int, after_all: int
) -> Role | None:
    person = holder.mention.entity
    assert person is not None
    if body is None and method == "title":
        body = behind_name(page, title, holder.mention)
    if body is None and title.office in {"legislator", "governor"}:
        body = constituency(page, holder.mention)
    if body == person or (body is not None and not _fits(page, title, body, page.doc[title.start : title_end].text)):
        body = None
    if body is None and title.needs and title_end == title.end and title.end - title.start < 2:
        return None
    if body is not None:
        body = of_province(page, title.office, body)
    status = holder.status
    if page.doc[title_end - 1].text.endswith("-"):
        return None  # "chairman of pro-Roe super PAC", cut where the recognizer marked the name
    if NO_ROLE in {status, title.status} or (method == "title" and _is_hypothetical(page, title)):
        return None
    if status == "holds" and _is_at_the_time(page, title.end):
        status = "held"
    words = " ".join(f"{title.rank} {page.doc[title.start : title_end].text}".split())
    if title.singular and title_end == title.end:
        first, _, last = words.rpartition(" ")
        words = f"{first} {title.singular if last[:1].islower() else title.singular.capitalize()}".strip()
    begins, ends = term(page, after_all, status, method == "verb") if method != "title" else (None, None)
    return Role(person, words, title.start, title_end, body, title.office, status, begins, ends, method, CONFIDENCE[method])
