"""Which place in the world a name means: by hints beside it, by the article's other places, by the home of its source."""

import pytest

from flows.annotate.story import Entity, Story
from tests.conftest import Annotator


def place(story: Story, name: str) -> Entity:
    [entity] = [entity for entity in story.entities if entity.name == name]
    return entity


@pytest.mark.parametrize(
    ("text", "name", "reference", "latitude"),
    [
        ("The trial opened in Paris, France on Monday.", "Paris", "place:2988507", 48.9),
        ("The trial opened in Paris, Texas on Monday.", "Paris", "place:4717560", 33.7),
        ("Officials of Azerbaijan arrived in Shusha for the forum.", "Shusha", None, 39.8),
        ("The premier of Australia spoke in Perth and in Sydney.", "Perth", "place:2063523", -31.9),
    ],
)
def test_hints_and_company_choose_the_sense(
    annotate_text: Annotator, text: str, name: str, reference: str | None, latitude: float
) -> None:
    _, story = annotate_text(text)
    found = place(story, name)
    assert found.latitude == pytest.approx(latitude, abs=0.2)
    assert found.reason == "reference"
    assert found.link_key == found.reference_id
    if reference:
        assert found.reference_id == reference


def test_one_sense_an_article(annotate_text: Annotator) -> None:
    _, story = annotate_text("A storm hit Springfield, Illinois.\nSchools in Springfield stayed closed.")
    assert len([entity for entity in story.entities if entity.name.startswith("Springfield")]) == 1


def test_a_demonym_belongs_to_its_country(annotate_text: Annotator) -> None:
    doc, story = annotate_text("The Turkish army crossed the border. Ankara said Turkey would stay.")
    turkish = next(m for m in story.mentions if doc[m.start : m.end].text == "Turkish")
    assert turkish.label == "NORP"
    assert turkish.entity is not None
    assert story.entities[turkish.entity].reference_id == "country:TR"


def test_a_place_nobody_knows_stays_without_coordinates(annotate_text: Annotator) -> None:
    _, story = annotate_text("The bus stopped in Qwxzbury near the mill.")
    assert all(entity.latitude is None for entity in story.entities if "Qwxzbury" in entity.name)


def test_the_focus_is_what_the_article_is_about(annotate_text: Annotator) -> None:
    _, story = annotate_text("A dam broke in Kenya.\nKenya sent troops to Nairobi. Aid came from Norway. Kenya thanked them.")
    assert story.entities[story.places[0].entity].country_code == "KE"
