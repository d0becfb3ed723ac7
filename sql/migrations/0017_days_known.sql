-- An article that is dated to a month or a year counts on no day: its date, the first of that month or year, is no day that anybody told.
CREATE OR REPLACE MACRO utc_day(instant) AS make_timestamp(epoch_us(instant))::DATE,
    (instant, known) AS CASE WHEN known IN ('month', 'year') THEN NULL ELSE make_timestamp(epoch_us(instant))::DATE END;
COMMENT ON MACRO utc_day IS 'The UTC day of an instant; with the precision to which it is known: null when that is the month or the year.';
-- Where a copy is now the first on its day, the days of the others count anew too.
INSERT INTO ops.stale_days
SELECT DISTINCT unnest([utc_day(published_at), NULL]) FROM articles
WHERE story_id IN (SELECT story_id FROM articles WHERE published_precision IN ('month', 'year'));

COMMENT ON COLUMN ops.stale_days.day IS 'The UTC day; null stands for articles whose day isn''t known.';
COMMENT ON COLUMN marts.entity_day_counts.day IS 'UTC day of publication; null when it isn''t known to the day.';
COMMENT ON COLUMN marts.pair_day_counts.day IS 'UTC day of publication; null when it isn''t known to the day.';
COMMENT ON COLUMN marts.place_day_counts.day IS 'UTC day of publication; null when it isn''t known to the day.';
COMMENT ON COLUMN marts.topic_day_counts.day IS 'UTC day of publication; null when it isn''t known to the day.';
COMMENT ON COLUMN marts.source_day_counts.day IS 'UTC day of publication; null when it isn''t known to the day.';
COMMENT ON COLUMN marts.role_day_counts.day IS 'UTC day of publication; null when it isn''t known to the day.';
COMMENT ON COLUMN marts.statement_voices.day IS 'UTC day of publication; null when it isn''t known to the day.';
COMMENT ON COLUMN marts.statement_names.day IS 'UTC day of publication; null when it isn''t known to the day.';
