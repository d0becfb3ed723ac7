"""The pieces of an article as one Doc."""

import pytest
from spacy.tokens import Doc

from flows.annotate.joined import join
from flows.annotate.pipeline import build_pipeline

_ASKED = ["ORTH", "IDX", "SPACY", "NORM", "LEMMA", "TAG", "POS", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START"]


@pytest.mark.parametrize(
    "lines",
    [
        ["The mayor of Lapford didn't come. She was in Oslo.", "Two bridges, she wrote, weren't built ", "Rain fell."],
        ["", "Jane Roe spoke.", "", "…"],
        ["", ""],
        ["One line only."],
    ],
)
def test_join_is_from_docs(lines: list[str]) -> None:
    base, _ = build_pipeline()
    pieces = list(base.pipe(lines))
    wanted = Doc.from_docs(pieces, ensure_whitespace=True)
    joined = join(pieces)
    assert wanted is not None
    assert joined.text == wanted.text
    assert (joined.to_array(_ASKED) == wanted.to_array(_ASKED)).all()
    edges = [[(t.left_edge.i, t.right_edge.i, [c.i for c in t.children]) for t in doc] for doc in (joined, wanted)]
    assert edges[0] == edges[1]
