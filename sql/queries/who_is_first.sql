-- Which sources carry stories first, how often are they followed, and how often do they follow, after how long?
-- stories_first, stories_followed: of stories whose dates tell who was first
-- order_unknown: stories that it shares with others where the dates don't tell who was first
-- median_hours_later, median_days_later: of those that it followed, where the dates are known to the second, or to the day
WITH shared AS (
    SELECT story_id, source, first_source, list_filter(followed, lambda follower: follower.source IS DISTINCT FROM source) AS others
    FROM marts.stories WHERE articles > 1
),
carried AS (
    SELECT source, (first_source IS NOT NULL)::INTEGER AS first, CASE WHEN first_source IS NOT NULL THEN len(others) ELSE 0 END AS followed_by,
           0 AS follows, (first_source IS NULL)::INTEGER AS unknown, NULL::DOUBLE AS hours, NULL::BIGINT AS days
    FROM shared WHERE len(others) > 0
    UNION ALL
    SELECT f.follower.source, 0, 0, (first_source IS NOT NULL)::INTEGER, (first_source IS NULL)::INTEGER,
           CASE WHEN first_source IS NOT NULL THEN f.follower.hours END, CASE WHEN first_source IS NOT NULL THEN f.follower.days END
    FROM shared, unnest(others) AS f (follower)
)
SELECT source, sum(first)::BIGINT AS stories_first, sum(followed_by)::BIGINT AS copies_by_others, sum(follows)::BIGINT AS stories_followed,
       sum(unknown)::BIGINT AS order_unknown, round(median(hours), 1) AS median_hours_later, round(median(days), 1) AS median_days_later
FROM carried
GROUP BY source
ORDER BY stories_first DESC, stories_followed DESC, order_unknown DESC, source
