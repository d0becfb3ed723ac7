-- Mentions of each entity by day, for the days in `stale`; reads `stale_articles`.
WITH named AS (
    SELECT m.entity_id, a.article_id, a.story_id, a.day, a.is_stale, a.carried, count(*) AS mentions
    FROM mentions m JOIN stale_articles a USING (article_id)
    WHERE m.entity_id IS NOT NULL AND m.within_no IS NULL
    GROUP BY ALL
),
begun AS (
    SELECT entity_id, story_id, min(day) AS first_day FROM named WHERE carried GROUP BY ALL
)
SELECT n.entity_id, n.day, sum(n.mentions)::BIGINT AS mentions, count(*) AS articles, count(DISTINCT n.story_id) AS independent_articles,
       count(DISTINCT n.story_id) FILTER (n.day IS NOT DISTINCT FROM coalesce(b.first_day, n.day)) AS first_told
FROM named n LEFT JOIN begun b USING (entity_id, story_id)
WHERE n.is_stale
GROUP BY n.entity_id, n.day
