"""Which names of an article are one entity. The sentences are invented; the model is the real one."""

import pytest

from flows.annotate.entities.gender import titles_of
from tests.conftest import Annotator

Groups = dict[str, set[str]]


def groups(annotate_text: Annotator, body: str) -> Groups:
    """Name of each entity -> the texts of its name mentions."""
    doc, story = annotate_text(body)
    found: Groups = {entity.name: set() for entity in story.entities}
    for mention in story.mentions:
        if mention.entity is not None and mention.method in {"name", "acronym"}:
            found[story.entities[mention.entity].name].add(doc[mention.start : mention.end].text)
    return found


def test_full_name_and_last_name(annotate_text: Annotator) -> None:
    found = groups(annotate_text, "Maria Hallström met reporters in Oslo on Monday. Hallström said that talks went well.")
    assert found["Maria Hallström"] == {"Maria Hallström", "Hallström"}


def test_a_shared_last_name_goes_to_the_one_known_by_it(annotate_text: Annotator) -> None:
    body = (
        "Peter Lindqvist runs a bakery in Malmö. Lindqvist opened it in 1998. "
        "In 2004 he met Anna Lindqvist, a cousin. That was a long time ago and much has happened since in this part of "
        "the town, where there are many other shops and cafes and people come from far. Lindqvist has since retired."
    )
    doc, story = annotate_text(body)
    bare = [m for m in story.mentions if doc[m.start : m.end].text == "Lindqvist"]
    assert len(bare) == 2
    assert {story.entities[m.entity].name for m in bare if m.entity is not None} == {"Peter Lindqvist"}
    assert "Anna Lindqvist" in {e.name for e in story.entities}


def test_a_title_decides_between_namesakes(annotate_text: Annotator) -> None:
    body = "Karl Brenner and Greta Brenner own the mill. Mrs. Brenner spoke first on Friday."
    doc, story = annotate_text(body)
    [bare] = [m for m in story.mentions if doc[m.start : m.end].text.endswith("Brenner") and m.start > 8]
    assert bare.entity is not None
    assert story.entities[bare.entity].name == "Greta Brenner"


def test_a_defined_acronym_is_its_organization(annotate_text: Annotator) -> None:
    body = "The Northern Dairy Association (NDA) met in Riga. The NDA wants higher prices, the association said."
    doc, story = annotate_text(body)
    short = [m for m in story.mentions if doc[m.start : m.end].text == "NDA"]
    assert len(short) >= 2
    assert {m.method for m in short} == {"acronym"}
    assert len({m.entity for m in short}) == 1
    assert "Northern Dairy Association" in {e.name for e in story.entities}


def test_a_company_and_its_short_name(annotate_text: Annotator) -> None:
    body = "Shares of Marlow Paper Corp rose on Tuesday. Analysts say Marlow Paper may buy a rival next year."
    [company] = [texts for name, texts in groups(annotate_text, body).items() if name.startswith("Marlow")]
    assert "Marlow Paper" in company
    assert len(company) == 2


def test_a_demonym_belongs_to_its_country_and_keeps_its_kind(annotate_text: Annotator) -> None:
    doc, story = annotate_text("Norway signed the treaty. The Norwegian government will publish it in May.")
    [people] = [m for m in story.mentions if doc[m.start : m.end].text == "Norwegian"]
    [country] = [m for m in story.mentions if doc[m.start : m.end].text == "Norway"]
    assert people.entity == country.entity
    assert people.label == "NORP"
    assert country.entity is not None
    assert story.entities[country.entity].reference_id == "country:NO"


def test_ministry_of_trade_is_the_trade_ministry(annotate_text: Annotator) -> None:
    body = "The Ministry of Agriculture of Latvia raised its forecast. The Agriculture Ministry of Latvia gave no reasons."
    _, story = annotate_text(body)
    ministries = {e.link_key for e in story.entities if "inistry" in e.name}
    assert ministries == {"ORG|agriculture ministry|LV"}


def test_a_committee_is_not_its_chamber(annotate_text: Annotator) -> None:
    text = "The Senate Judiciary Committee met on Monday in Washington. The Senate adjourned. The Judiciary Committee went on."
    _, story = annotate_text(text)
    named = [story.entities[m.entity].name for m in story.mentions if m.label == "ORG" and m.entity is not None]
    assert named[0] == named[2] == "Senate Judiciary Committee"
    assert named[1] == "Senate"


def test_a_pet_name_and_a_slip_are_one_person(annotate_text: Annotator) -> None:
    body = "Christopher Brenner met reporters in Oslo on Monday. Later, Chris Brenner left."
    assert groups(annotate_text, body)["Christopher Brenner"] == {"Christopher Brenner", "Chris Brenner"}
    body = (
        "Kristin Sandell painted the wall in Oslo. On Monday, Kristen Sandell left. Daniel Sandell and Daniela Sandell stayed."
    )
    assert {"Daniel Sandell", "Daniela Sandell"} <= set(groups(annotate_text, body))
    assert not {"Kristin Sandell", "Kristen Sandell"} <= set(groups(annotate_text, body))


def test_a_name_without_initial_joins_neither_of_two_with_different_ones(annotate_text: Annotator) -> None:
    body = "George Brenner spoke in Oslo. George A. Brenner built the mill. His son George W. Brenner sold it in 1998."
    found = groups(annotate_text, body)
    assert {"George Brenner", "George A. Brenner", "George W. Brenner"} <= set(found)


def test_a_bare_last_name_is_the_one_named_most(annotate_text: Annotator) -> None:
    body = (
        "Karl Brenner and Peter Brenner own the mill. Karl Brenner built it. Karl Brenner also runs a bakery in Oslo. "
        "On Monday Brenner left."
    )
    assert groups(annotate_text, body)["Karl Brenner"] == {"Karl Brenner", "Brenner"}


def test_the_house_is_no_house_that_only_ends_so(annotate_text: Annotator) -> None:
    body = "The White House sent a bill to Congress on Monday. The House will vote on Friday."
    assert groups(annotate_text, body)["White House"] == {"White House"}


def test_the_police_is_its_department(annotate_text: Annotator) -> None:
    body = "The Riverton Police Department made the arrest on Friday. Riverton Police tweeted about it later."
    assert groups(annotate_text, body)["Riverton Police Department"] == {"Riverton Police Department", "Riverton Police"}


def test_a_committee_on_something_is_not_its_chamber(annotate_text: Annotator) -> None:
    body = "The House Select Committee on Intelligence met in Washington on Monday. The House will vote on it on Tuesday."
    assert groups(annotate_text, body)["House Select Committee on Intelligence"] == {"House Select Committee on Intelligence"}


def test_a_state_of_a_party_label_is_no_court(annotate_text: Annotator) -> None:
    body = "The Supreme Court upheld it. Senator Ann Marlow (R-SC) praised the Supreme Court."
    assert "SC" not in groups(annotate_text, body)["Supreme Court"]


def test_a_bare_name_that_the_world_knows_is_not_open_beside_a_relative(annotate_text: Annotator) -> None:
    body = "Joe Biden spoke in Ohio. He took the hand of Jill Biden. Biden then said that he was glad to be there."
    doc, story = annotate_text(body)
    [bare] = [m for m in story.mentions if doc[m.start : m.end].text == "Biden"]
    assert bare.entity is not None
    assert story.entities[bare.entity].reference_id == "person:joe-biden"


def test_a_known_person_s_gender_decides_too(annotate_text: Annotator) -> None:
    body = "Bill Clinton met her. Hillary Clinton spoke in Ohio on Monday. Mrs. Clinton was late, aides said."
    doc, story = annotate_text(body)
    [bare] = [m for m in story.mentions if doc[m.start : m.end].text == "Clinton"]
    assert bare.entity is not None
    assert story.entities[bare.entity].reference_id == "person:hillary-clinton"


def test_an_acronym_is_no_last_name(annotate_text: Annotator) -> None:
    body = "North Korea's Kim Jong Un spoke. The U.N. replied. U.N. envoys left for North Korea on Monday."
    assert groups(annotate_text, body)["Kim Jong Un"] == {"Kim Jong Un"}


def test_iowa_city_is_not_iowa(annotate_text: Annotator) -> None:
    body = "The crowd in Iowa City cheered. It was the first of several events in Iowa, and the last was in Sioux City, Iowa."
    assert groups(annotate_text, body)["Iowa City"] == {"Iowa City"}


def test_initials_are_the_person_s(annotate_text: Annotator) -> None:
    body = "Lena Berit Rask spoke in Oslo on Monday. LBR, as fans call her, had written the song in a train."
    assert groups(annotate_text, body)["Lena Berit Rask"] == {"Lena Berit Rask", "LBR"}


def test_a_committee_without_its_chamber(annotate_text: Annotator) -> None:
    body = (
        "Ann Marlow chairs the Committee on the Budget and Public Roads. "
        "The Senate Budget and Public Roads Committee met on Monday in Ohio."
    )
    assert len([name for name in groups(annotate_text, body) if "Committee" in name]) == 1


def test_a_township_and_its_bare_name(annotate_text: Annotator) -> None:
    body = "The bus left Qwxbury Township at noon. In Qwxbury, people had waited for it since Monday."
    assert groups(annotate_text, body).get("Qwxbury Township") == {"Qwxbury Township", "Qwxbury"}


def test_a_title_ends_with_its_sentence(annotate_text: Annotator) -> None:
    for body, titled in (
        ("His mother met the president. Lindqvist is the youngest of five.", False),
        ("They wrote to the queen! Lindqvist spoke first on Friday.", False),
        ("It was up to the chairman. Lindqvist had no say, he said.", False),
        ("It was up to Chairman Lindqvist, who had a say.", True),
    ):
        doc, story = annotate_text(body)
        assert bool(titles_of(doc, story)) is titled


@pytest.mark.parametrize(
    "body",
    [
        "Lotte Brask spoke on the radio. There are many Lotte Brasks in this country.",
        "The Lotte Brasks of this world never sleep, and Lotte Brask says so.",
        "Nobody listens to Lotte Brask. Are there other Lotte Brasks in the hall?",
    ],
)
def test_a_person_s_name_in_the_plural_is_that_person(annotate_text: Annotator, body: str) -> None:
    _, story = annotate_text(body)
    assert [e.name for e in story.entities if "Lotte" in e.name] == ["Lotte Brask"]
