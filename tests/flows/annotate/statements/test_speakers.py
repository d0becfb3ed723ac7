"""Whose words a statement's source are, and which person they mean: clauses' own subjects, pronouns, names told elsewhere."""

import pytest

from tests.conftest import Annotator


def _told(annotate_text: Annotator, body: str) -> list[tuple[str | None, str | None]]:
    """Cue and source of each statement."""
    doc, story = annotate_text(body)
    return [(s.cue_lemma, doc[s.source[0] : s.source[1]].text if s.source else None) for s in story.statements]


@pytest.mark.parametrize(
    ("body", "cue", "source"),
    [
        ("Maria Lopez said that John Carter had doubts, believing the dam had been built badly.", "believe", "John Carter"),
        ("Maria Lopez said that the dam would hold, believing the engineers had done well.", "believe", "Maria Lopez"),
        ("Maria Lopez said that John Carter had doubts, adding that the dam had been built badly.", "add", "Maria Lopez"),
        ("The visitors describe armed guards outside buildings warning drivers not to stop.", "warn", "armed guards"),
        ("Driver groups say the tax will do harm, and warn that it costs jobs.", "warn", "Driver groups"),
    ],
)
def test_a_clause_has_the_subject_that_can_speak(annotate_text: Annotator, body: str, cue: str, source: str) -> None:
    assert (cue, source) in _told(annotate_text, body)


def test_a_share_of_people_indicates_nothing(annotate_text: Annotator) -> None:
    body = "In May, 48 percent of drivers opposed the toll -- indicating that opinions have changed in the last years."
    assert ("indicate", "48 percent of drivers") not in _told(annotate_text, body)


def _last_speaker(annotate_text: Annotator, body: str) -> str | None:
    _, story = annotate_text(body)
    return next((story.entities[number].name for number in story.statements[-1].speakers), None)


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Cars stood still.\nMaria Lopez said that the dam would hold.\n“We have tested every beam of it.”", "Maria Lopez"),
        ("The dam will hold, according to Maria Lopez.\n“We have tested every beam of it.”", "Maria Lopez"),
        ("Maria Lopez said that the dam would hold. Cars stood still.\n“We have tested every beam of it.”", None),
        ("Maria Lopez opposed the dam.\n“We have tested every beam of it.”", None),
    ],
)
def test_a_quoted_paragraph_after_what_one_person_said(annotate_text: Annotator, body: str, speaker: str | None) -> None:
    assert _last_speaker(annotate_text, body) == speaker


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        # "he" is the nameless speaker of the sentence before, the subject of that sentence, or nobody for sure.
        (
            "Peter Miller may lose his post.\n“It does not surprise me,” says a former official who knows the board.\n"
            "“It is best for everyone,” he adds.",
            None,
        ),
        ("John Carter asked for a new bridge.\nIn talks with Peter Miller he agreed to wait until May.", "John Carter"),
        ("John Carter wrote a letter on the dam.\n“I am worried. It has never been tested,” he said.", "John Carter"),
        (
            "“It is no joke,” said John Carter.\nThe delay is bad, a point that Peter Miller, an engineer, made.\n"
            "“Why would you wait?” he said on Monday.",
            "Peter Miller",
        ),
    ],
)
def test_he_is_who_is_foremost_or_nobody(annotate_text: Annotator, body: str, speaker: str | None) -> None:
    assert _last_speaker(annotate_text, body) == speaker


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        ("Top officials including Maria Lopez insisted the dam would hold.", "Maria Lopez"),
        ("“It is safe,” said Maria Lopez, a spokeswoman for the builders, who says the dam will hold.", "Maria Lopez"),
        ("Maria Lopez is an expert who has supported the new dam.", "Maria Lopez"),
        ("Maria Lopez released a letter urging the council to close the dam.", "Maria Lopez"),
        ("The board wrote to the Lapland Courier.\nThe Courier reported that the dam would close.", "Lapland Courier"),
        ("The council read a letter urging drivers to leave. Maria Lopez heard of it.", None),
    ],
)
def test_a_source_whose_bearer_the_sentence_names(annotate_text: Annotator, body: str, speaker: str | None) -> None:
    assert _last_speaker(annotate_text, body) == speaker


@pytest.mark.parametrize(
    ("body", "speakers"),
    [
        ("Two hosts, Joy Behar and Maria Lopez, said that the dam would hold.", {"Joy Behar", "Maria Lopez"}),
        ("Yesterday John Carter, Ann West and Maria Lopez said it was costly.", {"John Carter", "Ann West", "Maria Lopez"}),
        ("Judges Samuel Reed and Brett Moore asked why the dam had leaked.", {"Samuel Reed", "Brett Moore"}),
        ("John Carter, the brother of Maria Lopez and Ann West, said it was costly.", {"John Carter"}),
    ],
)
def test_all_names_of_a_list_speak(annotate_text: Annotator, body: str, speakers: set[str]) -> None:
    _, story = annotate_text(body)
    assert {story.entities[number].name for number in story.statements[0].speakers} == speakers


@pytest.mark.parametrize(
    ("body", "cue", "source"),
    [
        ("A worn-out singer said that the hall was cold.", "say", "A worn-out singer"),
        ("Lawmakers from high-tax states said the plan was wrong.", "say", "Lawmakers from high-tax states"),
        ("A September DL-NORC poll found that most farmers want the dam.", "find", "A September DL-NORC poll"),
        ("Quoting Senator Maria Lopez, who noted that the dam had leaked, Hall left.", "note", "Senator Maria Lopez, who"),
        ("President John Carter this week said he would go.", "say", "President John Carter"),
        (
            "The top aides, Maria Lopez and John Carter, said it would go.",
            "say",
            "The top aides, Maria Lopez and John Carter",
        ),
        ("The Herald reported that senators felt betrayed, complaining they had been robbed.", "complain", "senators"),
        ("Maria Lopez spent much of the last campaign criticizing the dam.", "criticize", "Maria Lopez"),
        ("Maria Lopez has spent years arguing that the dam will break.", "argue", "Maria Lopez"),
        ("The roof may fall, said Maria Lopez — the idea of a new mill is dead.", "say", "Maria Lopez"),
        ("The exclusion of a mill from the fund, the court said, “is odious to our law.”", "say", "the court"),
    ],
)
def test_a_source_is_whole(annotate_text: Annotator, body: str, cue: str, source: str) -> None:
    assert (cue, source) in _told(annotate_text, body)


@pytest.mark.parametrize(
    ("body", "cue", "source"),
    [
        ("The Herald quoted Maria Lopez as saying the dam was safe.", "say", "Maria Lopez"),
        ("He offered a study of Oslo schools, which found that they get more money.", "find", "a study"),
        (
            "She obtained a report written by a clerk at a northern mill that said wages had been cut.",
            "say",
            "a report written by a clerk at a northern mill that",
        ),
        (
            "He met Bo Carter and former mayor Maria Lopez, who has not announced her plans.",
            "announce",
            "former mayor Maria Lopez, who",
        ),
        ("He said houses can be built, but people can’t, saying all of Norway grieves for them.", "say", "He"),
        (
            'Hall said "Joe Roe has told farmers in all countries that they may burn the mill and jail '
            'clerks," adding, "This is his true legacy on the dam."',
            "add",
            "Hall",
        ),
        ("The report differs with a readout of the meeting that falsely suggested Roe would go.", "suggest", "a readout"),
        (
            "The minister voted no, saying the deal should be amended, and warned of higher tolls.",
            "warn",
            "The minister",
        ),
    ],
)
def test_who_says_it_in_a_clause(annotate_text: Annotator, body: str, cue: str, source: str) -> None:
    assert (cue, source) in _told(annotate_text, body)


_RAIN = "The dam was built in May. The town is small. Boats come and go. It rains a lot. "


@pytest.mark.parametrize(
    ("body", "speaker"),
    [
        # Long after a name "he" may be anybody, unless he has spoken without a break.
        (f"John Carter spoke in Oslo. {_RAIN}He said the mill would close.", None),
        ("John Carter spoke in Oslo. He said the mill would close.", "John Carter"),
        ("“It rains,” John Carter said. “I go.” He said it was late. He said it was dark. He said the mill would close.",
         "John Carter"),
        # Only a part of a people is meant.
        ("Many ordinary Norwegians said they opposed the plan.", None),
        ("Norwegians said they opposed the plan.", "Norway"),
        # A link to another article names nobody whom "she" could be.
        ("The plan passed.\nRead more Maria Lopez: the mill and its friends\nShe said the mill would close.", None),
    ],
)  # fmt: skip
def test_whom_a_pronoun_or_a_part_cannot_mean(annotate_text: Annotator, body: str, speaker: str | None) -> None:
    assert _last_speaker(annotate_text, body) == speaker


def test_a_signed_quotation_has_all_its_names(annotate_text: Annotator) -> None:
    body = "Maria Lopez and John Carter came.\n“We have tested every beam of it.”\n— Maria Lopez and John Carter, Herald"
    _, story = annotate_text(body)
    assert [story.entities[number].name for number in story.statements[-1].speakers] == ["Maria Lopez", "John Carter"]
