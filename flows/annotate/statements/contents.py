"""Contents: for a cue, the spans that can be what was said, each with the frame of the lexicon that allows it.

Clauses (right of the cue, left of it, or around it), infinitives, objects and their predicates, prepositional objects. What the
parse gives is trimmed here; which candidate is best is `selection`'s question.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from flows.annotate.statements.coordination import before_next_cue, has_reason, tells_reason, with_answer, with_further_clauses
from flows.annotate.statements.cues import Cue, is_statement_verb
from flows.annotate.statements.sources import Source, is_passive
from flows.annotate.statements.tree import SUBJECTS, Tree
from flows.annotate.statements.words import noun_kind

_FINITE = frozenset(("VBD", "VBZ", "VBP", "VBN", "MD"))
_LOOSE = frozenset(("parataxis", "ccomp", "advcl", "dep"))
_NOMINAL = frozenset(("object", "clause"))
_POSTED = frozenset(("write", "post", "text", "blog", "push", "press"))  # "posted an affidavit that said …"
_SETTING_OFF = frozenset((",", "—", "–", "-", "--", "("))
_LONGEST_PARENTHESIS = 9  # words after the cue
_FRONTED = frozenset(("prep", "advmod", "npadvmod", "advcl"))  # "Among the young, polls showed, the mayor leads"
_SUBJECT = 3  # tokens at least from the cue to a clause whose subject the parser did not see
_OBJECTS = ("dobj", "dative", "attr")
# Prepositions that belong to a judgement or its object: "praised her for …", "blamed it on …", "his stance toward her".
_OF_JUDGEMENT = frozenset(("for", "as", "over", "of", "with", "on", "to", "against", "from", "toward", "towards", "about"))


@dataclass(frozen=True, slots=True)
class Candidate:
    """A possible content: its span, the frame it fills, and a factor for how sure the construction is."""

    start: int
    end: int
    frame: str
    factor: float = 1.0


def contents(tree: Tree, cue: Cue, source: Source | None) -> list[Candidate]:
    """All candidates of an indirect statement for one cue."""
    is_verb = cue.entry.part_of_speech == "verb"
    found = _verb_contents(tree, cue, source) if is_verb else _complements(tree, cue)
    kept = []
    for candidate in found:
        start, end = tree.trimmed(candidate.start, candidate.end)
        if start < end and candidate.frame in cue.entry.frames and not _is_bare(tree, cue, start, end, candidate.frame):
            kept.append(Candidate(start, end, candidate.frame, candidate.factor))
    return kept


def _is_bare(tree: Tree, cue: Cue, start: int, end: int, frame: str) -> bool:
    """Whether a content says nothing by itself: "announced plans", "found themselves alone", "all that they want to see"."""
    if frame == "infinitive":
        gapped = tree.dep[cue.token] in ("relcl", "acl", "attr", "pcomp") or tree.doc[end - 1].lemma_ in ("do", "be", "have")
        return end - start <= 2 and gapped
    if tree.lower(start).endswith(("self", "selves")) and tree.pos[start] == "PRON":
        return True
    nominal = frame == "small_clause" or (tree.pos[start] != "PROPN" and frame in _NOMINAL)
    return end - start == 1 and (tree.pos[start] == "PRON" or nominal)


def _verb_contents(tree: Tree, cue: Cue, source: Source | None) -> Iterator[Candidate]:
    verb = cue.token
    if any(tree.dep[kid] == "prt" and kid != cue.particle for kid in tree.kids[verb]):
        return  # another verb: "wrote up the poll"
    passive = is_passive(tree, verb)
    yield from _clauses(tree, cue, source, passive)
    yield from _told_clause(tree, cue)
    yield from _infinitives(tree, cue, passive)
    yield from _prepositions(tree, cue)
    if passive:
        yield from _passive_subject(tree, verb)
    else:
        yield from _objects(tree, cue)


def _clauses(tree: Tree, cue: Cue, source: Source | None, passive: bool) -> Iterator[Candidate]:
    """Finite complement clauses, before, after or around the cue, and the sentence that a parenthetical cue interrupts."""
    verb = cue.token
    edge = min(verb, source.start) if source is not None and source.end <= verb else verb
    found = after = False
    closing = _closes_sentence(tree, cue, edge)
    sides = {kid > verb for kid in tree.kids[verb] if tree.dep[kid] == "ccomp"}
    if len(sides) == 2 and "quote" in cue.entry.frames and not _is_set_off(tree, edge):
        return  # "It is the change Hall says his plan is about"
    for kid in tree.kids[verb]:
        if tree.dep[kid] not in ("ccomp", "parataxis") or _is_infinitive(tree, kid):
            continue
        start, end = tree.subtree(kid)
        if kid > verb and tree.dep[kid] == "ccomp":
            if not after and not closing:
                yield from _clause_after(tree, cue, kid, edge)
            found = after = True
        elif kid < verb and tree.dep[kid] == "ccomp" and "quote" in cue.entry.frames:
            found = True
            if not closing and len(sides) == 2:
                continue  # "Half believe it fell, a third say it rose"
            if ";" in tree.word[start:edge] or (":" in tree.word[start:edge] and _has_complement(tree, verb)):
                continue  # "One promised safety; the other promised freedom"
            if tells_reason(tree, cue, tree.right(kid) + 1, edge):
                continue
            start = min(start, _first_half(tree, verb, edge))
            end = end if end > verb else with_answer(tree, cue, kid, min(end, edge))
            yield Candidate(start, end, "clause")
    if found or passive:
        return
    if source is not None:
        yield from _rest_of_sentence(tree, cue, source)
    if tree.dep[verb] in _LOOSE and _is_parenthetical(tree, cue, edge):
        start, end = tree.subtree(tree.head[verb])
        tail = tree.right(verb) + 1
        if tail >= end - 1:  # the cue closes the sentence
            end = edge
        elif not tree.words_between(start, tree.left(verb)):
            start = tail
        yield Candidate(start, end, "clause", 0.95)


def _is_set_off(tree: Tree, edge: int) -> bool:
    """Whether a mark stands before cue and source, maybe in the quotation that ends there."""
    quoted = tree.word[edge - 1] in ("”", '"', "''") and tree.word[edge - 2] in _SETTING_OFF
    return quoted or tree.word[edge - 1] in _SETTING_OFF or tree.word[edge - 1] in (";", ":")


def _first_half(tree: Tree, verb: int, edge: int) -> int:
    """Where the sentence begins that a closing cue was hung on: "The son died and his father is ill, officials said"."""
    over = tree.head[verb]
    closes = tree.dep[verb] == "conj" and over < edge and tree.word[edge - 1] == "," and tree.ends_sentence(tree.right(verb))
    return tree.left(over) if closes and not is_statement_verb(tree.lemma[over]) else edge


def _closes_sentence(tree: Tree, cue: Cue, edge: int) -> bool:
    """Whether what was said stands before cue and source, set off by a comma: "The dam is safe, he said, the day she left"."""
    if "quote" not in cue.entry.frames or tree.word[edge - 1] != ",":
        return False
    after = next((kid for kid in tree.kids[cue.token] if kid > cue.token and tree.dep[kid] == "ccomp"), None)
    if after is None or tree.word[tree.left(after) - 1] != ",":
        return False
    before = (kid for kid in tree.kids[cue.token] if kid < edge and tree.dep[kid] == "ccomp")
    return any(tree.child(kid, *SUBJECTS) is not None and tree.right(kid) < edge for kid in before)


def _clause_after(tree: Tree, cue: Cue, clause: int, edge: int) -> Iterator[Candidate]:
    """The first clause after the cue with those that go on with it, its subject before the cue, or the noun it says more of."""
    verb = cue.token
    start, end = tree.subtree(clause)
    owner = _gap_filler(tree, verb)
    gerund = tree.tag[clause] == "VBG" and tree.child(clause, "aux") is None
    if gerund and any(verb < kid < start for kid in tree.children(verb, "dobj")):
        return  # "spells out the risks for those living there"
    if owner is not None:
        inner = tree.child(clause, *SUBJECTS)
        if inner is None or tree.lower(inner) in ("that", "which", "who") or tree.dep[owner] == "appos":
            return  # "a joke that he claimed was meant for her": the content has no subject
        yield Candidate(tree.left(owner), end, "clause")
        return
    subject = tree.child(clause, *SUBJECTS)  # before the cue in "Shops, he said, can open"
    if subject is not None and tree.tag[subject] in ("WP", "WDT") and (subject < edge or tree.tag[subject] == "WDT"):
        return  # "what they believe will be a success": the content has no words of its own in one piece
    first = start if subject is not None and subject < edge else max(start, verb + 1)
    if tree.word[first] == "(":  # "believe the plan is bad (it is not)": the parser took the bracket for the clause
        yield Candidate(verb + 1, first, "clause")
        return
    headless = subject is None and tree.child(clause, "expl", "attr") is None
    if headless and (_is_finite(tree, clause) or (tree.tag[clause] == "VBN" and first == clause == verb + 1)):
        if first - verb < _SUBJECT or tree.child(verb, *_OBJECTS) is not None or not tree.words_between(verb + 1, first):
            return  # "changes that she said must be made": the content has no subject
        first = verb + 1
    elif tree.word[edge - 1] == "," and tree.word[verb + 1] == ",":
        first = min([first, *(tree.left(kid) for kid in tree.kids[verb] if kid < edge and tree.dep[kid] in _FRONTED)])
    if cue.entry.lemma == "tell":  # "told a hall full of clerks that …"
        first = max([first, *(kid for kid in tree.children(clause, "mark") if tree.lower(kid) == "that")])
    if cue.particle is not None and first <= cue.particle <= clause:
        first = cue.particle + 1  # "made it clear that …"
    end = before_next_cue(tree, cue, clause, end)
    yield Candidate(first, with_further_clauses(tree, cue, clause, end), "clause")


def _rest_of_sentence(tree: Tree, cue: Cue, source: Source) -> Iterator[Candidate]:
    """What follows a verb of saying up to the sentence's end, when the parse gives it no clause but its object holds a verb."""
    verb, frames = cue.token, cue.entry.frames
    obj = tree.child(verb, "dobj")
    if obj is None or obj < verb or "object" in frames or not {"quote", "clause"} <= frames.keys():
        return
    if source.end > verb or tree.dep[verb] not in ("ROOT", "conj") or tree.doc[verb].lemma_ in _POSTED:
        return
    if any(tree.tag[token] in _FINITE for token in range(obj + 1, tree.right(obj) + 1)):
        yield Candidate(verb + 1, tree.doc[verb].sent.end, "clause", 0.8)


def _told_clause(tree: Tree, cue: Cue) -> Iterator[Candidate]:
    """ "told the crowd he was …": a clause that the parser hangs on the hearer as if it were a relative one."""
    hearer = tree.child(cue.token, "dobj", "dative")
    if hearer is None or "clause" not in cue.entry.frames or hearer < cue.token or not _can_hear(tree, hearer):
        return
    for kid in tree.kids[hearer]:
        subject = tree.child(kid, "nsubj", "nsubjpass") if kid > hearer and tree.dep[kid] == "relcl" else None
        if subject is not None and tree.lower(subject) not in ("who", "which", "that") and tree.left(kid) == tree.left(subject):
            yield Candidate(*tree.subtree(kid), "clause", 0.9)


def _can_hear(tree: Tree, noun: int) -> bool:
    """Whether a noun names people: a plan "that the mayor said …" is told nothing."""
    return tree.pos[noun] in ("PRON", "PROPN") or noun_kind(tree, noun) in ("person", "body")


def _gap_filler(tree: Tree, verb: int) -> int | None:
    """The noun that a relative clause of saying is about: its inner clause lacks it ("the plan she said she would make")."""
    noun = tree.head[verb]
    if tree.dep[verb] != "relcl" or tree.pos[noun] not in ("NOUN", "PROPN") or noun > verb:
        return None
    subject = tree.child(verb, *SUBJECTS)
    if subject is None or tree.tag[subject] in ("WP", "WDT") or tree.left(noun) > noun:
        return None
    between = range(noun + 1, verb)
    if any(tree.tag[token] in ("WRB", "WP$", "WP") or tree.word[token] in (",", "(") for token in between):
        return None
    return None if any(tree.tag[token] == "IN" and tree.lower(token) != "that" for token in between) else noun


def _is_parenthetical(tree: Tree, cue: Cue, edge: int) -> bool:
    """Whether the cue's clause is short, set off by commas, and has a subject of its own but no object or complement."""
    verb = cue.token
    if "quote" not in cue.entry.frames or any(tree.dep[kid] == "mark" or tree.tag[kid] == "WRB" for kid in tree.kids[verb]):
        return False
    if not any(tree.dep[kid] in SUBJECTS for kid in tree.kids[verb]):
        return False
    start, end = min(tree.left(verb), edge), tree.right(verb) + 1
    set_off = tree.word[start] in _SETTING_OFF or (start > 0 and tree.word[start - 1] in _SETTING_OFF)
    bare = not any(kid > verb and tree.dep[kid] in ("dobj", "xcomp", "oprd") for kid in tree.kids[verb])
    return set_off and bare and tree.words_between(verb + 1, end) <= _LONGEST_PARENTHESIS


def _has_complement(tree: Tree, verb: int) -> bool:
    """Whether a clause or an object follows the verb."""
    return any(kid > verb and tree.dep[kid] in ("ccomp", "xcomp", *_OBJECTS) for kid in tree.kids[verb])


def _is_finite(tree: Tree, verb: int) -> bool:
    """Whether a clause has a finite verb, so that it needs a subject."""
    return any(tree.tag[token] in ("MD", "VBZ", "VBP", "VBD") for token in (verb, *tree.children(verb, "aux", "auxpass")))


def _is_infinitive(tree: Tree, verb: int) -> bool:
    return tree.tag[verb] == "VB" and any(tree.tag[kid] == "TO" for kid in tree.kids[verb])


def _infinitives(tree: Tree, cue: Cue, passive: bool) -> Iterator[Candidate]:
    """ "to" infinitives, with the person who shall do it when told, and gerunds."""
    verb = cue.token
    obj = tree.child(verb, "dobj", "dative")
    for kid in tree.kids[verb]:
        if kid < verb or tree.dep[kid] not in ("xcomp", "ccomp", "advcl"):
            continue
        start, end = max(tree.left(kid), verb + 1), before_next_cue(tree, cue, kid, tree.right(kid) + 1)
        if tree.tag[kid] == "VBG" and tree.dep[kid] == "xcomp":
            yield Candidate(start, end, "gerund")
        elif _is_infinitive(tree, kid) and tree.dep[kid] != "advcl":
            subject = tree.child(kid, *SUBJECTS)
            if subject is not None:
                yield Candidate(start, end, "object_infinitive")
            elif obj is not None and verb < obj < kid:
                yield Candidate(tree.left(obj), end, "object_infinitive")
            elif passive:
                yield from _raised(tree, verb, start, end)
            else:
                yield Candidate(start, end, "infinitive")


def _raised(tree: Tree, verb: int, start: int, end: int) -> Iterator[Candidate]:
    """ "X is expected to win": the whole, from X on."""
    subject = tree.child(verb, *SUBJECTS)
    if subject is None and tree.dep[verb] == "conj":
        return  # "Costs rose, and are expected to rise"
    first = tree.left(subject) if subject is not None and tree.lower(subject) not in ("who", "which", "that", "it") else start
    for frame in ("object_infinitive", "infinitive"):
        yield Candidate(first, end, frame, 0.9)


def _prepositions(tree: Tree, cue: Cue) -> Iterator[Candidate]:
    """Objects of the prepositions that the cue takes; "on X to do" with its infinitive."""
    head = cue.token
    for parent in (head, cue.particle):
        if parent is None:
            continue
        for kid in tree.kids[parent]:
            if kid < head or tree.dep[kid] not in ("prep", "dative", "agent", "prt"):
                continue
            name = tree.lower(kid)
            if name not in cue.entry.frames or _is_called(tree, cue, kid) or _is_heard(tree, cue, kid):
                continue
            end = tree.right(kid) + 1
            for other in tree.kids[head]:
                if (
                    other > kid
                    and tree.dep[other] in ("xcomp", "advcl")
                    and _is_infinitive(tree, other)
                    and tree.left(other) <= end
                ):
                    end = tree.right(other) + 1
            if end > kid + 1:
                yield Candidate(kid + 1, end, name)
            if name == "to" and "to_as" in cue.entry.frames:
                for other in tree.kids[head]:
                    if other > kid and tree.dep[other] == "prep" and tree.lower(other) == "as":
                        yield Candidate(kid + 1, tree.right(other) + 1, "to_as")


def _is_heard(tree: Tree, cue: Cue, preposition: int) -> bool:
    """Whether "to" names who is spoken to: "confessed to the police that …"."""
    obj = tree.child(preposition, "pobj")
    if tree.lower(preposition) != "to" or obj is None or not {"to", "clause"} <= cue.entry.frames.keys():
        return False
    return tree.doc[obj].ent_type_ == "PERSON" or noun_kind(tree, obj) == "person"


def _is_called(tree: Tree, cue: Cue, preposition: int) -> bool:
    """Whether "call" names a thing before "on" or "for": "called the views on trade absurd"."""
    return cue.entry.lemma == "call" and any(
        cue.token < kid < preposition and tree.dep[kid] in ("dobj", "ccomp", "oprd") for kid in tree.kids[cue.token]
    )


def _objects(tree: Tree, cue: Cue) -> Iterator[Candidate]:
    """The object, alone or with what is predicated of it."""
    verb = cue.token
    obj = next((k for k in tree.kids[verb] if tree.dep[k] in _OBJECTS and k > verb and k != cue.particle), None)
    predicate = next((k for k in tree.kids[verb] if k > verb and tree.dep[k] == "oprd"), None)
    if predicate is not None and tree.child(verb, *_OBJECTS) is not None:
        start = tree.left(obj) if obj is not None else tree.left(predicate)
        yield Candidate(start, tree.right(predicate) + 1, "small_clause")
    for kid in tree.kids[verb]:  # "called the plan a disaster", parsed as a clause without a verb
        if kid > verb and tree.dep[kid] == "ccomp" and tree.pos[kid] in ("NOUN", "PROPN", "ADJ"):
            yield Candidate(*tree.subtree(kid), "small_clause")
    if obj is None and cue.particle is not None and tree.dep[cue.particle] == "prep":  # "goes after the banks"
        obj = tree.child(cue.particle, "pobj")
    if obj is None or tree.lower(obj).endswith(("self", "selves")):
        return
    start, end = tree.subtree(obj)
    for kid in tree.kids[verb]:
        if kid < obj or tree.dep[kid] != "prep":
            continue
        name, reach = tree.lower(kid), tree.right(kid) + 1
        if name == "as":
            yield Candidate(start, reach, "object_as")
        if name in ("of", "with"):
            yield Candidate(start, reach, f"object_{name}")
        if name in _OF_JUDGEMENT and (kid <= end or has_reason(tree, cue, end, kid)):
            end = max(end, reach)
    planned = {"announce", "suggest"} & {frame.cue_class for frame in cue.entry.frames.values()}
    if planned and tree.lower(end - 1) != "to" and end + 1 < tree.size and tree.tag[end] == "TO" and tree.head[end] == end + 1:
        end = tree.right(end + 1) + 1  # "announced Monday a fund / to help them"
    yield Candidate(start, end, "object")


def _passive_subject(tree: Tree, verb: int) -> Iterator[Candidate]:
    """ "X was criticized for Y": from X to the end of Y."""
    subject = tree.child(verb, "nsubjpass")
    if subject is None or tree.lower(subject) in ("who", "which", "that", "it"):
        return
    end = verb + 1
    for kid in tree.kids[verb]:
        if kid > verb and tree.dep[kid] in ("prep", "oprd", "xcomp"):
            name = tree.lower(kid)
            if tree.dep[kid] == "oprd" or name == "as":
                yield Candidate(tree.left(subject), tree.right(kid) + 1, "small_clause" if name != "as" else "object_as", 0.8)
            if name in ("of", "with"):
                yield Candidate(tree.left(subject), tree.right(kid) + 1, f"object_{name}", 0.9)
            if name in _OF_JUDGEMENT:
                end = tree.right(kid) + 1
    if end > verb + 1:
        yield Candidate(tree.left(subject), end, "object", 0.8)


def _complements(tree: Tree, cue: Cue) -> Iterator[Candidate]:
    """What a noun or an adjective takes: "that" clauses, infinitives, prepositional objects."""
    head = cue.token
    parents = [head]
    if (
        cue.entry.part_of_speech == "noun"
        and tree.dep[head] == "nsubj"
        and tree.lemma[tree.head[head]] == tree.doc.vocab.strings["be"]
    ):
        parents.append(tree.head[head])  # "his hope is that …"
    for parent in parents:
        for kid in tree.kids[parent]:
            if kid < head or tree.dep[kid] not in ("acl", "ccomp", "xcomp", "relcl", "advcl"):
                continue
            start, end = tree.subtree(kid)
            if _is_infinitive(tree, kid):
                yield Candidate(start, end, "infinitive")
            elif tree.dep[kid] == "ccomp" or _is_that_clause(tree, kid):
                yield Candidate(start, end, "clause")
    yield from _prepositions(tree, cue)


def _is_that_clause(tree: Tree, verb: int) -> bool:
    return any(tree.dep[kid] == "mark" and tree.lower(kid) in ("that", "whether") for kid in tree.kids[verb])
