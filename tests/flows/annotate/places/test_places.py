"""Which place in the world a name means: by hints beside it, by the article's other places, by the home of its source."""

import pytest

from flows.annotate.places.forms import shorter_forms
from flows.annotate.places.senses import senses
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


def test_a_demonym_is_no_town_of_that_name(annotate_text: Annotator) -> None:
    doc, story = annotate_text("The Spanish minister met a Canadian delegation. Canadian firms will build the bridge.")
    found = {doc[m.start : m.end].text: story.entities[m.entity].reference_id for m in story.mentions if m.entity is not None}
    assert found["Spanish"] == "country:ES"
    assert found["Canadian"] == "country:CA"


def test_an_abbreviated_state(annotate_text: Annotator) -> None:
    _, story = annotate_text("FRANKFORT, Ky. (AP) — The bridge reopened. Lawmakers in Frankfort, Ky. praised the crews.")
    assert any(entity.reference_id == "province:US-KY" for entity in story.entities)


def test_a_town_called_so_is_no_country(annotate_text: Annotator) -> None:
    _, story = annotate_text("The fiddle festival returns to the city of Lebanon on Thursday.")
    assert place(story, "Lebanon").country_code == "US"


def test_a_governed_state_is_not_its_city(annotate_text: Annotator) -> None:
    _, story = annotate_text("New York Gov. Jane Roe signed the bill. New York lawmakers had passed it in May.")
    assert place(story, "New York").reference_id == "province:US-NY"


def test_a_landmark_has_its_own_point(annotate_text: Annotator) -> None:
    _, story = annotate_text("Flights from Heathrow were delayed on Friday.")
    heathrow = place(story, "Heathrow")
    assert (heathrow.reference_id, heathrow.country_code) == ("landmark:heathrow", "GB")


def test_a_street_lies_in_the_town_named_with_it(annotate_text: Annotator) -> None:
    _, story = annotate_text("A fire broke out at a house on Qwxley Road in Leeds, England, on Monday.")
    road = place(story, "Qwxley Road")
    assert road.reference_id is None
    assert road.latitude == pytest.approx(53.8, abs=0.1)
    assert (road.country_code, road.reason) == ("GB", "full name and place")
    assert road.link_key.endswith(place(story, "Leeds").link_key)


def test_a_place_of_several_towns_is_in_none(annotate_text: Annotator) -> None:
    _, story = annotate_text("Crews from Leeds, York and Hull met. The fire on Qwxley Road was out by noon.")
    assert place(story, "Qwxley Road").latitude is None


def test_a_compass_word_alone_is_no_place(annotate_text: Annotator) -> None:
    _, story = annotate_text("Colleges in the Northeast raised their fees. Students in Boston protested.")
    assert all(entity.latitude is None for entity in story.entities if "Northeast" in entity.name)


def test_a_state_among_states_is_no_small_town(annotate_text: Annotator) -> None:
    _, story = annotate_text("He had friends in Ohio, Pennsylvania, West Virginia and Wyoming, the paper wrote.")
    assert place(story, "Wyoming").reference_id == "province:US-WY"


def test_the_word_state_behind_a_name_tells(annotate_text: Annotator) -> None:
    _, story = annotate_text("A Georgia state judge dismissed the suit. The man had lived in New Jersey and Missouri before.")
    assert place(story, "Georgia").reference_id == "province:US-GA"


@pytest.mark.parametrize(
    ("text", "name", "reference"),
    [
        ("WASHINGTON — A letter from Spokane, Wash., was opened on Monday.", "WASHINGTON", "place:4140963"),
        ("DES MOINES, Iowa – The fair opened on Monday.", "Iowa", "province:US-IA"),
        ("He spoke with Sen. Vera Malka, Washington Democrat, on Monday.", "Washington", "province:US-WA"),
        ("He commutes between L.A. and Boston.", "L.A.", "place:5368361"),
    ],
)
def test_what_stands_beside_a_name_of_two_places(annotate_text: Annotator, text: str, name: str, reference: str) -> None:
    _, story = annotate_text(text)
    assert [e.reference_id for e in story.entities if e.name == name] == [reference]


@pytest.mark.parametrize(
    ("text", "name", "reference"),
    [
        ("A farmer in Currie, North Carolina, sells apples.", "Currie", None),
        ("States like Georgia, Ohio and Michigan will vote in May.", "Georgia", "province:US-GA"),
        ("Officials from Georgia and Ohio met in Moscow, Russia.", "Georgia", "country:GE"),
        ("He met them on Park Avenue in Manhattan on Monday.", "Park Avenue", None),
    ],
)
def test_no_namesake_is_meant(annotate_text: Annotator, text: str, name: str, reference: str | None) -> None:
    _, story = annotate_text(text)
    found = [entity.reference_id for entity in story.entities if entity.name == name]
    assert found in ([reference], [] if reference is None else [reference])


def test_the_capitol_is_not_in_the_town_that_an_article_is_about(annotate_text: Annotator) -> None:
    _, story = annotate_text("Baltimore mourns. In Baltimore, crowds wept. His coffin will stand in the Capitol on Monday.")
    assert place(story, "Capitol").latitude is None


def test_columbia_alone_is_no_district() -> None:
    assert "province:US-DC" not in {sense.reference_id for sense in senses("columbia")}


def test_a_town_in_a_list_is_not_in_the_next_one(annotate_text: Annotator) -> None:
    _, story = annotate_text("Posts in Qwxzbury, Cairo and Amman were closed on Monday, officials said.")
    assert all(entity.latitude is None for entity in story.entities if entity.name == "Qwxzbury")


def _references(story: Story, name: str) -> list[str | None]:
    return [entity.reference_id for entity in story.entities if entity.name == name]


@pytest.mark.parametrize(
    ("text", "name", "meant"),
    [
        ("The crew of the pipeline met in Keystone on Monday.", "Keystone", False),
        ("Crews from Florida and Tampa met in Keystone on Monday.", "Keystone", True),
        ("The crew met in Keystone, Florida, on Monday.", "Keystone", True),
        ("He spent a week in Orlando with a friend.", "Orlando", True),
        ("He spoke on Capitol Hill about the bridge.", "Capitol Hill", True),
    ],
)
def test_a_small_town_needs_more_than_its_name(annotate_text: Annotator, text: str, name: str, meant: bool) -> None:
    _, story = annotate_text(text)
    assert [reference is not None for reference in _references(story, name)] == [meant]


def test_a_city_that_the_world_knows_needs_no_more(annotate_text: Annotator) -> None:
    _, story = annotate_text("Lawmakers in Ohio, Texas, Iowa and Utah praised the Paris accord on Monday.")
    assert _references(story, "Paris") == ["place:2988507"]


def test_metro_east_is_no_province_called_east() -> None:
    assert shorter_forms("metro east") == []
    assert shorter_forms("metro riverton") == ["riverton"]


def test_counties_of_a_list_are_no_towns(annotate_text: Annotator) -> None:
    _, story = annotate_text("Schools closed in San Mateo, Marin and Alameda counties on Monday, California said.")
    found = [entity.reference_id for entity in story.entities if entity.name in {"San Mateo", "Marin", "Alameda"}]
    assert len(found) == 3
    assert all(reference is not None and reference.startswith("county:US-06") for reference in found)


def test_washington_and_its_district_are_one(annotate_text: Annotator) -> None:
    _, story = annotate_text("He flew to Washington, D.C. on Monday. Nobody in D.C. knew why he came to Washington.")
    assert {e.reference_id for e in story.entities if e.name in {"Washington", "D.C."}} == {"place:4140963"}


def test_an_abbreviated_state_says_nothing_for_the_bare_name(annotate_text: Annotator) -> None:
    _, story = annotate_text("Sen. Vera Malka, D-Wash., wrote the bill. It was a long year in Washington, she said.")
    assert _references(story, "Washington") == ["place:4140963"]


def test_a_state_and_its_city_are_parted_by_mention(annotate_text: Annotator) -> None:
    doc, story = annotate_text(
        "States such as New York, Ohio and Maine closed their schools. The city of New York sued. Ohio waited."
    )
    found = [
        story.entities[m.entity].reference_id
        for m in story.mentions
        if m.entity is not None and doc[m.start : m.end].text.endswith("New York")
    ]
    assert found == ["province:US-NY", "place:5128581"]


@pytest.mark.parametrize(
    "text",
    [
        "He left a federal court, in New York, on Monday.",
        "We are joined here in New York by an old friend.",
        "Ann Marlow in Ohio and Bo Rask in New York contributed to this report.",
    ],
)
def test_a_court_or_desk_is_in_the_city(annotate_text: Annotator, text: str) -> None:
    _, story = annotate_text(text)
    assert _references(story, "New York") == ["place:5128581"]


def test_a_state_that_is_no_city_is_none_by_its_courts(annotate_text: Annotator) -> None:
    _, story = annotate_text("He left a federal court in Iowa on Monday. The people here in Iowa wept.")
    assert _references(story, "Iowa") == ["province:US-IA"]


@pytest.mark.parametrize(
    "text",
    [
        "New York City is big. Marlow, then a senator from New York, stood here.",
        "New York City is big. Sen. Ann Marlow of New York was late.",
        "New York City is big. Two Democrats from New York voted no.",
        "New York City is big. The bill is by Vera Malka (R) of Ohio and Ann Marlow (D) of New York.",
        "New York City is big. Yet the governor of New York has never lived there.",
        "New York City is big. Gov. Ann Marlow of New York was late.",
    ],
)
def test_who_is_elected_in_a_state(annotate_text: Annotator, text: str) -> None:
    doc, story = annotate_text(text)
    [state] = [m for m in story.mentions if doc[m.start : m.end].text == "New York"]
    assert state.entity is not None
    assert story.entities[state.entity].reference_id == "province:US-NY"


def test_a_state_told_once_leaves_the_capital_where_it_is(annotate_text: Annotator) -> None:
    body = (
        "The bill is by Ann Marlow (D) of Washington. Bo Rask, who works at a bank in Washington, likes it. "
        "The role of Washington must shrink, he said."
    )
    doc, story = annotate_text(body)
    named = [m for m in story.mentions if doc[m.start : m.end].text == "Washington" and m.entity is not None]
    assert [story.entities[m.entity or 0].reference_id for m in named] == ["province:US-WA", "place:4140963", "place:4140963"]
