"""Reads an article phrase by phrase, keeping what is in mind, and notes what each nominal and pronoun means."""

from spacy.tokens import Doc

from flows.annotate.coreference.lexicon import PRONOUNS, kind_heads, person_nouns, relations
from flows.annotate.coreference.nominals import antecedent, describe, described, is_definite, mention_of
from flows.annotate.coreference.pronouns import resolve
from flows.annotate.coreference.referents import Referent, find_referents, function_of
from flows.annotate.coreference.salience import Discourse, Key
from flows.annotate.coreference.syntax import Syntax
from flows.annotate.story import Mention, Story


class Reading:
    """The state of reading one article."""

    def __init__(self, doc: Doc, story: Story) -> None:
        self.story = story
        self.syntax = Syntax(doc)
        self.quoted = self.syntax.quoted(story.paragraphs)
        self.referents = {referent.token: referent for referent in find_referents(self.syntax, story, self.quoted)}
        self.known = describe(story)
        self.discourse = Discourse()
        self.names: dict[int, Key] = {t: r.key for t, r in self.referents.items() if r.key[0] == "entity"}
        self.key_at: dict[int, Key] = {}

    def read(self, token: int) -> None:
        """Take in the phrase whose head is `token`."""
        self.discourse.advance(self.story.sentence_of[token])
        referent = self.referents.get(token) or self._pronoun(token)
        if referent is None:
            return
        if referent.key[0] == "noun" and referent.kind != "plural":
            self._nominal(referent)
        self.discourse.add(referent)
        self.key_at[token] = referent.key

    def _pronoun(self, token: int) -> Referent | None:
        pronoun = PRONOUNS[self.syntax.lower[token]]
        found = resolve(self.syntax, self.story, self.discourse, self.key_at, self.quoted, token, pronoun)
        if found is None:
            return None
        if found.key[0] == "entity":
            entity = int(found.key[1])
            label = self.story.entities[entity].label
            self.story.mentions.append(Mention(token, token + 1, label, "pronoun", entity, "salience", found.confidence))
        kind = self.discourse.standings[found.key].kind
        function, sentence = function_of(self.syntax, token), self.story.sentence_of[token]
        return Referent(token, found.key, kind, pronoun.gender, function, sentence, self.quoted[token])

    def _nominal(self, referent: Referent) -> None:
        """Find what a phrase without a name means; its referent then stands for that entity."""
        token, syntax = referent.token, self.syntax
        noun = syntax.lemma[token].lower()
        if noun not in person_nouns() and noun not in kind_heads():
            return
        told = described(syntax, token, {**self.names, **self.key_at})
        owner = next((self.key_at.get(child) for child in syntax.children[token] if syntax.dep[child] == "poss"), None)
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
            found = antecedent(syntax, self.story, self.discourse, self.known, referent)
        if found is not None:
            entity = found[0]
            self.story.mentions.append(mention_of(syntax, self.story, token, *found))
        if entity is not None:
            referent.key = ("entity", entity)
            referent.kind = "person" if self.story.entities[entity].label == "PERSON" else "thing"

    def _same_kind(self, noun: str, entity: int) -> bool:
        label = self.story.entities[entity].label
        if label == "PERSON":
            return noun in person_nouns()
        return any(kind.split(":")[0] == label for kind in kind_heads().get(noun, ()))
