"""What joins an entity across articles."""

import pytest

from flows.annotate.entities.bodies import is_state_body
from tests.conftest import Annotator


def keys(annotate_text: Annotator, body: str) -> dict[str, tuple[str, str]]:
    """Name of each entity -> its key and the reason for it."""
    _, story = annotate_text(body)
    return {e.name: (e.link_key, e.reason) for e in story.entities}


def test_reference_data_come_first(annotate_text: Annotator) -> None:
    found = keys(annotate_text, "The United Nations and the OECD praised Kenya's reform on Monday.")
    assert found["United Nations"] == ("org:united-nations", "reference")
    assert found["OECD"] == ("org:oecd", "reference")
    assert found["Kenya"] == ("country:KE", "reference")


CRIMINAL, CRICKET = "org:international-criminal-court", "org:international-cricket-council"


@pytest.mark.parametrize(
    ("body", "reference"),
    [
        ("The ICC issued a warrant, and prosecutors in The Hague welcomed that decision of the court.", CRIMINAL),
        ("The ICC said the cricket tour will go on after rain stopped the first Test in Galle.", CRICKET),
        ("The ICC opened a new office for its staff on Monday.", None),
    ],
)
def test_an_ambiguous_acronym_needs_its_context(annotate_text: Annotator, body: str, reference: str | None) -> None:
    _, story = annotate_text(body)
    [body_named] = [e for e in story.entities if e.name == "ICC"]
    assert body_named.reference_id == reference


def test_one_word_alone_never_joins_two_articles(annotate_text: Annotator) -> None:
    _, first = annotate_text("Hallström said on Monday that the bridge will open.", article_id=1)
    _, second = annotate_text("Hallström said on Monday that the bridge will open.", article_id=2)
    [one] = [e.link_key for e in first.entities if e.name == "Hallström"]
    [two] = [e.link_key for e in second.entities if e.name == "Hallström"]
    assert one != two


def test_middle_initials_don_t_part_two_articles(annotate_text: Annotator) -> None:
    first = keys(annotate_text, "Torben K. Vestergaard won the race in Aarhus.")
    second = keys(annotate_text, "Torben Vestergaard won the race in Aarhus.")
    assert first["Torben K. Vestergaard"] == second["Torben Vestergaard"] == ("PERSON|torben vestergaard", "full name")


def test_a_known_person_with_a_middle_name(annotate_text: Annotator) -> None:
    for text in (
        "Donald John Trump was charged on Monday. Trump denied it.",
        "It was said of Trump. The trial of Donald John Trump began.",
        "President Donald John Trump smiled.",
    ):
        _, story = annotate_text(text)
        assert [e.link_key for e in story.entities if e.label == "PERSON"] == ["person:donald-trump"]
    assert (
        "PERSON|donald verlan trump"
        in keys(annotate_text, "Donald Verlan Trump won the race in Aarhus.")["Donald Verlan Trump"]
    )


def test_a_common_name_needs_an_office(annotate_text: Annotator) -> None:
    found = keys(annotate_text, "John Smith said on Monday that he liked the new road.")
    assert found["John Smith"][1] == "new"
    held = keys(annotate_text, "John Smith, the finance minister of Jamaica, said on Monday that he liked the new road.")
    assert held["John Smith"] == ("PERSON|john smith|country:JM", "full name and role")


def test_a_leader_s_last_name_needs_the_country(annotate_text: Annotator) -> None:
    _, story = annotate_text("Merkel said on Tuesday that Germany will keep its promise.")
    [chancellor] = [e for e in story.entities if e.name == "Merkel"]
    assert (chancellor.reference_id, chancellor.gender) == ("person:angela-merkel", "f")


def test_a_body_of_state_is_its_country_s(annotate_text: Annotator) -> None:
    _, story = annotate_text("The Senate in Brazil voted on Thursday. Brazil's Senate had waited for weeks.")
    [senate] = {e.link_key for e in story.entities if e.name == "Senate"}
    assert senate == "ORG|senate|BR"


def test_a_son_of_the_same_name_is_not_the_known_person(annotate_text: Annotator) -> None:
    found = keys(annotate_text, "Barack Obama met Barack Obama Jr. in Chicago.")
    assert found["Barack Obama"][1] == "reference"
    assert found["Barack Obama Jr."][1] != "reference"


def test_a_leader_is_known_by_the_bodies_of_the_country(annotate_text: Annotator) -> None:
    found = keys(annotate_text, "President Trump spoke to Fox News on Monday. Critics said Trump had no plan.")
    assert found["Trump"] == ("person:donald-trump", "reference")


def test_a_chamber_is_that_of_the_country_that_calls_it_so(annotate_text: Annotator) -> None:
    found = keys(
        annotate_text,
        "Russia rejected the sanctions. Russian banks and Russian firms fear them. The United States said Congress will vote.",
    )
    assert found["Congress"] == ("org:us-congress", "reference")


def test_a_shop_is_no_rainforest(annotate_text: Annotator) -> None:
    found = keys(annotate_text, "Online shoppers like Amazon. The retailer said sales rose.")
    assert "region:amazon" not in {key for key, _ in found.values()}


def test_an_adjective_of_a_party_is_the_party(annotate_text: Annotator) -> None:
    found = keys(annotate_text, "The Democratic candidate toured the U.S. on Monday.")
    assert ("org:democratic-party", "reference") in found.values()


@pytest.mark.parametrize(
    ("body", "words", "key"),
    [
        ("Carla Trump spoke in Ohio. Trump, who was away, won the vote in the United States.", "Trump", "person:donald-trump"),
        ("Carla Trump spoke in Ohio. Mrs. Trump said the United States must wait.", "Trump", "PERSON|carla trump"),
    ],
)
def test_beside_a_relative_the_bare_name_is_the_one_whom_the_world_knows(
    annotate_text: Annotator, body: str, words: str, key: str
) -> None:
    doc, story = annotate_text(body)
    [entity] = {m.entity for m in story.mentions if m.method == "name" and doc[m.start : m.end].text == words}
    assert entity is not None
    assert story.entities[entity].link_key == key


@pytest.mark.parametrize("text", ["The ABA wrote to senators in May.", "The V.A. treats soldiers in Texas."])
def test_capitals_are_no_town_or_state_of_that_spelling(annotate_text: Annotator, text: str) -> None:
    _, story = annotate_text(text)
    assert not [e for e in story.entities if e.name in {"ABA", "V.A."} and e.reference_id is not None]


def test_a_son_with_a_generation_leaves_the_bare_name_to_the_leader(annotate_text: Annotator) -> None:
    doc, story = annotate_text("Donald Trump Jr. met a lawyer. The United States waited. Trump said he knew nothing of it.")
    [entity] = {m.entity for m in story.mentions if m.method == "name" and doc[m.start : m.end].text == "Trump"}
    assert entity is not None
    assert story.entities[entity].link_key == "person:donald-trump"


def test_a_known_body_is_named_with_its_country(annotate_text: Annotator) -> None:
    found = keys(annotate_text, "The U.S. Immigration and Customs Enforcement moved its office to the third floor.")
    assert found["U.S. Immigration and Customs Enforcement"] == ("org:immigration-and-customs-enforcement", "reference")


@pytest.mark.parametrize(
    ("body", "reference"),
    [
        ("The CBN sent a film crew to Ohio on Monday.", None),
        ("The CBN raised its rate on Monday, and banks in Nigeria followed.", "org:central-bank-of-nigeria"),
    ],
)
def test_letters_mean_no_body_of_a_country_that_the_article_lacks(
    annotate_text: Annotator, body: str, reference: str | None
) -> None:
    _, story = annotate_text(body)
    assert [e.reference_id for e in story.entities if e.name == "CBN"] == [reference]


def test_a_definition_in_brackets_counts_for_more_than_what_the_world_knows(annotate_text: Annotator) -> None:
    body = "The Colville Bird Network (CBN) counted gulls. The CBN said that Nigeria had sent a guest to Ohio."
    found = keys(annotate_text, body)
    assert "CBN" not in found
    assert found["Colville Bird Network"][0] == "ORG|colville bird network"


@pytest.mark.parametrize(
    ("body", "reference"),
    [
        ("His new book went to No. 1 on Amazon in a week.", "org:amazon-com"),
        ("Loggers went up the Amazon in May. Smoke over Amazon villages rose.", "region:amazon"),
    ],
)
def test_a_shop_has_no_article(annotate_text: Annotator, body: str, reference: str) -> None:
    _, story = annotate_text(body)
    assert reference in {e.reference_id for e in story.entities if e.name == "Amazon"}


def test_a_private_bank_is_no_state_s() -> None:
    assert not is_state_body(("rask", "private", "bank"))
    assert is_state_body(("central", "bank"))


@pytest.mark.parametrize(
    ("body", "name", "country"),
    [
        (
            "American farmers and American banks fear China. The United States waits. The Ministry of Trade answered in May.",
            "Ministry of Trade",
            "CN",
        ),
        (
            "Americans sell bread. The United States lost, and Americans wept. Norway won. Its Parliament met.",
            "Parliament",
            "NO",
        ),
        (
            "The United States lost. America and Americans wept, Norway and Peru too. The Ministry of Trade is shut.",
            "Ministry of Trade",
            None,
        ),
    ],
)
def test_the_united_states_have_no_ministry(annotate_text: Annotator, body: str, name: str, country: str | None) -> None:
    _, story = annotate_text(body)
    assert [e.country_code for e in story.entities if e.name == name] == [country]


@pytest.mark.parametrize(
    ("body", "reference"),
    [
        ("Ferries wait at Qwxbury. Photograph: Rikard Burrell/EPA", "org:european-pressphoto-agency"),
        ("The EPA wants less soot. Its rule limits emissions of ferries.", "org:environmental-protection-agency"),
        ("The EPA wants lower emissions. Photograph: Rikard Burrell", None),
    ],
)
def test_a_credit_names_the_photo_agency(annotate_text: Annotator, body: str, reference: str | None) -> None:
    _, story = annotate_text(body)
    assert [e.reference_id for e in story.entities if e.name == "EPA"] == [reference]
