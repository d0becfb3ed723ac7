"""What the writer adds is no content, what only might be said is no statement, and who "he" is after another's sentence."""

import pytest

from tests.conftest import Annotator


@pytest.mark.parametrize(
    ("body", "contents"),
    [
        # The writer's own words after what was said.
        ("Maria Lopez said the bridge was safe, though it had leaked in May.", ["the bridge was safe"]),
        ("Maria Lopez criticized the plan, which would raise taxes.", ["the plan"]),
        ("Maria Lopez urged voters to back the plan -- a victory that would secure her place.", ["voters to back the plan"]),
        (
            "Maria Lopez urged voters -- in towns and on farms -- to back the plan.",
            ["voters -- in towns and on farms -- to back the plan"],
        ),
        ("Maria Lopez said the well-known bridge was safe.", ["the well-known bridge was safe"]),
        ("Maria Lopez dismissed the plan as a waste, repeating her words of May.", ["the plan as a waste"]),
        # What belongs to it.
        (
            "Hall informed the committee that he had made his best effort, but that some talks had been private.",
            ["that he had made his best effort, but that some talks had been private"],
        ),
        (
            "Every policy has costs, Maria Lopez notes, but there is no doubt that trade helps.",
            ["Every policy has costs, Maria Lopez notes, but there is no doubt that trade helps"],
        ),
        ("Maria Lopez backed the plan that she said would save the bridge.", []),  # its subject stands outside of it
        ("Shops, the mayor said, were open all night.", ["Shops, the mayor said, were open all night"]),
        # No statement: what may be, must be, or is an idiom.
        ("Will Maria Lopez support the reform?", []),
        ("That said, the Senate bill would raise taxes.", []),
        ("For Maria Lopez to be denied a vote would alter that tradition.", []),
        ("Congress would have to vote to extend the cuts.", []),
        ("Maria Lopez could add requirements that drivers pay.", []),
        ("For the most part, Maria Lopez avoided attacking her rivals.", []),
    ],
)  # fmt: skip
def test_contents(annotate_text: Annotator, body: str, contents: list[str]) -> None:
    doc, story = annotate_text(body)
    assert [doc[s.content[0] : s.content[1]].text for s in story.statements] == contents


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Senator Ann Hall is a member of the board.\nThe Texas Republican said that she was sure.", "Ann Hall"),
        ("Senator Ann Hall is a member of the board.\nOne Republican said that he was afraid.", None),
        (
            "Mayor Mark Hall said schools were safe. Hall met reporters.\n"
            "Police Chief John Beck bristled at Hall’s criticism.\nHe said it was wrong to close the schools.",
            "John Beck",
        ),
    ],
)
def test_speaker_of_the_last_statement(annotate_text: Annotator, body: str, speaker: str | None) -> None:
    _, story = annotate_text(body)
    names = [story.entities[entity].name for entity in story.statements[-1].speakers]
    assert names == ([speaker] if speaker else [])


def test_an_aide_among_others_is_not_the_one_with_a_name(annotate_text: Annotator) -> None:
    _, story = annotate_text(
        "John Beck, an aide to the senator, led the talks. Another aide said they were long. The aide said they were dull."
    )
    assert story.statements[-1].speakers == []


def test_the_president_is_who_holds_the_office(annotate_text: Annotator) -> None:
    body = "Donald Trump met the envoy in Paris. The president promised to send money."
    _, story = annotate_text(body, published="2018-03-01")
    assert [story.entities[e].name for e in story.statements[-1].speakers] == ["Donald Trump"]
    _, story = annotate_text(body, published="2014-03-01")
    assert story.statements[-1].speakers == []


def test_dont_want_is_negated(annotate_text: Annotator) -> None:
    _, story = annotate_text("Maria Lopez doesn’t want to enter a word or sentence feud with Ann Hall.")
    assert [s.negated for s in story.statements] == [True]


@pytest.mark.parametrize(
    ("body", "content"),
    [
        ("Maria Lopez said Tuesday morning she is sure of it.", "she is sure of it"),
        ("Hall has left, despite declaring on Monday he would stay.", "he would stay"),
        ("He had insisted a day earlier the dam would hold.", "the dam would hold"),
    ],
)
def test_a_content_has_no_time_of_saying(annotate_text: Annotator, body: str, content: str) -> None:
    doc, story = annotate_text(body)
    assert content in [doc[s.content[0] : s.content[1]].text for s in story.statements]
