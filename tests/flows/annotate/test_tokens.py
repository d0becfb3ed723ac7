"""The tokens of an article as lists."""

from flows.annotate.tokens import forget_tokens, tokens_of
from tests.conftest import Annotator


def test_lists_hold_what_tokens_say(annotate_text: Annotator) -> None:
    body = "Jane Roe didn't come to Lapford.\nShe wrote two letters instead, her office said."
    doc, _ = annotate_text(body)
    tokens = tokens_of(doc)
    assert tokens.text == doc.text
    assert tokens.surface(0, 2) == "Jane Roe"
    for i, token in enumerate(doc):
        assert (tokens.words[i], tokens.lower[i], tokens.lemmas[i]) == (token.text, token.lower_, token.lemma_)
        assert (tokens.tags[i], tokens.pos[i], tokens.deps[i]) == (token.tag_, token.pos_, token.dep_)
        assert (tokens.heads[i], tokens.kids[i]) == (token.head.i, [kid.i for kid in token.children])
        assert (tokens.offsets[i], bool(tokens.spaced[i])) == (token.idx, bool(token.whitespace_))


def test_read_again_after_mending(annotate_text: Annotator) -> None:
    doc, _ = annotate_text("Jane Roe came.")
    tokens_of(doc)
    doc[0].dep_ = "dep"
    forget_tokens(doc)
    assert tokens_of(doc).deps[0] == "dep"


def test_no_tokens(annotate_text: Annotator) -> None:
    doc, _ = annotate_text("")
    assert tokens_of(doc).words == []
