"""Which opening mark belongs to which closing one."""

import pytest

from flows.annotate.statements.quotations import find_quotations
from flows.annotate.statements.tree import Tree
from tests.conftest import Annotator


def quotations(annotate_text: Annotator, body: str) -> list[str]:
    doc, story = annotate_text(body)
    return [doc[q.start : q.end].text for q in find_quotations(Tree(doc), story)]


@pytest.mark.parametrize(
    "body",
    [
        'The clerk said: [["The door stays shut."]] Then she left.',
        "The clerk said: [[“The door stays shut.”]] Then she left.",
        "The clerk said: [[``The door stays shut.'']] Then she left.",
        "The clerk said: [[''The door stays shut.'']] Then she left.",
        "The clerk said: [[«The door stays shut.»]] Then she left.",
        "The clerk said: [[„The door stays shut.”]] Then she left.",
        "[['The door stays shut,']] the clerk said. The workers' room isn't open.",
        "[[‘The door’s shut,’]] the clerk said. The workers’ room isn’t open.",
        "[[“He told me ‘the door stays shut’ and left,”]] the clerk said.",
        '[["He told me “the door stays shut” and left,"]] the clerk said.',
        "The shop sold [[“candles”]] and [[“ropes”]] all day.",
        "The bolt is 5' 3\" long and the owners' shed isn't.",
        "Rock ’n’ roll of the ’90s filled the hall.",
    ],
)
def test_marks_are_paired(annotate_text: Annotator, body: str) -> None:
    expected = [part.split("]]")[0] for part in body.split("[[")[1:]]
    assert quotations(annotate_text, body.replace("[[", "").replace("]]", "")) == expected


def test_a_mark_that_opens_each_paragraph_is_one_quotation(annotate_text: Annotator) -> None:
    body = "“We began in May.\n“It rained all summer.\n“In autumn we stopped,” the builder said.\nNobody else spoke."
    [quotation] = quotations(annotate_text, body)
    assert quotation.startswith("“We began")
    assert quotation.endswith("stopped,”")


def test_a_mark_never_closed_ends_with_its_paragraph(annotate_text: Annotator) -> None:
    assert quotations(annotate_text, "“We began in May and stopped.\nNobody else spoke.") == ["“We began in May and stopped."]


@pytest.mark.parametrize(
    ("body", "kind", "content"),
    [
        (
            "Such action, Hall said, “is the only way to save the mill.”",
            "mixed",
            "Such action, Hall said, “is the only way to save the mill.”",
        ),
        ("Farmers, Hall said, “should be wary of dams.”", "mixed", "Farmers, Hall said, “should be wary of dams.”"),
        ("“We won the north,” Hall told “The Morning Show.”", "direct", "“We won the north,”"),
        ("“We all pay for it,” Hall wrote in an email titled “Dams & Taxes.”", "direct", "“We all pay for it,”"),
        ("“We all pay for it,” Hall said. “We always did.”", "direct", "“We all pay for it,” Hall said. “We always did.”"),
        ("Hall called out the plans of Roe “inappropriate.”", "mixed", "the plans of Roe “inappropriate.”"),
    ],
)
def test_a_quotation_has_its_subject_and_no_title(annotate_text: Annotator, body: str, kind: str, content: str) -> None:
    doc, story = annotate_text(body)
    assert [(s.kind, doc[s.content[0] : s.content[1]].text) for s in story.statements] == [(kind, content)]
