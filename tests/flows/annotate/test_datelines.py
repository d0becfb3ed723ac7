"""Datelines stay out of the sentences that they begin. The sentences are invented; the model is the real one."""

import pytest

from tests.conftest import Annotator


@pytest.mark.parametrize(
    ("body", "source", "content"),
    [
        (
            "KISUMU, June 30 (Xinhua) -- Kenyan farmers said on Friday that prices of maize would fall.",
            "Kenyan farmers",
            "that prices of maize would fall",
        ),
        (
            "GENEVA, 4 May: The agency says that the number of refugees has doubled.",
            "The agency",
            "that the number of refugees has doubled",
        ),
        ('NAIROBI, Kenya – "We will not go back," said Amos Otieno.', "Amos Otieno", '"We will not go back,"'),
    ],
)
def test_a_dateline_is_neither_speaker_nor_said(annotate_text: Annotator, body: str, source: str, content: str) -> None:
    doc, story = annotate_text(body)
    [statement] = story.statements
    assert statement.source is not None
    assert doc[slice(*statement.source)].text == source
    assert doc[slice(*statement.content)].text == content


def test_a_dateline_does_nothing(annotate_text: Annotator) -> None:
    doc, story = annotate_text("NAIROBI — Opposition leader Amos Otieno has accused the government of lying.")
    assert [doc[p.start : p.end].text for e in story.events for p in e.participants if p.role == "actor"] == ["Amos Otieno"]


@pytest.mark.parametrize("body", ["OSLO -", "OSLO (", "OSLO, May 4 -- ", "OSLO - who said", "OSLO – Roe - said - OSLO - it"])
def test_odd_datelines_give_no_error(annotate_text: Annotator, body: str) -> None:
    annotate_text(body)
