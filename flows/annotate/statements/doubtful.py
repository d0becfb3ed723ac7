"""Doubtful readings: structures of which too many were no statement, or not this one. They are no rows.

What somebody could do or would want is not said ("has the power to decide", "a city that wanted peace would pay"); what stands
in another sentence can't be told ("does not want to do so"); and where the parse has hung the rest of a comparison or a clause
elsewhere, half of it misleads.
"""

from flows.annotate.statements.cues import Cue
from flows.annotate.statements.sources import Source
from flows.annotate.statements.tree import Tree
from flows.annotate.statements.words import noun_kind, statement_words

_FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
_INFINITIVES = frozenset(("infinitive", "object_infinitive"))
_OBJECTS = frozenset(("object", "about", "of", "for", "at", "on", "to", "against", "with"))
_REPEATING = frozenset(("so", "that", "it", "this"))
_ONLY = frozenset(("just", "only", "merely", "simply"))
_HYPOTHETICAL = frozenset(("would", "could", "might"))
_INDEFINITE = frozenset(("a", "an", "any"))
_NARRATOR = frozenset(("i", "we"))
_LIKE_PREPOSITIONS = frozenset(("following", "including", "regarding", "concerning", "according", "during"))
_VERBS = frozenset(("VERB", "AUX"))
_STARTS = frozenset((".", ";", "and", "as", "when", "while"))
_STANDS = frozenset(("support", "oppose", "praise", "criticize"))
_SETTING = frozenset(("while", "although", "though", "because", "since", "if", "when"))
_LONGEST_TIME = 4  # tokens: "announced late last Wednesday"


def is_doubtful(tree: Tree, cue: Cue, source: Source | None, frame: str, start: int, end: int) -> bool:
    """Whether cue, source and content, from `start` to `end`, stand in a structure that seldom is a statement."""
    if cue.token >= end and (source is None or (source.end - source.start == 1 and tree.lower(source.head) in _NARRATOR)):
        return True  # "It is late, they say, but": by whom? "How can it be, I wondered": the writer, not a source
    if source is not None and any(tree.lower(token) in statement_words("page") for token in range(source.start, source.end)):
        return True  # "Getty Images Ann Hall says": a picture's source
    if cue.entry.part_of_speech == "noun" and tree.dep[cue.token] == "nsubj" and end - start == 1:
        return True  # "its calls for reforms failed"
    if source is not None and tree.lower(source.start) == "who":
        return True  # "Guess who else says it holds?"
    if frame == "for" and cue.entry.part_of_speech == "noun" and _is_for_people(tree, start, end):
        return True  # "has this advice for farmers"
    if end - start == 1 and (tree.pos[start] == "ADV" or (frame == "for" and _is_for_people(tree, start, end))):
        return True  # "had to answer for afterwards", "called for people / to leave"
    if source is not None and tree.lower(source.head) == "few" and source.start == source.head:
        return True  # "few expect it to win"
    return (
        _repeats(tree, frame, start, end)
        or _is_enabled(tree, cue.token)
        or _is_imagined(tree, cue.token)
        or _is_charged(tree, cue.token)
        or _is_no_reason(tree, cue.token)
        or _is_of_a_sort(tree, cue, frame)
        or _lacks_object(tree, cue, frame)
        or (frame == "clause" and _is_no_clause(tree, cue, start, end))
        or (frame == "clause" and start > cue.token and _has_gap(tree, cue.token))
        or (source is not None and _is_told_of(tree, cue, source))
        or (cue.token < start and _leaves_rest(tree, cue, frame, start, end))
    )


def _is_for_people(tree: Tree, start: int, end: int) -> bool:
    """Whether what follows "for" is people."""
    head = next((token for token in range(start, end) if not start <= tree.head[token] < end), start)
    return noun_kind(tree, head) == "person"


def _repeats(tree: Tree, frame: str, start: int, end: int) -> bool:
    """Whether only what stands before is meant: "does not want to do so"."""
    short = frame in _INFINITIVES and end - start <= 3
    return short and tree.lower(end - 1) in _REPEATING and tree.doc[end - 2].lemma_ == "do"


def _is_enabled(tree: Tree, verb: int) -> bool:
    """Whether somebody may do it, and has not: "the power to decide", "a chance to deny it"."""
    top = verb
    while tree.dep[top] == "conj" and tree.head[top] < top:
        top = tree.head[top]
    infinitive = any(tree.tag[kid] == "TO" for kid in tree.kids[top])
    if infinitive and tree.dep[top] in ("acl", "relcl"):
        return tree.lower(tree.head[top]) in statement_words("power")
    power = tree.child(top, "dobj") if top != verb and tree.tag[verb] == "VB" else None
    return power is not None and tree.lower(power) in statement_words("power")  # "has the power to meet, vote and decide"


def _is_imagined(tree: Tree, verb: int) -> bool:
    """Whether a source is anybody of a kind that is only thought of: "a city that wanted peace would pay"."""
    noun = tree.head[verb]
    if tree.dep[verb] != "relcl" or not any(tree.lower(kid) in _INDEFINITE for kid in tree.children(noun, "det")):
        return False
    over = tree.head[noun]
    return tree.dep[noun] == "nsubj" and any(tree.lower(kid) in _HYPOTHETICAL for kid in tree.children(over, "aux"))


def _is_charged(tree: Tree, verb: int) -> bool:
    """Whether somebody is only accused of saying it: "was convicted of threatening to burn it"."""
    over = tree.head[tree.head[verb]]
    return tree.dep[verb] == "pcomp" and tree.doc[over].lemma_ in statement_words("charging")


def _is_no_reason(tree: Tree, verb: int) -> bool:
    """Whether somebody's thought is denied as a reason: "it was not because the mayor decided it should fall"."""
    because = tree.dep[verb] == "advcl" and any(tree.lower(kid) == "because" for kid in tree.children(verb, "mark"))
    return because and tree.child(tree.head[verb], "neg") is not None and tree.head[verb] < verb


def _is_of_a_sort(tree: Tree, cue: Cue, frame: str) -> bool:
    """Whether a relative clause says which people or firms are meant: "invest in firms that support the dam"."""
    noun = tree.head[cue.token]
    if (
        tree.dep[cue.token] != "relcl"
        or tree.tag[noun] not in ("NNS", "NNPS")
        or cue.entry.frames[frame].cue_class not in _STANDS
    ):
        return False
    known = any(tree.dep[kid] in ("det", "poss", "nummod") for kid in tree.kids[noun])
    return not known and tree.is_word(max(tree.left(cue.token) - 1, 0))


def _lacks_object(tree: Tree, cue: Cue, frame: str) -> bool:
    """Whether what is called something stands before the clause: "the plan, which she called a joke"."""
    if frame not in ("small_clause", "object_as") or tree.dep[cue.token] != "relcl":
        return False
    objects = tree.children(cue.token, "dobj", "nsubj", "oprd", "attr", "ccomp", "xcomp")
    return (
        any(tree.tag[kid] in ("WDT", "WP") and tree.dep[kid] == "dobj" for kid in objects)
        and tree.child(cue.token, "agent") is None
    )


def _has_gap(tree: Tree, verb: int) -> bool:
    """Whether what is said lacks the noun before it: "others who he believes / Hall should ask"."""
    first = tree.left(verb)
    pronoun = tree.tag[first] in ("WP", "WDT") or (tree.lower(first) == "that" and tree.dep[first] != "mark")
    return tree.dep[verb] == "relcl" and pronoun and first < verb and tree.head[first] > verb


def _is_no_clause(tree: Tree, cue: Cue, start: int, end: int) -> bool:
    """Whether a clause is rather a result, a phrase, or the writer's own main clause.

    "was so angry that he left", "concluded with a list of those who …", "Asked if the dam holds, Hall was silent".
    """
    if cue.entry.part_of_speech == "adjective" and any(tree.lower(kid) == "so" for kid in tree.children(cue.token, "advmod")):
        return True
    if tree.lower(start) in ("with", "as") and start == cue.token + 1:
        return True
    explained = tree.child(cue.token, "dobj")
    thing = explained is not None and tree.tag[explained] in ("NN", "NNS") and noun_kind(tree, explained) is None
    if thing and explained is not None and explained + 1 == start:
        return tree.doc[cue.token].lemma_ not in statement_words("hearer")  # "explained the steps / clerks are taking"
    opens = tree.tag[cue.token] == "VBN" and tree.doc[cue.token].is_sent_start and tree.dep[cue.token] == "ROOT"
    return bool(opens) and "," in tree.word[start:end]


def _is_told_of(tree: Tree, cue: Cue, source: Source) -> bool:
    """Whether the source is what was announced: "The plan, announced late on Wednesday, would close the mill"."""
    verb = cue.token
    if source.end + 1 != verb or tree.word[source.end] != "," or tree.tag[verb] not in ("VBD", "VBN"):
        return False
    close = next(
        (token for token in range(verb + 1, min(verb + 2 + _LONGEST_TIME, tree.size)) if tree.word[token] == ","), None
    )
    return close is not None and close + 1 < tree.size and tree.tag[close + 1] in _FINITE


def _leaves_rest(tree: Tree, cue: Cue, frame: str, start: int, end: int) -> bool:
    """Whether the sentence goes on with a part of what was said."""
    if end + 1 >= tree.doc[end - 1].sent.end:
        return False
    after = tree.lower(end)
    if after == "than" or (after == "until" and frame in _INFINITIVES) or tree.lower(end - 1) == "case":
        return after == "than" or tree.lower(end - 2) == "in" or after == "until"
    told = after in _STARTS or tree.dep[cue.token] == "advcl" or tree.tag[end + 1] == "VBG"
    if frame == "to" and cue.entry.lemma == "point" and not told:
        return True  # "pointed to the dam / , built in May, the mill and …": to how much, the parse cannot tell
    if frame == "object" and any(kid > end for kid in tree.children(cue.token, "ccomp")):
        return True  # "predicts some twenty riders / from the town will start"
    if frame in _OBJECTS and tree.tag[end] == "VBG" and after not in _LIKE_PREPOSITIONS:
        return True  # "complained about the towns / imposing a toll", "cited a note from Hall / claiming …"
    if after == "not" and any(tree.lower(token) == "but" for token in range(end, tree.doc[end - 1].sent.end)):
        return True  # "says she stays / not for the pay but because she likes it"
    if after == "nor" or (tree.word[end] == "," and tree.lower(end + 1) == "nor"):
        return True  # "said it would neither sell / nor lease it"
    if after in ("whose", "due") or (after == "to" and frame == "clause" and tree.tag[end + 1] == "VB"):
        return True  # "called it a mill / whose smoke kills", "there is no plan / to close it"
    if frame == "object" and "due" in (after, tree.lower(end + 1)):
        return True  # "admitted ten deaths / there due to the smoke"
    if after == "even" and tree.tag[end + 1] == "IN" and frame == "object":
        return True  # "cited her praise / even as she fights it"
    if tree.word[end] == "," and _is_only_setting(tree, start, end):
        return True
    if frame == "object" and any(_names_as_saying(tree, token) for token in range(start, end)):
        return True
    mark = end + (tree.word[end] == ",")
    rest = range(mark + 1, tree.doc[end - 1].sent.end)
    if frame == "clause" and tree.lower(mark) == "but" and not any(tree.pos[token] in _VERBS for token in rest):
        return True  # "there is time, / but none to waste"
    return tree.lower(mark) == "but" and any(
        tree.lower(token) in _ONLY and tree.doc[token - 1].norm_ == "not" for token in range(start + 1, end)
    )  # "to end not just the toll / , but the ban"


def _is_only_setting(tree: Tree, start: int, end: int) -> bool:
    """Whether a content is but the clause before the one that matters: "said that while it is late / , they would go"."""
    first = start + (tree.lower(start) == "that")
    if first == start and tree.lower(first) in ("if", "when"):
        return False  # "asked if it holds, she left"
    return tree.lower(first) in _SETTING and "," not in tree.word[start:end]


def _names_as_saying(tree: Tree, token: int) -> bool:
    """Whether an object is rather a speaker: "cited Hall as saying"."""
    return tree.lower(token) == "as" and tree.lower(min(token + 1, tree.size - 1)) in ("saying", "telling")
