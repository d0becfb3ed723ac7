"""A title beside its holder: before the name, after it between commas, or the name between commas after the title."""

from flows.annotate.roles.phrases import Page, Title
from flows.annotate.story import Mention

_OPENING = frozenset({",", "(", "—", "–", "--"})
_CLOSING = frozenset({",", ".", ")", ";", ":", "—", "–", "--", "!", "?", '"', "”"})
_NOMINAL = frozenset(
    {"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "POS", "VBN", "VBG", "RB", "RBS", "CD", "HYPH"}
)
_CHOOSING = frozenset({"appoint", "choose", "hire", "install", "nominate", "pick", "select", "tap"})
LONGEST_LEFT = 14


def named_after(page: Page, title: Title, complement_end: int | None) -> list[Mention]:
    """The names that the title stands before: "Economy Minister A. B.", "Presidents A and B", "Secretary of X A. B."."""
    inside = page.person_at(title.start)
    if inside is not None and inside.end > title.end:
        return [inside]
    bound = page.sentence(title.start)[1]
    start = title.after
    merged = page.person_at(start)  # the recognizer may take "-elect" into the name
    mention = merged if merged is not None and title.end <= merged.start <= start else page.person_from(start)
    mention = mention or (page.person_from(complement_end) if complement_end else None)
    if mention is None or mention.start >= bound or _is_chosen(page, title, mention):
        return []
    return [mention, *_coordinated(page, mention, bound)] if title.singular else [mention]


def _is_chosen(page: Page, title: Title, mention: Mention) -> bool:
    """Whether the name is of somebody who does something to the holders: "the judges Roe named", "the attorney Roe chose"."""
    doc = page.doc
    if mention.end - mention.start > 1 or mention.end >= len(doc) or not doc[title.end - 1].text.islower():
        return False
    left = title.start
    while left and (doc[left - 1].tag_[:2] in {"JJ", "NN"} or page.covering.get(left - 1)) and left > title.start - 4:
        left -= 1  # "the US attorney Roe chose"
    determined = title.singular is not None or (left and doc[left - 1].tag_ == "DT")
    name = doc[mention.start : mention.end].root
    chosen = doc[mention.end].lemma_ in _CHOOSING and doc[mention.end].tag_ == "VBD"
    return bool(determined) and (chosen or (name.dep_ == "nsubj" and name.head.dep_ == "relcl"))


def _coordinated(page: Page, mention: Mention, bound: int) -> list[Mention]:
    """The names joined to this one by commas and "and"."""
    found, at = [], mention.end
    while at < bound:
        step = at
        while step < bound and page.doc[step].lower_ in {",", "and", "&"}:
            step += 1
        following = page.person_from(step) if step > at else None
        if following is None or following.start >= bound:
            break
        found.append(following)
        at = following.end
    return found


def named_before(page: Page, title: Title, left: int, complement_end: int) -> Mention | None:
    """The name that the title explains: "A. B., 45, the chairman of X, said"."""
    first, bound = page.sentence(title.start)
    at = left - 1
    while at >= max(first, left - LONGEST_LEFT) and page.doc[at].tag_ in _NOMINAL and page.person_at(at) is None:
        at -= 1
    if at <= first or page.doc[at].text not in _OPENING:
        return None
    mention = page.person_to(_before_age(page, at))
    if mention is None or mention.start < first:
        return None
    root = page.doc[title.start : title.end].root
    if root.dep_ == "appos" and mention.start <= root.head.i < mention.end:
        return mention
    if root.dep_ in {"nsubj", "nsubjpass"} or (complement_end < bound and page.doc[complement_end].text not in _CLOSING):
        return None
    return mention


def _before_age(page: Page, comma: int) -> int:
    """The token that ends a name before ", 45" or "(R-Ohio)", which may stand between a name and its apposition."""
    doc = page.doc
    if comma >= 2 and doc[comma - 1].like_num and doc[comma - 2].text == ",":
        return comma - 2
    if doc[comma - 1].text == ")":
        for at in range(comma - 2, max(comma - 9, 0), -1):
            if doc[at].text == "(":
                return at
    return comma


def named_between(page: Page, title: Title, complement_end: int) -> Mention | None:
    """The name between commas after the title: "the company's chief executive, A. B., said"."""
    bound = page.sentence(title.start)[1]
    if complement_end >= bound or page.doc[complement_end].text != ",":
        return None
    mention = page.person_from(complement_end + 1)
    if mention is None or mention.end > bound:
        return None
    titled = page.doc[title.start : title.end].root
    name = page.doc[mention.start : mention.end].root
    closed = mention.end >= bound or page.doc[mention.end].text in _CLOSING or page.doc[mention.end].lower_ == "("
    listed = mention.end + 1 < bound and (
        page.doc[mention.end + 1].lower_ in {"and", "or"} or page.person_from(mention.end + 1)
    )
    if not closed or listed:
        return None
    return mention if titled.dep_ != "appos" or name.head.i == titled.i else None
