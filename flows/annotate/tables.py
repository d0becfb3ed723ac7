"""The schema of each annotation frame: the columns that annotate hands to load; settling adds entity ids.

Every frame is keyed by `article_id` and a per-article number; offsets are code points into the body, end exclusive.
"""

import polars as pl

_KEY: dict[str, pl.DataType | type[pl.DataType]] = {"article_id": pl.Int64}
_SPAN: dict[str, pl.DataType | type[pl.DataType]] = {"start_char": pl.Int32, "end_char": pl.Int32}

_COLUMNS: dict[str, dict[str, pl.DataType | type[pl.DataType]]] = {
    "sentences": {"sentence_no": pl.Int32, "paragraph_no": pl.Int32, **_SPAN, "text": pl.String},
    "entity_links": {
        "entity_no": pl.Int32,
        "link_key": pl.String,
        "name": pl.String,
        "label": pl.String,
        "reason": pl.String,
        "reference_id": pl.String,
        "country_code": pl.String,
        "latitude": pl.Float64,
        "longitude": pl.Float64,
        "gender": pl.String,
        "confidence": pl.Float32,
    },
    "mentions": {
        "mention_no": pl.Int32,
        "sentence_no": pl.Int32,
        "entity_no": pl.Int32,
        "label": pl.String,
        "text": pl.String,
        **_SPAN,
        "method": pl.String,
        "within_no": pl.Int32,
        "rule": pl.String,
        "confidence": pl.Float32,
    },
    "roles": {
        "role_no": pl.Int32,
        "sentence_no": pl.Int32,
        "person_no": pl.Int32,
        "title": pl.String,
        "office": pl.String,
        "organisation_no": pl.Int32,
        "status": pl.String,
        "starts_at": pl.Date,
        "ends_at": pl.Date,
        "text": pl.String,
        **_SPAN,
        "method": pl.String,
        "confidence": pl.Float32,
    },
    "statements": {
        "statement_no": pl.Int32,
        "sentence_no": pl.Int32,
        "speaker_no": pl.Int32,
        "speaker_status": pl.String,
        "source": pl.String,
        "source_start": pl.Int32,
        "source_end": pl.Int32,
        "cue": pl.String,
        "cue_lemma": pl.String,
        "cue_class": pl.String,
        "cue_start": pl.Int32,
        "cue_end": pl.Int32,
        "kind": pl.String,
        "content": pl.String,
        "content_start": pl.Int32,
        "content_end": pl.Int32,
        "negated": pl.Boolean,
        "confidence": pl.Float32,
    },
    "statement_speakers": {"statement_no": pl.Int32, "entity_no": pl.Int32},
    "time_expressions": {
        "time_no": pl.Int32,
        "sentence_no": pl.Int32,
        "text": pl.String,
        **_SPAN,
        "type": pl.String,
        "value": pl.String,
        "starts_at": pl.Datetime("us"),
        "ends_at": pl.Datetime("us"),
        "anchor": pl.String,
        "rule": pl.String,
        "confidence": pl.Float32,
    },
    "quantities": {
        "quantity_no": pl.Int32,
        "sentence_no": pl.Int32,
        "text": pl.String,
        **_SPAN,
        "kind": pl.String,
        "value": pl.Float64,
        "upper_value": pl.Float64,
        "unit": pl.String,
        "counted": pl.String,
        "modifier": pl.String,
        "confidence": pl.Float32,
    },
    "events": {
        "event_no": pl.Int32,
        "sentence_no": pl.Int32,
        "kind": pl.String,
        "trigger": pl.String,
        "trigger_lemma": pl.String,
        **_SPAN,
        "place_no": pl.Int32,
        "starts_at": pl.Datetime("us"),
        "ends_at": pl.Datetime("us"),
        "negated": pl.Boolean,
        "modality": pl.String,
        "is_background": pl.Boolean,
        "told": pl.Int32,
        "confidence": pl.Float32,
    },
    "event_participants": {
        "event_no": pl.Int32,
        "participant_no": pl.Int32,
        "entity_no": pl.Int32,
        "role": pl.String,
        "text": pl.String,
        **_SPAN,
    },
    "article_topics": {"topic_id": pl.String, "score": pl.Float32},
    "article_places": {"rank": pl.Int32, "entity_no": pl.Int32, "country_code": pl.String, "score": pl.Float32},
    "keyphrases": {"rank": pl.Int32, "phrase": pl.String, "score": pl.Float32},
    "tones": {"sentence_no": pl.Int32, "score": pl.Float32},
}

TABLES: dict[str, pl.Schema] = {name: pl.Schema({**_KEY, **columns}) for name, columns in _COLUMNS.items()}


Annotations = dict[str, pl.DataFrame]


def empty() -> Annotations:
    """One frame of no rows for each annotation table."""
    return {name: pl.DataFrame(schema=schema) for name, schema in TABLES.items()}


def concatenate(parts: list[Annotations]) -> Annotations:
    """The frames of `parts`, table by table, in the order given."""
    if not parts:
        return empty()
    return {name: pl.concat([part[name] for part in parts]) for name in TABLES}
