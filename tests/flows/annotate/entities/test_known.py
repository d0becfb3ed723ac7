"""People known everywhere, and what an article has to tell where others bear their name."""

import pytest

from flows.annotate.entities.known import people
from tests.conftest import Annotator


def linked(annotate_text: Annotator, body: str) -> dict[str, str | None]:
    """Name of each person -> the known person it is linked to."""
    _, story = annotate_text(body)
    return {e.name: e.reference_id for e in story.entities if e.label == "PERSON"}


@pytest.mark.parametrize(
    ("body", "name", "reference"),
    [
        ("John Roberts wrote the opinion of the Supreme Court on the dams of Qwerland.", "John Roberts", "person:john-roberts"),
        (
            "The justices were divided. Chief Justice John Roberts sided with the ferry firm.",
            "John Roberts",
            "person:john-roberts",
        ),
        ("John Roberts, who bakes bread in Qwxbury, has won a prize in the United States.", "John Roberts", None),
        ("Donald Trump paid the lawyer Michael Cohen, it was said in court.", "Michael Cohen", "person:michael-cohen"),
        ("Michael Cohen, a dentist in Qwxbury, plays the flute.", "Michael Cohen", None),
        ("Hugo Chávez nationalised the mills of Venezuela.", "Hugo Chávez", "person:hugo-chavez"),
        ("Daniel Ortega met miners in Nicaragua.", "Daniel Ortega", "person:daniel-ortega"),
        ("Daniel Ortega, a plumber, mended the tap in the kitchen.", "Daniel Ortega", None),
    ],
)
def test_a_name_that_many_bear_needs_its_context(annotate_text: Annotator, body: str, name: str, reference: str | None) -> None:
    assert linked(annotate_text, body)[name] == reference


def test_two_known_people_of_one_name_are_told_apart(annotate_text: Annotator) -> None:
    senator = linked(annotate_text, "John Kennedy, the senator from Louisiana, asked about the Qwxbury dam.")
    president = linked(annotate_text, "John Kennedy was elected in 1960. The dam was built then.")
    both = linked(annotate_text, "John Kennedy of Louisiana wrote about an assassination.")
    assert (senator["John Kennedy"], president["John Kennedy"], both["John Kennedy"]) == (
        "person:john-kennedy",
        "person:john-f-kennedy",
        None,
    )


def test_other_names_need_nothing_and_go_by_several_forms(annotate_text: Annotator) -> None:
    assert linked(annotate_text, "Charles Schumer came by train.")["Charles Schumer"] == "person:chuck-schumer"
    assert linked(annotate_text, "A train brought Chuck Schumer.")["Chuck Schumer"] == "person:chuck-schumer"
    assert linked(annotate_text, "They asked Ulysses S. Grant for help.")["Ulysses S. Grant"] == "person:ulysses-s-grant"


def test_a_last_name_yields_to_whoever_is_named_in_full(annotate_text: Annotator) -> None:
    alone = linked(annotate_text, "Schumer spoke in the U.S. Senate on Monday. Schumer wants a vote.")
    beside = linked(annotate_text, "Lotte Schumer opened a shop in the United States. Schumer sells lamps there.")
    assert alone == {"Schumer": "person:chuck-schumer"}
    assert beside == {"Lotte Schumer": None}


def test_sons_of_the_same_name_are_known_as_such(annotate_text: Annotator) -> None:
    found = linked(annotate_text, "Donald Trump Jr. met investors. A day later Donald Trump was asked about it.")
    assert found["Donald Trump Jr."] == "person:donald-trump-jr"
    assert found["Donald Trump"] == "person:donald-trump"
    assert linked(annotate_text, "Robert S. Mueller III wrote it.") == {"Robert S. Mueller III": "person:robert-mueller"}


def test_a_known_person_of_a_common_name_asks_for_something() -> None:
    [cohen] = people()[("michael", "cohen")]
    assert cohen.asks
    assert not people()[("barack", "obama")][0].asks


def things(annotate_text: Annotator, body: str) -> dict[str, tuple[str | None, str]]:
    """Name of each entity -> the known thing it is linked to, and its kind."""
    _, story = annotate_text(body)
    return {e.name: (e.reference_id, e.label) for e in story.entities}


@pytest.mark.parametrize(
    ("body", "name", "reference", "label"),
    [
        ("The senator wants to repeal Obamacare.", "Obamacare", "law:affordable-care-act", "LAW"),
        (
            "Insurers asked what the Affordable Care Act covers.",
            "Affordable Care Act",
            "law:affordable-care-act",
            "LAW",
        ),
        ("Nurses in Ohio said that Medicare should pay for it.", "Medicare", "programme:medicare", "PRODUCT"),
        ("Nurses in Australia said that Medicare should pay.", "Medicare", "programme:medicare-australia", "PRODUCT"),
        ("Farmers fear the end of NAFTA.", "NAFTA", "law:nafta", "LAW"),
        ("Brexit came at midnight on Friday.", "Brexit", "event:brexit", "EVENT"),
    ],
)
def test_laws_and_programmes_join_by_one_word(
    annotate_text: Annotator, body: str, name: str, reference: str, label: str
) -> None:
    assert things(annotate_text, body)[name] == (reference, label)


def test_a_law_and_what_it_is_called_are_one_entity(annotate_text: Annotator) -> None:
    found = things(annotate_text, "The Affordable Care Act is old by now. Critics of Obamacare met in Ohio on Monday.")
    assert [reference for reference, _ in found.values()].count("law:affordable-care-act") == 1
    assert "law:affordable-care-act" not in [r for r, _ in things(annotate_text, "The ACA rowed to Qwxbury.").values()]


def test_peoples_are_known_by_either_number(annotate_text: Annotator) -> None:
    found = things(annotate_text, "A Muslim baker spoke. Other Muslims listened.")
    assert found == {"Muslims": ("people:muslims", "NORP")}


def test_what_an_article_defines_letters_by_is_no_law(annotate_text: Annotator) -> None:
    body = "The Foreign Intelligence Surveillance Court (FISA) in Washington met on Monday. FISA has eleven judges."
    assert things(annotate_text, body)["Foreign Intelligence Surveillance Court"][0] != "law:fisa"
