"""Names inside names: which have a row of their own, whose they are, and that nothing else follows from them."""

import pytest

from flows.annotate.rows import RowWriter
from flows.annotate.story import Story
from tests.conftest import Annotator


def nested(annotate_text: Annotator, text: str) -> dict[str, tuple[str, str]]:
    """Each name inside a name -> its label, and the entity it belongs to."""
    doc, story = annotate_text(text)
    return {doc[m.start : m.end].text: (m.label, owner(story, m.entity)) for m in story.nested}


def owner(story: Story, entity: int | None) -> str:
    assert entity is not None
    return story.entities[entity].reference_id or story.entities[entity].name


@pytest.mark.parametrize(
    ("text", "inner", "found"),
    [
        ("She studied at the University of Toronto before the war.", "Toronto", ("GPE", "place:6167865")),
        ("The Bank of Finland cut its forecast on Monday.", "Finland", ("GPE", "country:FI")),
        ("Laura Hall died in May. The Laura Hall Foundation thanked donors.", "Laura Hall", ("PERSON", "Laura Hall")),
        ("Laura Hall and Bo Dahl met. Hall spoke. The Hall Foundation paid.", "Hall", ("PERSON", "Laura Hall")),
        ("Kenya is growing. Officials wrote the Kenya Broadband Plan in May.", "Kenya", ("GPE", "country:KE")),
        ("Mexico grew. Mexico City grew faster.", "Mexico", ("GPE", "country:MX")),
        ("The U.S. Senate voted on Monday.", "U.S.", ("GPE", "country:US")),
        ("Officials of the UK Glacier Office spoke in May.", "UK", ("GPE", "country:GB")),
        ("A study by the US Department of Labor was late.", "US", ("GPE", "country:US")),
        ("He works at the University of Southern Ohio in the autumn.", "Southern Ohio", ("LOC", "Southern Ohio")),
        ("The College of Northern Kenya opened a clinic.", "Northern Kenya", ("LOC", "Northern Kenya")),
        ("The Museum of West Texas burned in May.", "West Texas", ("LOC", "West Texas")),
        (
            "They left Roe Commons. The Roe Commons Board and the Roe Commons Library met.",
            "Roe Commons",
            ("ORG", "Roe Commons"),
        ),
        ("She left Oslo, Norway, for the University of Copenhagen.", "Copenhagen", ("GPE", "place:2618425")),  # a city
    ],
)
def test_a_name_holds_another(annotate_text: Annotator, text: str, inner: str, found: tuple[str, str]) -> None:
    assert nested(annotate_text, text) == {inner: found}


@pytest.mark.parametrize(
    "text",
    [
        "The Central Bank raised its rate on Monday.",  # a common word
        "He works at the University of North Georgia in the autumn.",  # of which Georgia
        "He works at Western Marlow College in the autumn.",  # no state
        "The ME Office and IN Group met in May.",  # letters of states
        "The Charlotte Hall Foundation thanked its donors.",  # a given name
        "The World Health Organization met in Geneva on Friday.",
        "The Colorado Party of Paraguay met in Asuncion.",  # of another country
        "Mexico City grew, and New York did too.",  # a place's own name
        "Laura Hall and Bo Dahl met. Hall spoke on Hall Street in May.",  # another Hall's, maybe
        "Virginia grew. West Virginia grew faster.",  # another place
    ],
)
def test_what_looks_like_a_name_inside_one(annotate_text: Annotator, text: str) -> None:
    assert nested(annotate_text, text) == {}


def test_the_place_is_the_one_named_elsewhere(annotate_text: Annotator) -> None:
    _, story = annotate_text("Birmingham, Alabama, is growing. The University of Birmingham opened a clinic.")
    [inner] = story.nested
    assert owner(story, inner.entity) == "place:4049979"
    assert len([e for e in story.entities if e.name == "Birmingham"]) == 1


def test_rows_say_in_which_name(annotate_text: Annotator) -> None:
    text = "The University of Toronto hired Ann Lee. Toronto grew."
    doc, story = annotate_text(text)
    writer = RowWriter()
    writer.add(doc, story, text)
    rows = {row["mention_no"]: row for row in writer.rows["mentions"]}
    inside = [row for row in rows.values() if row["within_no"] is not None]
    assert [(row["text"], rows[row["within_no"]]["text"]) for row in inside] == [("Toronto", "University of Toronto")]
    assert all(text[row["start_char"] : row["end_char"]] == row["text"] for row in rows.values())


def test_nothing_else_follows(annotate_text: Annotator) -> None:
    _, story = annotate_text("The University of Toronto said on Monday that it would close.")
    [inner] = story.nested
    assert inner.entity not in story.statements[0].speakers
    assert story.places == []


def test_the_house_in_white_house_is_its_head(annotate_text: Annotator) -> None:
    found = nested(annotate_text, "The House voted in Washington. The White House said no, and the House met again.")
    assert "House" not in found


def test_a_paper_is_called_for_the_city(annotate_text: Annotator) -> None:
    text = "New York Gov. Nora Malka told the New York Times that New York state will pay."
    assert nested(annotate_text, text) == {"New York": ("GPE", "place:5128581")}


def test_a_family_s_name_is_no_town(annotate_text: Annotator) -> None:
    assert nested(annotate_text, "She teaches at the Kennedy School in May.") == {}


def test_a_part_of_a_state_is_no_point_of_it(annotate_text: Annotator) -> None:
    _, story = annotate_text("Ohio is large. She left the University of Southern Ohio in May.")
    [part] = [e for e in story.entities if e.name == "Southern Ohio"]
    assert (part.link_key, part.country_code, part.latitude) == ("LOC|southern ohio|province:US-OH", "US", None)


def test_the_town_of_a_university(annotate_text: Annotator) -> None:
    found = nested(annotate_text, "He left the University of Texas at Austin in May.")
    assert found["Austin"] == ("GPE", "place:4671654")  # though it is a family's name


def test_names_inside_a_name_inside_a_name(annotate_text: Annotator) -> None:
    for text, names in (
        (
            "The University of Texas Arlington grew. The University of Texas Arlington Chess Association met.",
            ["Texas", "Arlington", "University of Texas Arlington", "Texas", "Arlington"],
        ),
        ("The Bank of Finland grew. The Bank of Finland Foundation met.", ["Finland", "Bank of Finland", "Finland"]),
        ("He left the University of Nevada Reno in May.", ["Nevada", "Reno"]),
    ):
        doc, story = annotate_text(text)
        assert [doc[m.start : m.end].text for m in story.nested] == names
