"""Sources: the words that name who speaks, found from a cue by the parse.

The subject (before or after the verb), a relative pronoun with its antecedent, the agent of a passive, the subject of the verb
that governs an infinitive, a participle or a coordinated cue, the owner of a noun ("the minister's claim").
"""

from dataclasses import dataclass

from flows.annotate.lexicon import column_set
from flows.annotate.statements.antecedents import antecedent_of, is_no_person, last_of_list
from flows.annotate.statements.cues import Cue, takes
from flows.annotate.statements.tree import SUBJECTS, Tree
from flows.annotate.statements.words import noun_kind, statement_words

_RELATIVES = frozenset(("who", "that", "which", "whom"))
_EMPTY = frozenset(("it", "there", "this", "what", "that", "which"))
_WRITER_AND_READER = frozenset(("our", "your", "my"))  # owners outside quotations who said nothing: "in our opinion"
_CLITICS = frozenset(("'s", "’s", "'d", "’d"))
_SUBJECTLESS = frozenset(
    ("advcl", "xcomp", "conj", "pcomp", "ccomp", "acl", "parataxis", "dep", "relcl", "acomp", "attr", "oprd")
)
# Clauses after which a source's name is complete: they tell more about it.
_ADDITIONS = frozenset(("relcl", "acl", "advcl", "parataxis"))
_BREAKS = frozenset((",", "-", "--", "–", "—"))
_DASHES = frozenset(("-", "--", "–", "—", "―"))
_LONGEST_DATELINE = 12  # tokens
_FARTHEST = 6  # steps up the tree in search of a subject
_FINITE = frozenset(("VBD", "VBZ", "VBP"))
_HAVE = frozenset(("have", "has", "had", "'ve", "’ve", "'s", "’s"))
_SPEAKERS = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_SAYING = frozenset(("person", "body", "document"))


@dataclass(frozen=True, slots=True)
class Source:
    """A source's span and its head token; `empty`: an expletive or a pronoun that points to no speaker ("it was said")."""

    start: int
    end: int
    head: int
    empty: bool = False


def find_source(tree: Tree, cue: Cue) -> Source | None:
    """The source of a verb, noun or adjective cue, or None."""
    part = cue.entry.part_of_speech
    if part == "noun":
        return _noun_source(tree, cue.token)
    if part == "adjective":
        return _adjective_source(tree, cue.token)
    if part == "preposition":  # according to
        return object_of(tree, cue.token + 1)
    source = verb_source(tree, cue.token)
    if source is None:
        return None
    return _clear_of_cue(tree, _without_dateline(tree, _without_setting(tree, source)), cue.token)


def _whole_word(tree: Tree, source: Source) -> Source:
    """The source from the beginning of its first word, which the parse may have torn: "AP-NORC poll", "worn-out singer".

    A verb before a name is none of its words: “A,” added / Ann Hall.
    """
    start = source.start
    quoting = tree.tag[start] == "VBG" and tree.doc[start].is_sent_start  # "Quoting Sen. Roe, Hall wrote"
    if start < source.head and (tree.tag[start] in _FINITE or quoting) and tree.pos[start] == "VERB":
        return Source(start + 1, source.end, source.head, source.empty)
    while (
        start > 1
        and tree.word[start - 1] == "-"
        and not tree.doc[start - 1].whitespace_
        and not tree.doc[start - 2].whitespace_
    ):
        start -= 2
    return Source(start, source.end, source.head, source.empty)


def _without_setting(tree: Tree, source: Source) -> Source:
    """The source after a phrase set off by a comma that the parse took in: "Ahead of the vote, the mayor"."""
    for kid in tree.kids[source.head]:
        if kid < source.head and tree.left(kid) == source.start and tree.dep[kid] in ("prep", "advmod"):
            after = tree.right(kid) + 1
            if after < source.head and tree.word[after] == ",":
                return Source(after + 1, source.end, source.head, source.empty)
    return source


def _clear_of_cue(tree: Tree, source: Source, cue: int) -> Source:
    """The source without the cue itself, where the parse made of a sentence one phrase."""
    if not source.start <= cue < source.end:
        return source
    start, end = source.head, source.head + 1
    while start > source.start and tree.dep[start - 1] in ("compound", "det", "amod", "poss", "nmod"):
        start -= 1
    return Source(start, end, source.head, source.empty)


def _without_dateline(tree: Tree, source: Source) -> Source:
    """The source after a dateline that the parse took into its phrase: "GENEVA (Reuters) - The minister"."""
    for dash in range(source.start + 1, min(source.end - 1, source.start + _LONGEST_DATELINE)):
        torn = not tree.doc[dash - 1].whitespace_ and not tree.doc[dash].whitespace_ and tree.word[dash] == "-"
        if tree.word[dash] in _DASHES and not torn and (tree.word[source.start].isupper() or tree.word[dash - 1] == ")"):
            heads = [t for t in range(dash + 1, source.end) if not dash < tree.head[t] < source.end or tree.head[t] == t]
            if heads:
                return Source(dash + 1, source.end, source.head if source.head > dash else heads[0])
    return source


def is_passive(tree: Tree, verb: int) -> bool:
    """Whether the verb is a passive or a bare passive participle ("accused of theft, he …")."""
    kids = tree.kids[verb]
    if any(tree.dep[kid] in ("auxpass", "nsubjpass", "csubjpass") for kid in kids):
        return not (any(tree.word[kid] in _CLITICS for kid in kids) and _is_perfect(tree, verb))
    if tree.tag[verb] == "VBN" and tree.dep[verb] == "conj" and not any(tree.dep[kid] in SUBJECTS for kid in kids):
        return not any(tree.dep[kid] == "aux" for kid in kids) and _has_passive(tree, tree.head[verb])
    bare = tree.tag[verb] == "VBN" and tree.dep[verb] in ("acl", "advcl")
    return bare and not any(tree.dep[kid] == "aux" for kid in kids)


def _has_passive(tree: Tree, verb: int) -> bool:
    """Whether a verb is a passive whose auxiliary a second participle shares: "was chosen and expected to vote"."""
    return any(tree.dep[kid] == "auxpass" for kid in tree.kids[verb])


def _is_perfect(tree: Tree, verb: int) -> bool:
    """Whether a participle after a clitic has what an active verb has: "He's decided that", "vowed to", "called for"."""
    lemma = tree.lemma[verb]
    for kid in tree.kids[verb]:
        label = tree.dep[kid]
        if label in ("ccomp", "dobj") or (label == "xcomp" and not takes(lemma, "object_infinitive")):
            return True
        if label == "prep" and takes(lemma, tree.lower(kid)):
            return True
    return False


def verb_source(tree: Tree, verb: int) -> Source | None:
    """Who does what the verb says."""
    if is_passive(tree, verb):
        agent = tree.child(verb, "agent")
        return _object_source(tree, agent) if agent is not None else None
    current = verb
    for _ in range(_FARTHEST):
        subject = _subject(tree, current)
        if subject is not None:
            if current != verb and tree.lower(subject) in _EMPTY and tree.dep[current] not in ("relcl", "acl"):
                return None  # "it is important to say that …"
            return None if current != verb and _is_outcome(tree, verb, subject) else _named_by(tree, subject, current)
        if is_passive(tree, current) and current != verb:
            return None
        label, head = tree.dep[current], tree.head[current]
        if head == current or label not in _SUBJECTLESS or _is_torn_off(tree, current):
            return None
        if label == "acl" and tree.tag[current] == "VBG" and (spender := _spender(tree, head)) is not None:
            current = spender
            continue
        if label == "acl" or (label == "relcl" and tree.pos[head] in ("NOUN", "PROPN", "PRON")):
            return phrase(tree, _doer(tree, head)) if tree.tag[current] == "VBG" or label == "relcl" else None
        if label == "xcomp":
            controller = tree.child(head, "dobj", "dative")
            if controller is not None and tree.tag[current] == "VB" and head < controller < current:
                return phrase(tree, controller)
        if (quoted := _quoted(tree, current)) is not None:
            return phrase(tree, quoted)
        current = _governor(tree, current)
        if tree.pos[current] not in ("VERB", "AUX"):
            return _noun_source(tree, current) if tree.pos[current] == "NOUN" else None
    return None


def _quoted(tree: Tree, verb: int) -> int | None:
    """Whom others quote as saying it: "the agency quoted Hall as saying that …"."""
    over = tree.head[tree.head[verb]]
    if tree.dep[verb] != "pcomp" or tree.lower(tree.head[verb]) != "as" or tree.doc[over].lemma_ not in ("quote", "cite"):
        return None
    return None if is_passive(tree, over) else tree.child(over, "dobj")


def _governor(tree: Tree, verb: int) -> int:
    """The verb whose subject a verb without one shares: its head, but not that of a clause which only reports."""
    label, head = tree.dep[verb], tree.head[verb]
    if label == "pcomp":
        return tree.head[head]
    first = head
    while label == "advcl" and tree.tag[verb] == "VBG" and tree.dep[first] == "conj" and tree.head[first] < first:
        first = tree.head[first]  # "said it would rain but not for long, adding …"
    told = tree.dep[first] == "ccomp" or (takes(tree.lemma[first], "quote") and tree.child(first, "ccomp") is not None)
    head = first if told else head
    if tree.dep[head] in ("ccomp", "xcomp"):
        outer = tree.head[head]
        inner = _subject(tree, head)
        if label == "advcl" and tree.tag[verb] == "VBG" and _is_set_off(tree, tree.left(verb)):
            if tree.doc[verb].lemma_ in statement_words("thought") and inner is not None and _may_speak(tree, inner):
                return head  # "Hall said the mayor had waited, believing …": the mayor believes
            if tree.doc[outer].lemma_ == "report" and inner is not None and _may_speak(tree, inner):
                return head  # "The Herald reported that clerks had left, complaining …": the clerks complain
            while tree.dep[outer] == "xcomp":
                outer = tree.head[outer]
            return outer  # "said the deal would be signed, adding …": who says adds
        if label == "conj" and tree.tag[outer] == "VBG" and tree.tag[verb] == "VBD" and tree.child(head, "aux") is not None:
            return outer  # "saying it should wait, and warned of delays": who says warned
        if label == "conj" and tree.tag[head] == "VB" and tree.tag[verb] in ("VBD", "VBZ"):
            return outer  # "urged them to leave and called for calm": no infinitive goes on as "called"
        if label == "conj" and tree.tag[verb] == tree.tag[outer] != tree.tag[head]:
            return outer  # "said the city would pay and warned that …": who said warned
        if label == "conj" and tree.tag[outer] == "VBP" and inner is not None and not _may_speak(tree, inner):
            return outer  # "drivers say the toll will rise, and warn that …": no toll warns
    return head


def _is_set_off(tree: Tree, start: int) -> bool:
    """Whether a comma or a dash stands before a clause, maybe in the quotation that ends there."""
    before = start - 1 - (tree.word[start - 1] in ("”", '"', "''"))
    return tree.word[before] in _BREAKS


def _may_speak(tree: Tree, subject: int) -> bool:
    """Whether a subject can say or think: a person, a body, or a pronoun that may mean one."""
    if tree.pos[subject] == "PRON":
        return tree.lower(subject) not in _EMPTY
    return tree.doc[subject].ent_type_ in _SPEAKERS or noun_kind(tree, subject) in ("person", "body")


def _is_outcome(tree: Tree, verb: int, subject: int) -> bool:
    """Whether the clause, not its subject, shows something: "half of the drivers sold their cars, indicating that …"."""
    if tree.dep[verb] != "advcl" or tree.tag[verb] != "VBG" or tree.doc[verb].lemma_ not in statement_words("sign"):
        return False
    if tree.word[tree.left(verb) - 1] not in _BREAKS:
        return False
    lemma = tree.doc[subject].lemma_.lower()
    return lemma in statement_words("share") or not (_may_speak(tree, subject) or noun_kind(tree, subject) in _SAYING)


def _is_torn_off(tree: Tree, verb: int) -> bool:
    """Whether a verb with its own auxiliary hangs on another without any "and": the parser lost its subject."""
    if tree.dep[verb] != "conj" or not any(tree.dep[kid] == "aux" and tree.lower(kid) in _HAVE for kid in tree.kids[verb]):
        return False
    return not any(tree.dep[kid] == "cc" for kid in (*tree.kids[tree.head[verb]], *tree.kids[verb]))


def _spender(tree: Tree, noun: int) -> int | None:
    """The verb "spend" whose object the noun is in: "Hall spent much of the spring attacking it" is about Hall's attacks."""
    while tree.dep[noun] in ("pobj", "prep"):
        noun = tree.head[noun]
    verb = tree.head[noun]
    if tree.dep[noun] in ("of", "amod") or tree.dep[noun] not in ("dobj", "npadvmod"):
        verb = tree.head[verb] if tree.dep[verb] == "dobj" else verb
    return verb if tree.doc[verb].lemma_ == "spend" and tree.pos[verb] == "VERB" else None


def _doer(tree: Tree, noun: int) -> int:
    """Who does what a participle after a place tells: "guards outside the gates warning drivers" are guards."""
    upper = tree.head[tree.head[noun]]
    if tree.dep[noun] != "pobj" or tree.pos[noun] != "NOUN" or noun_kind(tree, noun) == "person":
        return noun
    if tree.pos[upper] == "VERB":
        upper = tree.child(upper, "dobj") or noun
    return upper if upper < noun and tree.pos[upper] == "NOUN" and noun_kind(tree, upper) == "person" else noun


def _subject(tree: Tree, verb: int) -> int | None:
    subjects = [kid for kid in tree.kids[verb] if tree.dep[kid] in SUBJECTS]
    if len(subjects) > 1 and subjects[1] == verb - 1 and tree.word[verb + 1 : verb + 2] == [","]:
        return subjects[1]  # A plan, Hall said, “is lost.”: the plan is lost, Hall says
    if (
        len(subjects) > 1
        and subjects[1] < verb
        and tree.word[tree.left(subjects[1]) - 1] == ","
        and tree.pos[subjects[1]] == "PROPN"
    ):
        return subjects[1] if tree.pos[subjects[0]] == "NOUN" else subjects[0]  # "The top clerks, Ann Hall and Bo Lee, said"
    if subjects:
        return subjects[0]
    for kid in tree.kids[verb]:  # a dateline that the parse made an adverbial, with the subject in apposition to it
        if kid < verb and tree.dep[kid] in ("npadvmod", "dep") and tree.word[kid].isupper():
            return tree.child(kid, "appos")
    return None


def _named_by(tree: Tree, subject: int, verb: int) -> Source | None:
    """The subject's phrase; of a relative clause the antecedent with its pronoun."""
    if tree.lower(subject) in _RELATIVES and tree.dep[verb] in ("relcl", "conj", "acl"):
        top = verb
        while tree.dep[top] == "conj":
            top = tree.head[top]
        if tree.dep[top] in ("relcl", "acl") and tree.head[top] != top:
            noun = antecedent_of(tree, tree.head[top], subject)
            if tree.lower(subject) == "who" and is_no_person(tree, noun) and noun_kind(tree, noun) != "body":
                return None  # "deadlocked in a heated race, who promised …": the parser's antecedent
            noun = last_of_list(tree, noun, subject, verb)
            antecedent = phrase(tree, noun)
            return Source(antecedent.start, max(antecedent.end, subject + 1), antecedent.head)
    if tree.pos[subject] in ("VERB", "AUX") or tree.lower(subject) in _WRITER_AND_READER:
        return None
    found = phrase(tree, subject)
    empty = tree.dep[subject] == "expl" or (found.end - found.start == 1 and tree.lower(subject) in _EMPTY)
    return Source(found.start, found.end, subject, empty)


def phrase(tree: Tree, head: int) -> Source:
    """The noun phrase around `head`, without clauses that add to it and without what a stop or dash cuts off."""
    start, end = tree.left(head), head + 1
    reach = head
    for kid in tree.kids[head]:
        if kid < head:
            if tree.dep[kid] in _ADDITIONS or tree.dep[kid] in ("advmod", "cc", "punct", "preconj"):
                continue
        elif tree.dep[kid] not in _ADDITIONS:
            reach = max(reach, _full_right(tree, kid))
        else:
            break
    end = max(end, reach + 1)
    while start < head and not tree.is_word(start) and tree.word[start] not in "$#@":
        start += 1
    while end > head + 1 and not tree.is_word(end - 1) and tree.word[end - 1] not in (")", "]", "”", '"', "%"):
        end -= 1
    dashes = [token for token in range(head + 1, end) if tree.word[token] in ("—", "–", "--")]
    if len(dashes) == 1:
        end = dashes[0]  # "said Hall — the idea that …": the writer goes on
    first = end
    while tree.doc[head].ent_type_ == "PERSON" and first > head + 1 and tree.doc[first - 1].ent_type_ == "DATE":
        first -= 1
    if tree.tag[first - 1] != "IN":
        end = first  # "President Ann Hall / this week"
    return _whole_word(tree, Source(start, end, head))


def _full_right(tree: Tree, kid: int) -> int:
    """The end of a modifier after the head, cut before a clause that a comma sets off inside it."""
    reach = tree.right(kid)
    for grandchild in tree.kids[kid]:
        if (
            grandchild > kid
            and tree.dep[grandchild] in ("relcl", "advcl", "acl")
            and tree.word[tree.left(grandchild) - 1] == ","
        ):
            return tree.left(grandchild) - 1
    return reach


def _object_source(tree: Tree, preposition: int) -> Source | None:
    obj = tree.child(preposition, "pobj")
    return phrase(tree, obj) if obj is not None else None


def object_of(tree: Tree, preposition: int) -> Source | None:
    """The noun phrase that a preposition ("to" of "according to") governs."""
    return _object_source(tree, preposition)


def _noun_source(tree: Tree, noun: int) -> Source | None:
    """A noun's owner, its author ("by", "from"), or the subject of the light verb that it is the object of."""
    for kid in tree.kids[noun]:
        if tree.dep[kid] == "poss":
            if tree.lower(kid) in _WRITER_AND_READER:
                return None
            return phrase(tree, kid)
    for kid in tree.kids[noun]:
        if kid > noun and tree.dep[kid] in ("prep", "agent") and tree.lower(kid) in ("by", "from"):
            return _object_source(tree, kid)
    return None


def subject_of_light_verb(tree: Tree, noun: int) -> Source | None:
    """The subject of a light verb that governs the noun: "made a promise to", "issued a call for"."""
    head = tree.head[noun]
    if tree.dep[head] == "advcl" and tree.tag[head] == "VBG" and tree.doc[head].lemma_ == "raise":
        return None  # "the bank closed, raising fears that …": whose, nobody says
    if tree.dep[noun] == "dobj" and tree.doc[head].lemma_ in column_set("cue_light_verbs.csv", "verb"):
        return verb_source(tree, head)
    return None


def _adjective_source(tree: Tree, adjective: int) -> Source | None:
    label, head = tree.dep[adjective], tree.head[adjective]
    if label == "conj":
        return _adjective_source(tree, head) if tree.pos[head] == "ADJ" else None
    if label in ("acomp", "attr", "oprd", "advcl", "xcomp", "ccomp", "ROOT", "relcl") and _subject(tree, adjective) is not None:
        subject = _subject(tree, adjective)
        assert subject is not None
        return _named_by(tree, subject, adjective)
    if label in ("acomp", "attr", "oprd", "advcl") and tree.pos[head] in ("VERB", "AUX"):
        return verb_source(tree, head)
    return None
