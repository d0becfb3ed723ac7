"""The body: characters, paragraphs, boilerplate, and what must never happen to a word."""

import csv
import re
import textwrap
import unicodedata

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from flows.clean.accepted import without_accepted
from flows.clean.body import bodies
from flows.clean.characters import one_line, well_formed
from flows.clean.paragraphs import unwrap
from warehouse.resources import resource


def body(text: str, title: str | None = None) -> str:
    columns = {"text": [text], "title": [title], "source": [None], "source_domain": [None]}
    return str(bodies(pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String)))[0])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("One.\r\nTwo.\rThree.\x85Four.\u2028Five.", "One.\nTwo.\nThree.\nFour.\nFive."),
        ("Five.\u2029Six.\x0bSeven.\x0cEight.", "Five.\nSix.\nSeven.\nEight."),
        ("Cafe\u0301 opens", "Café opens"),
        ("a\x00b\x07c\x7fd", "abcd"),
        ("co\u00adoper\u200bate\ufeff now\u2060", "cooperate now"),
        ("10\u00a0000\u2009people\u3000came  \t home", "10 000 people came home"),
        ("  One.  \n\n\n \n  Two.  ", "One.\nTwo."),
        ("The minister\x92s \x93plan\x94 \x96 again", "The minister’s “plan” – again"),
        ("na\u200cme and fa\u200dmily", "name and family"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("\u200eLeft\u202a to right\u202c", "Left to right"),
        ("e\u00ad\u0301", "é"),
    ],
)  # fmt: skip
def test_characters(text: str, expected: str) -> None:
    assert body(text) == expected


def test_lone_surrogates_become_one_replacement_character() -> None:
    assert well_formed("a\ud800b 😀 \udc00") == "a\ufffdb 😀 \ufffd"


def test_a_title_is_one_line() -> None:
    assert pl.select(one_line(pl.lit(" Storm\u00a0hits\r\n  coast "))).item() == "Storm hits coast"
    assert pl.select(one_line(pl.lit(" \u200b "))).item() is None


WRAPPED = """\
RIVERTON, Oct. 3 (Example Wire) - The town council voted on Monday to close
the old bridge for three months while engineers look for the cause of the
cracks that were found in August.

   "We would rather be late than sorry," said Mayor Ada Lindqvist, who had
asked for the well-known firm Halden & Sons to inspect every one of the 14
piers.

Votes:
For 9
Against 2
Absent 1
"""


def test_hard_wrapped_paragraphs_are_joined_and_tables_kept() -> None:
    lines = body(WRAPPED).split("\n")
    assert lines[0].startswith("RIVERTON, Oct. 3 (Example Wire) - The town council")
    assert lines[0].endswith("found in August.")
    assert lines[1].startswith('"We would rather')
    assert lines[1].endswith("14 piers.")
    assert lines[2:] == ["Votes:", "For 9", "Against 2", "Absent 1"]


def test_a_paragraph_a_line_stays_as_it_is() -> None:
    text = (
        "The harbour opened again on Tuesday after a week of storms.\n"
        "Ferries will follow on Thursday, the port authority said.\n"
        "Fishing boats had stayed in all week; prices rose by a fifth."
    )
    assert body(text) == text


def test_a_table_of_results_keeps_its_lines() -> None:
    text = (
        "Results of league matches on Sunday:\nNorthby 2 Southby 1\nEastby 0 Westby 0\n"
        "Oldham Vale 3 Newham Vale 3\nby a late goal\nof the keeper"
    )
    assert body(text) == text


def test_words_broken_at_a_hyphen_are_not_parted() -> None:
    joined = body(textwrap.fill("It was a long-awaited, hard-won and much-discussed " * 12, 60))
    assert "\n" not in joined
    assert "- " not in joined


def test_wrapping_is_undone_for_many_texts() -> None:
    seen = [("heron", "Anby", "Monday", 10), ("otter", "Besford", "Friday", 20), ("lynx", "Carlow", "Sunday", 30)]
    paragraphs = [
        f"The {animal} of {place} was seen again on {day}, and the keeper who had looked for it since spring said that nobody "
        f"should come nearer than {number} metres because it had been ill and was easily afraid of strangers and of dogs."
        for animal, place, day, number in seen
    ]
    for width in (60, 66, 72, 80):
        wrapped = "\n\n".join(textwrap.fill(paragraph, width) for paragraph in paragraphs)
        assert body(wrapped).split("\n") == paragraphs


def test_each_boilerplate_pattern_fits_its_example_and_takes_it_out() -> None:
    with resource("seeds", "boilerplate.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) > 50
    for row in rows:
        assert pl.Series([row["example"]]).str.contains(f"(?i)^(?:{row['pattern']})$")[0], row
        assert body(f"First line.\n{row['example']}\nLast line.") == "First line.\nLast line.", row


@pytest.mark.parametrize(
    "line",
    [
        "He asked readers to sign up for the newsletter, and 4,000 did.",
        "Advertisement spending fell by a tenth in March, the group said.",
        "“Share this with your neighbours,” the doctor said.",
        "Copyright law is changing in the whole region, lawyers say.",
        "Follow-up tests are planned for the spring.",
        "More than 40 people were hurt: the worst storm in years.",
        "Read more widely and you will write better, she said at the fair.",
    ],
)
def test_sentences_that_mention_furniture_stay(line: str) -> None:
    assert body(f"First line.\n{line}\nLast line.") == f"First line.\n{line}\nLast line."


def test_the_count_of_what_was_held_back_is_no_text() -> None:
    assert body("Then the mayor… [+1234 chars]") == "Then the mayor…"


def test_a_repeated_title_goes_only_when_it_is_the_title() -> None:
    assert body("Bridge closed\nThe bridge is closed.", "Bridge Closed") == "The bridge is closed."
    assert body("Bridge closed for good\nIt is.", "Bridge closed") == "Bridge closed for good\nIt is."
    assert body("Bridge closed", "Bridge closed") == "Bridge closed"


WORDS = st.sampled_from(
    ["the", "The", "river", "Riverton", "rose", "7.5", "metres,", "and", "–", "“Well,”", "said", "Dr.", "Ó", "no-one",
     "e\u0301", "\u200d", "ZWJ\u200c", "ri\u00adver", "名前", "\u200f"]
)  # fmt: skip
LINES = st.tuples(st.lists(WORDS, max_size=16).map(" ".join), st.sampled_from(["\n", "\n\n", "\r\n", "\n   ", "\u2028", " \n"]))
TEXTS = st.lists(LINES.map("".join), max_size=14).map("".join)


def letters(text: str) -> str:
    """What is written, without white space, marks and composition."""
    visible = re.sub(r"[\u00ad\u200c\u200d\u200f]", "", text)
    return "".join(character for character in unicodedata.normalize("NFC", visible) if character.isalnum())


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_no_letter_is_lost_and_twice_is_once(text: str) -> None:
    once = body(text)
    assert letters(once) == letters(text)
    assert body(once) == once


@settings(max_examples=80, deadline=None)
@given(st.text(max_size=300))
def test_any_text_settles(text: str) -> None:
    once = body(well_formed(text))
    assert body(once) == once
    assert "\n\n" not in once
    assert not any(unicodedata.category(character) == "Cc" for character in once if character != "\n")
    assert all(line == line.strip() for line in once.split("\n"))
    assert unicodedata.is_normalized("NFC", once)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab cd, E.\n"), max_size=90), max_size=12).map("\n".join))
def test_joining_lines_changes_only_white_space(text: str) -> None:
    assert re.sub(r"\s+", "", unwrap(text)) == re.sub(r"\s+", "", text)


def test_each_glued_piece_of_furniture_goes_and_leaves_its_line() -> None:
    with resource("seeds", "glued_furniture.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        wanted = row["result"].replace("\\n", "\n")
        assert body(f"First line.\n{row['example']}\nLast line.") == f"First line.\n{wanted}\nLast line.", row


def test_each_form_goes_by_words_that_only_forms_have() -> None:
    with resource("seeds", "furniture_forms.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        assert row["marker"] in row["example"].lower()
        assert body(f"First line.\n{row['example']}\nLast line.") == "First line.\nLast line.", row


@pytest.mark.parametrize(
    "line",
    [
        "The photo by the harbour master shows ferries in line.",
        "He told Reuters/Example that the pier was safe.",
        "Follow the money, she said, and you will find the contractor.",
        "It was the worst storm in 7 years, 40 minutes from the coast.",
        "Courtesy of the mayor, who paid for it, the bridge has lights.",
        "The report (photo included) was sent to the council.",
        "Video by a bystander shows the officer at the pier.",
        "Reuters",
    ],
)
def test_sentences_like_furniture_stay(line: str) -> None:
    assert body(f"First line.\n{line}\nLast line.") == f"First line.\n{line}\nLast line."


def test_accepted_lines_go_from_their_source_alone() -> None:
    text = pl.Series("text", ["First.\nTHE EXAMPLE\nLast."] * 3 + [None])
    source, domain = pl.Series(["The Example", "Other", None, None]), pl.Series([None, "other.org", "example.org", None])
    accepted = {"the example": frozenset(["THE EXAMPLE"]), "example.org": frozenset(["Last."])}
    assert without_accepted(text, source, domain, accepted).to_list() == [
        "First.\n\nLast.", "First.\nTHE EXAMPLE\nLast.", "First.\nTHE EXAMPLE\n", None
    ]  # fmt: skip
