-- Who said each statement and whom it names, by day: what who_said_what and about() look up. The planner knows how few rows a day or a
-- name has here; from articles and mentions it can't tell, and reads all sentences of a big warehouse.
CREATE TABLE marts.statement_voices (article_id BIGINT, statement_no INTEGER, speaker_id BIGINT, day DATE);
CREATE TABLE marts.statement_names (entity_id BIGINT, day DATE, article_id BIGINT, statement_no INTEGER, speaker_id BIGINT);
INSERT INTO ops.stale_days SELECT DISTINCT utc_day(published_at) FROM articles;

COMMENT ON TABLE marts.statement_voices IS 'Who said each statement, a row for each speaker; marts.who_said_what gives the words.';
COMMENT ON COLUMN marts.statement_voices.article_id IS 'The article.';
COMMENT ON COLUMN marts.statement_voices.statement_no IS 'The statement in it.';
COMMENT ON COLUMN marts.statement_voices.speaker_id IS 'Who said it; null when the article doesn''t say.';
COMMENT ON COLUMN marts.statement_voices.day IS 'UTC day of publication; null when unknown.';
COMMENT ON TABLE marts.statement_names IS 'Whom each statement names, a row for each speaker; about(…) gives the words. Statements in copies, and what somebody says of themselves, are left out.';
COMMENT ON COLUMN marts.statement_names.entity_id IS 'Who or what is named in the statement''s content.';
COMMENT ON COLUMN marts.statement_names.day IS 'UTC day of publication; null when unknown.';
COMMENT ON COLUMN marts.statement_names.article_id IS 'The article.';
COMMENT ON COLUMN marts.statement_names.statement_no IS 'The statement in it.';
COMMENT ON COLUMN marts.statement_names.speaker_id IS 'Who said it; null when the article doesn''t say.';
