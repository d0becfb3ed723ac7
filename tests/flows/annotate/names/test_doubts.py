"""What the recognizer alone says of a name counts only where something bears it out."""

import pytest

from flows.annotate.names.candidates import Candidate
from flows.annotate.names.consistency import lend_to_parts
from flows.annotate.names.doubts import believed, is_camel_case, is_spelled_small
from flows.annotate.names.kinds import decide, spellings
from flows.annotate.names.spans import tidy
from flows.annotate.names.text import Text, read_text
from tests.conftest import Annotator
from tests.flows.annotate.names.test_find_names import named


def read(annotate_text: Annotator, body: str, name: str, vote: str) -> tuple[Text, Candidate]:
    """The article as the rules on names read it, and the first place where a name stands in it."""
    doc, story = annotate_text(body)
    text = read_text(doc, story)
    words = name.split()
    start = next(i for i in range(len(text.words)) if text.words[i : i + len(words)] == words)
    return text, Candidate(start, start + len(words), vote)


@pytest.mark.parametrize(
    ("body", "name", "vote", "expected"),
    [
        ("Copies went to the chain, Verlanta, and others.", "Verlanta", "GPE", {"ORG": 1}),
        ("A show when Rosa Verlanta of the studio asked him.", "Rosa Verlanta", "GPE", {"PERSON": 1}),
        ("The crew of the Verlanta was saved.", "Verlanta", "GPE", {"ORG": 1}),
        ("They met outside the Verlanta on Monday.", "Verlanta", "LOC", {"LOC": 1}),
        ("Homes burned in the Verlanta area on Monday.", "Verlanta", "LOC", {"LOC": 1}),
        ("He walked along Interstate 75 for hours.", "Interstate 75", "FAC", {"FAC": 1}),
        ("Nothing is known of this Verlantabudget so far.", "Verlantabudget", "PERSON", {}),
        ("He leaked them to VerlanTrack in May.", "VerlanTrack", "PERSON", {"ORG": 1}),
        ("Signs in a sea of “ Onward Together ” were held up.", "Onward Together", "WORK_OF_ART", {}),
        ("She wrote the novel “ Onward Together ” in May.", "Onward Together", "WORK_OF_ART", {"WORK_OF_ART": 1}),
        ("Fistfighters broke out of the hall.", "Fistfighters", "ORG", {}),
        ("She spoke of the Verlanta treatment again.", "Verlanta", "ORG", {}),
        ("She spoke of Verlantism again.", "Verlantism", "ORG", {}),
        ("The vote in the House majority fell.", "House", "ORG", {"ORG": 1}),
    ],
)
def test_a_vote_that_nothing_bears_out(
    annotate_text: Annotator, body: str, name: str, vote: str, expected: dict[str, int]
) -> None:
    text, c = read(annotate_text, body, name, vote)
    assert believed(text, tuple(name.split()), [c], {vote: 1}, {}) == expected
    assert bool(c.vote) == bool(expected)


def test_a_line_of_its_own_is_a_heading(annotate_text: Annotator) -> None:
    body = "The study is long.\nNotes on Verlanta\nMany helped. Some did not."
    text, c = read(annotate_text, body, "Notes on Verlanta", "ORG")
    assert believed(text, ("Notes", "on", "Verlanta"), [c], {"ORG": 1}, {}) == {}


def test_brands_have_capitals_inside() -> None:
    assert is_camel_case("VerlanTrack")
    assert not any(is_camel_case(word) for word in ("Verlanta", "McVerlan", "MacVerlan", "DeVerlan", "VERLAN", "LaVerlan"))


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("They signed a letter of intent, or LOI, on Monday.", True),
        ("They signed a non-marketing agreement (NMA) on Monday.", True),
        ("They joined the Northern Marlow Authority (NMA) on Monday.", False),
    ],
)
def test_an_acronym_of_small_words_is_no_name(annotate_text: Annotator, body: str, expected: bool) -> None:
    doc, story = annotate_text(body)
    text = read_text(doc, story)
    start = next(i for i, word in enumerate(text.words) if word in {"LOI", "NMA"})
    assert is_spelled_small(text, Candidate(start, start + 1, "ORG")) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("She is a senior fellow at the Marlow Income Center in Oslo.", ("Marlow Income Center", "ORG")),
        ("He was chief of staff Rensi Pribosh, they said.", ("Rensi Pribosh", "PERSON")),
        ("Rules of the Trump administration were struck down.", ("Trump", "PERSON")),
        ('The town honours Thomas "Bullet" Mutasa, its founder.', ('Thomas "Bullet" Mutasa', "PERSON")),
        ("A spokesman of the National Security council said no.", ("National Security council", "ORG")),
    ],
)
def test_words_around_and_inside(annotate_text: Annotator, body: str, expected: tuple[str, str]) -> None:
    assert expected in named(annotate_text, body)


@pytest.mark.parametrize(
    ("body", "left_out"),
    [
        ('Papers asked: "Is Obama a lame duck?" Most did not.', "Is Obama"),
        ("They worked in the Trump White House for years.", "Trump White House"),
        ("There is a clock in Trump World, they said.", "Trump World"),
        ("More red-state Senate races are near.", "state Senate"),
        ("TRUMP LAUNCHES 2020 CAMPAIGN IN TOWN\nHe spoke for an hour.", "TRUMP LAUNCHES"),
        ("The girl, who has Verlan's syndrome, spoke.", "Verlan"),
    ],
)
def test_what_runs_into_a_name_stays_outside(annotate_text: Annotator, body: str, left_out: str) -> None:
    assert left_out not in {text for text, _ in named(annotate_text, body)}


def test_both_names_in_a_line_of_capitals_are_one(annotate_text: Annotator) -> None:
    found = named(annotate_text, "He spoke for an hour.\nWATCH: CROWD CHEERS HILLARY CLINTON IN SPEECH AT RALLY\nThen he left.")
    assert ("HILLARY CLINTON", "PERSON") in found


def test_a_county_keeps_its_word(annotate_text: Annotator) -> None:
    assert ("Cobb County", "GPE") in named(annotate_text, "They met him at the Cobb County Democrats’ meeting in May.")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Rain as in hurricanes Harvey and Irma is likely.", ("Harvey", "EVENT")),
        ("They train at Nora B. Velt Middle School in Oslo.", ("Nora B. Velt Middle School", "ORG")),
    ],
)
def test_words_that_tell_the_kind(annotate_text: Annotator, body: str, expected: tuple[str, str]) -> None:
    assert expected in named(annotate_text, body)


def test_a_family_s_plural_is_nobody(annotate_text: Annotator) -> None:
    body = "Tendai Verlan spoke. Rosa Verlan said no. He called both Verlans friends, and the Verlans left."
    assert "Verlans" not in {text for text, _ in named(annotate_text, body)}


@pytest.mark.parametrize(
    ("body", "name", "vote", "label"),
    [
        ("The Navy sent the USS Verlan to the gulf.", "USS Verlan", "ORG", "PRODUCT"),
        ("Reformers liked the F-19 Verlan best.", "F-19 Verlan", "ORG", "PRODUCT"),
        ("He was stopped by the Oregon Highway Patrol on Monday.", "Oregon Highway Patrol", "FAC", "ORG"),
        ("Emails show him writing to Mutasa Jr. about it.", "Mutasa Jr.", "ORG", "PERSON"),
        ("It ranges to progressive Sens. Ann Verlan and others.", "Sens", "GPE", ""),
        ("He said that House Speaker Ann Verlan spoke.", "House", "PERSON", "ORG"),
    ],
)
def test_a_wrong_vote_is_outweighed(annotate_text: Annotator, body: str, name: str, vote: str, label: str) -> None:
    text, c = read(annotate_text, body, name, vote)
    [spelling] = spellings(text, [c], {}, False).values()
    decide(spelling)
    assert spelling.label == label


def test_a_co_founder_s_co_is_no_part_of_the_body(annotate_text: Annotator) -> None:
    text, c = read(annotate_text, "It is by Fusion Labs co-founder Ann Verlan.", "Fusion Labs co", "ORG")
    assert [text.surface(part.start, part.end) for part in tidy(text, [c])] == ["Fusion Labs"]


def test_a_small_common_word_is_no_people(annotate_text: Annotator) -> None:
    text, c = read(annotate_text, "There was a lack of polish about it.", "polish", "NORP")
    assert tidy(text, [c]) == []


def test_a_village_of_a_leader_s_name_is_not_meant(annotate_text: Annotator) -> None:
    text, c = read(annotate_text, "Mohammed Morsi won the vote. In a word, Morsi acts.", "Morsi", "GPE")
    full = Candidate(c.start - 1, c.start + 1, "PERSON")
    found = spellings(text, [full, c], {}, False)
    for spelling in found.values():
        decide(spelling)
    lend_to_parts(text, found, [])
    assert max(found["morsi"].scores, key=lambda label: found["morsi"].scores[label]) == "PERSON"
