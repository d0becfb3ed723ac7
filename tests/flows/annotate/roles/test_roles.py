"""Who holds which office of which body, by each construction that tells it."""

import pytest

from tests.conftest import Annotator

Row = tuple[str, str, str | None, str]


def roles(annotate: Annotator, text: str) -> list[Row]:
    """Person, title, body and status of each role in the text."""
    _, story = annotate(text)
    return [
        (
            story.entities[role.person].name,
            role.title,
            story.entities[role.organisation].name if role.organisation is not None else None,
            role.status,
        )
        for role in story.roles
    ]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Portugal's Finance Minister Maria Silva spoke in Lisbon.", ("Maria Silva", "Finance Minister", "Portugal", "holds")),
        ("Nokia Chief Executive Anna Lindberg spoke to investors.", ("Anna Lindberg", "Chief Executive", "Nokia", "holds")),
        ("Former Texas Governor John Miller spoke.", ("John Miller", "Governor", "Texas", "held")),
        ("They praised then-Prime Minister Peter Novak.", ("Peter Novak", "Prime Minister", None, "held")),
        (
            "Secretary General Peter Novak of the Council of Europe spoke in Paris.",
            ("Peter Novak", "Secretary General", "Council of Europe", "holds"),
        ),
        ("Anna Lindberg, the chairwoman of Nokia, resigned.", ("Anna Lindberg", "chairwoman", "Nokia", "held")),
        ("Anna Lindberg, 45, a spokeswoman for Boeing, said no.", ("Anna Lindberg", "spokeswoman", "Boeing", "holds")),
        ("The company's chief executive, John Miller, said so.", ("John Miller", "chief executive", None, "holds")),
        ("Maria Silva is the president of Ghana.", ("Maria Silva", "president", "Ghana", "holds")),
        ("Maria Silva was the president of Ghana.", ("Maria Silva", "president", "Ghana", "held")),
        ("John Miller was elected president of Ghana in 2016.", ("John Miller", "president", "Ghana", "holds")),
        ("John Miller resigned as chairman of Boeing on Monday.", ("John Miller", "chairman", "Boeing", "held")),
        ("Anna Lindberg, who heads Greenpeace, spoke.", ("Anna Lindberg", "head", "Greenpeace", "holds")),
        ("Sen. John Miller (R-Ohio) voted against it.", ("John Miller", "Sen.", "Ohio", "holds")),
        (
            "John Miller is a professor of economics at Harvard University.",
            ("John Miller", "professor of economics", "Harvard University", "holds"),
        ),
    ],
)
def test_a_construction_gives_a_role(annotate_text: Annotator, text: str, row: Row) -> None:
    assert row in roles(annotate_text, text)


def test_a_demonym_means_its_country(annotate_text: Annotator) -> None:
    _, story = annotate_text("French President Jean Martin met reporters in Rome.")
    [role] = story.roles
    assert role.organisation is not None
    assert (story.entities[role.organisation].country_code, role.title, role.office) == ("FR", "President", "president")


def test_an_office_not_yet_held(annotate_text: Annotator) -> None:
    [(_, title, _, status)] = roles(annotate_text, "Voters cheered President-elect Maria Silva.")
    assert (title, status) == ("President", "will_hold")


def test_successor_and_predecessor(annotate_text: Annotator) -> None:
    found = roles(annotate_text, "Anna Lindberg succeeded John Miller as chairman of Boeing.")
    assert ("Anna Lindberg", "chairman", "Boeing", "holds") in found
    assert ("John Miller", "chairman", "Boeing", "held") in found


def test_coordinated_titles_share_holder_and_body(annotate_text: Annotator) -> None:
    found = roles(annotate_text, "Anna Lindberg, chairwoman and chief executive of Nokia, spoke.")
    assert {(title, body) for _, title, body, _ in found} == {("chairwoman", "Nokia"), ("chief executive", "Nokia")}


def test_a_year_dates_the_term(annotate_text: Annotator) -> None:
    _, story = annotate_text("Anna Lindberg, president of Nokia since 2015, spoke.")
    [role] = story.roles
    assert role.starts_at is not None
    assert role.starts_at.year == 2015


def test_one_role_told_twice_is_one_row(annotate_text: Annotator) -> None:
    text = "Ghana's President Maria Silva spoke on Monday.\nPresident Silva thanked the voters."
    found = roles(annotate_text, text)
    assert len([row for row in found if row[1] == "President"]) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Maria Silva is not the president of Ghana.",
        "Maria Silva would be a good president of Ghana.",
        "After meeting Maria Silva, the president flew home.",
        "The law President Street was named in was old.",
    ],
)
def test_what_is_no_role(annotate_text: Annotator, text: str) -> None:
    assert roles(annotate_text, text) == []


def test_governors_and_senators_are_of_provinces(annotate_text: Annotator) -> None:
    _, story = annotate_text(
        "New York is a city of millions, and New York City grows.\nWashington Governor Maria Silva spoke in Seattle."
    )
    [role] = story.roles
    assert role.organisation is not None
    assert story.entities[role.organisation].reference_id == "province:US-WA"


def test_a_president_of_the_last_century_in_an_article_without_a_date(annotate_text: Annotator) -> None:
    _, story = annotate_text("They praised PRESIDENT REAGAN and President Ann Hall.")
    assert [role.status for role in story.roles] == ["held", "holds"]


def test_a_day_before_a_title_is_no_part_of_it(annotate_text: Annotator) -> None:
    _, story = annotate_text("Earlier this year U.S. District Judge Ann Hall ruled on it.")
    assert [role.title for role in story.roles] == ["District Judge"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They still read what President Abraham Lincoln wrote.", "held"),
        ("Maria Silva praised President Barack Obama.", "held"),
        ("In 1921 Governor John Miller signed the law.", "held"),
        ("In 2018 Governor John Miller signed the law.", "holds"),
        ("John Miller, then a state senator, voted for it.", "held"),
        ("John Miller, formerly a columnist for the Herald, voted for it.", "held"),
        ("She worked for future Attorney General John Miller.", "will_hold"),
        ("They met former Trump campaign manager John Miller.", "held"),
    ],
)
def test_holders_of_the_past(annotate_text: Annotator, text: str, status: str) -> None:
    _, story = annotate_text(text, published="2018-05-05")
    assert [role.status for role in story.roles] == [status]


def test_the_body_is_not_the_town_of_a_publisher(annotate_text: Annotator) -> None:
    found = roles(annotate_text, "Anna Lindberg, vice president at the Lagos publisher Harper House, said so.")
    assert "Lagos" not in [body for _, _, body, _ in found]


def test_a_party_label_gives_the_state(annotate_text: Annotator) -> None:
    [row] = roles(annotate_text, "Rep. Maria Silva (D-Calif.) voted for it.")
    assert row[:2] == ("Maria Silva", "Rep.")
    assert row[2] is not None


def test_elect_is_no_part_of_the_name(annotate_text: Annotator) -> None:
    assert roles(annotate_text, "He met President-elect Maria Silva.") == [("Maria Silva", "President", None, "will_hold")]


def test_a_ministers_office_is_no_body(annotate_text: Annotator) -> None:
    text = "Finland's Minister of Economic Affairs, Maria Silva, said so."
    assert roles(annotate_text, text) == [("Maria Silva", "Minister of Economic Affairs", "Finland", "holds")]


def test_the_field_of_a_minister_is_no_body(annotate_text: Annotator) -> None:
    text = "Finnish Minister of Economic Affairs Maria Silva met the mayor in Riga on Friday."
    assert roles(annotate_text, text)[0] == ("Maria Silva", "Minister of Economic Affairs", "Finland", "holds")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The 2016 presidential nominee Anna Lindberg spoke in Oslo.", ["held"]),
        ("The 2019 presidential candidate Anna Lindberg spoke.", ["holds"]),
        ("The firing of Prime Minister Anna Lindberg shook Oslo.", ["held"]),
        ("She met likely presidential candidate Anna Lindberg.", []),
    ],
)
def test_a_past_year_a_firing_and_a_prospect(annotate_text: Annotator, text: str, status: list[str]) -> None:
    _, story = annotate_text(text, published="2019-05-03")
    assert [role.status for role in story.roles] == status


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "North Carolina's Democrat Governor John Miller was in the United States.",
            ("John Miller", "Governor", "North Carolina", "holds"),
        ),
        (
            "John Miller is the Democratic nominee in the United States.",
            ("John Miller", "nominee", "Democratic", "holds"),
        ),
        ("Republican Sen. John Miller spoke in the United States.", ("John Miller", "Sen.", None, "holds")),
        ("It may matter to Defense Secretary-nominee John Miller.", ("John Miller", "Defense Secretary", None, "will_hold")),
        (
            "It was doomed because John Miller, defense secretary at the time, chose it.",
            ("John Miller", "defense secretary", None, "held"),
        ),
        ("John Miller, a right-wing religious leader, spoke.", ("John Miller", "religious leader", None, "holds")),
        ("It was read by CIA director John Miller.", ("John Miller", "director", "CIA", "holds")),
        ("GOP Sen. John Miller of Wyoming voted no.", ("John Miller", "Sen.", None, "holds")),
        ("GOP Gov. John Miller spoke in Oslo.", ("John Miller", "Gov.", None, "holds")),
        ("CIA director and Secretary of Defense John Miller left.", ("John Miller", "Secretary of Defense", None, "holds")),
        ("The then-acting director of the agency, John Miller, left.", ("John Miller", "acting director", None, "held")),
    ],
)
def test_parties_nominees_and_past_offices(annotate_text: Annotator, text: str, row: Row) -> None:
    assert row in roles(annotate_text, text)


def test_who_chose_the_holder_is_none(annotate_text: Annotator) -> None:
    text = "Groups helped in choosing the judges Trump has named to the courts. Trump left."
    assert roles(annotate_text, text) == []


def test_a_title_and_its_short_form_are_one_role(annotate_text: Annotator) -> None:
    assert len(roles(annotate_text, "Sen. John Miller spoke on Monday. Senator Miller then left.")) == 1
