-- The normalized core: articles, what the annotator found in them, and the bookkeeping of runs.
-- Offsets are code points into articles.body, end exclusive. Ids are 52-bit integers from stable text keys.
-- No foreign or unique keys on the large tables: sql/checks asks instead, inside the load's transaction.

CREATE SCHEMA IF NOT EXISTS ops;
CREATE SCHEMA IF NOT EXISTS marts;

CREATE TABLE duplicate_bands (article_id BIGINT, band INTEGER, hash UBIGINT);
CREATE TABLE duplicate_pairs (article_id BIGINT, other_id BIGINT, similarity FLOAT);
CREATE TABLE sources (
    source_id BIGINT, name VARCHAR, domain VARCHAR, country_code VARCHAR
);
CREATE TABLE articles (
    article_id BIGINT, identity VARCHAR, external_id VARCHAR, source_id BIGINT, url VARCHAR, title VARCHAR, body VARCHAR, language VARCHAR,
    section VARCHAR, published_at TIMESTAMPTZ, published_precision VARCHAR, published_from VARCHAR, modified_at TIMESTAMPTZ,
    word_count INTEGER, content_hash VARCHAR, duplicate_of BIGINT, story_id BIGINT, access VARCHAR, quality_flags VARCHAR[],
    signature UINTEGER[], first_seen_at TIMESTAMPTZ, version_seen_at TIMESTAMPTZ, run_id VARCHAR, annotator_version VARCHAR
);
CREATE TABLE article_versions (
    article_id BIGINT, version_no INTEGER, content_hash VARCHAR, title VARCHAR, body VARCHAR, published_at TIMESTAMPTZ, modified_at TIMESTAMPTZ,
    first_seen_at TIMESTAMPTZ, superseded_at TIMESTAMPTZ
);
CREATE TABLE authors (author_id BIGINT, name VARCHAR);
CREATE TABLE article_authors (article_id BIGINT, author_id BIGINT, position INTEGER);
CREATE TABLE sentences (article_id BIGINT, sentence_no INTEGER, paragraph_no INTEGER, start_char INTEGER, end_char INTEGER, text VARCHAR);
CREATE TABLE entities (
    entity_id BIGINT, kind VARCHAR, name VARCHAR, country_code VARCHAR, latitude DOUBLE, longitude DOUBLE, reference_id VARCHAR
);
CREATE TABLE entity_aliases (entity_id BIGINT, alias VARCHAR, kind VARCHAR);
CREATE TABLE entity_links (
    article_id BIGINT, entity_no INTEGER, entity_id BIGINT, link_key VARCHAR, name VARCHAR, label VARCHAR, reason VARCHAR, reference_id VARCHAR,
    country_code VARCHAR, latitude DOUBLE, longitude DOUBLE, gender VARCHAR, confidence FLOAT
);
CREATE TABLE mentions (
    article_id BIGINT, mention_no INTEGER, sentence_no INTEGER, entity_no INTEGER, entity_id BIGINT, label VARCHAR, text VARCHAR,
    start_char INTEGER, end_char INTEGER, method VARCHAR, rule VARCHAR, confidence FLOAT
);
CREATE TABLE roles (
    article_id BIGINT, role_no INTEGER, sentence_no INTEGER, person_no INTEGER, person_id BIGINT, title VARCHAR, office VARCHAR, organisation_no INTEGER,
    organisation_id BIGINT, status VARCHAR, starts_at DATE, ends_at DATE, text VARCHAR, start_char INTEGER, end_char INTEGER, method VARCHAR, confidence FLOAT
);
CREATE TABLE statements (
    article_id BIGINT, statement_no INTEGER, sentence_no INTEGER, speaker_no INTEGER, speaker_id BIGINT, speaker_status VARCHAR, source VARCHAR,
    source_start INTEGER, source_end INTEGER, cue VARCHAR, cue_lemma VARCHAR, cue_class VARCHAR, cue_start INTEGER, cue_end INTEGER, kind VARCHAR,
    content VARCHAR, content_start INTEGER, content_end INTEGER, negated BOOLEAN, confidence FLOAT
);
CREATE TABLE statement_speakers (article_id BIGINT, statement_no INTEGER, entity_no INTEGER, entity_id BIGINT);
CREATE TABLE time_expressions (
    article_id BIGINT, time_no INTEGER, sentence_no INTEGER, text VARCHAR, start_char INTEGER, end_char INTEGER, type VARCHAR, value VARCHAR,
    starts_at TIMESTAMP, ends_at TIMESTAMP, anchor VARCHAR, rule VARCHAR, confidence FLOAT
);
CREATE TABLE quantities (
    article_id BIGINT, quantity_no INTEGER, sentence_no INTEGER, text VARCHAR, start_char INTEGER, end_char INTEGER, kind VARCHAR, value DOUBLE,
    upper_value DOUBLE, unit VARCHAR, counted VARCHAR, modifier VARCHAR, confidence FLOAT
);
CREATE TABLE events (
    article_id BIGINT, event_no INTEGER, sentence_no INTEGER, kind VARCHAR, trigger VARCHAR, trigger_lemma VARCHAR, start_char INTEGER, end_char INTEGER,
    place_no INTEGER, place_id BIGINT, starts_at TIMESTAMP, ends_at TIMESTAMP, negated BOOLEAN, modality VARCHAR, is_background BOOLEAN, told INTEGER, confidence FLOAT
);
CREATE TABLE event_participants (
    article_id BIGINT, event_no INTEGER, participant_no INTEGER, entity_no INTEGER, entity_id BIGINT, role VARCHAR, text VARCHAR, start_char INTEGER, end_char INTEGER
);
CREATE TABLE topics (topic_id VARCHAR, name VARCHAR, parent_id VARCHAR);
CREATE TABLE article_topics (article_id BIGINT, topic_id VARCHAR, score FLOAT);
CREATE TABLE article_places (article_id BIGINT, rank INTEGER, entity_no INTEGER, entity_id BIGINT, country_code VARCHAR, score FLOAT);
CREATE TABLE keyphrases (article_id BIGINT, rank INTEGER, phrase VARCHAR, score FLOAT);
CREATE TABLE tones (article_id BIGINT, sentence_no INTEGER, score FLOAT);

CREATE TABLE ops.runs (
    run_id VARCHAR, source VARCHAR, inputs VARCHAR[], started_at TIMESTAMPTZ, finished_at TIMESTAMPTZ, status VARCHAR,
    message VARCHAR, articles_in INTEGER, loaded INTEGER, updated INTEGER, older INTEGER, skipped INTEGER, rejected INTEGER, peak_memory_mb INTEGER
);
CREATE TABLE ops.batches (
    batch_id VARCHAR, run_id VARCHAR, batch_no INTEGER, loaded_at TIMESTAMPTZ, articles_in INTEGER, loaded INTEGER, updated INTEGER, older INTEGER, skipped INTEGER,
    rejected INTEGER, words BIGINT, newsloom_version VARCHAR, model VARCHAR, annotator_version VARCHAR
);
CREATE TABLE ops.rejects (
    run_id VARCHAR, batch_id VARCHAR, input VARCHAR, position BIGINT, stage VARCHAR, reason VARCHAR, excerpt VARCHAR, rejected_at TIMESTAMPTZ
);
CREATE TABLE ops.checks (run_id VARCHAR, check_name VARCHAR, severity VARCHAR, rows_failing BIGINT, message VARCHAR, checked_at TIMESTAMPTZ);
CREATE TABLE ops.snapshots (snapshot_id VARCHAR, published_at TIMESTAMPTZ, run_id VARCHAR, articles BIGINT);
CREATE TABLE ops.removals (article_id BIGINT, content_hash VARCHAR, what VARCHAR, removed_at TIMESTAMPTZ);
