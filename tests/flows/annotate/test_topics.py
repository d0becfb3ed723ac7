"""Topics by a lexicon of terms."""

import pytest

from flows.annotate.topics import Term, scores

TERMS = {
    1: [Term((1, 2), "trade", 1.0)],
    3: [Term((3,), "trade", 1.0)],
    4: [Term((4,), "sport", 1.0)],
    5: [Term((5,), "court", 1.0), Term((5,), "sport", 1.0)],
}


def test_a_topic_needs_two_different_terms() -> None:
    assert [topic for topic, _ in scores([1, 2, 9, 3, 9], TERMS)] == ["trade"]
    assert scores([4] * 20, TERMS) == []


def test_a_term_of_two_words_counts_only_whole() -> None:
    assert scores([1, 9, 2, 3], TERMS) == []


def test_a_text_has_several_topics_strongest_first() -> None:
    found = scores([1, 2, 3, 1, 2, 3, 3, 4, 5], TERMS)
    assert [topic for topic, _ in found] == ["trade", "sport"]
    assert all(0 < score <= 1 for _, score in found)


@pytest.mark.parametrize("padding", [0, 5_000])
def test_a_long_text_needs_more_terms(padding: int) -> None:
    found = scores([9] * padding + [1, 2, 3], TERMS)
    assert bool(found) == (padding == 0)
