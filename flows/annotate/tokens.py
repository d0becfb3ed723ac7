"""An article's tokens as plain lists, read once for all components: a list answers faster than a spaCy Token by far."""

from functools import cached_property

import numpy as np
from numpy.typing import NDArray
from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, LEMMA, LOWER, ORTH, POS, SPACY, TAG
from spacy.strings import StringStore
from spacy.tokens import Doc

_KEPT = "newsloom_tokens"
# Strings by their code, whatever vocabulary they are of: most words of an article are those of the articles before it.
_MOST = 65_536
_strings: dict[int, str] = {}


class Tokens:
    """What the base model tells of each token. `words[i]` starts at `offsets[i]`; a blank follows where `spaced[i]`."""

    def __init__(self, doc: Doc) -> None:
        names = [ORTH, LOWER, LEMMA, TAG, POS, DEP, ENT_TYPE]
        table = np.asarray(doc.to_array([*names, HEAD, IDX, SPACY]), dtype=np.uint64).reshape(len(doc), len(names) + 3)
        codes = table[:, : len(names)].T.tolist()
        text_of = _texts(set().union(*codes), doc.vocab.strings)  # each once: an article repeats its words
        columns: list[list[str]] = [list(map(text_of.__getitem__, column)) for column in codes]
        self.words, self.lower, self.lemmas, self.tags, self.pos, self.deps, self.ent_types = columns
        self.heads = _heads(table[:, len(names)])
        self.offsets: list[int] = table[:, -2].tolist()
        self.spaced: list[int] = table[:, -1].tolist()
        self.lemma_codes: list[int] = codes[2]

    @cached_property
    def text(self) -> str:
        """All words and the blanks between them: the body, with a blank for each newline."""
        return "".join([word + " " if blank else word for word, blank in zip(self.words, self.spaced, strict=True)])

    @cached_property
    def kids(self) -> list[list[int]]:
        """The dependents of each token, in order."""
        none: list[int] = []
        kids = [none] * len(self.words)
        for token, head in enumerate(self.heads):
            if head != token:
                if kids[head] is none:
                    kids[head] = [token]
                else:
                    kids[head].append(token)
        return kids

    def surface(self, start: int, end: int) -> str:
        """The words of a span as they stand in the text."""
        return self.text[self.offsets[start] : self.offsets[end - 1] + len(self.words[end - 1])]


def tokens_of(doc: Doc) -> Tokens:
    """The Doc's tokens, read when first asked for; who changes the parse says so by `forget_tokens`."""
    found: Tokens | None = doc.user_data.get(_KEPT)
    if found is None:
        found = doc.user_data[_KEPT] = Tokens(doc)
    return found


def forget_tokens(doc: Doc) -> None:
    """Have the tokens read again: their parse has been mended."""
    doc.user_data.pop(_KEPT, None)


def _texts(codes: set[int], store: StringStore) -> dict[int, str]:
    if len(_strings) > _MOST:
        _strings.clear()
    for code in codes.difference(_strings):
        _strings[code] = store[code]
    return {code: _strings[code] for code in codes}


def _heads(relative: NDArray[np.uint64]) -> list[int]:
    heads: list[int] = (np.arange(len(relative)) + relative.astype(np.int64)).tolist()
    return heads
