"""What pages leave in a body and names must not take in: headings in Title Case, words run together, common words."""

import pytest

from tests.conftest import Annotator
from tests.flows.annotate.names.test_find_names import named


def test_a_heading_in_title_case_gives_only_known_names_and_those_of_the_text(annotate_text: Annotator) -> None:
    body = (
        "Officers searched the harbour for hours. Update at 9 p.m. Fishermen Head To The Quay In Haste: Crowds rushed out. "
        "Suspect In Grave Condition: Mika Korvanen was taken to a clinic. Korvanen Seen By Doctors In Finland: He was awake."
    )
    found = named(annotate_text, body)
    assert {text for text, _ in found} == {"Mika Korvanen", "Korvanen", "Finland"}


def test_a_capitalised_common_word_is_no_name(annotate_text: Annotator) -> None:
    body = "Thread update: a truck was seen near the mine today. Witnesses left. Groups push for funding. Memo: nothing new."
    assert named(annotate_text, body) == []


def test_a_word_run_into_a_name_ends_it_and_the_card_before_it_is_left_out(annotate_text: Annotator) -> None:
    body = (
        "Votes were lost by Tendai Mutasa Tendai (Ted) Oliver MutasaFormer aide joins race for the seat, the paper wrote. "
        "Mutasa gave no reason for it."
    )
    found = named(annotate_text, body)
    assert found[0] == ("Tendai Mutasa", "PERSON")
    assert {text for text, _ in found} == {"Tendai Mutasa", "Mutasa"}


def test_a_name_ends_where_it_begins_again(annotate_text: Annotator) -> None:
    found = named(annotate_text, "Reporters met Maria Hallström Maria Greta Hallström in Oslo on Monday, the paper wrote.")
    assert ("Maria Hallström", "PERSON") in found


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Earlier Human Rights Watch research found the same.", ("Human Rights Watch", "ORG")),
        ("Young Michael was a page in the house of the lord. Michael liked it.", ("Michael", "PERSON")),
        ("If they won, Maria Hallström Republicans would be pleased with her.", ("Maria Hallström", "PERSON")),
        ("Special Counsel Maria Hallström met reporters in Oslo.", ("Maria Hallström", "PERSON")),
        ("Comptroller of the Currency Keith Marlow said on Tuesday that it was late.", ("Keith Marlow", "PERSON")),
        ("The envoy praised AG Sally Marlow for her work on Monday.", ("Sally Marlow", "PERSON")),
        ("The engineer Wernher von Marlow built it in secret.", ("Wernher von Marlow", "PERSON")),
        ("Under the direction of John Marlow, U.S. attorney, witnesses were heard.", ("John Marlow", "PERSON")),
        ("They visited U.S. Customs and Border Protection in May.", ("U.S. Customs and Border Protection", "ORG")),
        ("The Institute of Glaciology and Seismology warned of floods.", ("Institute of Glaciology and Seismology", "ORG")),
        ("Among them was former Secretary of Defense Robert Marlow, who wrote in a daily.", ("Robert Marlow", "PERSON")),
        ("He was seen at a Sam’s Club store in Missouri.", ("Sam’s Club", "ORG")),
        ("She told FoxNews.com that it was late.", ("FoxNews.com", "ORG")),
        ("The cost of the Great Recession was high.", ("Great Recession", "EVENT")),
        ("She writes for the St. Louis Post-Dispatch, her sister said.", ("St. Louis Post-Dispatch", "ORG")),
        ("He met Stormy Marlow’s attorney on Monday.", ("Stormy Marlow", "PERSON")),
        ("She told it on “Morning With Marlow,” then on “Access Riverton,” a show.", ("Access Riverton", "WORK_OF_ART")),
        ("He told NBC’s Meet the Press that it was late.", ("Meet the Press", "WORK_OF_ART")),
        ("A pledge was made by Senator Patrick Roe (D-Vt.) on Monday.", ("Vt.", "GPE")),
        ("Former Secretaries Michael Marlow and Ann Roe spoke.", ("Michael Marlow", "PERSON")),
        ("It was the first Ohio Senate race of the year.", ("Ohio", "GPE")),
        ("The Asian-American vote grew in both states.", ("Asian-American", "NORP")),
    ],
)
def test_limits_of_names_beside_other_words(annotate_text: Annotator, body: str, expected: tuple[str, str]) -> None:
    assert expected in named(annotate_text, body)


@pytest.mark.parametrize(
    "body",
    [
        "The top topic was #MarlowPaperMottos, the site said.",
        "Police Chief John Hayden, Jr. said so.",
        "Her weight and her BMI were high, doctors said.",
        "It was a sham, said Senator Ann Roe, D-N.Y. Later she left.",
        "But cuts were made, and Transportation Secretary Ann Roe was sorry.",
        "The software came from Marlow Solutions, Inc., another subsidiary.",
        "“They´re late,” she said.",
        "The plan for a health care exchange was late.",
        "They shot across the U.S.-Mexico border.",
    ],
)
def test_no_names(annotate_text: Annotator, body: str) -> None:
    wrong = {
        "D-N.Y.",
        "D-N.Y. Later",
        "MarlowPaperMottos",
        "Jr.",
        "Transportation",
        "Inc.",
        "They´re",
        "health care exchange",
        "BMI",
        "U.S.-Mexico",
    }
    assert not wrong & {text for text, _ in named(annotate_text, body)}
