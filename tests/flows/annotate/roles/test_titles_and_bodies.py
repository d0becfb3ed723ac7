"""Where a title begins and ends, and what is no body of it."""

import pytest

from tests.conftest import Annotator
from tests.flows.annotate.roles.test_roles import Row, roles


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Acting FBI Director John Miller spoke.", ("John Miller", "Acting Director", "FBI", "holds")),
        ("The acting FBI director, John Miller, left.", ("John Miller", "acting director", "FBI", "holds")),
        (
            "Deputy White House Press Secretary John Miller left.",
            ("John Miller", "Deputy Press Secretary", "White House", "holds"),
        ),
        ("CNN heard former acting FBI Director John Miller.", ("John Miller", "acting Director", "FBI", "held")),
        ("Deputy U.S. Attorney John Miller spoke.", ("John Miller", "Deputy U.S. Attorney", None, "holds")),
        ("US attorney John Miller spoke.", ("John Miller", "US attorney", None, "holds")),
        ("They met school board President Maria Silva.", ("Maria Silva", "school board President", None, "holds")),
        ("They met central bank governor Maria Silva.", ("Maria Silva", "central bank governor", None, "holds")),
        ("“Defeat President Silva!”, they cried.", ("Silva", "President", None, "holds")),
        ("Related Video President Maria Silva speaks.", ("Maria Silva", "President", None, "holds")),
        ("The moment special counsel John Miller heard it, he left.", ("John Miller", "special counsel", None, "holds")),
        ("In the statement hospital CEO John Miller denied it.", ("John Miller", "hospital CEO", None, "holds")),
        ("University President Maria Silva spoke.", ("Maria Silva", "University President", None, "holds")),
        ("Maria Silva is the first woman governor of Ohio.", ("Maria Silva", "governor", "Ohio", "holds")),
        ("Maria Silva became the first president to resign.", ("Maria Silva", "president", None, "holds")),
        ("Maria Silva, first deputy minister of Ghana, spoke.", ("Maria Silva", "first deputy minister", "Ghana", "holds")),
        (
            "Maria Silva, research director at the Centre for River Studies, said so.",
            ("Maria Silva", "research director", "Centre for River Studies", "holds"),
        ),
    ],
)
def test_the_words_of_a_title(annotate_text: Annotator, text: str, row: Row) -> None:
    assert row in roles(annotate_text, text)


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Drew Hall/AP Former Vice President Maria Silva spoke.", ("Maria Silva", "Vice President", None, "held")),
        ("John Miller, the Nevada state director, agreed.", ("John Miller", "state director", None, "holds")),
        (
            "John Miller, director of Ghana's space agency, agreed.",
            ("John Miller", "director of Ghana's space agency", "Ghana", "holds"),
        ),
        (
            "John Miller, who is editor of the liberal Spectator magazine, agreed.",
            ("John Miller", "editor", "Spectator", "holds"),
        ),
        ("John Miller, an African American Lt. Governor, spoke.", ("John Miller", "Lt. Governor", None, "holds")),
        ("They ousted Ghana's pro-British President Maria Silva.", ("Maria Silva", "President", "Ghana", "held")),
        ("They will re-elect President Maria Silva.", ("Maria Silva", "President", None, "holds")),
        ("John Miller, a former state Supreme Court justice, agreed.", ("John Miller", "justice", "Supreme Court", "held")),
        ("John Miller is editor in chief emeritus of Newsweek.", ("John Miller", "editor in chief", "Newsweek", "held")),
        (
            "The animals died, Australia's Federal Environment Minister Sussan Roe told the press.",
            ("Sussan Roe", "Federal Environment Minister", "Australia", "holds"),
        ),
        ("Guatemalan Interior Minister Enrique Hall spoke.", ("Enrique Hall", "Interior Minister", "Guatemala", "holds")),
        ("They met former Ohio GOP chair John Miller.", ("John Miller", "chair", "GOP", "held")),
        ("Says John Miller, chief economist at Moody's Analytics.", ("John Miller", "chief economist", None, "holds")),
        (
            "Says John Miller, managing director of housing-advocacy group Northern Ireland's Choice.",
            ("John Miller", "managing director", None, "holds"),
        ),
        (
            "Says John Miller, executive director of the rights group Greenpeace.",
            ("John Miller", "executive director", "Greenpeace", "holds"),
        ),
    ],
)  # fmt: skip
def test_what_is_a_body(annotate_text: Annotator, text: str, row: Row) -> None:
    assert row in roles(annotate_text, text)


@pytest.mark.parametrize(
    "text",
    [
        "Maria Silva, a spokeswoman for Mr. Miller, left.",
        "Maria Silva, a spokeswoman for Canada's foreign minister, left.",
        "Maria Silva, an Ohio pastor, said so.",
        "Maria Silva, a spokeswoman for the Ohio senator's campaign, left.",
        "They say that a President Silva would raise taxes.",
        "Maria Silva ruled out ever working as chairman of Boeing.",
        "Maria Silva refused to serve as chairman of Boeing.",
        "Electing Maria Silva as president would be worse.",
        "Maria Silva is hardly the first president to raise duties.",
        "It is led by John Miller, the US attorney Silva selected to examine it. Maria Silva left.",
    ],
)
def test_no_role_is_told(annotate_text: Annotator, text: str) -> None:
    assert roles(annotate_text, text) == []


def test_a_senator_of_new_york_is_of_the_state(annotate_text: Annotator) -> None:
    text = "New York City mourned, said John Miller, who lives in New York City.\nMaria Silva, a senator from New York, agreed."
    _, story = annotate_text(text)
    [role] = story.roles
    assert role.organisation is not None
    assert story.entities[role.organisation].reference_id == "province:US-NY"


def test_half_a_name_is_no_body(annotate_text: Annotator) -> None:
    text = "Republicans say it will be delivered by Ann Hall, chairwoman of the House Republican Conference."
    assert roles(annotate_text, text) == [("Ann Hall", "chairwoman", None, "holds")]
