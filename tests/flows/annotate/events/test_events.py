"""Events by PLOVER kind: triggers, arguments, intention, circumstances, tellings."""

import pytest

from flows.annotate.story import Event, Story
from tests.conftest import Annotator


def told(annotate: Annotator, text: str, published: str | None = None) -> tuple[list[Event], Story, list[dict[str, list[str]]]]:
    """The events of the text, its story, and each event's words by role."""
    doc, story = annotate(text, published=published)
    roles: list[dict[str, list[str]]] = []
    for event in story.events:
        words: dict[str, list[str]] = {}
        for p in event.participants:
            words.setdefault(p.role, []).append(doc[p.start : p.end].text)
        roles.append(words)
    return story.events, story, roles


@pytest.mark.parametrize(
    ("text", "kind", "actor", "recipient"),
    [
        ("The Democrats attacked Maria Sandell over the tax.", "ACCUSE", "Democrats", "Sandell"),
        ("Norway welcomed Ghana's statement.", "SUPPORT", "Norway", "Ghana"),
        ("Norway and Ghana met Poland's delegation in Rome.", "CONSULT", "Norway", "Poland"),
        ("Norway held talks with Ghana on Monday.", "CONSULT", "Norway", "Ghana"),
        ("Norway accused Ghana of spying.", "ACCUSE", "Norway", "Ghana"),
        ("Norway imposed sanctions on Ghana.", "SANCTION", "Norway", "Ghana"),
        ("Norway urged Ghana to free the hostages.", "REQUEST", "Norway", "Ghana"),
        ("Norway demanded that Ghana withdraw its troops.", "REQUEST", "Norway", "Ghana"),
        ("Norwegian police arrested 20 protesters in Oslo.", "COERCE", "police", "protesters"),
        ("Ghana was attacked by rebels from Togo.", "ASSAULT", "rebels", "Ghana"),
        ("Norway praised Ghana for its reforms.", "SUPPORT", "Norway", "Ghana"),
        ("Norway will visit Ghana next week.", "AGREE", "Norway", "Ghana"),
        ("Norway agreed to provide aid to Ghana.", "AGREE", "Norway", "Ghana"),
        ("Norway threatened to attack Ghana.", "THREATEN", "Norway", "Ghana"),
        ("Norway said it would impose sanctions on Ghana.", "THREATEN", "Norway", "Ghana"),
        ("Norway refused to meet Ghana's president.", "REJECT", "Norway", "Ghana"),
        ("Norway rejected a proposal by Ghana.", "REJECT", "Norway", "Ghana"),
        ("Norway sent food aid to Ghana.", "AID", "Norway", "Ghana"),
        ("Norway withdrew its troops from Ghana.", "RETREAT", "Norway", "Ghana"),
        ("Thousands of students protested against Ghana's government.", "PROTEST", "students", "Ghana"),
    ],
)
def test_kind_actor_and_recipient(annotate_text: Annotator, text: str, kind: str, actor: str, recipient: str) -> None:
    events, _, roles = told(annotate_text, text)
    assert events[0].kind == kind
    assert any(actor in words for words in roles[0]["actor"])
    assert any(recipient in words for words in roles[0]["recipient"])


@pytest.mark.parametrize(
    "text",
    [
        "Norway's team met all the requirements.",
        "The minister declined to comment on Ghana.",
        "The storm killed the plan.",
        "Did Norway attack Ghana?",
        "He was fed up with Ghana.",
        "It is essential that Ghana be attacked by the army.",
        "The treaty gives Norway the right to attack Ghana.",
        "Norway was opposed to invading Ghana.",
        "Students discussed the rules of their school.",
        "Peter Novak clashed with Maria Silva.",
        "Peter Novak helped Maria Silva move house.",
        "The minister travelled to Ohio.",
        "Norway might meet Ghana.",
        "Norway is weighing cooperating with Ghana.",
        "Norway has no interest in attacking Ghana.",
        "Should Norway accept, its critics would walk out.",
        "Traditionally, Norway meets Ghana in May.",
        "Norway skipped most of its meetings with Ghana.",
        "It is time Norway and Ghana agreed on a treaty.",
        "It is important for Norway to hold talks with Ghana.",
        "Norway offered a stark warning to Ghana after a meeting with Poland.",
        "Maria Sandell asked Ghana whether the bridge is safe.",
        "The court hears people accused of fraud.",
        "The battle between Republicans and Democrats goes on.",
        "Maria Sandell won't be intimidated.",
        "Students visiting Norway learn to ski.",
        "Norway agreed that the plan is a failure.",
        "Typically, Norway has rallied behind Ghana by now.",
        "Norway launched a missile.",
        "The agency, charged with looking into fraud, found nothing.",
        "Norwegian fighters expelled the rebels.",
        "He said Norway must agree.",
        "Ghana supports tax breaks for companies.",
        "They make sure that Norway provides help to Ghana.",
        "They saw that Norway would not attack Ghana.",
        "There is little chance that Norway will be convicted of fraud.",
        "The agent charged with monitoring the minister left early.",
        "Young men from Oslo had traveled to Ghana.",
        "When delegations travel to Norway, there are problems.",
        "Migrants are supposed to be held for three days before being deported.",
        "The office won't be involved in defending the minister.",
        "A party must find a middle way between trade and supporting the president.",
        "Scientists agree that the level will rise by a metre.",
        "Students agree to the statement when they apply.",
        "Peter Novak, a reader, investigated the Riverton Bank himself.",
        "Peter Novak armed himself with a rifle.",
        "The senator said, “Norway attacked Ghana.”",
        "Aides who had not met the minister stayed away.",
        "Senator Ann Lindqvist Ann LindqvistHouse votes on budget MORE (R-Ky.) criticized Peter Novak on Monday.",
        "Staff blasted out a release to Norway on Monday.",
        "A law of Norway would allow Peter Novak to return.",
        "Congress allowed children to suffer.",
        "Fighters who go abroad to attack Norway must not return.",
        "The president has not made calls for limiting crowds.",
    ],
)
def test_what_is_no_event(annotate_text: Annotator, text: str) -> None:
    assert told(annotate_text, text)[0] == []


def test_whose_death_is_looked_into_is_no_recipient(annotate_text: Annotator) -> None:
    _, _, [roles] = told(annotate_text, "Police in Oslo are investigating Peter Novak's death.")
    assert roles == {"actor": ["Police in Oslo"]}


def test_who_is_refused_stands_before_whose_things_they_are(annotate_text: Annotator) -> None:
    _, _, [roles] = told(annotate_text, "Norway refused to release records of Peter Novak's death to the Senate.")
    assert roles["recipient"] == ["Senate"]


def test_talks_between_two_have_two_actors(annotate_text: Annotator) -> None:
    _, _, [roles] = told(annotate_text, "A meeting was held between Norway and Ghana on Monday.")
    assert roles == {"actor": ["Norway", "Ghana"]}


def test_the_main_clause_comes_first(annotate_text: Annotator) -> None:
    text = "Norway, which had accused Ghana of spying, expelled two diplomats."
    events, _, _ = told(annotate_text, text)
    assert [event.kind for event in events] == ["SANCTION", "ACCUSE"]
    assert [event.is_background for event in events] == [False, True]


def test_negation_and_possibility(annotate_text: Annotator) -> None:
    [denied], _, _ = told(annotate_text, "Norway did not attack Ghana.")
    assert denied.negated
    [curly], _, _ = told(annotate_text, "Norway didn’t attack Ghana.")
    assert curly.negated
    [nobody], _, _ = told(annotate_text, "No soldier attacked Ghana.")
    assert nobody.negated
    [possible], _, _ = told(annotate_text, "Norway could sue Ghana.")
    assert possible.modality == "possible"


def test_place_and_time(annotate_text: Annotator) -> None:
    [event], story, _ = told(annotate_text, "Norway met Ghana in Geneva on 3 March 2020.", published="2020-03-05")
    assert event.place is not None
    assert story.entities[event.place].name == "Geneva"
    assert event.starts_at is not None
    assert str(event.starts_at.date()) == "2020-03-03"


def test_the_time_of_a_report_is_not_the_events(annotate_text: Annotator) -> None:
    [event], _, _ = told(annotate_text, "Norway attacked Ghana, officials said on Tuesday.", published="2020-03-05")
    assert event.starts_at is None


def test_one_event_told_twice_is_one_row(annotate_text: Annotator) -> None:
    text = "Norway met Ghana in Geneva.\nThe meeting took place at a hotel.\nGhana met Norway for two hours."
    [event], _, _ = told(annotate_text, text)
    assert event.told == 3


def test_two_meetings_stay_two(annotate_text: Annotator) -> None:
    events, _, _ = told(annotate_text, "Norway met Ghana on Monday.\nNorway also met Poland.")
    assert len(events) == 2


def test_those_who_attend(annotate_text: Annotator) -> None:
    text = "A business forum was held in Geneva.\nRepresentatives of Ghana attended the forum to discuss trade."
    [event], _, [roles] = told(annotate_text, text)
    assert (event.kind, event.told) == ("CONSULT", 2)
    assert roles == {"attendee": ["Representatives of Ghana"]}


def test_an_arrest_told_with_and_without_who_made_it_is_one_row(annotate_text: Annotator) -> None:
    events, _, roles = told(annotate_text, "Karl Brenner was arrested in Oslo. Police arrested Karl Brenner at his home.")
    assert [event.kind for event in events] == ["COERCE"]
    assert events[0].told == 2
    assert roles[0]["actor"] == ["Police"]


def test_run_together_teasers_tell_nothing(annotate_text: Annotator) -> None:
    teasers = "Norway urges Ghana to act | Poland meets Ghana | Ghana accuses Norway of spying | Rates fall again"
    assert told(annotate_text, teasers)[0] == []
