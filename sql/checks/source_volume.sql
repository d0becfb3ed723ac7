-- severity: warning
-- No source's latest week has fewer than a third, or more than three times, the articles of its usual week (median of the eight before).
WITH newest AS (
    SELECT max(utc_day(published_at, published_precision)) AS day FROM articles
),
weeks AS (
    SELECT a.source_id, (n.day - utc_day(a.published_at, a.published_precision)) // 7 AS weeks_ago, count(*) AS articles
    FROM articles a, newest n
    WHERE a.source_id IS NOT NULL AND n.day - utc_day(a.published_at, a.published_precision) BETWEEN 0 AND 62
    GROUP BY ALL
),
usual AS (
    SELECT source_id, median(articles) AS articles FROM weeks WHERE weeks_ago > 0 GROUP BY source_id HAVING count(*) >= 4
)
SELECT u.source_id, s.name, coalesce(w.articles, 0) AS articles, u.articles AS usually
FROM usual u
LEFT JOIN weeks w ON w.source_id = u.source_id AND w.weeks_ago = 0
LEFT JOIN sources s ON s.source_id = u.source_id
WHERE u.articles >= 10 AND coalesce(w.articles, 0) NOT BETWEEN u.articles / 3 AND u.articles * 3
