"""Short forms take the kind of the full ones; codes, families and diseases."""

import pytest

from flows.annotate.names.heads import head_evidence
from flows.annotate.names.kinds import decide, spellings
from tests.conftest import Annotator
from tests.flows.annotate.names.test_doubts import read
from tests.flows.annotate.names.test_find_names import named


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (
            "Verlanta North Bank grew. It rose in Verlanta. The plant is at Verlanta. Near Verlanta it rains.",
            ("Verlanta", "ORG"),
        ),
        ("Tendai bin Mutasa came to Oslo. TBM is a young leader who smiles. TBM said so.", ("TBM", "PERSON")),
        ("The hospital asked for more K97 masks on Monday.", ("K97", "PRODUCT")),
        ("He said so on V-SPAR in March.", ("V-SPAR", "ORG")),
        ("She spoke at the Riverton Reporters' Dinner in May.", ("Riverton Reporters' Dinner", "EVENT")),
        ("She works for Gulf Marlow Funds Management in Oslo.", ("Gulf Marlow Funds Management", "ORG")),
        ("She wrote for the Riverton Book Review in May.", ("Riverton Book Review", "ORG")),
        ("They left on Marine One in the evening.", ("Marine One", "PRODUCT")),
        ("Rumours reached Michael Steel on Monday.", ("Michael Steel", "PERSON")),
        ("He lives near East St. Louis with his wife.", ("East St. Louis", "GPE")),
        ("He is angry. NICHELLE VERLAN spoke.\nNICHELLE VERLAN: He was taken alive.", ("NICHELLE VERLAN", "PERSON")),
        ("Rosa Malka, a fellow at UC Fresno, disagreed.", ("UC Fresno", "ORG")),
        ("He stood on the Riverton Walk of Fame in May.", ("Riverton Walk of Fame", "FAC")),
    ],
)
def test_kinds(annotate_text: Annotator, body: str, expected: tuple[str, str]) -> None:
    assert expected in named(annotate_text, body)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Mr. Malka spoke. Anna Malka said the Malkas would stay.", "Malkas"),
        ("He wrote an Op-Ed in May.", "Op-Ed"),
        ("Verlan - Holdings - of Oslo met the K- Group.", "K-"),
        ("He likes the Obamas and their songs.", "Obamas"),
        ("Many were ill with Covid-19 in May.", "Covid-19"),
        ("Some residents with Green Cards were told to leave.", "Green Cards"),
    ],
)
def test_no_names(annotate_text: Annotator, body: str, name: str) -> None:
    assert name not in {text for text, _ in named(annotate_text, body)}


def test_an_adjective_and_its_country_are_the_country(annotate_text: Annotator) -> None:
    text, c = read(annotate_text, "They compared it to Nazi Norway.", "Nazi Norway", "PERSON")
    [spelling] = spellings(text, [c], {}, sport=False).values()
    decide(spelling)
    assert spelling.label == "GPE"


def test_an_award_for_people_is_no_body() -> None:
    kinds = dict(head_evidence(("Women", "of", "Riverton", "Award")))
    assert "ORG" not in kinds
    assert kinds["EVENT"] == 5.0


def test_persons_joined_by_an_ampersand_are_a_firm(annotate_text: Annotator) -> None:
    text, c = read(annotate_text, "The lawyers of Malka Roe & Verlan went home.", "Malka Roe & Verlan", "PERSON")
    [spelling] = spellings(text, [c], {}, sport=False).values()
    decide(spelling)
    assert spelling.label == "ORG"
