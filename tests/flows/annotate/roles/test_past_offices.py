"""Offices that their holders have left by the day of the article, though no "former" says so."""

import pytest

from tests.conftest import Annotator


def statuses(annotate: Annotator, text: str, published: str | None) -> list[str]:
    """The status of each role in the text."""
    _, story = annotate(text, published=published)
    return [role.status for role in story.roles]


@pytest.mark.parametrize(
    ("text", "published", "status"),
    [
        ("Prime Minister Margaret Thatcher admired him.", "2015-05-05", "held"),
        ("They quoted Secretary of State Madeleine Albright.", "2015-05-05", "held"),
        ("They quoted Secretary of State Madeleine Albright.", "1999-05-05", "holds"),
        ("House Speaker Nancy Pelosi smiled.", "2016-05-05", "held"),
        ("House Speaker Nancy Pelosi smiled.", "2020-05-05", "holds"),
        ("In 2009 President Vladimir Putin spoke.", "2020-05-05", "holds"),
        ("Attorney General Maria Barr smiled.", "2025-05-05", "holds"),
    ],
)
def test_known_terms(annotate_text: Annotator, text: str, published: str, status: str) -> None:
    assert statuses(annotate_text, text, published) == [status]


def test_who_left_in_an_article_without_a_date(annotate_text: Annotator) -> None:
    text = "President Trump spoke. In June 2017 he dismissed FBI Director James Comey, and she left."
    assert statuses(annotate_text, text, None) == ["holds", "held"]


def test_an_article_without_a_date_is_no_older_than_its_latest_president(annotate_text: Annotator) -> None:
    assert statuses(annotate_text, "President Obama signed what President Trump took back.", None) == ["held", "holds"]
    assert statuses(annotate_text, "Attorney General William Barr met President Trump.", None) == ["holds", "holds"]


@pytest.mark.parametrize(
    "text",
    [
        "Ghana's ambassador, Maria Silva, was killed in Lima.",
        "The murder of Mayor Maria Silva shocked Oslo.",
        "Minister Maria Silva, who died in Riga, loved the sea.",
        "Maria Silva died on Monday. They had asked Minister Maria Silva to stay.",
        "Governor Maria Silva resigned from her post.",
        "The board fired Nokia director Maria Silva in May.",
        "Nokia director Maria Silva stepped down.",
    ],
)
def test_who_died_or_left(annotate_text: Annotator, text: str) -> None:
    assert set(statuses(annotate_text, text, "2018-05-05")) == {"held"}


@pytest.mark.parametrize(
    "text",
    [
        "Minister Maria Silva will die one day.",
        "If Governor Maria Silva died, they would mourn her.",
        "The board never fired Nokia director Maria Silva.",
        "Nokia director Maria Silva resigned from the golf club.",
        "The killers of the clerk met Minister Maria Silva.",
    ],
)
def test_who_is_there_yet(annotate_text: Annotator, text: str) -> None:
    assert statuses(annotate_text, text, "2018-05-05") == ["holds"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("They wrote of the trial of Judge Maria Silva in 1905.", "held"),
        ("In 2006, Nokia spokeswoman Maria Silva told reporters no.", "held"),
        ("Back in 1956 Harvard University rector Maria Silva opened the hall.", "held"),
        ("In 2015 presidential candidate Maria Silva promised it.", "held"),
        ("Hall died in March 1981 and was followed by Alderman Maria Silva.", "held"),
        ("Hall was defeated by presidential nominee Maria Silva in the 2015 election.", "held"),
        ("Senator Maria Silva, first elected in 1974, says so.", "holds"),
        ("In 1990 the court ruled, but Nokia director Maria Silva says it erred.", "holds"),
        ("In 2016, Nokia spokeswoman Maria Silva told reporters no.", "holds"),
        ("Mayor Maria Silva has ruled since 2001.", "holds"),
        ("In 2006 Nokia spokeswoman Maria Silva said no. Nokia spokeswoman Maria Silva says no today.", "holds"),
    ],
)
def test_years_of_which_the_sentence_tells(annotate_text: Annotator, text: str, status: str) -> None:
    assert statuses(annotate_text, text, "2018-05-05") == [status]
