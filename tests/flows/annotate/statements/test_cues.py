"""The lexicon of cues."""

from spacy.strings import get_string_id

from flows.annotate.lexicon import seed
from flows.annotate.statements.cues import takes

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
