"""Names whose own words tell what they are, titles that run into persons' names, and who is no place."""

import pytest

from flows.annotate.names.holidays import is_greeting, is_holiday
from tests.conftest import Annotator
from tests.flows.annotate.names.test_find_names import named


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("She went to the Riverton Farmers Coliseum on Friday.", ("Riverton Farmers Coliseum", "FAC")),
        ("The Riverton Unified School District said pupils will stay home.", ("Riverton Unified School District", "ORG")),
        ("The Harbor Policy Center said on Monday that cuts help the rich.", ("Harbor Policy Center", "ORG")),
        ("Malka, head of the Boat Owners of America, spoke.", ("Boat Owners of America", "ORG")),
        ("The Malka Center for Seismology in Oslo was closed.", ("Malka Center for Seismology", "ORG")),
        ("He left the U.S. Conference of Catholic Bishops in May.", ("U.S. Conference of Catholic Bishops", "ORG")),
        ("The Oregon House voted on Monday.", ("Oregon House", "ORG")),
        ("Police found a Mitsubishi Verano near the river.", ("Mitsubishi Verano", "PRODUCT")),
        ("Forecasters said Tropical Storm Harvey would turn north.", ("Tropical Storm Harvey", "EVENT")),
        ("They went to Fan Expo Canada on Friday.", ("Fan Expo Canada", "EVENT")),
        ("Roe Hotel Canada burned on Friday.", ("Roe Hotel Canada", "FAC")),
        ("Roe Airlines Finland was sold on Friday.", ("Roe Airlines Finland", "ORG")),
        ("The heart of HB 2345 can now be implemented.", ("HB 2345", "LAW")),
        ("A truck burned on the I-710 in the night.", ("I-710", "FAC")),
    ],
)
def test_words_of_a_name_tell_its_kind(annotate_text: Annotator, body: str, expected: tuple[str, str]) -> None:
    assert expected in named(annotate_text, body)


def test_a_greeting_is_no_part_of_a_holiday_s_name() -> None:
    assert is_holiday(["Memorial", "Day"])
    assert is_greeting(["Happy", "Memorial", "Day"])
    assert not is_greeting(["Happy", "Valley", "Day"])


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Ranking Member Ann Maddox said the bill was late.", "Ann Maddox"),
        ("Senior Fellow Brian Maddox wrote the paper.", "Brian Maddox"),
        ("County Coroner Margaret Fisher said so on Monday.", "Margaret Fisher"),
        ("The Golden State Warriors’ Ryan Thompson was hurt.", "Ryan Thompson"),
    ],
)
def test_titles_and_teams_stay_outside_persons_names(annotate_text: Annotator, body: str, expected: str) -> None:
    found = named(annotate_text, body)
    assert (expected, "PERSON") in found
    assert not any(text != expected and text.endswith(expected) for text, _ in found)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ('Lisa Monaco met reporters. "We are ready," Monaco said.', "Monaco"),
        ("Douglas and Rene Kestler lost their house in Ohio.", "Douglas"),
        ("The Bush tax cuts were extended in May.", "Bush"),
        ("Reka Pribos, the party chairman, said so.", "Reka Pribos"),
        ("A spokesman for Malkova, Michael Steel, said he would not.", "Michael Steel"),
        ("Former Rep. Jesse Jackson Jr. left. Halvorsen ran against Jackson last year.", "Jackson"),
    ],
)
def test_who_speaks_or_holds_office_is_a_person(annotate_text: Annotator, body: str, name: str) -> None:
    assert (name, "PERSON") in named(annotate_text, body)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Gold Star families met the mayor of Riverton.", "Gold Star"),
        ("She might be a soldier, sailor, airman or Marine.", "Marine"),
        ("They live the American Dream in Riverton.", "American Dream"),
        ("It jumped out behind a bush near Riverton.", "bush"),
        ("Commerce Secretary Wilma Rostova spoke in Riverton.", "Commerce"),
    ],
)
def test_what_is_no_name(annotate_text: Annotator, body: str, name: str) -> None:
    assert name not in [text for text, _ in named(annotate_text, body)]


def test_a_storm_s_bare_name_is_the_storm_s(annotate_text: Annotator) -> None:
    _, story = annotate_text("Harvey came in August. Hurricane Harvey was worse than any storm before.")
    assert [(e.name, e.label) for e in story.entities] == [("Hurricane Harvey", "EVENT")]


@pytest.mark.parametrize(
    ("body", "label"),
    [
        ("The Spanish-language edition of the paper is gone.", "LANGUAGE"),
        ("It was read in Spanish.", "LANGUAGE"),
        ("Three Spanish firms closed.", "NORP"),
        ("The boat sank in Spanish waters.", "NORP"),
    ],
)
def test_a_language_or_its_people(annotate_text: Annotator, body: str, label: str) -> None:
    assert ("Spanish", label) in named(annotate_text, body)


def test_a_name_ends_with_its_legal_form(annotate_text: Annotator) -> None:
    names = [text for text, _ in named(annotate_text, "They sued Harbor One Financial Corp. Judges in Oslo agreed.")]
    assert not any("Judges" in name for name in names)


def test_a_firm_s_name_behind_a_comma(annotate_text: Annotator) -> None:
    found = named(annotate_text, "He signed with the Chinese shoe company, Anta. Anta pays him well.")
    assert found.count(("Anta", "ORG")) == 2
