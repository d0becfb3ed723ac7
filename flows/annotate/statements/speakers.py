"""Speakers: the entities that a source's words name, and how: by name, by a pronoun, by a noun."""

from dataclasses import dataclass

from flows.annotate.statements.bearers import Bearers
from flows.annotate.statements.parties import Parties
from flows.annotate.statements.selection import Reading
from flows.annotate.statements.sources import Source
from flows.annotate.statements.tree import SUBJECTS, Tree
from flows.annotate.statements.words import noun_kind
from flows.annotate.story import Mention, Story

_STATUS = {"name": "named", "acronym": "named", "pronoun": "pronoun", "nominal": "nominal"}
_SPEAKING = frozenset(("PERSON", "ORG", "GPE", "NORP"))
_PERSON = frozenset(("PERSON",))
_GENDERS = {"he": "m", "she": "f"}
_DEFINITE = frozenset(("the", "he", "she"))
_AHEAD = frozenset(("prep", "advcl", "advmod", "npadvmod", "punct", "cc"))
_FOREMOST = frozenset((*SUBJECTS, "appos"))
_LINKS = frozenset((",", "and", "or", "&"))
_NEW = frozenset(("a", "an", "one", "another"))
_PARTS = frozenset(
    ("some", "many", "most", "few", "several", "more", "fewer", "other", "ordinary", "young", "older", "average")
)
_PAST = frozenset(("former", "ex", "acting", "interim", "ex-"))
_RECENT = 8  # direct statements that may stand in the last sentences
_LONGEST_NAME = 4  # tokens
_FAR = 3  # sentences after a name in which "he" may still be its person
_NEAR = 3  # tokens between two statements of which one follows the other


@dataclass(slots=True)
class _Turn:
    """The last statement with one person as its speaker; without an entity: one person whom the article does not name."""

    entity: int | None
    sentence: int
    end: int


class Speakers:
    """Finds the speakers of an article's statements, read in their order."""

    def __init__(self, tree: Tree, story: Story) -> None:
        self.tree, self.story = tree, story
        self.parties = Parties(tree, story)
        self.last: _Turn | None = None
        self.quoted: list[tuple[int, int]] = []  # the direct statements so far
        self.holders = {token: role for role in story.roles for token in range(role.start, role.end)}
        self.at: dict[int, list[Mention]] = {}
        for mention in [*story.mentions, *story.titled]:
            for token in range(mention.start, mention.end):
                self.at.setdefault(token, []).append(mention)
        self.starts = {start for start, _ in story.paragraphs}
        self.bearers = Bearers(tree, story, self._mentions)

    def of(self, reading: Reading) -> tuple[list[int], str]:
        """Entity numbers and speaker status of a statement; to be asked for one after the other."""
        source = reading.source
        if reading.kind == "direct":
            self.quoted.extend(reading.pieces)
        if source is None:
            return [], "unknown"
        entities: list[int] = []
        status = None
        for head in self._heads(source):
            mentions = self._mentions(head) or self._holder(head, source)
            if self._is_some_of(head, mentions):
                status = status or "nominal"
                continue
            if self._is_one_of(head, mentions):
                status = status or "nominal"
                entities.extend(self._told_before(source, reading) if head == source.head else [])
                continue
            for mention in mentions:
                status = status or _STATUS.get(mention.method, "nominal")
                if mention.entity is not None and mention.entity not in entities:
                    entities.append(mention.entity)
        if len(entities) == 1:
            entities = self._first_of_two(source, entities[0]) + self._listed(source, entities[0])
        if self.tree.lower(source.head) in _GENDERS and source.end - source.start == 1:
            entities = self._pronoun(reading, source, entities)
            if entities and not self._is_near(reading, source, entities[0]):
                end = max(reading.end, source.end)
                self.last = _Turn(None, self.story.sentence_of[end - 1], end)
                return [], "pronoun"
        entities = entities or self.parties.of(source) or self.bearers.of(source)
        if not entities and self._is_epithet(source.head):
            entities = self._told_before(source, reading)
        self._note_turn(reading, source, entities)
        return entities, status or ("pronoun" if self.tree.pos[source.head] == "PRON" else "nominal")

    def _note_turn(self, reading: Reading, source: Source, entities: list[int]) -> None:
        """Remembers who spoke: a named person, one without a name ("a former judge"), or nobody who "he" could be."""
        tree, end = self.tree, max(reading.end, reading.cue_end, source.end)
        sentence = self.story.sentence_of[end - 1]
        if len(entities) == 1 and self.story.entities[entities[0]].label == "PERSON":
            self.last = _Turn(entities[0], sentence, end)
        elif tree.pos[source.head] == "PRON":
            if self.last is not None and self.last.entity is None and tree.lower(source.head) in _GENDERS:
                self.last = _Turn(None, sentence, end)
        else:
            nameless = self._is_titled(source) or (not entities and self._is_one_person(source.head))
            self.last = _Turn(None, sentence, end) if nameless else None

    def _is_titled(self, source: Source) -> bool:
        """Whether a name that is known for no person's has a person's title: "Superintendent Kamal Orto said"."""
        tree, head = self.tree, source.head
        titles = range(max(source.start, head - _LONGEST_NAME), head)
        return tree.pos[head] == "PROPN" and any(noun_kind(tree, token) == "person" for token in titles)

    def _is_one_person(self, head: int) -> bool:
        """Whether a noun without a name means one person not told of before: "an aide", "the former JAG"."""
        tree = self.tree
        words = {tree.lower(kid) for kid in tree.kids[head] if kid < head}
        if tree.tag[head] not in ("NN", "NNP"):
            return False
        return bool(words & _PAST) or (bool(words & _NEW) and noun_kind(tree, head) == "person")

    def _pronoun(self, reading: Reading, source: Source, entities: list[int]) -> list[int]:
        """Who "he" or "she" is: never somebody whom the statement itself names; after a statement rather its speaker.

        What somebody says is full of others' names, and the next "he said" seldom means one of them.
        """
        turn = self.last
        if turn is not None and self._follows(turn, reading, source):
            if turn.entity is None:
                return self._mean(source, [])
            if self._agrees(source, turn.entity) and not self._names(reading, turn.entity):
                return self._mean(source, [turn.entity])
        leader = self._told_before(source, reading)
        fits = leader and leader != entities and not self._names(reading, leader[0]) and self._agrees(source, leader[0])
        if fits and self._only_stands_in(source, entities):
            return self._mean(source, leader)
        found = [e for e in entities if not self._names(reading, e) and not self._is_doubtful(reading, source, e)]
        return self._mean(source, found)

    def _is_near(self, reading: Reading, source: Source, entity: int) -> bool:
        """Whether a pronoun's person was named shortly before, in no heading; who "he" is long after, nobody can tell.

        Nor is it the person whom the pronoun's own clause tells of: "Hall, whom he called a liar".
        """
        tree, story = self.tree, self.story
        verb = tree.head[source.head]
        if tree.dep[verb] == "relcl" and any(m.entity == entity for m in self.at.get(tree.head[verb], ())):
            return False
        if self.last is not None and self.last.entity == entity and self._follows(self.last, reading, source):
            return True
        number = story.sentence_of[min(reading.start, source.start)]
        before, _ = story.sentences[max(number - _FAR, 0)]
        return any(
            m.entity == entity and m.method in ("name", "nominal")
            for token in range(before, source.start)
            if not self._in_piece(reading, token) and not self._is_heading(token, number)
            for m in self.at.get(token, ())
        )

    def _is_heading(self, token: int, number: int) -> bool:
        """Whether a token stands in a line without a stop, before the sentence `number`: a heading, or a link."""
        of = self.story.sentence_of[token]
        _, end = self.story.sentences[of]
        _, own = self.story.sentences[number]
        return of < number and self.tree.is_word(end - 1) and end in self.starts and not self.tree.is_word(own - 1)

    def _agrees(self, source: Source, entity: int) -> bool:
        """Whether the pronoun at the source's head may be this person by gender."""
        return self.story.entities[entity].gender in (None, _GENDERS[self.tree.lower(source.head)])

    def _only_stands_in(self, source: Source, entities: list[int]) -> bool:
        """Whether who was found for "he" is but named beside: in the sentence before, whose subject is meant ("Roe met Hall."),
        or in a phrase before the pronoun ("In talks with Hall he agreed")."""
        if not entities:
            return True
        start, _ = self.story.sentences[self.story.sentence_of[source.start] - 1]
        named = [
            token
            for token in range(start, source.start)
            if any(m.entity in entities and m.method == "name" for m in self.at.get(token, ()))
        ]
        here, _ = self.story.sentences[self.story.sentence_of[source.start]]
        return bool(named) and not any(token >= here and self.tree.dep[token] in SUBJECTS for token in named)

    def _is_doubtful(self, reading: Reading, source: Source, entity: int) -> bool:
        """Whether somebody else may be "he": the person is only named in others' words, or another as subject."""
        number = self.story.sentence_of[min(reading.start, source.start)]
        start, _ = self.story.sentences[max(number - 1, 0)]
        mentions = [(t, m) for t in range(start, source.start) if not self._in_piece(reading, t) for m in self.at.get(t, ())]
        told = [(t, m) for t, m in mentions if not self._is_quoted(t)]
        own = [t for t, m in told if m.entity == entity]
        if not own and any(m.entity == entity for _, m in mentions):
            return True  # "It was clear that Hall wanted it," he said.
        if any(self.tree.dep[t] in SUBJECTS for t in own):
            return False
        rivals = [
            t
            for t, m in told
            if m.label == "PERSON"
            and m.entity not in (None, entity)
            and m.method == "name"
            and self._agrees(source, m.entity or 0)
        ]
        return not own and any(self.tree.dep[t] in _FOREMOST for t in rivals)

    def _in_piece(self, reading: Reading, token: int) -> bool:
        return any(start <= token < end for start, end in reading.pieces)

    def _is_quoted(self, token: int) -> bool:
        return any(start <= token < end for start, end in reversed(self.quoted[-_RECENT:]))

    def _mean(self, source: Source, entities: list[int]) -> list[int]:
        """Lets the pronoun's own mention mean the same, so that the two tables agree."""
        entity = entities[0] if entities else None
        for mention in self.at.get(source.head, ()):
            if mention.method == "pronoun" and mention.entity != entity:
                mention.entity, mention.rule = entity, "speaker"
        return entities

    def _follows(self, turn: _Turn, reading: Reading, source: Source) -> bool:
        """Whether speech comes directly after the turn (its sentence, the next, or only marks between), nobody named since."""
        start = min(reading.start, source.start)
        if reading.cue is None or "quote" not in reading.cue.entry.frames:
            return False
        if not (0 <= self.story.sentence_of[source.start] - turn.sentence <= 1 or 0 <= start - turn.end <= _NEAR):
            return False
        between = ((token, mention) for token in range(turn.end, start) for mention in self.at.get(token, ()))
        others = [(token, m) for token, m in between if m.label == "PERSON" and m.entity != turn.entity]
        if turn.entity is None:  # a nameless person's own "he" may have been given to somebody
            return not any(m.method == "name" and self.tree.dep[token] in SUBJECTS for token, m in others)
        return not others

    def _names(self, reading: Reading, entity: int) -> bool:
        """Whether the content names the entity; in words that are quoted, or calls it by a noun."""
        methods = ("name", "acronym") if reading.kind == "indirect" else ("name", "acronym", "nominal")
        return any(
            mention.entity == entity and mention.method in methods
            for start, end in reading.pieces
            for token in range(start, end)
            for mention in self.at.get(token, ())
        )

    def _is_one_of(self, head: int, mentions: list[Mention]) -> bool:
        """Whether a noun names a group or a place, but one person or thing is meant: "one Democrat", "the league's MVP"."""
        tree = self.tree
        if not mentions or tree.tag[head] not in ("NN", "NNP") or any(m.method != "name" for m in mentions):
            return False
        labels = {m.label for m in mentions}
        kids = [kid for kid in tree.kids[head] if kid < head]
        if labels == {"NORP"}:
            return any(tree.dep[kid] in ("det", "nummod", "poss", "amod") for kid in kids)
        return labels <= {"GPE", "LOC"} and any(tree.dep[kid] in ("nummod", "poss") for kid in kids)

    def _is_some_of(self, head: int, mentions: list[Mention]) -> bool:
        """Whether only a part of a people or a party is meant, which does not speak for it: "many ordinary Lapps"."""
        tree = self.tree
        if tree.tag[head] not in ("NNS", "NNPS") or {m.label for m in mentions} != {"NORP"}:
            return False
        return any(kid < head and (tree.dep[kid] == "nummod" or tree.lower(kid) in _PARTS) for kid in tree.kids[head])

    def _is_epithet(self, head: int) -> bool:
        """Whether a noun for one person tells more of somebody already named: "the former mayor", "the Ohio senator"."""
        tree = self.tree
        if (
            tree.tag[head] != "NN"
            or noun_kind(tree, head) != "person"
            or tree.child(head, "prep", "appos", "conj", "poss") is not None
        ):
            return False
        before = [kid for kid in tree.kids[head] if kid < head]
        if any(tree.lower(kid) in _PAST for kid in before):
            return False  # several people of an article may be "the former …"
        return any(tree.dep[kid] in ("amod", "compound") for kid in before)

    def _told_before(self, source: Source, reading: Reading) -> list[int]:
        """Who "the Ohio Democrat" or "he" is that opens a sentence: the person that is the subject of the sentence before."""
        tree, story = self.tree, self.story
        number = self._opens(source, reading)
        if tree.lower(source.start) not in _DEFINITE or not number:
            return []
        before, _ = story.sentences[number - 1]
        root = tree.doc[before].sent.root.i
        subject = tree.child(root, "nsubj", "nsubjpass")
        mentions = self._mentions(subject) if subject is not None else []
        return [m.entity for m in mentions if m.label == "PERSON" and m.entity is not None][:1]

    def _opens(self, source: Source, reading: Reading) -> int:
        """The number of the sentence that the source opens, or 0: "he" may have phrases before it, or the words "he" said."""
        tree, story = self.tree, self.story
        number = story.sentence_of[source.start]
        if source.start == story.sentences[number][0]:
            return number
        if tree.lower(source.head) not in _GENDERS:
            return 0
        if reading.kind == "direct" and reading.end <= source.start:
            number = story.sentence_of[reading.start]
            return number if reading.start == story.sentences[number][0] else 0
        verb = tree.head[source.head]
        ahead = (kid for kid in tree.kids[verb] if kid < source.start)
        is_first = tree.head[verb] == verb and tree.dep[source.head] == "nsubj" and reading.start > source.start
        return number if is_first and all(tree.dep[kid] in _AHEAD for kid in ahead) else 0

    def _heads(self, source: Source) -> list[int]:
        """The source's head and what is coordinated with it."""
        tree, heads = self.tree, [source.head]
        for head in heads:
            heads.extend(
                kid for kid in tree.kids[head] if tree.dep[kid] == "conj" and kid < source.end and not self._of_list(head, kid)
            )
        return heads

    def _listed(self, source: Source, entity: int) -> list[int]:
        """All persons of a list of names that begins with this one: "two hosts, Ann Hall, Joy Roe and Bo Lee"."""
        tree = self.tree
        names = [m for t in range(source.start, source.end) for m in self.at.get(t, ()) if m.start == t and m.label == "PERSON"]
        names = [m for m in names if m.method == "name" and m.entity is not None and m.end <= source.end]
        first = next((number for number, m in enumerate(names) if m.entity == entity), None)
        if first is None:
            return [entity]
        listed, linked = [names[first]], False
        for mention in names[first + 1 :]:
            between = {tree.lower(token) for token in range(listed[-1].end, mention.start)}
            if linked or not between or not between <= _LINKS:
                break
            linked = bool(between & {"and", "or", "&"})
            listed.append(mention)
        follows = tree.lower(listed[-1].end) if listed[-1].end < tree.size else ""
        owns = follows in ("'s", "’s")
        return [m.entity for m in listed if m.entity is not None] if linked and not owns else [entity]

    def _first_of_two(self, source: Source, entity: int) -> list[int]:
        """The name before "and" that the parse made a part of the second: "Both Ann Hall and press secretary Joy Roe"."""
        tree = self.tree
        first = source.start + (tree.lower(source.start) in ("both", "the"))
        for mention in self.at.get(first, ()):
            end = mention.end
            if mention.start != first or mention.method != "name" or mention.entity in (None, entity) or end >= source.head:
                continue
            between = range(end + 1, source.head)
            if tree.lower(end) == "and" and all(tree.pos[token] in ("PROPN", "DET", "NOUN", "ADJ") for token in between):
                return [mention.entity] if mention.entity is not None else []
        return []

    def _of_list(self, head: int, kid: int) -> bool:
        """Whether a conjunct rather goes on with what a preposition has: "lawyers with the groups ALDA and Casa Verde"."""
        tree = self.tree
        common = tree.tag[head] == "NNS" and tree.pos[kid] == "PROPN"
        return common and any(tree.dep[between] == "prep" and head < between < kid for between in tree.kids[head])

    def _holder(self, head: int, source: Source) -> list[Mention]:
        """The name in the source of whom the title at its head is: "the governor of Lapland, Jane Roe"."""
        role = self.holders.get(head)
        if role is None:
            return []
        named = (mention for token in range(source.start, source.end) for mention in self.at.get(token, ()))
        return [mention for mention in named if mention.entity == role.person and mention.method == "name"][:1]

    def _mentions(self, head: int) -> list[Mention]:
        """Mentions that cover the head; else those of a name in apposition."""
        tree = self.tree
        found = self.at.get(head, [])
        speaking = _SPEAKING if noun_kind(tree, head) != "document" else _PERSON  # no party of a ruling speaks in it
        if not any(m.entity is not None for m in found):
            for kid in tree.kids[head]:
                if tree.dep[kid] == "appos" and any(m.label in speaking and m.method == "name" for m in self.at.get(kid, [])):
                    return [m for m in self.at[kid] if m.method == "name"]
        longest = max((m.end - m.start for m in found), default=0)
        return [m for m in found if m.end - m.start == longest]
