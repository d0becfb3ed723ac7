"""Tails: what the writer adds to an indirect content is cut from it, for the source did not say it.

"She said that the dam was safe, though it had leaked in May" ends at the comma. So does what explains a thing that was called,
praised or promised: "criticized the plan, which would raise taxes".
"""

from flows.annotate.statements.cues import is_cue_verb, is_statement_verb, takes
from flows.annotate.statements.selection import Reading
from flows.annotate.statements.tree import SUBJECTS, Tree
from flows.annotate.statements.words import statement_words

_CONCEDING = frozenset(("though", "although", "despite", "notwithstanding"))
_CONTRASTING = frozenset(("while", "whereas"))
_RELATIVES = frozenset(("which", "who", "whose", "where"))
_DASHES = frozenset(("—", "–", "--", "-", "―"))
# After a dash: what was said goes on.
_GOING_ON = frozenset(
    ("and", "but", "or", "nor", "so", "that", "including", "because", "even", "if", "when", "unless", "until", "except", "not",
     "especially", "particularly", "specifically", "namely", "like", "from", "to", "for", "with", "without")
)  # fmt: skip
_JUDGING = frozenset(("apparently", "presumably", "evidently", "seemingly"))  # "apparently a reference to …"
_OPENING_SPEECH = frozenset((":", "“", '"', "``"))
_DEMANDS = frozenset(("object_infinitive", "infinitive"))
_ASKED = frozenset(("asked", "pressed", "questioned", "told", "confronted", "reached"))
_SPOKEN = frozenset(("clause", "object", "object_as", "small_clause"))
_LONGEST_REPORT = 9  # tokens
_LEAST = 2  # words that must be left of a content
_CLOSING_MARKS = frozenset(("”", '"', "''"))
_OPENING, _CLOSING = frozenset(("(", "[")), frozenset((")", "]"))


def cut_tails(tree: Tree, readings: list[Reading], quoted: list[bool]) -> None:
    """Ends each indirect content that follows its cue before the writer's own comment."""
    for reading in readings:
        if reading.kind == "indirect" and reading.cue is not None and len(reading.pieces) == 1:
            start, end = reading.pieces[0]
            if reading.cue.token < start:
                end = _without_tail(tree, reading, start, end, quoted)
                start = _after_day(tree, start, end)
                reading.pieces = [(start, _without_occasion(tree, reading, start, end, quoted))]


def _after_day(tree: Tree, start: int, end: int) -> int:
    """The start after the time of saying that the parse hung on what was said: "declared earlier this week / it will hold"."""
    after = start
    while after < end and tree.doc[after].ent_type_ in ("DATE", "TIME"):
        after += 1
    if not start < after < end - 1 or tree.dep[after - 1] not in ("npadvmod", "advmod"):
        return start
    return after if tree.pos[after] in ("DET", "PRON") and tree.dep[after] in ("nsubj", "nsubjpass", "det", "expl") else start


def _without_occasion(tree: Tree, reading: Reading, start: int, end: int, quoted: list[bool]) -> int:
    """The end before where it was said, if nothing else was said there: "is unlawful / in a May speech to lawyers"."""
    if reading.frame not in _SPOKEN or quoted[end - 1] or not takes(tree.lemma[reading.cue_start], "quote"):
        return end
    for token in range(start + _LEAST, end - 2):
        noun = tree.child(token, "pobj") if tree.lower(token) in ("in", "during") and tree.tag[token] == "IN" else None
        if (
            noun is None
            or tree.lower(noun) not in statement_words("occasion")
            or tree.lower(token + 1) not in ("a", "an", "interviews", "tweets")
        ):
            continue
        if not any(is_statement_verb(tree.lemma[before]) and tree.pos[before] == "VERB" for before in range(start, token)):
            return tree.trimmed(start, token)[1]
    return end


def _without_tail(tree: Tree, reading: Reading, start: int, end: int, quoted: list[bool]) -> int:
    depth, dashes = 0, 0
    for token in range(start + 1, end - 1):
        word = tree.word[token]
        depth += (word in _OPENING) - (word in _CLOSING)
        if word == "," and quoted[token] and tree.word[token + 1] in _CLOSING_MARKS and not quoted[token + 2]:
            token += 1  # “…,” although: the comma stands in the quotation that it ends
        elif depth > 0 or quoted[token] or not (word == "," or _is_dash(tree, token)):
            continue
        if _is_dash(tree, token):
            dashes += 1
            if dashes % 2 == 0:
                continue  # it closes a parenthesis
        if tree.words_between(start, token) < _LEAST or (reading.frame == "clause" and not _has_verb(tree, start, token)):
            continue  # "that in May, while others slept, the roof fell"
        if word == "," and _opens_statement(tree, reading, token, end):
            return tree.trimmed(start, token)[1]
        if any(quoted[token + 1 : end]):
            continue
        if _opens_comment(tree, reading, token, end):
            return tree.trimmed(start, token)[1]
    return end


def _has_verb(tree: Tree, start: int, end: int) -> bool:
    return any(tree.pos[token] in ("VERB", "AUX") for token in range(start, end))


def _opens_statement(tree: Tree, reading: Reading, mark: int, end: int) -> bool:
    """Whether another source speaks, or the same one says more: ", according to …", ", adding that …"."""
    first = mark + 1
    if tree.lower(first) == "according":
        return True
    if tree.lower(first) in ("before", "after") and tree.tag[first + 1] == "VBG":
        return takes(tree.lemma[first + 1], "quote")  # "promised to cut tolls, before quipping: …"
    if tree.tag[first] != "VBG":
        return False
    if reading.frame in _DEMANDS and is_statement_verb(tree.lemma[first]) and tree.child(first, "dobj", "ccomp") is not None:
        return True  # "asked the court to act, calling the delay wrong"
    if not takes(tree.lemma[first], "quote") or not takes(tree.lemma[first], "clause"):
        return False
    after = min(first + 1, tree.size - 1)
    return after < end and (tree.lower(after) == "that" or tree.word[after] in _OPENING_SPEECH or _has_clause(tree, first))


def _has_clause(tree: Tree, verb: int) -> bool:
    clause = tree.child(verb, "ccomp")
    return clause is not None and clause > verb and tree.child(clause, *SUBJECTS) is not None


def _reports(tree: Tree, mark: int, end: int) -> bool:
    """Whether the words after the last comma only say who reports: "…, the station said"."""
    verb = end - 1
    if tree.dep[verb] in ("dobj", "dative") and mark < tree.head[verb] < verb and tree.doc[tree.head[verb]].lemma_ == "tell":
        verb = tree.head[verb]  # "…, a source told the Herald"
    if not end - mark <= _LONGEST_REPORT or tree.pos[verb] != "VERB" or not takes(tree.lemma[verb], "quote"):
        return False
    subject = tree.child(verb, *SUBJECTS)
    return subject is not None and mark < subject and tree.left(subject) == mark + 1


def _is_dash(tree: Tree, token: int) -> bool:
    """A dash, not the hyphen of "well-known", which the tokenizer cuts off too."""
    return tree.word[token] in _DASHES and (tree.word[token] != "-" or bool(tree.doc[token - 1].whitespace_))


def _opens_comment(tree: Tree, reading: Reading, mark: int, end: int) -> bool:
    """Whether after a comma or dash the writer speaks to the content's end."""
    first = tree.lower(mark + 1)
    if tree.word[mark] in _DASHES:
        closed = any(_is_dash(tree, token) for token in range(mark + 1, end))
        return first not in _GOING_ON and not closed and tree.ends_sentence(min(end, tree.size - 1))
    if first == "even" and tree.lower(mark + 2) in _CONCEDING:
        return True
    if first in _JUDGING or _reports(tree, mark, end) or (first == "as" and _reports(tree, mark + 1, end)):
        return True
    if first == "when" and tree.lower(mark + 2) in _ASKED:
        return True
    if tree.tag[mark + 1] == "VBG" and tree.doc[mark + 1].lemma_ in statement_words("result"):
        return _runs_to(tree, mark, end)
    if first == "who":
        return _runs_to(tree, mark, end)
    if first in _CONCEDING:
        return True
    if first in _CONTRASTING:
        return _tells_of_others(tree, mark + 1, end)
    if first in ("a", "an"):
        noun = mark + 2 if tree.pos[mark + 2] == "NOUN" else tree.head[mark + 1]
        return tree.lower(noun) in statement_words("summing_up") and noun < end
    if reading.frame == "clause" or not _runs_to(tree, mark, end):
        return False
    told = tree.dep[mark + 1] == "advcl" and tree.tag[mark + 1] == "VBG"  # "attacked the bill, repeating a charge of May"
    return first in _RELATIVES or (told and tree.head[mark + 1] <= max(reading.cue.token if reading.cue else 0, mark))


def _tells_of_others(tree: Tree, start: int, end: int) -> bool:
    """Whether a clause after "while" says what others said: "while many have voiced doubts"."""
    return any(
        is_cue_verb(tree.lemma[token]) and tree.pos[token] == "VERB" and tree.child(token, *SUBJECTS) is not None
        for token in range(start, end)
    )


def _runs_to(tree: Tree, mark: int, end: int) -> bool:
    """Whether the relative clause after a comma is the last: no other comma closes it."""
    return not any(tree.word[token] == "," for token in range(mark + 1, end))
