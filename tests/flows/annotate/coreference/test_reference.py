"""What pronouns and nominals mean, or that it is left open. The sentences are invented; the model is the real one."""

import pytest

from tests.conftest import Annotator

Found = list[tuple[str, str, str]]


def references(annotate_text: Annotator, body: str) -> Found:
    """(words, method, name of the entity) of what isn't a name, in order."""
    doc, story = annotate_text(body)
    told = [m for m in story.mentions if m.method in {"pronoun", "nominal"} and m.entity is not None]
    told.sort(key=lambda m: m.start)
    return [(doc[m.start : m.end].text, m.method, story.entities[m.entity or 0].name) for m in told]


def pronouns(annotate_text: Annotator, body: str) -> list[tuple[str, str]]:
    return [(words, name) for words, method, name in references(annotate_text, body) if method == "pronoun"]


def test_a_subject_stays_the_subject(annotate_text: Annotator) -> None:
    body = "Maria Hallström opened the school on Monday. She thanked the builders and promised that her party will help."
    assert pronouns(annotate_text, body) == [("She", "Maria Hallström"), ("her", "Maria Hallström")]


def test_gender_tells_people_apart(annotate_text: Annotator) -> None:
    body = "Maria Hallström met Peter Lindqvist in Malmö. He praised the plan, and she agreed."
    assert pronouns(annotate_text, body) == [("He", "Peter Lindqvist"), ("she", "Maria Hallström")]


def test_an_object_is_not_the_subject_of_its_clause(annotate_text: Annotator) -> None:
    body = "Peter Lindqvist left the town. Karl Brenner never forgave him."
    assert pronouns(annotate_text, body) == [("him", "Peter Lindqvist")]


def test_a_phrase_put_first_means_the_subject(annotate_text: Annotator) -> None:
    body = "Karl Brenner spoke first. In his speech, Peter Lindqvist praised the new bridge."
    assert pronouns(annotate_text, body) == [("his", "Peter Lindqvist")]


@pytest.mark.parametrize(
    "body",
    [
        "It is clear that Norway will vote again. It rained.",
        "Karl Brenner and Peter Lindqvist met in Malmö. They talked for an hour.",
        "A man was seen near the house of Karl Brenner. Police say a man called later. He left no name.",
    ],
)
def test_what_isn_t_clear_stays_open(annotate_text: Annotator, body: str) -> None:
    assert pronouns(annotate_text, body) == []


def test_its_means_the_body_that_is_the_subject(annotate_text: Annotator) -> None:
    assert pronouns(annotate_text, "Marlow Paper Corp cut its dividend.") == [("its", "Marlow Paper Corp")]


def test_a_reflexive_means_its_subject(annotate_text: Annotator) -> None:
    body = "Karl Brenner knew the mayor. Maria Hallström blamed herself."
    assert pronouns(annotate_text, body) == [("herself", "Maria Hallström")]


def test_the_minister_is_the_one_whose_office_that_is(annotate_text: Annotator) -> None:
    body = (
        "Latvia's Economy Minister Karl Brenner met Peter Lindqvist, the head of a bank, on Monday. "
        "The talks went well. Lindqvist praised the reform. Later the minister spoke of new rules."
    )
    assert ("the minister", "nominal", "Karl Brenner") in references(annotate_text, body)


def test_a_title_in_capitals_gives_a_speaker_and_no_nominal(annotate_text: Annotator) -> None:
    body = "Latvia's President Karl Brenner opened the school on Monday. The President said that the town will grow."
    assert references(annotate_text, body) == []
    _, story = annotate_text(body)
    assert [story.entities[n].name for statement in story.statements for n in statement.speakers] == ["Karl Brenner"]


def test_a_body_is_called_by_the_head_of_its_full_name_only(annotate_text: Annotator) -> None:
    body = "The FBI searched the house on Monday. Nobody was hurt. On Tuesday the bureau opened an inquiry."
    assert ("the bureau", "nominal", "FBI") in references(annotate_text, body)
    body = "The Committee for a Northern Party met in Riga on Monday. Few members came. Nobody wrote to the party."
    assert all(words != "the party" for words, _, _ in references(annotate_text, body))


def test_the_organization_is_the_one_called_so(annotate_text: Annotator) -> None:
    body = (
        "The Organization of Northern Ports (ONP) met in Riga. Latvia wants to join. Most of the organization's members agreed."
    )
    assert ("the organization", "nominal", "Organization of Northern Ports") in references(annotate_text, body)


def test_the_country_is_the_last_country_named(annotate_text: Annotator) -> None:
    assert references(annotate_text, "Latvia will vote in May. Nobody left the country.") == [
        ("the country", "nominal", "Latvia")
    ]


def test_a_relative_is_remembered(annotate_text: Annotator) -> None:
    body = "Peter Lindqvist lives in Malmö with his wife Greta Sandell. The house is old. His wife wants to sell it."
    found = references(annotate_text, body)
    assert [name for words, _, name in found if words.lower() == "his wife"] == ["Greta Sandell", "Greta Sandell"]


def test_a_description_is_no_reference(annotate_text: Annotator) -> None:
    assert references(annotate_text, "Greta Sandell, a painter, lives in Malmö. Karl Brenner is a baker.") == []


@pytest.mark.parametrize("body", ["", "he", "his " * 300, "“ ( ” its", "HE SAID THE MINISTER MET HIM."])
def test_odd_text_gives_no_error(annotate_text: Annotator, body: str) -> None:
    references(annotate_text, body)
