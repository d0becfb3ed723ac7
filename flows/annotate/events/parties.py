"""Who takes part: a noun phrase read as the people, bodies or places that it means, with the entity where it names one."""

from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from flows.annotate.events.clauses import SUBJECTS, child, subject
from flows.annotate.events.lexicon import is_unarmed, people, words
from flows.annotate.story import Mention, Story

PRONOUNS = frozenset({"PRP", "PRP$", "WP", "WDT", "DT"})
PARTY_LABELS = frozenset({"PERSON", "ORG", "GPE", "NORP", "LOC", "FAC"})
_MODIFIERS = frozenset(
    {
        "compound",
        "amod",
        "nmod",
        "poss",
        "case",
        "punct",
        "cc",
        "conj",
        "advmod",
        "npadvmod",
        "quantmod",
        "nummod",
    }
)
_INNER = (
    "by",
    "from",
    "of",
    "against",
    "between",
    "among",
    "for",
    "on",
    "to",
    "in",
    "toward",
    "towards",
)


@dataclass(frozen=True, slots=True)
class Party:
    """A participant's words as a token span, its entity if it has one, and its group (see `lexicon.people`)."""

    start: int
    end: int
    entity: int | None
    group: str  # people, person, body, force, press, weapon, place, name
    province: bool = False  # a state or province: who goes there travels, and visits nobody
    official: bool = True  # a body, or a person whose office or fame the article or the reference data tell
    unarmed: bool = False  # a political party, a paper, a company: what it attacks it attacks in words


@dataclass(slots=True)
class Reading:
    """An event as one trigger tells it: `token` stands in the clause, `told` is the word to show ("held *talks*")."""

    kind: str
    token: Token
    actors: list[Party]
    recipients: list[Party]
    modality: str | None = None
    negated: bool = False
    inner: list[int] = field(default_factory=list)  # triggers that this one takes in
    told: Token | None = None


class Cast:
    """The mentions of an article by token, and the parties that noun phrases mean."""

    def __init__(self, doc: Doc, story: Story) -> None:
        self.doc, self.story = doc, story
        self.covering: dict[int, Mention] = {}
        self.officials = {role.person for role in story.roles}
        self.hidden: set[int] = set()  # triggers inside an intention that is itself no event
        self.read: dict[int, Reading | None] = {}  # the event that each trigger tells, kept by `readings.read`
        for mention in story.mentions:
            for token in range(mention.start, mention.end):
                known = self.covering.get(token)
                if known is None or (known.method not in {"name", "acronym"}, known.start - known.end) > (
                    mention.method not in {"name", "acronym"}, mention.start - mention.end
                ):  # fmt: skip
                    self.covering[token] = mention

    def parties(self, token: Token | None, dig: bool = True) -> list[Party]:
        """The parties that the phrase headed by `token` and those coordinated with it mean; `dig`: looking inside things."""
        found: list[Party] = []
        for head in _coordinated(token) if token is not None else []:
            for party in self._of(head, dig, 0):
                if party not in found:
                    found.append(party)
        return found

    def named(self, token: int) -> Mention | None:
        """The mention that covers the token, if it can be a party."""
        mention = self.covering.get(token)
        if mention is None or mention.label not in PARTY_LABELS:
            return None
        first = mention.start
        for_it = first > 1 and self.doc[first - 1].text == "-" and self.doc[first - 2].lower_ in {"anti", "non", "pro"}
        return None if for_it else mention  # "a pro-Norway group" is not Norway

    def _of(self, head: Token, dig: bool, level: int) -> list[Party]:
        mention = self.named(head.i)
        if head.lower_.endswith(("self", "selves")):
            return []
        if mention is not None:
            return [self._named(self._by_name(mention))]
        if head.tag_ in PRONOUNS and head.lower_ not in words("quantity"):
            return self._pronoun(head, level)
        lemma = head.lemma_.lower()
        if lemma in words("quantity") or head.pos_ == "NUM":
            inner = self._inner(head, ("of", "from"), dig, level)
            if inner or head.pos_ == "NUM":
                return inner
        group = None if lemma == "authority" and head.tag_ == "NN" and not _has_determiner(head) else people().get(lemma)
        if group == "weapon":
            return self._modifiers(head, level, dig)
        if group is not None:
            apposed = next((self.named(c.i) for c in head.children if c.dep_ == "appos"), None)
            if apposed is None and head.dep_ == "appos":
                apposed = self.named(head.head.i)
            if apposed is not None and apposed.label == "PERSON":
                return [self._named(apposed)]
            return [Party(*self._phrase(head), None, group, unarmed=lemma == "campaign")]
        if dig and lemma in words("harm"):
            return []  # "investigated Roe's death": Roe is nobody whom they act on
        found = self._modifiers(head, level, dig)
        return found or (self._inner(head, _INNER, dig, level) if dig else [])

    def _by_name(self, mention: Mention) -> Mention:
        """For a pronoun, the name before it in its sentence that means the same: a participant's words should name it."""
        if mention.method != "pronoun" or mention.entity is None:
            return mention
        first = self.story.sentences[self.story.sentence_of[mention.start]][0]
        for token in range(mention.start - 1, first - 1, -1):
            other = self.covering.get(token)
            if other is not None and other.entity == mention.entity and other.method in {"name", "acronym"}:
                return other
        return mention

    def _named(self, mention: Mention) -> Party:
        group = {"PERSON": "person", "ORG": "body", "NORP": "people"}.get(mention.label, "place")
        reference = self.story.entities[mention.entity].reference_id if mention.entity is not None else None
        province, unarmed = (
            (reference or "").startswith("province:"),
            is_unarmed(reference),
        )
        official = mention.label != "PERSON" or mention.entity in self.officials or reference is not None
        return Party(mention.start, mention.end, mention.entity, group, province, official, unarmed)

    def _pronoun(self, token: Token, level: int) -> list[Party]:
        """A pronoun that nothing resolved means the subject of the report or clause around it, if that can be."""
        governor = token.head
        if level > 1:
            return []
        if token.tag_ == "PRP$":
            while governor.dep_ != "ROOT" and governor.pos_ not in {"VERB", "AUX"}:
                governor = governor.head
            own = subject(governor)
        elif governor.dep_ in {"ccomp", "advcl", "conj"} and token.dep_ in SUBJECTS:
            own = subject(governor.head)
            if governor.dep_ == "ccomp" and governor.head.lemma_ not in words("reporting"):
                own = None
        else:
            own = None
        if (
            own is None
            or own.i == token.i
            or own.tag_ in {"PRP", "WP", "WDT"}
            or token.lower_ not in {"it", "its", "they", "their", "he", "his", "she", "her"}
        ):
            return []
        return self._of(own, False, level + 1)

    def _modifiers(self, head: Token, level: int, dig: bool) -> list[Party]:
        """The names that own or qualify a thing: "Indian proposal", "Baghdad's conditions", "Israeli army bulldozers"."""
        for c in head.lefts:
            if c.dep_ in {"poss", "compound", "amod", "nmod"}:
                mention = self.named(c.i)
                if mention is not None and (dig or c.dep_ != "poss" or mention.label in {"GPE", "ORG"}):
                    return [self._named(mention)]
                if c.dep_ == "poss" and dig and c.tag_ != "PRP$" and (found := self._of(c, False, level + 1)):
                    return found
                if c.dep_ == "compound" and (group := people().get(c.lemma_.lower())) and group in {"body", "force"}:
                    # "a pilot project", "child labour": the noun says of what kind the thing is
                    return [] if c.lemma_ == "pilot" else [Party(*self._phrase(c), None, group)]
        return []

    def _inner(self, head: Token, prepositions: tuple[str, ...], dig: bool, level: int) -> list[Party]:
        """The parties in the prepositional phrases of a thing, by the preposition that tells most."""
        if level > 2:
            return []
        phrases = [
            (c.lower_, pobj) for c in head.children if c.dep_ in {"prep", "agent"} and (pobj := child(c, "pobj")) is not None
        ]
        for preposition in prepositions:
            for word, pobj in phrases:
                if word == preposition:
                    found = [party for part in _coordinated(pobj) for party in self._of(part, dig, level + 1)]
                    if found:
                        return found
        return []

    def _phrase(self, head: Token) -> tuple[int, int]:
        """The words of a common noun phrase, from its first modifier to the place or body that an "of" or "in" adds."""
        start, end = head.i, head.i + 1
        while start > 0 and (left := self.doc[start - 1]).dep_ in _MODIFIERS and left.text not in {",", '"', "“", "--"}:
            if not any(ancestor.i == head.i for ancestor in left.ancestors) or left.sent_start == 1:
                if left.sent_start == 1 and any(ancestor.i == head.i for ancestor in left.ancestors):
                    start -= 1
                break
            start -= 1
        while start < head.i and (
            self.doc[start].dep_ in {"punct", "cc", "case", "advmod", "nummod", "quantmod"} or self.doc[start].tag_ == "PRP$"
        ):
            start += 1
        return start, self._completed(head, end)

    def _completed(self, head: Token, end: int) -> int:
        """The end of the phrase with the bodies and places that follow it: "students at the University of X"."""
        for c in head.rights:
            pobj = child(c, "pobj") if c.dep_ == "prep" and c.i == end and c.lower_ in {"of", "in", "from", "at"} else None
            if pobj is None or pobj.i - end > 8:
                continue
            named = self.named(pobj.i)
            if named is not None:
                end = max(named.end, end)
            elif people().get(pobj.lemma_.lower()):
                end = self._completed(pobj, pobj.i + 1)
        return end


def _has_determiner(noun: Token) -> bool:
    return any(c.dep_ in {"det", "poss", "compound"} and c.lower_ not in {"no", "any", "more", "less"} for c in noun.children)


def _coordinated(token: Token) -> list[Token]:
    found = [token]
    for head in found:
        found.extend(c for c in head.children if c.dep_ == "conj" and c.pos_ not in {"VERB", "AUX"})
        if len(found) > 8:
            break
    return found
