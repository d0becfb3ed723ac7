"""What is left out or set apart so that a row can be trusted: halves of contents, second cues, torn parses, prospects."""

import pytest

from tests.conftest import Annotator


def _contents(annotate_text: Annotator, body: str) -> list[str]:
    doc, story = annotate_text(body)
    return [doc[s.content[0] : s.content[1]].text for s in story.statements]


@pytest.mark.parametrize(
    ("body", "contents"),
    [
        # The second half belongs to what was said …
        (
            "Hall told the paper the fair was held for the farmers, but it wasn’t paid for by the town.",
            ["the fair was held for the farmers, but it wasn’t paid for by the town"],
        ),
        (
            "Hall said the average fee for drivers was just 32 crowns, but lawyers stood to make millions.",
            ["the average fee for drivers was just 32 crowns, but lawyers stood to make millions"],
        ),
        (
            "Hall told the Herald that the new rule wouldn’t stop the work on the dam, but would make it costly for the town.",
            ["that the new rule wouldn’t stop the work on the dam, but would make it costly for the town"],
        ),
        (
            "School officials said the hall will remain open Friday, but all lessons are off.",
            ["the hall will remain open Friday, but all lessons are off"],
        ),
        # … unless the writer judges, or the source's own act follows.
        (
            "Hall said he had not cleared the mayor, but it was an admission that he had found nothing.",
            ["he had not cleared the mayor"],
        ),
        ("He urged farmers to stay off the dam and made a call for calm.", ["farmers to stay off the dam", "calm"]),
        (
            "Other farmers say that the dam must be built soon, and cite two northern towns as an example.",
            ["that the dam must be built soon"],
        ),
    ],
)
def test_coordination(annotate_text: Annotator, body: str, contents: list[str]) -> None:
    assert _contents(annotate_text, body) == contents


@pytest.mark.parametrize(
    ("body", "contents"),
    [
        ("Rain is likely, officials warned, according to the Herald.", ["Rain is likely, officials warned"]),
        (
            "Hall said the plan would “help the town,” although few details were known.",
            ["the plan would “help the town,”"],
        ),
        ("Maria Lopez announced the dam would close, drawing protests from the town.", ["the dam would close"]),
        ("Maria Lopez said the bill was written by Ann Hall, who left in May.", ["the bill was written by Ann Hall"]),
        (
            "Hall said the shops will open as planned -- even if there is a strike.",
            ["the shops will open as planned -- even if there is a strike"],
        ),
        ("According to the Herald, quoting officials, the dam was old.", ["the dam was old"]),
        (
            "The union asked a court to let the reform go ahead, calling the delay a disgrace.",
            ["a court to let the reform go ahead", "the delay a disgrace"],
        ),
        ("The bank argues that cuts are needed, but has shown doubts.", ["that cuts are needed"]),
    ],
)
def test_edges(annotate_text: Annotator, body: str, contents: list[str]) -> None:
    assert _contents(annotate_text, body) == contents


@pytest.mark.parametrize(
    "body",
    [
        "Maria Lopez announced that it would re-build nine of its boats.",  # a word torn at its hyphen
        "Maria Lopez found herself suddenly free.",
        "Videos showing Hall lying in the street shocked the town.",
        "The judge forced the firm to announce a plan.",
        "The law allows shops to refuse to sell it.",
        "Closing the dam is expected to be a long process.",  # by nobody that is named
        "Ministers are expected to reject the plan.",
        "Maybe voters will consider supporting him.",
        "Residents are likely to say that the dam is old.",
        "The workers divide the money according to the vote.",
        "Nobody thinks that Hall wants to be mayor.",
        "Until farmers admit that prices fell, they will lose.",
        "Critics who are defending 22 seats met in May.",
        "Ann Hall wrote up the poll of May.",
        "The parties threaten the deal.",
        "Hall pledged to make good on his promise to mend roads, reduce waste and expand the shops.",
        "She shifted two votes from towns he carried to towns that want to see.",
    ],
)
def test_no_statement(annotate_text: Annotator, body: str) -> None:
    assert _contents(annotate_text, body) == []


@pytest.mark.parametrize(
    ("body", "sources"),
    [
        ("“We all need to leave,” the mayor said, according to the Herald.", ["the mayor"]),
        ("Hall urged people to read the book, adding that it was short.", ["Hall", "Hall"]),
        ("At the end of a letter about “the lazy farmers,” Hall added: “Next year!”", ["Hall"]),
        ("Ahead of the vote, Hall, a farmer, said the dam was safe.", ["Hall, a farmer"]),
    ],
)
def test_sources(annotate_text: Annotator, body: str, sources: list[str]) -> None:
    doc, story = annotate_text(body)
    assert [doc[s.source[0] : s.source[1]].text for s in story.statements if s.source] == sources


@pytest.mark.parametrize(
    ("body", "negated"),
    [
        ("Hall said: “Absolutely not.”", False),
        ("No senator said that the dam was safe.", True),
    ],
)
def test_negation(annotate_text: Annotator, body: str, negated: bool) -> None:
    _, story = annotate_text(body)
    assert [s.negated for s in story.statements] == [negated]


def test_title_after_a_quotation_is_no_part_of_it(annotate_text: Annotator) -> None:
    assert _contents(annotate_text, "“We will win it,” Hall said on “The Morning Hour.”") == ["“We will win it,”"]


def test_a_name_that_looks_like_a_common_noun_can_speak(annotate_text: Annotator) -> None:
    body = "Elina Vartiainen came. Vartiainen said Finnish firms were ready to build water treatment plants in three towns."
    assert _contents(annotate_text, body) == ["Finnish firms were ready to build water treatment plants in three towns"]


@pytest.mark.parametrize(
    ("body", "contents"),
    [
        # A finite verb after an infinitive, a past tense after what should be, a second gerund: the cue's subject goes on.
        ("The states have asked the court to punish the bank and have filed a second plea.", ["the court to punish the bank"]),
        ("Farmers think Hall is right and are hopeful about the vote.", ["Hall is right"]),
        ("Drivers think the mayor is honest and are ready for a vote.", ["the mayor is honest"]),
        (
            "The minister voted no, saying the deal should be amended, and warned of higher tolls.",
            ["the deal should be amended", "higher tolls"],
        ),
        ("By refusing to renew the pact and dissolving the council, he has raised the risk.", ["to renew the pact"]),
        (
            "The union argued that clerks would be told it was full, but farmers would then inquire and get in.",
            ["that clerks would be told it was full, but farmers would then inquire and get in"],
        ),
        # Others' wishes, and words that follow.
        (
            "Groups are pressing the mayor to close the mill while farmers want it to stay open.",
            ["the mayor to close the mill", "it to stay open"],
        ),
        (
            "She promised to break up the banks, before quipping: “I am sick of banks.”",
            ["to break up the banks", "“I am sick of banks.”"],
        ),
        # A reason belongs to what was said, and so does a second predicate after a cue between commas.
        (
            "Hall said he is leaving the party because he does not see the point.",
            ["he is leaving the party because he does not see the point"],
        ),
        (
            "Hall chided Roe in spring for giving unclear orders to millers.",
            ["Roe in spring for giving unclear orders to millers"],
        ),
        (
            "The ban could fail, Hall said, because both towns want it to stay.",
            ["The ban could fail, Hall said, because both towns want it to stay"],
        ),
        ("Drivers need rest, Hall said, but are otherwise fine.", ["Drivers need rest, Hall said, but are otherwise fine"]),
    ],
)
def test_where_a_content_ends(annotate_text: Annotator, body: str, contents: list[str]) -> None:
    assert _contents(annotate_text, body) == contents


@pytest.mark.parametrize(
    ("body", "contents"),
    [
        ("“They should listen to us now,” Hall told “Meet the Farmers.” “We are tired.”",
         ["“They should listen to us now,” Hall told “Meet the Farmers.” “We are tired.”"]),
        ("“They should listen to us now,” Hall said on “Coast Today.”", ["“They should listen to us now,”"]),
        ("Hall told “Meet the Farmers” that the dam was safe.", ["that the dam was safe"]),
        ('Hall said on "Coast Sunday" the mayor would spend a week in office.', ["the mayor would spend a week in office"]),
    ],
)  # fmt: skip
def test_a_programme_is_no_quotation(annotate_text: Annotator, body: str, contents: list[str]) -> None:
    assert _contents(annotate_text, body) == contents
