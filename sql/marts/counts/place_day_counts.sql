-- Articles about each place by day, for the days in `stale`; reads `stale_articles`.
WITH about AS (
    SELECT p.entity_id, a.article_id, a.story_id, a.day, a.is_stale, a.carried, min(p.rank) AS rank
    FROM article_places p JOIN stale_articles a USING (article_id)
    WHERE p.entity_id IS NOT NULL
    GROUP BY ALL
),
begun AS (
    SELECT entity_id, story_id, min(day) AS first_day FROM about WHERE carried GROUP BY ALL
)
SELECT n.entity_id, n.day, count(*) AS articles, count(*) FILTER (n.rank = 1) AS focus_articles,
       count(DISTINCT n.story_id) AS independent_articles,
       count(DISTINCT n.story_id) FILTER (n.day IS NOT DISTINCT FROM coalesce(b.first_day, n.day)) AS first_told
FROM about n LEFT JOIN begun b USING (entity_id, story_id)
WHERE n.is_stale
GROUP BY n.entity_id, n.day
