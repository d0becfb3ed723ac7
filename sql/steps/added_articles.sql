-- `stale_articles` and `stale` as in stale_articles.sql, for the articles in ops.added_articles alone. Each is a story of its own: where a
-- new article is another's copy or origin, the days of both were noted as stale.
CREATE OR REPLACE TEMP TABLE stale_articles AS
SELECT a.article_id, a.story_id, a.source_id, a.duplicate_of, a.word_count, utc_day(a.published_at, a.published_precision) AS day, true AS is_stale, false AS carried
FROM articles a SEMI JOIN ops.added_articles n ON n.article_id = a.article_id;
CREATE OR REPLACE TEMP TABLE stale AS SELECT DISTINCT day FROM stale_articles;
