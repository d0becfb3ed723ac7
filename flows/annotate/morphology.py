"""Parts of speech, morphology and lemmas: the base model's rules, run once for each distinct token and then remembered.

The model's attribute rules and its lemmatizer look at a token's form, tag and dependency alone. The few rules about
two tokens ("let's", "gonna", "there is") are looked for first, and a text that has one goes the model's own way.
"""

from collections.abc import Sequence
from typing import Any, cast

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc
from spacy.vocab import Vocab

SEEN = [ORTH, TAG, DEP]
GIVEN = [POS, MORPH, LEMMA]
# What a rule may look at for its outcome to be remembered by SEEN alone.
_OF_THE_TOKEN = {"ORTH", "TEXT", "LOWER", "SHAPE", "IS_SPACE", "TAG", "DEP"}
# Distinct tokens remembered; when they are more, it begins anew.
MOST_KEPT = 2**18


class RememberedRules:
    """A pipe in place of the attribute ruler and the lemmatizer after it."""

    def __init__(self, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self.ruler, self.lemmatizer = ruler, lemmatizer
        self._of_several = Matcher(ruler.vocab, validate=False)
        self._of_several.add("several", [pattern for pattern in _patterns(ruler) if len(pattern) > 1])
        self._given: dict[tuple[int, ...], tuple[int, ...] | None] = {}
        # Of lemmas that are not the token's own form.
        self._texts: dict[int, str] = {}

    def __call__(self, doc: Doc) -> Doc:
        """`doc` with parts of speech, morphology and lemmas."""
        if len(self._given) > MOST_KEPT:
            self._given.clear()
            self._texts.clear()
        tokens = [tuple(token) for token in doc.to_array(SEEN).tolist()]
        if new := {token for token in tokens if token not in self._given}:
            self._learn(doc.vocab, new)
        given = [self._given[token] for token in tokens]
        if None in given or self._of_several(doc, allow_missing=True):
            return self.lemmatizer(self.ruler(doc))
        # A lemma's text may have been learned in a memory zone that is over.
        for lemma in self._texts.keys() & {outcome[-1] for outcome in given if outcome}:
            doc.vocab.strings.add(self._texts[lemma])
        if given:
            doc.from_array(GIVEN, _array(given))
        return doc

    def _learn(self, vocab: Vocab, tokens: set[tuple[int, ...]]) -> None:
        """Remember what the rules about one token give to each of `tokens`; None where they change what they look at."""
        doc = Doc(vocab, words=[vocab.strings[token[0]] for token in tokens])
        doc.from_array(SEEN[1:], _array([token[1:] for token in tokens]))
        ruler: Any = self.ruler
        ruler.set_annotations(doc, [match for match in ruler.match(doc) if match[3] - match[2] == 1])
        self.lemmatizer(doc)
        seen, given = doc.to_array(SEEN).tolist(), doc.to_array(GIVEN).tolist()
        for token, after, outcome in zip(tokens, seen, given, strict=True):
            self._given[token] = tuple(outcome) if tuple(after) == token else None
            if outcome[-1] != token[0]:
                self._texts[outcome[-1]] = vocab.strings[outcome[-1]]


@Language.factory("newsloom_morphology")
def _remembered(nlp: Language, name: str) -> RememberedRules:
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    assert isinstance(ruler, AttributeRuler)
    assert isinstance(lemmatizer, Lemmatizer)
    # The lemmas that are known come as lists, which would be searched from end to end for each new word.
    index = lemmatizer.lookups.get_table("lemma_index")
    for part_of_speech, lemmas in list(index.items()):
        index[part_of_speech] = frozenset(lemmas)
    return RememberedRules(ruler, lemmatizer)


def remember_rules(nlp: Language) -> None:
    """Put remembered rules in the place of `nlp`'s attribute ruler and lemmatizer, if its rules can be remembered."""
    if _can_be_remembered(nlp):
        nlp.add_pipe("newsloom_morphology", before="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")
        nlp.disable_pipe("lemmatizer")


def _can_be_remembered(nlp: Language) -> bool:
    pipes = dict(nlp.pipeline)
    ruler, lemmatizer = pipes.get("attribute_ruler"), pipes.get("lemmatizer")
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer) or lemmatizer.mode != "rule":
        return False
    names = list(pipes)
    place = names.index("attribute_ruler")
    # Other components before them could have set what the rules read or keep.
    if not set(names[:place]) <= {"tok2vec", "tagger", "parser"} or names[place + 1] != "lemmatizer":
        return False
    return all(set(pattern[0]) <= _OF_THE_TOKEN for pattern in _patterns(ruler) if len(pattern) == 1)


def _array(rows: Sequence[Sequence[int] | None]) -> Any:
    return np.array(rows, np.uint64)


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    rules = cast(list[dict[str, Any]], ruler.patterns)
    return [pattern for rule in rules for pattern in rule["patterns"]]
