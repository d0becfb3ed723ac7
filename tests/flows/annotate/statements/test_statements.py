"""Who said what: cue, source, content, kind, class and speakers, over the whole pipeline."""

import pytest
from spacy.tokens import Doc

from flows.annotate.story import Statement, Story
from tests.conftest import Annotator


def told(doc: Doc, statement: Statement) -> tuple[str | None, str, str]:
    """Source, cue's lemma and content of a statement."""
    source = doc[statement.source[0] : statement.source[1]].text if statement.source else None
    return source, statement.cue_lemma or "", doc[statement.content[0] : statement.content[1]].text


def only(annotate_text: Annotator, body: str) -> tuple[Doc, Story, Statement]:
    doc, story = annotate_text(body)
    assert len(story.statements) == 1, [told(doc, s) for s in story.statements]
    return doc, story, story.statements[0]


@pytest.mark.parametrize(
    ("body", "kind", "source", "lemma", "content"),
    [
        # Direct: after, before, inverted, split, continued, colon, with a hearer.
        ("“The bridge is safe,” said Maria Lopez.", "direct", "Maria Lopez", "say", "“The bridge is safe,”"),
        ('"The bridge is safe," the engineer said.', "direct", "the engineer", "say", '"The bridge is safe,"'),
        ("Maria Lopez said: “The bridge is safe.”", "direct", "Maria Lopez", "say", "“The bridge is safe.”"),
        (
            "Maria Lopez told reporters on Monday, “The bridge is safe.”",
            "direct", "Maria Lopez", "tell", "“The bridge is safe.”",
        ),
        (
            "“The bridge is safe,” Maria Lopez said, “but the road is not.”",
            "direct", "Maria Lopez", "say", "“The bridge is safe,” Maria Lopez said, “but the road is not.”",
        ),
        (
            "“The bridge is safe,” said Maria Lopez, who built it. “We tested every beam.”",
            "direct", "Maria Lopez", "say",
            "“The bridge is safe,” said Maria Lopez, who built it. “We tested every beam.”",
        ),
        ("The engineer continued:\n“We tested every beam.”", "direct", "The engineer", "continue", "“We tested every beam.”"),
        ("“We tested every beam.”\n— Maria Lopez", "direct", "Maria Lopez", "—", "“We tested every beam.”"),
        ("“We tested every beam,” according to Ann Hall.", "direct", "Ann Hall", "according to", "“We tested every beam,”"),
        # Indirect: clause, parenthetical, left, infinitive, object, small clause, preposition, passive, participle.
        ("Maria Lopez said that the bridge was safe.", "indirect", "Maria Lopez", "say", "that the bridge was safe"),
        ("The bridge is safe, Maria Lopez said.", "indirect", "Maria Lopez", "say", "The bridge is safe"),
        (
            "The bridge, she said, would open in the spring.",
            "indirect", "she", "say", "The bridge, she said, would open in the spring",
        ),
        ("According to the mayor, the bridge is safe.", "indirect", "the mayor", "according to", "the bridge is safe"),
        ("The bridge is safe, according to the mayor.", "indirect", "the mayor", "according to", "The bridge is safe"),
        ("The mayor promised to repair the bridge.", "indirect", "The mayor", "promise", "to repair the bridge"),
        (
            "The mayor urged drivers to avoid the bridge.",
            "indirect", "The mayor", "urge", "drivers to avoid the bridge",
        ),
        (
            "The union accused the company of hiding the report.",
            "indirect", "The union", "accuse", "the company of hiding the report",
        ),
        ("The mayor called for a new bridge.", "indirect", "The mayor", "call", "a new bridge"),
        ("The mayor pointed out that the bridge was old.", "indirect", "The mayor", "point out", "that the bridge was old"),
        (
            "The mayor expressed concern about the old bridge.",
            "indirect", "The mayor", "concern", "the old bridge",
        ),
        ("The mayor is confident that the bridge is safe.", "indirect", "The mayor", "confident", "that the bridge is safe"),
        (
            "PARIS (Reuters) - The mayor said the bridge was safe.",
            "indirect", "The mayor", "say", "the bridge was safe",
        ),
        # Mixed.
        (
            "The mayor said the bridge was “perfectly safe” again.",
            "mixed", "The mayor", "say", "the bridge was “perfectly safe” again",
        ),
        ("The mayor called the bridge “a disgrace.”", "mixed", "The mayor", "call", "the bridge “a disgrace.”"),
    ],
)  # fmt: skip
def test_one_statement(annotate_text: Annotator, body: str, kind: str, source: str | None, lemma: str, content: str) -> None:
    doc, _, statement = only(annotate_text, body)
    assert (statement.kind, *told(doc, statement)) == (kind, source, lemma, content)


@pytest.mark.parametrize(
    "body",
    [
        "The so-called “miracle cure” was sold in small bottles.",
        "The film “Night Train” opened on Friday.",
        "He bought two tickets in order to see the match.",
        "Police raided the warehouse before dawn.",
        "Robert “Bob” Miller walked to the station.",
        "The two presidents discussed trade.",
    ],
)
def test_no_statement(annotate_text: Annotator, body: str) -> None:
    doc, story = annotate_text(body)
    assert [told(doc, statement) for statement in story.statements] == []


def test_only_the_outermost_statement_is_kept(annotate_text: Annotator) -> None:
    doc, _, statement = only(annotate_text, "Maria Lopez said the mayor believed that the bridge was safe.")
    assert told(doc, statement) == ("Maria Lopez", "say", "the mayor believed that the bridge was safe")


def test_each_quotation_goes_to_its_own_cue(annotate_text: Annotator) -> None:
    doc, story = annotate_text("“It rained,” said Ann Hall. She added: “Then it stopped.” “We know,” replied Tom Reed.")
    assert [told(doc, statement) for statement in story.statements] == [
        ("Ann Hall", "say", "“It rained,”"),
        ("She", "add", "“Then it stopped.”"),
        ("Tom Reed", "reply", "“We know,”"),
    ]


def test_a_participle_goes_on_with_the_speaker(annotate_text: Annotator) -> None:
    doc, story = annotate_text("The mayor said the bridge was safe, adding that the road would open on Monday.")
    assert [told(doc, statement) for statement in story.statements] == [
        ("The mayor", "say", "the bridge was safe"),
        ("The mayor", "add", "that the road would open on Monday"),
    ]


def test_interview_lines_belong_to_their_labels(annotate_text: Annotator) -> None:
    body = (
        "Ann Hall spoke with Tom Reed on Friday.\nHALL: How long will the works take?\n"
        "REED: Two years, I think. Perhaps three.\nHALL: Who will pay?\nREED: All of us.\nNote: the works began in May."
    )
    doc, story = annotate_text(body)
    lines = [told(doc, statement) for statement in story.statements if statement.cue_lemma == ":"]
    assert [(source, content) for source, _, content in lines] == [
        ("HALL", "How long will the works take?"),
        ("REED", "Two years, I think. Perhaps three."),
        ("HALL", "Who will pay?"),
        ("REED", "All of us."),
    ]


@pytest.mark.parametrize(
    ("body", "negated"),
    [
        ("The mayor did not say that the bridge was safe.", True),
        ("The mayor never promised to repair the bridge.", True),
        ("The mayor did not seem to believe that the bridge was old.", True),
        ("The mayor said that the bridge was not safe.", False),
    ],
)
def test_negation_of_the_cue(annotate_text: Annotator, body: str, negated: bool) -> None:
    _, _, statement = only(annotate_text, body)
    assert statement.negated is negated


@pytest.mark.parametrize(
    ("body", "cue_class"),
    [
        ("The mayor said that it rained.", "say"),
        ("The mayor thinks that it rained.", "think"),
        ("The mayor asked whether it rained.", "ask"),
        ("The mayor vowed to pay.", "promise"),
        ("The mayor praised the nurses for their work.", "praise"),
        ("The mayor condemned the attack on the market.", "criticize"),
        ("The mayor denied taking the money.", "deny"),
        ("The mayor wants to leave.", "want"),
        ("The study shows that rivers are warmer.", "show"),
        ("The mayor ordered the police to leave.", "order"),
        ("The mayor refused to pay.", "refuse"),
    ],
)
def test_class_of_the_cue(annotate_text: Annotator, body: str, cue_class: str) -> None:
    _, _, statement = only(annotate_text, body)
    assert statement.cue_class == cue_class


def test_speakers_by_name_coordination_and_status(annotate_text: Annotator) -> None:
    body = "Maria Lopez and John Carter said the bridge was safe. A neighbour said it was not."
    _, story = annotate_text(body)
    both, neighbour = story.statements
    assert [story.entities[number].name for number in both.speakers] == ["Maria Lopez", "John Carter"]
    assert both.speaker_status == "named"
    assert (neighbour.speakers, neighbour.speaker_status) == ([], "nominal")


def test_he_after_a_statement_is_its_speaker_not_somebody_it_names(annotate_text: Annotator) -> None:
    body = "John Carter praised Peter Miller for his work on the bridge.\n“Miller never gave up,” he said."
    _, story = annotate_text(body)
    last = story.statements[-1]
    assert last.speaker_status == "pronoun"
    assert [story.entities[number].name for number in last.speakers] == ["John Carter"]
    assert last.source is not None
    start, end = last.source
    within = [mention.entity for mention in story.mentions if mention.start >= start and mention.end <= end]
    assert within == last.speakers, "the pronoun's mention says the same"


def test_he_after_a_nameless_speaker_stays_open(annotate_text: Annotator) -> None:
    body = "John Carter said the bridge was safe.\nAn inspector said it was not.\n“Carter should know better,” he said."
    _, story = annotate_text(body)
    assert story.statements[-1].speakers == []


def test_a_quoted_paragraph_goes_on_with_the_speaker_or_stays_unknown(annotate_text: Annotator) -> None:
    doc, story = annotate_text(
        "“The bridge is safe,” said Maria Lopez.\n“We tested every beam of it.”\nCars went by.\n“Nobody asked us about it.”"
    )
    assert [told(doc, statement)[0] for statement in story.statements] == ["Maria Lopez", "Maria Lopez", None]
    assert [statement.speaker_status for statement in story.statements] == ["named", "named", "unknown"]


def test_the_parties_are_the_two_who_met(annotate_text: Annotator) -> None:
    body = "President Maria Lopez met Prime Minister John Carter in Geneva.\nThe parties noted that trade had grown."
    _, story = annotate_text(body)
    [statement] = [s for s in story.statements if s.cue_lemma == "note"]
    assert sorted(story.entities[number].name for number in statement.speakers) == ["John Carter", "Maria Lopez"]


@pytest.mark.parametrize(
    "body",
    ["", "“", "“”", "“: he said so", "said",
      "“ said ”", '"" ""', ": : :", "—", "A:", "according to", "”“", "'", "«»", "SAID. SAID. “SAID” SAID",
     "“a\n“b\n“c", "🙂 said “🙂”", "\u0301said\u0301", "he said he said he said he said " * 200],
)  # fmt: skip
def test_odd_bodies_do_no_harm(annotate_text: Annotator, body: str) -> None:
    doc, story = annotate_text(body)
    for statement in story.statements:
        for start, end in filter(None, (statement.content, statement.cue, statement.source)):
            assert 0 <= start < end <= len(doc)


def test_negation_with_a_curly_apostrophe(annotate_text: Annotator) -> None:
    _, story = annotate_text("Maria Silva didn’t say who paid.")
    assert [statement.negated for statement in story.statements] == [True]


@pytest.mark.parametrize("body", ["Lawyers questioned Maria Silva under oath.", "The report was shown to be old."])
def test_what_is_no_statement_of_anybody(annotate_text: Annotator, body: str) -> None:
    assert annotate_text(body)[1].statements == []


def test_a_title_with_its_holder_beside_it_is_the_holder(annotate_text: Annotator) -> None:
    body = (
        "The governor of Antofagasta, Ricardo Salinas Vega, said that the mine is safe. He told reporters that work will go on."
    )
    _, story = annotate_text(body)
    assert [[story.entities[n].name for n in s.speakers] for s in story.statements] == [["Ricardo Salinas Vega"]] * 2
