"""Tone by sentence."""

from flows.annotate.tone import _Analyzer
from tests.conftest import Annotator


def test_one_score_a_sentence(annotate_text: Annotator) -> None:
    body = "It was a terrible and cruel attack. The bus left the station. Everyone was happy about the wonderful result."
    _, story = annotate_text(body)
    assert [number for number, _ in story.tones] == [0, 1, 2]
    worst, flat, best = (score for _, score in story.tones)
    assert -1 <= worst < -0.5
    assert flat == 0
    assert 0.5 < best <= 1


def test_names_have_no_tone(annotate_text: Annotator) -> None:
    _, story = annotate_text("The Justice Department moved to a new office.")
    assert [score for _, score in story.tones] == [0.0]


def test_odd_input(annotate_text: Annotator) -> None:
    for body in ("", "🙂", ":) :(", "…" * 30):
        annotate_text(body)


def test_scores_are_vaders() -> None:
    analyzer = _Analyzer()
    texts = [
        "The new bridge is not very good, but the old one was never this bad!",
        "Without doubt a kind of victory, no hope or fear, the least happy of all.",
        "GREAT news :) for the town, kiss of death for the harbour???",
        "Nobody isn't friendly at least 🙂 once.",
        "Nothing here.",
        "",
    ]
    for text in texts:
        assert analyzer.compound(text) == analyzer.polarity_scores(text)["compound"]
