"""What the text itself says that a name is."""

import pytest

from flows.annotate.names.context import mention_evidence
from flows.annotate.names.definitions import acts_as_body, definition
from flows.annotate.names.joining import join
from flows.annotate.names.numbered import name_numbered
from tests.conftest import Annotator
from tests.flows.annotate.names.test_doubts import read
from tests.flows.annotate.names.test_find_names import named


@pytest.mark.parametrize(
    ("body", "name", "vote", "label"),
    [
        ("The border of Torbeck Counties is long.", "Torbeck", "ORG", "GPE"),
        ("He left his outpost, Mestorbek, in the hills.", "Mestorbek", "ORG", "FAC"),
        ("Capitol Marlow is a weekly column written by the staff.", "Capitol Marlow", "ORG", "WORK_OF_ART"),
        ("Verlanta, a town of 900 people, was flooded.", "Verlanta", "ORG", "GPE"),
        ("It hurts towns such as Verlanta on the river.", "Verlanta", "ORG", "GPE"),
        ("Verlanta is a software company in Oslo.", "Verlanta", "PERSON", "ORG"),
        ("The Ann Marlow Center slammed the bill on Monday.", "Ann Marlow Center", "FAC", "ORG"),
        ("The Farmer Exchange Program released a statement.", "Farmer Exchange Program", "PRODUCT", "ORG"),
        ("I thought of him as wanting a Verlanta.", "Verlanta", "ORG", "PRODUCT"),
        ("She read ‘ The Sixth Marlow ’ by Ann Roe.", "Sixth Marlow", "LAW", "WORK_OF_ART"),
        ("He sang “ Cat Marlow Fever ” on Monday.", "Cat Marlow Fever", "WORK_OF_ART", "WORK_OF_ART"),
        ("They want the Verlanta XL pipeline.", "Verlanta XL", "PERSON", "FAC"),
        ("He met Rytta Verland, Canada's foreign affairs minister, in May.", "Rytta Verland", "GPE", "PERSON"),
    ],
)
def test_kinds_told(annotate_text: Annotator, body: str, name: str, vote: str, label: str) -> None:
    text, c = read(annotate_text, body, name, vote)
    evidence: dict[str, float] = {}
    for kind, weight in mention_evidence(text, c, sport=False):
        evidence[kind] = evidence.get(kind, 0.0) + weight
    assert max(evidence, key=lambda kind: evidence[kind]) == label


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("He was taken to Lee Kang Fong General Hospital on Monday.", "Lee Kang Fong General Hospital"),
        ("The 2nd U.S. Circuit Court of Appeals affirmed it.", "2nd U.S. Circuit Court of Appeals"),
        ("Dana Marlow, head of the National Riverton Caucus of State Legislators, spoke.",
         "National Riverton Caucus of State Legislators"),
        ("Students at the University of California, Fresno are angry.", "University of California, Fresno"),
        ("Ann Roe left the University of Texas at Austin in May.", "University of Texas at Austin"),
        ("He went to the University of Illinois at Chicago-Verlan, not far away.", "University of Illinois at Chicago-Verlan"),
        ("Students of the University of Nevada Reno wrote it.", "University of Nevada Reno"),
        ("The Council on American–Islamic Relations left.", "Council on American–Islamic Relations"),
        ("The Council on American - Islamic Relations met in May.", "Council on American - Islamic Relations"),
        ("He wrote to the Council on American-Islamic Relations.", "Council on American-Islamic Relations"),
        ("She would be the ninth Supreme Court Justice by now.", "Supreme Court"),
        ("Supreme Court Justices differ on it.", "Supreme Court"),
        ("The game ended Marlow Rovers 1 – 0 Verlan Republic.", "Verlan Republic"),
        ("The WHO met in May.\nWHO say that salt is good.", "WHO"),
        ("Students at University of Michigan, Harvard and Yale met.", "University of Michigan"),
        ("The Senate may vote on the Canada-to-Texas Verlan XL pipeline.", "Verlan XL"),
        ("He is a sponsor of the Clean Marlow Deal with Mutasa, a senator.", "Clean Marlow Deal"),
        ("Speaker [Rep. Paul] Malkova was silent.", "Malkova"),
        ("He rode his “Andrew Malka Clay Goes to Oslo” act for years.", "Andrew Malka Clay"),
        ("He attacked Trump's CLEAN Act in a letter.", "CLEAN Act"),
        ("They said that Republican Trump would lose.", "Trump"),
    ],
)  # fmt: skip
def test_where_names_begin_and_end(annotate_text: Annotator, body: str, name: str) -> None:
    found = {text for text, _ in named(annotate_text, body)}
    assert name in found
    assert not any(text != name and (name in text or "Paul" in text) for text in found)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("Parties in the post-Verlan era have no message.", "Verlan"),
        ("There is much anti-Semitic talk.", "Semitic"),
        ("He asked for mercy, for Pete's sake.", "Pete"),
    ],
)
def test_parts_of_words_and_phrases_are_no_names(annotate_text: Annotator, body: str, name: str) -> None:
    assert name not in {text for text, _ in named(annotate_text, body)}


def test_a_suffix_is_no_part_of_a_persons_name(annotate_text: Annotator) -> None:
    text, c = read(annotate_text, "A McMarlow-allied group paid for it.", "McMarlow", "PERSON")
    join(text, [c], [])
    assert text.surface(c.start, c.end) == "McMarlow"


def test_only_houses_and_programmes_are_bodies_by_speaking(annotate_text: Annotator) -> None:
    text, c = read(annotate_text, "Malka Jr. said so on Monday.", "Malka Jr.", "ORG")
    assert acts_as_body(text, c) == ()


def test_an_adjective_before_counties_is_no_place(annotate_text: Annotator) -> None:
    text, c = read(annotate_text, "It won in Democratic counties.", "Democratic", "ORG")
    assert definition(text, c) == ()


def test_letters_that_spell_a_small_word_begin_a_sentence(annotate_text: Annotator) -> None:
    for body in ("It has rained. WHO say that salt is good.", "WHO officials left.", "They rest. IT helps. WHO does not."):
        assert [text for text, _ in named(annotate_text, body)] == ["WHO"]
    assert not named(annotate_text, "Who says that salt is good? Us and them.")


def test_persons_side_by_side(annotate_text: Annotator) -> None:
    for body, names in (
        ("The Hillary-Bernie debate was long.", ["Hillary", "Bernie"]),
        ("Aides spoke of a Trump-Abbas meeting in May.", ["Trump", "Abbas"]),
        ("A Putin-Trump summit is near, they said.", ["Putin", "Trump"]),
        ("Rep. Anna Clinton-Marlow left.", ["Anna Clinton-Marlow"]),  # one person
    ):
        assert [text for text, _ in named(annotate_text, body)] == names


def test_titles_of_laws(annotate_text: Annotator) -> None:
    for body, name in (
        ("The rule on Title X was cut.", "Title X"),
        ("They sued under Title IX in May.", "Title IX"),
        ("Title VII forbids it.", "Title VII"),
    ):
        text, c = read(annotate_text, body, name, "PRODUCT")
        c.label = "PRODUCT"
        name_numbered(text, [c])
        assert c.label == "LAW"


def test_a_body_s_field_is_a_place(annotate_text: Annotator) -> None:
    for body, parts, name in (
        ("He left the Center on Kenya in May.", ("Center on", "Kenya"), "Center on Kenya"),
        ("The Council on the Sudan met.", ("Council", "Sudan"), "Council on the Sudan"),
        ("It was the Center on Kenya and Sudan.", ("Center on", "Kenya", "Sudan"), "Center on Kenya and Sudan"),
        ("He saw the Marlow Council on Kenya.", ("Marlow Council", "Kenya"), "Marlow Council"),  # what it sees about it
    ):
        votes = ("ORG", "GPE", "GPE")
        found = [read(annotate_text, body, part, vote) for part, vote in zip(parts, votes, strict=False)]
        text = found[0][0]
        joined = join(text, [c for _, c in found], [])
        assert text.surface(joined[0].start, joined[0].end) == name
