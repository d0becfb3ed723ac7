"""Cut short: contents that the sentence goes on with, where the parse has hung the rest elsewhere. They are no rows."""

from flows.annotate.statements.cues import Cue, is_cue_verb
from flows.annotate.statements.tree import SUBJECTS, Tree

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_CONDITIONS = frozenset(("without", "unless", "if"))
_NAMED = frozenset(("object", "object_as", "small_clause"))
_FALLING_SHORT = frozenset(("he", "she", "it", "they", "we", "i", "you", "this", "that"))
_AUXILIARIES = frozenset(
    ("has", "have", "had", "is", "are", "was", "were", "did", "does", "do", "will", "would", "can", "could", "should")
)
_LINKS = frozenset(("and", "or"))
_OPENING_CLAUSES = frozenset(("that", "whether", "if", "how", "why"))
_OPEN_TAGS = frozenset(("IN", "DT", "PRP$", "TO"))
_INFINITIVES = frozenset(("infinitive", "object_infinitive"))
_AHEAD = frozenset(("following", "this", "these", "below", "thus"))  # before a colon: what was said comes after it
_NEAR = 5  # tokens
_VERBS = frozenset(("VERB", "AUX"))
_LONGEST_ASIDE = 15  # tokens between two commas
_CLOSING = frozenset(("”", '"', "''"))
_DASHES = frozenset(("—", "–", "--"))
_STOPS = frozenset((",", "—", "–", "--", "-"))


def is_cut_short(tree: Tree, cue: Cue, frame: str, start: int, end: int) -> bool:
    """Whether something essential of what was said stands after the content."""
    if frame == "clause" and (_is_elliptic(tree, start, end) or _has_no_verb(tree, start, end)):
        return True
    if frame == "clause" and tree.tag[start] in _FINITE and cue.token < start and tree.word[start].islower():
        return True  # "the change he says / is a new mill": the content has no subject
    if frame == "clause" and "of" in tree.word[start : start + 3] and tree.lower(start + 2) in ("which", "whom"):
        return True  # "ordered more rules, some of which …"
    if frame == "infinitive" and _has_gap(tree, cue):
        return True
    if tree.tag[end - 1] == "WDT" or (tree.lower(end - 1) == "that" and tree.tag[end - 1] == "IN"):
        return True  # "no plans to close the mills that / , despite the strike, earn most"
    if tree.lower(start) == "as" and frame != "clause":
        return True  # "a street that she referred to as “Little Rome”": as what, but not what
    if end < tree.size and tree.lower(end) in ("'s", "’s"):
        return True  # "a plan like Mr. Roe / ’s"
    if tree.word[end - 1].endswith("..") and end < tree.size and tree.is_word(end):
        return True  # "it was late....Today, Hall writes, it is early": two sentences
    if cue.token >= start or end >= tree.size:
        return False
    sentence_end = tree.doc[end - 1].sent.end
    if end + 2 >= sentence_end:
        return end < sentence_end and frame in _NAMED and tree.word[end] == ":"
    return (
        (tree.dep[cue.token] != "relcl" and _goes_on_after_dashes(tree, end, sentence_end))
        or (tree.is_word(end) and tree.tag[end - 1] in _OPEN_TAGS and tree.doc[end - 1].dep_ in ("prep", "det", "poss", "aux"))
        or (tree.word[end] == ":" and any(tree.lower(t) in _AHEAD for t in range(max(start, end - _NEAR), end)))
        or (tree.word[end] == "," and tree.tag[end + 1] == "VB" and any(tree.tag[t] == "TO" for t in range(start, end)))
        or (frame in ("for", "object") and [tree.word[end], tree.lower(end + 1)] == [",", "to"] and tree.tag[end + 2] == "VB")
        or (tree.dep[end - 1] == "pobj" and tree.pos[end - 1] == "PRON" and tree.tag[end] == "VBG")  # "tales of her / lying"
        or (frame in _NAMED and _is_explained(tree, cue, frame, start, end))
        or (tree.word[end] == "," and _loses_condition(tree, cue, end, sentence_end))
        or _loses_predicate(tree, cue, end, sentence_end)
        or _loses_half(tree, frame, end, sentence_end)
    )


def _is_elliptic(tree: Tree, start: int, end: int) -> bool:
    """ "He has not said he has": what, stands elsewhere."""
    return end - start <= 3 and tree.lower(end - 1) in _AUXILIARIES and tree.lower(end - 2) in _FALLING_SHORT


def _has_no_verb(tree: Tree, start: int, end: int) -> bool:
    """Whether a "that" clause ends before its verb: "says that at a party in May / , while others slept, the roof fell"."""
    return tree.lower(start) == "that" and not any(tree.pos[token] in _VERBS for token in range(start, end))


def _has_gap(tree: Tree, cue: Cue) -> bool:
    """Whether what shall be done is done to the noun before, outside of the content: "the fights she wants / to take on"."""
    verb = cue.token if cue.entry.part_of_speech == "verb" else tree.head[cue.token]
    if tree.dep[verb] != "relcl" or tree.head[verb] > verb:
        return False
    subject = tree.child(verb, *SUBJECTS)
    if subject is None or tree.tag[subject] in ("WDT", "WP") or tree.lower(subject) == "that":
        return False
    return not any(tree.tag[token] in ("WRB", "WP$") for token in range(tree.left(verb), subject))


def _goes_on_after_dashes(tree: Tree, end: int, sentence_end: int) -> bool:
    """Whether the content stops at a parenthesis after which its verb comes: "said that both rivers / — … — had risen"."""
    if tree.word[end] not in _DASHES:
        return False
    close = next((t for t in range(end + 1, sentence_end - 1) if tree.word[t] in _DASHES), end)
    return tree.tag[end + 1] in _FINITE or tree.tag[close + 1] in _FINITE


def _is_explained(tree: Tree, cue: Cue, frame: str, start: int, end: int) -> bool:
    """Whether what was said of a thing comes after it.

    "touted a new rule: stay home", "thinks it an insult / to leave", "cited the storm, which came in May, as a reason".
    """
    if tree.word[end + (tree.word[end] in _CLOSING)] == ":":
        return True
    if tree.lower(start) == "it" and tree.lower(end) == "to" and tree.tag[min(end + 1, tree.size - 1)] == "VB":
        return True
    if cue.entry.lemma == "liken":
        return not any(tree.lower(token) == "to" for token in range(start, end))
    if frame == "object" and any(kid >= end and tree.lower(kid) == "as" for kid in tree.children(cue.token, "prep")):
        return True  # "dismissed the group / in May as harmless"
    later = range(end + 1, tree.doc[end - 1].sent.end)
    return cue.entry.lemma == "cite" and any(tree.lower(t) == "as" and tree.word[t - 1] in _STOPS for t in later)


def _loses_condition(tree: Tree, cue: Cue, end: int, sentence_end: int) -> bool:
    """Whether the cue's own condition closes the sentence: "threatens to leave, as in May, without a new contract"."""
    return any(
        tree.lower(token) in _CONDITIONS and tree.word[token - 1] == "," and cue.token in (tree.head[token], _over(tree, token))
        for token in range(end + 1, sentence_end)
    )


def _over(tree: Tree, token: int) -> int:
    return tree.head[tree.head[token]] if tree.dep[token] == "mark" else -1


def _loses_predicate(tree: Tree, cue: Cue, end: int, sentence_end: int) -> bool:
    """Whether the content's last noun is the subject of what follows.

    "While she said it needs money, later the council / said no"; "suggested the call, coming at night, was a mistake".
    """
    if cue.entry.part_of_speech != "verb":
        return False
    first = end + 2 * (
        [tree.lower(token) for token in range(end, min(end + 2, sentence_end))] == ["all", "but"]
    )  # "all but guarantees"
    first = min(first + (tree.pos[min(first, sentence_end - 1)] == "ADV"), sentence_end - 1)
    noun = tree.pos[end - 1] in ("NOUN", "PROPN")
    if noun and tree.dep[cue.token] != "relcl" and tree.tag[first] in _FINITE and tree.head[end - 1] != first:
        return True
    if tree.word[end] != "," or "clause" not in cue.entry.frames or not noun or tree.child(cue.token, "dobj") is None:
        return False
    close = next((t for t in range(end + 1, min(end + _LONGEST_ASIDE, sentence_end - 1)) if tree.word[t] == ","), None)
    return close is not None and tree.tag[close + 1] in _FINITE


def _loses_half(tree: Tree, frame: str, end: int, sentence_end: int) -> bool:
    """Whether a second half of the content follows: "as well as …", "and on the dam", "to find them / and hold them"."""
    mark = end + (tree.word[end] == ",")
    if mark + 2 >= sentence_end:
        return False
    if frame in _INFINITIVES and tree.lower(end) in ("if", "unless"):
        return True  # "agreed to lower the toll / if the mill stays"
    if [tree.lower(token) for token in range(mark, mark + 3)] == ["as", "well", "as"]:
        return True
    if tree.lower(mark) not in _LINKS:
        return False
    second = mark + 1
    if frame in _INFINITIVES and tree.tag[second] == "VB":
        return True
    if tree.lower(second) in _OPENING_CLAUSES and frame != "object":
        return True  # "planned to debate the ban / and whether it works"
    if second == end + 1 and frame == "clause" and tree.tag[second] in ("VBD", "VB") and not is_cue_verb(tree.lemma[second]):
        return True  # "said the mill had closed / and pushed farmers out": who did, the parse has guessed
    over = tree.head[second]
    return tree.tag[second] == "IN" and tree.dep[second] in ("prep", "conj") and tree.child(over, "expl", *SUBJECTS) is None
