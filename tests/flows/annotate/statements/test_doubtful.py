"""Structures that seldom are statements are no rows; those beside them are."""

import pytest

from tests.conftest import Annotator


def _cues(annotate_text: Annotator, body: str) -> list[str | None]:
    _, story = annotate_text(body)
    return [statement.cue_lemma for statement in story.statements]


@pytest.mark.parametrize(
    "body",
    [
        # Someone can do it, or is of a kind that would; nobody has.
        "The senate has the power to decide which bills come first.",
        "The party has the right to oppose his plan for the mill.",
        "The council had a chance to criticize the toll in May.",
        "A city that wanted to protect the dam would ask for help.",
        "An owner who opposed the toll could sell the mill.",
        "Invest in firms that support the dam.",
        "She lives among drivers who oppose the toll.",
        "Few expect the dam to hold.",
        "The senate will reject his plan next week.",
        "Hall was convicted of threatening to burn the mill.",
        "Three clerks were accused of promising to sell the land.",
        # What a writer reads off somebody.
        "The owners are reluctant to close the mill.",
        "Both clubs seem eager to host the fair.",
        "The mayor is unaware of the toll.",
        # What stands in another sentence, what was announced, what came of a feeling.
        "The council did not want to do so.",
        "The new toll, announced Wednesday, would end the ban.",
        "Roe was so angry that he left the hall.",
        "Roe concluded with a list of farmers she believed would leave.",
        "It did not fall because the mayor decided that it should go.",
        "She sold the plan, which the mayor called a joke.",
        "The senate confirmed Ann Hall in May.",
        "Hall has this advice for farmers.",
        "Guess who else says the dam will hold?",
        "Roe named those who he believes the mayor should ask.",
        "He had to answer for afterwards.",
        # Half of a comparison or of a reason.
        "More farmers opposed the dam than supported it.",
        "Hall said it was built to end not just the toll, but the ban on boats.",
        "Hall admitted ten deaths there due to the smoke.",
        "Hall says there is time, but none for the town.",
        "Hall told the crowd she has her post not because of her name but because of her work.",
        "Roe pointed to the dam, built in May, the mill and the road.",
    ],
)
def test_doubtful_structures_are_no_rows(annotate_text: Annotator, body: str) -> None:
    assert _cues(annotate_text, body) == []


@pytest.mark.parametrize(
    ("body", "cue"),
    [
        ("The senate decided which bills come first.", "decide"),
        ("The women who opposed the toll sold the mill.", "oppose"),
        ("A city that wanted to protect the dam has asked for help.", "want"),
        ("Some twenty farmers expect the dam to hold.", "expect"),
        ("Hall is confident that the dam will hold.", "confident"),
        ("Roe was angry that the mill was sold.", "angry"),
        ("Hall admitted ten deaths at the mill.", "admit"),
        ("It fell because the mayor decided that it should go.", "decide"),
        ("The mayor called the plan a joke.", "call"),
        ("Roe pointed to the dam, saying it would hold.", "point"),
        ("Ann Hall promised to sell the land in May.", "promise"),
    ],
)
def test_the_plain_ones_are(annotate_text: Annotator, body: str, cue: str) -> None:
    assert cue in _cues(annotate_text, body)
