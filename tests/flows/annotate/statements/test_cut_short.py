"""Where the sentence goes on with what was said, but the content does not, there is no row; nor does it run on."""

import pytest

from tests.conftest import Annotator


def _contents(annotate_text: Annotator, body: str) -> list[str]:
    doc, story = annotate_text(body)
    return [doc[s.content[0] : s.content[1]].text for s in story.statements]


@pytest.mark.parametrize(
    "body",
    [
        "Officials tout a clear plan: Use less water now or lose the harvest.",
        "Hall likened such a decision, on a matter that the court now weighs, to the old rule of 1850.",
        "Clerks cited the storm at the lake — in which two boats sank — as justification for the ban.",
        "The party did not regard it as harmless to compare the mayor to a king.",
        "Hall is threatening to withhold support for the dam, as he did in May, without an agreement on costs.",
        "Maria Lopez suggested the early call, coming the night before the vote, was intended to keep farmers at home.",
        "Hall himself still has not said he has.",
        "Hall dismissed the Northern Front last May as a small band.",
        "Farmers fight rules they say allowed floods in three towns.",
        "Asked about the vote, Roe cited a line from the old song “Green Hills”: “Who goes there, friend?”",
        "We recommend that all guests repeat the following together: long live the dam.",
        "Hall fears that the plan looks too much like Mr. Roe's.",
        "Those are the fights she wants to take on in the north.",
        "The clerks named things that farmers were not keen to endorse.",
        "Roe released papers he planned to show in May.",
        "Lopez complained that most of the towns — many of which have been paying for years — weren't doing their share.",
        "The clerks planned to debate the ban on Tuesday and whether it had harmed the farmers.",
    ],
)
def test_no_row(annotate_text: Annotator, body: str) -> None:
    assert _contents(annotate_text, body) == []


@pytest.mark.parametrize(
    ("body", "contents"),
    [
        (
            'Mr Hall first said a second bridge would be "wasteful", but later gave in and crossed the bridge.',
            ['a second bridge would be "wasteful"'],
        ),
        (
            "Maria Lopez announced she would try to undo the new tax and at once won the help of other farmers.",
            ["she would try to undo the new tax"],
        ),
        ("Ann Hall confirmed the vote was held but didn’t answer any questions.", ["the vote was held"]),
        (
            "Farmers contend that the dam can hold, but this court’s decision is not dependent on that.",
            ["that the dam can hold"],
        ),
        ("The council decided it had seen enough rain and started to build the dam.", ["it had seen enough rain"]),
        ("Hall said the old dams are too low in a May address to farmers of the Institute.",
         ["the old dams are too low"]),
        ('He famously declared, "The farmers have had enough of the dam," when asked about the costs.',
         ['"The farmers have had enough of the dam,"']),
        ("Ann Hall said rules like this miss the point, as the Oslo Herald reported.", ["rules like this miss the point"]),
        ("Hall announced Monday a fund to defend farmers from floods.", ["a fund to defend farmers from floods"]),
        ("If he were still mayor, he said, “I would put it before the council.”",
         ["If he were still mayor, he said, “I would put it before the council.”"]),
        ("Farmers said the new law will work and have praised the mayor for it.", ["the new law will work"]),
        ("Roe was ill, so he asked Hall for help.", []),
        ("Hall announced it was closing two shops to save money and set up a fund for the workers.",
         ["it was closing two shops to save money and set up a fund for the workers"]),
        ("“The dam is one answer, but the river has others,’’ said Ann Hall, a clerk.",
         ["“The dam is one answer, but the river has others,’’"]),
    ],
)  # fmt: skip
def test_edges(annotate_text: Annotator, body: str, contents: list[str]) -> None:
    assert _contents(annotate_text, body) == contents


def test_quotation_that_goes_on_with_a_clause(annotate_text: Annotator) -> None:
    body = "Hall said she likes the dam “because it has held for a hundred years.”"
    assert _contents(annotate_text, body) == ["she likes the dam “because it has held for a hundred years.”"]


def test_predicate_without_its_subject(annotate_text: Annotator) -> None:
    assert _contents(annotate_text, "Farmers fight a plan that Hall has said “makes the dam look good.”") == []


def test_stop_in_quoted_words_ends_the_sentence(annotate_text: Annotator) -> None:
    body = "The statement cited Ann Hall, who called the bill “evil.” Hall said:\nThis bill is wrong."
    assert _contents(annotate_text, body) == ["Ann Hall, who called the bill “evil.”"]


def test_turns_of_a_transcript_go_on(annotate_text: Annotator) -> None:
    turns = [f"{name}: The dam is old. It leaks." for name in ("ANN HALL", "JOHN ROE") * 5]
    turns.insert(3, "We must mend it before the winter.")
    turns.insert(6, "OFFICER 2: Stay back.")
    contents = _contents(annotate_text, "\n".join(turns))
    assert contents[2].endswith("before the winter.")
    assert not any("Stay back" in content for content in contents)


@pytest.mark.parametrize(
    ("body", "contents"),
    [
        (
            "Experts say China has cut its coal by a third this year, and the Herald says the mines have been closed.",
            ["China has cut its coal by a third this year", "the mines have been closed"],
        ),
        (
            "On Monday the mayor tried to stop it, according to letters his clerks sent to friends seen by the Herald.",
            ["On Monday the mayor tried to stop it"],
        ),
        (
            "Farmers would be glad to pay, he argued, if they knew the plan.",
            ["Farmers would be glad to pay, he argued, if they knew the plan"],
        ),
        (
            "The mills will have to close, Roe said, but it remains unclear when they will open.",
            ["The mills will have to close"],
        ),
        ("Maria Lopez went after Hall, above all, for his view of the toll.", ["Hall, above all, for his view of the toll"]),
        ("He blamed the loss of the north partly on supporting a toll.", ["the loss of the north partly on supporting a toll"]),
        ("Roe called out Hall for closing the mill, an apparent attempt to win the farmers.", ["Hall for closing the mill"]),
    ],
)
def test_a_content_ends_where_another_speaks(annotate_text: Annotator, body: str, contents: list[str]) -> None:
    assert _contents(annotate_text, body)[: len(contents)] == contents
