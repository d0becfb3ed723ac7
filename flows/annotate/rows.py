"""Turns a Story into table rows: the only place where token spans become characters and numbers become columns."""

from collections import defaultdict
from typing import Any

from spacy.tokens import Doc

from flows.annotate.story import Story
from flows.annotate.tokens import tokens_of

Rows = dict[str, list[dict[str, Any]]]


class RowWriter:
    """Collects the rows of many articles, table by table."""

    def __init__(self) -> None:
        self.rows: Rows = defaultdict(list)

    def add(self, doc: Doc, story: Story, body: str) -> None:
        """Append all rows of one annotated article; texts are cut from `body`, so offsets hold by construction."""
        article = _Article(doc, story, body, self.rows)
        article.sentences()
        article.entities()
        article.mentions()
        article.roles()
        article.statements()
        article.times()
        article.quantities()
        article.events()
        article.whole_article()


class _Article:
    """One article's rows in the making."""

    def __init__(self, doc: Doc, story: Story, body: str, rows: Rows) -> None:
        self.tokens, self.story, self.body, self.out = tokens_of(doc), story, body, rows

    def put(self, table: str, **columns: Any) -> None:
        self.out[table].append({"article_id": self.story.article_id, **columns})

    def span(self, start: int, end: int, prefix: str = "", text: str = "text") -> dict[str, Any]:
        """Columns of a token span: `text`, `{prefix}start…`, `{prefix}end…`."""
        tokens = self.tokens
        first, last = tokens.offsets[start], tokens.offsets[end - 1] + len(tokens.words[end - 1])
        names = (f"{prefix}start", f"{prefix}end") if prefix else ("start_char", "end_char")
        return {text: self.body[first:last], names[0]: first, names[1]: last}

    def sentence(self, token: int) -> int:
        return self.story.sentence_of[token]

    def sentences(self) -> None:
        for number, (start, end) in enumerate(self.story.sentences):
            self.put("sentences", sentence_no=number, paragraph_no=self.story.paragraph_of[number], **self.span(start, end))

    def entities(self) -> None:
        for number, entity in enumerate(self.story.entities):
            self.put(
                "entity_links",
                entity_no=number,
                link_key=entity.link_key,
                name=entity.name,
                label=entity.label,
                reason=entity.reason,
                reference_id=entity.reference_id,
                country_code=entity.country_code,
                latitude=entity.latitude,
                longitude=entity.longitude,
                gender=entity.gender,
                confidence=round(entity.confidence, 4),
            )

    def mentions(self) -> None:
        """A name that stands inside another follows it, and says with `within_no` which that is."""
        ordered = sorted((*self.story.mentions, *self.story.nested), key=lambda m: (m.start, -m.end))
        numbers = {id(mention): number for number, mention in enumerate(ordered)}
        for number, mention in enumerate(ordered):
            self.put(
                "mentions",
                mention_no=number,
                sentence_no=self.sentence(mention.start),
                entity_no=mention.entity,
                label=mention.label,
                **self.span(mention.start, mention.end),
                method=mention.method,
                within_no=numbers[id(mention.within)] if mention.within else None,
                rule=mention.rule,
                confidence=round(mention.confidence, 4),
            )

    def roles(self) -> None:
        for number, role in enumerate(self.story.roles):
            self.put(
                "roles",
                role_no=number,
                sentence_no=self.sentence(role.start),
                person_no=role.person,
                title=role.title,
                office=role.office,
                organisation_no=role.organisation,
                status=role.status,
                starts_at=role.starts_at,
                ends_at=role.ends_at,
                **self.span(role.start, role.end),
                method=role.method,
                confidence=round(role.confidence, 4),
            )

    def statements(self) -> None:
        ordered = sorted(self.story.statements, key=lambda s: (s.cue or s.content, s.content))
        for number, statement in enumerate(ordered):
            source = self.span(*statement.source, "source_", "source") if statement.source else {}
            cue = self.span(*statement.cue, "cue_", "cue") if statement.cue else {}
            self.put(
                "statements",
                statement_no=number,
                sentence_no=self.sentence((statement.cue or statement.content)[0]),
                speaker_no=statement.speakers[0] if len(statement.speakers) == 1 else None,
                speaker_status=statement.speaker_status,
                **source,
                **cue,
                cue_lemma=statement.cue_lemma,
                cue_class=statement.cue_class,
                kind=statement.kind,
                **self.span(*statement.content, "content_", "content"),
                negated=statement.negated,
                confidence=round(statement.confidence, 4),
            )
            for speaker in statement.speakers:
                self.put("statement_speakers", statement_no=number, entity_no=speaker)

    def times(self) -> None:
        for number, time in enumerate(sorted(self.story.times, key=lambda t: (t.start, t.end))):
            self.put(
                "time_expressions",
                time_no=number,
                sentence_no=self.sentence(time.start),
                **self.span(time.start, time.end),
                type=time.type,
                value=time.value,
                starts_at=time.starts_at,
                ends_at=time.ends_at,
                anchor=time.anchor,
                rule=time.rule,
                confidence=round(time.confidence, 4),
            )

    def quantities(self) -> None:
        for number, quantity in enumerate(sorted(self.story.quantities, key=lambda q: (q.start, q.end))):
            self.put(
                "quantities",
                quantity_no=number,
                sentence_no=self.sentence(quantity.start),
                **self.span(quantity.start, quantity.end),
                kind=quantity.kind,
                value=quantity.value,
                upper_value=quantity.upper_value,
                unit=quantity.unit,
                counted=quantity.counted,
                modifier=quantity.modifier,
                confidence=round(quantity.confidence, 4),
            )

    def events(self) -> None:
        for number, event in enumerate(self.story.events):
            self.put(
                "events",
                event_no=number,
                sentence_no=self.sentence(event.start),
                kind=event.kind,
                trigger_lemma=event.trigger_lemma,
                **self.span(event.start, event.end, text="trigger"),
                place_no=event.place,
                starts_at=event.starts_at,
                ends_at=event.ends_at,
                negated=event.negated,
                modality=event.modality,
                is_background=event.is_background,
                told=event.told,
                confidence=round(event.confidence, 4),
            )
            for participant_no, participant in enumerate(event.participants):
                self.put(
                    "event_participants",
                    event_no=number,
                    participant_no=participant_no,
                    entity_no=participant.entity,
                    role=participant.role,
                    **self.span(participant.start, participant.end),
                )

    def whole_article(self) -> None:
        for topic_id, score in self.story.topics:
            self.put("article_topics", topic_id=topic_id, score=round(score, 4))
        for rank, place in enumerate(self.story.places, start=1):
            country = self.story.entities[place.entity].country_code
            self.put("article_places", rank=rank, entity_no=place.entity, country_code=country, score=round(place.score, 4))
        for rank, (phrase, score) in enumerate(self.story.keyphrases, start=1):
            self.put("keyphrases", rank=rank, phrase=phrase, score=round(score, 4))
        for sentence_no, score in self.story.tones:
            self.put("tones", sentence_no=sentence_no, score=round(score, 4))
