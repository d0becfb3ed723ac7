"""The lexicon of cues."""

import pytest
from spacy.strings import get_string_id

from flows.annotate.lexicon import seed
from flows.annotate.statements.cues import takes
from tests.conftest import Annotator

FRAMES = {"quote", "clause", "infinitive", "gerund", "object", "object_infinitive", "object_as", "object_of", "object_with",
          "small_clause", "to_as"}  # fmt: skip
PREPOSITIONS = {"about", "against", "at", "by", "for", "in", "of", "on", "over", "to", "with"}


def test_every_row_is_well_formed() -> None:
    for row in seed("cues.csv").iter_rows(named=True):
        assert row["pos"] in {"verb", "noun", "adjective"}, row
        assert 0 < float(row["weight"]) <= 1, row
        for item in row["takes"].split("|"):
            frame, _, weight = item.partition("=")
            assert frame in FRAMES | PREPOSITIONS, row
            assert not weight or 0 <= float(weight) <= 1, row


def test_a_later_row_adds_to_an_earlier_one() -> None:
    assert takes(get_string_id("note"), "quote")
    assert takes(get_string_id("note"), "object")
    assert not takes(get_string_id("say"), "object")


@pytest.mark.parametrize(
    ("body", "lemma", "cue_class"),
    [
        ("The owners refused to close the mill.", "refuse", "refuse"),
        ("Roe declined to sell the farm.", "decline", "refuse"),
        ("Hall defended the many changes she had made.", "defend", "support"),
        ("His threat to close the mill worried them.", "threat", "threaten"),
        ("There were complaints from farmers that the toll was too high.", "complaint", "criticize"),
        ("Police concluded that the letter was a hoax.", "conclude", "think"),
        ("Roe argued against sending more boats.", "argue", "oppose"),
    ],
)
def test_a_class_does_not_turn_the_sense_round(annotate_text: Annotator, body: str, lemma: str, cue_class: str) -> None:
    _, story = annotate_text(body)
    assert [(s.cue_lemma, s.cue_class) for s in story.statements] == [(lemma, cue_class)]
