"""Topics: the arithmetic of terms, and the shipped lexicon on small texts."""

import pytest

from flows.annotate.lexicon import seed
from flows.annotate.topics import Term, scores
from tests.conftest import Annotator

ECONOMY, TRADE, SPORT, COURT, RELATIONS = (
    "medtop:04000000",
    "medtop:20000373",
    "medtop:15000000",
    "medtop:20000106",
    "medtop:20000638",
)
TERMS = {
    1: [Term((1, 2), TRADE, 1.0)],
    3: [Term((3,), TRADE, 1.0)],
    4: [Term((4,), SPORT, 1.0)],
    5: [Term((5,), COURT, 1.0), Term((5,), SPORT, 1.0)],
}


def found(words: list[int], lowers: list[int] | None = None, lead: int = 120) -> list[str]:
    return [topic for topic, _ in scores(words, lowers or words, TERMS, lead)]


def test_a_topic_needs_two_different_terms() -> None:
    assert TRADE in found([1, 2, 9, 3, 9])
    assert found([4] * 20) == []


def test_a_term_of_two_words_counts_only_whole() -> None:
    assert found([1, 9, 2, 3]) == []
    assert found([3, 9, 1]) == []


def test_a_word_counts_by_its_lemma_or_as_it_stands() -> None:
    assert TRADE in found([1, 8, 9, 7], [6, 2, 9, 3])


def test_what_speaks_for_a_topic_speaks_for_those_above_it() -> None:
    assert set(found([1, 2, 3])) == {TRADE, "medtop:20000344", ECONOMY}


def test_a_text_has_several_topics_strongest_first() -> None:
    ranked = scores([1, 2, 3, 1, 2, 3, 3, 4, 5], [1, 2, 3, 1, 2, 3, 3, 4, 5], TERMS)
    assert ranked[0][0] == ECONOMY
    assert SPORT in dict(ranked)
    assert all(0 < score <= 1 for _, score in ranked)


@pytest.mark.parametrize("padding", [0, 5_000])
def test_a_long_text_needs_more_terms(padding: int) -> None:
    assert bool(found([9] * padding + [1, 2, 3], lead=0)) == (padding == 0)


def test_each_topic_has_terms_and_each_parent_is_a_topic() -> None:
    topics = seed("topics.csv")
    assert set(topics["topic_id"]) == set(seed("topic_terms.csv")["topic_id"])
    assert set(topics["parent_id"].drop_nulls()) <= set(topics["topic_id"])
    assert topics["topic_id"].is_unique().all()


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("The Trade Ministers signed an agreement on tariffs; exports of cotton will grow.", TRADE),
        ("The foreign ministers held bilateral talks on cooperation before the summit.", RELATIONS),
        ("The striker scored from the penalty spot and the goalkeeper was injured.", "medtop:20001065"),
        ("Judges of the Supreme Court heard the appeal of the defendant.", COURT),
        ("The run-off election was won by the opposition candidate.", "medtop:20000574"),
        ("A strong earthquake struck at dawn; aftershocks followed, and rescuers searched the rubble.", "medtop:20000148"),
    ],
)
def test_small_texts_have_their_topic(annotate_text: Annotator, text: str, topic: str) -> None:
    _, story = annotate_text(text)
    assert topic in dict(story.topics)


def test_a_title_counts(annotate_text: Annotator) -> None:
    text = "It was a long day. Everybody was tired, and nobody had slept."
    assert annotate_text(text)[1].topics == []
    assert COURT in dict(annotate_text(text, title="Judge delays trial; prosecutor appeals")[1].topics)


def test_a_text_about_nothing_has_none(annotate_text: Annotator) -> None:
    assert annotate_text("Hello.")[1].topics == []
