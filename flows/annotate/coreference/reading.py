"""Reads an article phrase by phrase, keeping what is in mind, and notes what each nominal and pronoun means."""

from spacy.tokens import Doc

from flows.annotate.coreference.lexicon import PRONOUNS, kind_heads, person_nouns, relations
from flows.annotate.coreference.nominals import antecedent, describe, described, is_definite, mention_of
from flows.annotate.coreference.pronouns import resolve
from flows.annotate.coreference.referents import Referent, find_referents, function_of
from flows.annotate.coreference.state import State
from flows.annotate.coreference.syntax import Syntax
from flows.annotate.story import Mention, Story


class Reading:
    """The state of reading one article, and what its phrases describe."""

    def __init__(self, doc: Doc, story: Story) -> None:
        syntax = Syntax(doc)
        quoted = syntax.quoted(story.paragraphs)
        self.state = State(story, syntax, quoted, {r.token: r for r in find_referents(syntax, story, quoted)})
        self.known = describe(story)

    def phrases(self) -> list[int]:
        """The heads of all phrases, in order."""
        return sorted({*self.state.referents, *self.state.syntax.find(PRONOUNS)})

    def read(self, token: int) -> None:
        """Take in the phrase whose head is `token`."""
        self.state.discourse.sentence = self.state.story.sentence_of[token]
        referent = self.state.referents.get(token) or self._pronoun(token)
        if referent is None:
            return
        if referent.key[0] == "noun" and referent.kind != "plural":
            self._nominal(referent)
        self.state.discourse.add(referent)
        self.state.key_at[token] = referent.key

    def _pronoun(self, token: int) -> Referent | None:
        state, pronoun = self.state, PRONOUNS[self.state.syntax.lower(token)]
        found = resolve(state, token, pronoun)
        if found is None:
            return None
        if found.key[0] == "entity":
            entity = int(found.key[1])
            label = state.story.entities[entity].label
            state.story.mentions.append(Mention(token, token + 1, label, "pronoun", entity, found.rule, found.confidence))
        function, sentence = function_of(state.syntax, token), state.discourse.sentence
        return Referent(token, found.key, found.kind, pronoun.gender, function, sentence, state.quoted[token])

    def _nominal(self, referent: Referent) -> None:
        """Find what a phrase without a name means; its referent then stands for that entity."""
        token, syntax = referent.token, self.state.syntax
        noun = syntax.lemma(token)
        if noun not in person_nouns() and noun not in kind_heads():
            return
        told = described(self.state, self.known, token)
        owner = next((self.state.key_at.get(child) for child in syntax.children(token) if syntax.dep[child] == "poss"), None)
        found: tuple[int, str, float] | None = None
        entity: int | None = None
        if told is not None and told[0][0] == "entity" and self._same_kind(noun, int(told[0][1])):
            entity = int(told[0][1])
            self.known.add(noun, entity)
            if owner is not None and noun in relations():
                self.known.relatives[owner, noun] = entity
            found = (entity, "apposition", 0.8) if told[1] else None
        elif owner is not None and (owner, noun) in self.known.relatives:
            found = (self.known.relatives[owner, noun], "relative", 0.75)
        elif is_definite(syntax, token):
            found = antecedent(self.state, self.known, token)
        if found is not None:
            entity = found[0]
            # "the President" stands for a name more than it describes: its speeches have a speaker, but it is no nominal.
            as_title = found[1] == "role" and syntax.is_capital(token)
            told_in = self.state.story.titled if as_title else self.state.story.mentions
            told_in.append(mention_of(self.state, token, *found))
        if entity is not None:
            referent.key = ("entity", entity)
            referent.kind = "person" if self.state.story.entities[entity].label == "PERSON" else "thing"

    def _same_kind(self, noun: str, entity: int) -> bool:
        label = self.state.story.entities[entity].label
        if label == "PERSON":
            return noun in person_nouns()
        return any(kind.split(":")[0] == label for kind in kind_heads().get(noun, ()))
