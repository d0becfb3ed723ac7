"""Where a legislator is from: "Sen. A. B. (R-Ohio)", "Rep. A. B., a Republican from Ohio"."""

from flows.annotate.roles.phrases import Page
from flows.annotate.story import Mention

_PARTIES = frozenset({"R", "D", "I", "DFL", "L", "G"})


def constituency(page: Page, person: Mention) -> int | None:
    """The entity number of the state or place that the words after the name give, if they give one."""
    doc, at = page.doc, person.end
    bound = page.sentence(person.start)[1]
    if at + 3 >= bound or doc[at].text not in {",", "("}:
        return None
    if doc[at + 1].text.rstrip(".") in _PARTIES and doc[at + 2].text in {"-", "–", "—", ","}:
        return _place(page, at + 3)
    words = [token.lower_ for token in doc[at + 1 : min(at + 6, bound)]]
    if words and words[0] in {"a", "the"} and "from" in words:
        party = page.covering.get(at + 2)
        return _place(page, at + 2 + words.index("from")) if party is not None and party.label in {"NORP", "ORG"} else None
    return None


def _place(page: Page, token: int) -> int | None:
    mention = page.covering.get(token)
    return mention.entity if mention is not None and mention.start == token and mention.label in {"GPE", "LOC"} else None
