"""Keyphrases: early and central phrases, each once."""

from tests.conftest import Annotator

BODY = (
    "The river authority closed the old harbour bridge on Monday.\n"
    "Engineers of the river authority found cracks in the harbour bridge. The harbour bridge carries freight trains.\n"
    "Repairs of the bridge may take 14 months, an engineer said. Image caption Trains wait.\n"
    "In other news, a bakery opened."
)


def test_phrases(annotate_text: Annotator) -> None:
    _, story = annotate_text(BODY, "2016-09-16")
    phrases = [phrase for phrase, _ in story.keyphrases]
    scores = [score for _, score in story.keyphrases]
    assert any("harbour bridge" in phrase for phrase in phrases[:3])
    assert any("river authority" in phrase for phrase in phrases[:3])
    assert scores[0] == 1.0
    assert scores == sorted(scores, reverse=True)
    assert len(phrases) == len({phrase.lower() for phrase in phrases}) <= 10
    assert not any("\n" in phrase or "months" in phrase or "caption" in phrase or "Monday" in phrase for phrase in phrases)


def test_the_same_every_time(annotate_text: Annotator) -> None:
    assert annotate_text(BODY)[1].keyphrases == annotate_text(BODY)[1].keyphrases


def test_odd_input(annotate_text: Annotator) -> None:
    for body in ("", "...", "12 13 14", "the of and", "Trade", "x " * 3000):
        annotate_text(body)
