"""Bodies of one name and several: committees, chambers of states, and what a role doesn't leave behind."""

from tests.conftest import Annotator
from tests.flows.annotate.entities.test_links import keys


def test_a_committee_is_one_in_all_its_forms(annotate_text: Annotator) -> None:
    text = (
        "The Senate Select Committee on Intelligence met in Washington. The Senate Intelligence Committee voted in May.\n"
        "Senate Intelligence Chairman Rikard Burrell spoke in the Senate."
    )
    _, story = annotate_text(text)
    named = [e for e in story.entities if "Intelligence" in e.name]
    assert [e.reference_id for e in named] == ["org:senate-intelligence-committee"]
    assert "org:us-senate" in [e.reference_id for e in story.entities]


def test_one_letter_parts_no_committee(annotate_text: Annotator) -> None:
    _, story = annotate_text("The Senate Armed Services Committee met. The Senate Armed Service Committee voted.")
    assert len([e for e in story.entities if "Armed" in e.name]) == 1


def test_a_state_s_chamber_is_not_the_nation_s(annotate_text: Annotator) -> None:
    found = keys(annotate_text, "The bill passed the state Senate in South Carolina. Lawmakers of South Carolina left.")
    assert found["state Senate"][1] == "new"
    assert "Senate" not in found


def test_a_broadcaster_and_its_news(annotate_text: Annotator) -> None:
    _, story = annotate_text("A new ABC News poll shows this. It was made for ABC by students.")
    assert [e.reference_id for e in story.entities] == ["org:abc-news"]


def test_a_leader_beside_the_firm_of_that_name(annotate_text: Annotator) -> None:
    _, story = annotate_text("Trump spoke on Monday. The Trump Organization denied it, and Trump smiled.")
    assert [e.reference_id for e in story.entities if e.label == "PERSON"] == ["person:donald-trump"]


def test_a_university_by_its_letters_and_its_town(annotate_text: Annotator) -> None:
    for text in (
        "The University of North Carolina at Wilmington closed. Staff of UNC Wilmington left.",
        "UC Fresno is old. Students of the University of California, Fresno were glad.",
        "He came from the University of Hawaii at Hilo. UH Hilo sent him, and Verlan College did not.",
    ):
        _, story = annotate_text(text)
        assert len([e for e in story.entities if e.name.startswith("U")]) == 1


def test_a_university_is_no_short_name_of_its_clubs(annotate_text: Annotator) -> None:
    for text in (
        "The University of Verlan Chess Association met. The University of Verlan paid.",
        "The Bank of Verlan grew. The Bank of Verlan Foundation did not.",
        "The Church of Marlow said yes. Members of the Church of Marlow Youth Council said no.",
    ):
        _, story = annotate_text(text)
        assert len([e for e in story.entities if e.label == "ORG"]) == 2


def test_a_court_s_number_in_words_and_digits(annotate_text: Annotator) -> None:
    for text in (
        "The Fifth Circuit Court of Appeals met. The U.S. 5th Circuit Court of Appeals ruled.",
        "A judge of the 9th Circuit Court of Appeals spoke. The Ninth Circuit Court of Appeals did not.",
        "The Second District Court of Marlow is small, but the 2nd District Court of Marlow grew.",
    ):
        _, story = annotate_text(text)
        assert len([e for e in story.entities if "Court" in e.name]) == 1
