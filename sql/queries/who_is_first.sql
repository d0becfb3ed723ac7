-- Which sources carry stories first, how often are they followed, and how often do they follow, after how many hours?
WITH carried AS (
    SELECT s.first_source AS source, 1 AS first, len(s.followed) AS followed_by, 0 AS follows, NULL::DOUBLE AS hours
    FROM marts.stories s WHERE s.articles > 1
    UNION ALL
    SELECT f.follower.source, 0, 0, 1, f.follower.hours
    FROM marts.stories s, unnest(s.followed) AS f (follower)
)
SELECT source, sum(first)::BIGINT AS stories_first, sum(followed_by)::BIGINT AS copies_by_others, sum(follows)::BIGINT AS stories_followed,
       round(median(hours), 1) AS median_hours_later
FROM carried
GROUP BY source
ORDER BY stories_first DESC, stories_followed DESC, source
