-- Articles of each topic by day, for the days in `stale`; reads `stale_articles`.
WITH about AS (
    SELECT t.topic_id, a.article_id, a.story_id, a.day, a.is_stale, a.carried
    FROM article_topics t JOIN stale_articles a USING (article_id)
    GROUP BY ALL
),
begun AS (
    SELECT topic_id, story_id, min(day) AS first_day FROM about WHERE carried GROUP BY ALL
)
SELECT n.topic_id, n.day, count(*) AS articles, count(DISTINCT n.story_id) AS independent_articles,
       count(DISTINCT n.story_id) FILTER (n.day IS NOT DISTINCT FROM coalesce(b.first_day, n.day)) AS first_told
FROM about n LEFT JOIN begun b USING (topic_id, story_id)
WHERE n.is_stale
GROUP BY n.topic_id, n.day
