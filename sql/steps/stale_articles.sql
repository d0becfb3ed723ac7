-- Takes up days of ops.stale_days, undated articles first, then in order, until they have `articles_at_once` articles (a variable).
-- `stale` has these days, `stale_articles` every article that their counts depend on, which is all articles of the stories that
-- have one on such a day: an earlier copy decides on which day a story counts first.
-- `carried` is true for stories of several articles; is_stale for the articles that are themselves on such a day.
CREATE OR REPLACE TEMP TABLE stale AS
WITH days AS (
    SELECT s.day, count(a.article_id) AS articles
    FROM (SELECT DISTINCT day FROM ops.stale_days) s
    LEFT JOIN articles a ON utc_day(a.published_at, a.published_precision) IS NOT DISTINCT FROM s.day
    GROUP BY s.day
),
running AS (
    SELECT day, sum(articles) OVER (ORDER BY day NULLS FIRST) - articles AS articles_before FROM days
)
SELECT day FROM running WHERE articles_before = 0 OR articles_before < getvariable('articles_at_once');
CREATE OR REPLACE TEMP TABLE stale_articles AS
WITH dated AS (
    SELECT a.article_id, a.story_id, a.source_id, a.duplicate_of, a.word_count, utc_day(a.published_at, a.published_precision) AS day,
           EXISTS (FROM stale s WHERE s.day IS NOT DISTINCT FROM utc_day(a.published_at, a.published_precision)) AS is_stale
    FROM articles a
),
stories AS (
    SELECT story_id, count(*) > 1 AS carried FROM dated GROUP BY story_id HAVING bool_or(is_stale)
)
SELECT d.*, s.carried FROM dated d JOIN stories s USING (story_id);
