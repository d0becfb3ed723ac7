"""Verbs in another sense, and what nobody said, are no statements."""

import pytest

from tests.conftest import Annotator


def _contents(annotate_text: Annotator, body: str) -> list[str]:
    doc, story = annotate_text(body)
    return [doc[s.content[0] : s.content[1]].text for s in story.statements]


@pytest.mark.parametrize(
    "body",
    [
        "Maria Lopez has demonstrated that she can win in the north.",  # by what she did
        "Farmers who found they could not live there went home.",
        "Many voters find her jokes refreshing.",
        "If the town took in a few guests, say, from the north, it could feed them.",
        "The towns admit thousands of migrants every year.",
        "The clerks denied the farmers a permit.",
        "A court in Oslo affirmed that decision in May.",
        "The law prevents clerks from telling the police about the plan.",
        "Instead of arguing that the bridge is safe, Hall left the room.",
        "Those were the days when most farmers opposed the dam.",
        "Shops have been told to close by noon.",
        "We encourage you to write to the Herald.",
        "If a shop sells milk, the law will require it to sell bread.",
        "Brazil depends on the strong demand of China for iron, and the huge demand for its soy.",
        "Clerks issued orders for all nearby towns.",
        "Whoever wins, the other side will say that the vote was a fraud.",
        "The mayor is accused of theft.",
        "Hall called on three reporters.",
        "A big screen at the fair showed Hall leading in the north.",
        "Does she really support the bridge tax?",  # asked by the writer
        "2. Will he say “the old guard”?",
        "But would Roe leave the party by pushing for a toll?",
        "Clerks raised the walls to make sure the water flows to the sea.",
        "It is Roe who decides whether the mill will close.",
        "Shops can’t deny service to a guest.",
        "Advisers had been pushing for months to close the mill.",
        "“We won the north,” Roe planned to say on Monday in a call to farmers.",
        "But on the north, does Roe really want to close the mill?",
        "Let's say for a moment that the dam breaks.",
        "The owners would have us believe that the dam is safe.",
        "The riddle is why so many farmers who are willing to sell.",
        "Hall and Roe acknowledge the crowd after the vote.",
        "The mayor leads among those who support the dam.",
        "Others who criticized the plan have left.",
        "Story highlights New report raises more fears in the north.",
        "What the clerks want, he says is a new mill.",
        "A club is prohibited from supporting or opposing a candidate.",
        "We learned who seems most ready to run the town.",
        "Roe on Sunday ordered a broad array of rules, some of which will require a vote this week.",
        "Presumably, Hall believes that the moon is made of tin.",
    ],
)
def test_no_statement(annotate_text: Annotator, body: str) -> None:
    assert _contents(annotate_text, body) == []


@pytest.mark.parametrize(
    ("body", "contents"),
    [
        ("A study showed that most farmers want the dam.", ["that most farmers want the dam"]),
        ("Hall denied the charge.", ["the charge"]),
        ("Hall called on the mayor to resign.", ["the mayor to resign"]),
        ("Hall said the bridge, say what you will, is safe.", ["the bridge, say what you will, is safe"]),
    ],
)
def test_statement(annotate_text: Annotator, body: str, contents: list[str]) -> None:
    assert _contents(annotate_text, body) == contents


@pytest.mark.parametrize(
    "body",
    [
        "Experts were less confident that the dam would hold.",
        "Roe is the least certain that the dam will hold.",
        "The farmers were barely aware that the dam had leaked.",
    ],
)
def test_less_of_it_is_negated(annotate_text: Annotator, body: str) -> None:
    _, story = annotate_text(body)
    assert [s.negated for s in story.statements] == [True]


def test_no_less_of_it_is_not(annotate_text: Annotator) -> None:
    _, story = annotate_text("Experts were no less confident that the dam would hold.")
    assert [s.negated for s in story.statements] == [False]


def test_a_question_of_the_speaker_is_his(annotate_text: Annotator) -> None:
    assert _contents(annotate_text, "Does that mean, Judge Roe wondered, that the mill is lost?") != []


@pytest.mark.parametrize(
    "body",
    [
        "Not since Richard Hall told a clerk, “When it rains, we all have to pay,” has it rained so much.",
        "Not only did Hall say that the dam would hold, it did.",
    ],
)
def test_not_since_denies_nothing(annotate_text: Annotator, body: str) -> None:
    _, story = annotate_text(body)
    assert [s.negated for s in story.statements] == [False]
