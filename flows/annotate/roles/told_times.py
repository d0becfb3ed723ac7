"""Sentences that tell of years long past: "In 1987 Mayor Ann Roe opened the bridge" tells of no mayor of today."""

from spacy.tokens import Token

from flows.annotate.roles.lexicon import role_words
from flows.annotate.roles.phrases import Page
from flows.annotate.story import Role

# Years after which the holders of an office are likely to be others.
_USUAL, _OF_BUSINESS, _LONG, _OF_CANDIDATES = 9, 12, 25, 2
_CERTAIN = 12
_WITHOUT = frozenset({"since", "from", "until", "by"})


def told_of_the_past(page: Page, role: Role, year: int) -> bool:
    """Whether the sentence speaks of a year in which the office's holder was likely another than in the year of the article."""
    start, end = page.sentence(role.start)
    told = [(at, then) for at in range(start, end) if (then := _year(page.doc[at].text)) is not None and then <= year]
    told = [(at, then) for at, then in told if page.doc[max(at - 1, 0)].lower_ != "since"]
    if not told:
        return False
    if role.office in role_words("elected") and max(then for _, then in told) < year - _CERTAIN:
        return True
    if role.method in {"verb", "heading"} or role.starts_at is not None:
        return False  # "elected in 1987" may be in office yet
    gap, name = _gap(role.office), _holder(page, role)
    return any(then <= year - gap and _tells_when(page.doc[at], name) for at, then in told)


def _year(word: str) -> int | None:
    """The year that a word is, the last one of a decade: "1987", "1980s"."""
    if len(word) == 5 and word[-1] == "s" and word[:4].isdecimal():
        word = str(int(word[:4]) + 9)
    return int(word) if len(word) == 4 and word.isdecimal() and 1700 <= int(word) <= 2100 else None


def _gap(office: str | None) -> int:
    if office == "candidate":
        return _OF_CANDIDATES
    return _LONG if office in role_words("long_held") else _OF_BUSINESS if office in role_words("of_business") else _USUAL


def _holder(page: Page, role: Role) -> Token:
    """The head of the holder's name beside the title, else of the title."""
    first, bound = page.sentence(role.start)
    near = [m for m in page.story.mentions if m.entity == role.person and first <= m.start < bound and m.method == "name"]
    mention = min(near, key=lambda m: abs(m.start - role.start), default=None)
    return page.doc[mention.start : mention.end].root if mention else page.doc[role.start : role.end].root


def _says_of_another(verb: Token) -> bool:
    """Whether a coordinated verb has a subject of its own, and so perhaps a time of its own."""
    return verb.pos_ in {"VERB", "AUX"} and any(child.dep_ in {"nsubj", "nsubjpass", "expl"} for child in verb.children)


def _tells_when(year: Token, name: Token) -> bool:
    """Whether a year dates what the name is a part of: "In 1987 … Roe opened it", "the trial of Judge Roe in 1905".

    Not where it dates an aside ("Roe, elected in 1987, says") or another clause ("… in 1987, and Roe says").
    """
    head = year
    while head.head.i != head.i and (
        head.ent_type_ == "DATE"
        or head.pos_ == "ADP"
        or head.dep_ in {"compound", "nummod"}
        or head.lemma_ in role_words("held_in_a_year")
    ):
        if head.lower_ in _WITHOUT:
            return False
        head = head.head
    if head.tag_ in {"VBZ", "VBP"} or (head.i != name.i and not head.is_ancestor(name)):
        return False
    step = name
    while step.i != head.i:
        if step.tag_ in {"VBZ", "VBP"} or (step.dep_ in {"conj", "parataxis"} and _says_of_another(step)):
            return False
        step = step.head
    return True
