"""Events by PLOVER type, with participants, place and time."""

import re
from collections import defaultdict
from itertools import pairwise

from spacy.tokens import Doc, Token

from flows.annotate.events.circumstances import bounds, place_of, time_of
from flows.annotate.events.clauses import child, depth
from flows.annotate.events.factuality import is_told
from flows.annotate.events.lexicon import trigger_lemmas
from flows.annotate.events.merging import Told, absorb, find_earlier
from flows.annotate.events.modality import is_background, is_supposed, modality
from flows.annotate.events.parties import Cast, Party, Reading
from flows.annotate.events.readings import demanded, read
from flows.annotate.events.restrictions import is_generic
from flows.annotate.story import Event, Participant, Story, TimeExpression
from flows.annotate.tokens import tokens_of

__all__ = ["find_events"]


# Tokens; longer sentences are lists or run-together lines, and their parse is not to be trusted.
_LONGEST_SENTENCE, _LONG_SENTENCE = 100, 40
_GLUED = re.compile(r"[A-Z][a-z]{2,}[A-Z][a-z]{2,}|[a-z]{4,}[A-Z][a-z]{2,}")
_LONG_WORD = 10
_QUOTES = frozenset({'"', "“", "”", "``", "''"})


def find_events(doc: Doc, story: Story) -> None:
    """Fill `story.events`: by sentence, the main clause's event first, each event of the article once."""
    known = trigger_lemmas()
    quoted = _quoted(doc, story)
    candidates = [i for i, lemma in enumerate(tokens_of(doc).lemma_codes) if lemma in known and i not in quoted]
    if not candidates:
        return
    cast, words = Cast(doc, story), tokens_of(doc).words
    times: dict[int, list[TimeExpression]] = defaultdict(list)
    for time in story.times:
        times[story.sentence_of[time.start]].append(time)
    told: list[Told] = []
    by_sentence: dict[int, list[Token]] = defaultdict(list)
    for i in candidates:
        by_sentence[story.sentence_of[i]].append(doc[i])
    for sentence, tokens in by_sentence.items():
        if words[story.sentences[sentence][1] - 1] == "?":
            continue  # a question tells no event
        if _is_run_together(words[slice(*story.sentences[sentence])]):
            continue
        for reading in _readings(cast, tokens):
            event = _event(cast, reading, times[sentence], story)
            if is_supposed(event):
                continue
            telling = Told(event, sentence, reading.told or reading.token, _words(doc, reading))
            earlier = find_earlier(telling, told)
            if earlier is not None:
                absorb(earlier, telling)
            elif event.participants or event.place is not None:
                told.append(telling)
    story.events = [telling.event for telling in told]


def _is_run_together(words: list[str]) -> bool:
    """Whether a sentence is page furniture: far too long, teasers between bars, words glued together ("ReportMinister")."""
    if len(words) > _LONGEST_SENTENCE or words.count("|") > 1 or _has_card(words):
        return True
    return len(words) > _LONG_SENTENCE and any(len(word) >= _LONG_WORD and _GLUED.search(word) for word in words)


def _quoted(doc: Doc, story: Story) -> set[int]:
    """The tokens in the quotation marks of statements: what somebody claims there nobody else tells, and has its row there."""
    words = tokens_of(doc).words
    found: set[int] = set()
    for statement in story.statements:
        if statement.kind == "direct":
            found.update(range(*statement.content))
        inside = False
        for i in range(*statement.content) if statement.kind == "mixed" else ():
            if words[i] in _QUOTES:
                inside = not inside
            elif inside:
                found.add(i)
    return found


def _has_card(words: list[str]) -> bool:
    """Whether a page's card of a person with teasers stands in the sentence: it ends with "MORE (R-Ky.)"."""
    return "MORE" in words and any(word == "MORE" and after == "(" for word, after in pairwise(words))


def _words(doc: Doc, reading: Reading) -> set[str]:
    return {doc[i].lemma_.lower() for i in (reading.token.i, *reading.inner)}


def _readings(cast: Cast, tokens: list[Token]) -> list[Reading]:
    """The events of one sentence, the main clause's first, without those that another takes in."""
    tokens = [token for token in tokens if not _in_name(cast, token)]
    found = [reading for token in tokens if (reading := demanded(cast, token) if token.lower_ == "must" else read(cast, token))]
    taken = cast.hidden.union(*(reading.inner for reading in found))
    kept = [reading for reading in found if reading.token.i not in taken and not _is_purpose(reading, found)]
    kept = [reading for reading in kept if is_told(reading.token) and not is_generic(reading)]
    return sorted(kept, key=lambda reading: (depth(reading.token), reading.token.i))


def _in_name(cast: Cast, token: Token) -> bool:
    """Whether the word is a part of a name ("Meet the Press"); the name of a gathering tells it all the same."""
    mention = cast.covering.get(token.i)
    return mention is not None and mention.method == "name" and mention.label != "EVENT"


def _is_purpose(reading: Reading, found: list[Reading]) -> bool:
    """Whether the event is only what another is for ("attended the forum to discuss …"): the other takes over its recipient."""
    token = reading.token
    if token.dep_ not in {"advcl", "xcomp", "acl"} or not any(c.lower_ == "to" and c.dep_ == "aux" for c in token.children):
        return False
    for other in found:
        if other.token.i == token.head.i or (token.head.i in other.inner):
            other.recipients = other.recipients or reading.recipients
            other.inner.append(token.i)
            return True
    return False


def _event(cast: Cast, reading: Reading, times: list[TimeExpression], story: Story) -> Event:
    token = reading.token
    told = reading.told or token
    starts_at, ends_at = bounds(time_of(token, times))
    end = told.i + 1
    particle = child(told, "prt")
    if particle is not None and particle.i == end:
        end += 1
    return Event(
        kind=reading.kind,
        start=told.i,
        end=end,
        trigger_lemma=told.lemma_.lower(),
        participants=_participants(reading),
        place=place_of(cast, token),
        starts_at=starts_at,
        ends_at=ends_at,
        negated=reading.negated,
        modality=reading.modality or modality(token),
        is_background=is_background(token, starts_at, story.published_at),
        confidence=0.75 if reading.actors and reading.recipients else 0.6,
    )


def _participants(reading: Reading) -> list[Participant]:
    attending = reading.token.lemma_ == "attend"
    first = "attendee" if attending else "actor"
    return [_participant(party, first) for party in reading.actors] + [
        _participant(party, "recipient") for party in reading.recipients
    ]


def _participant(party: Party, role: str) -> Participant:
    return Participant(party.start, party.end, role, party.entity)
