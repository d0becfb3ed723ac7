-- severity: warning
-- In no source has the share of undated, cut or speechless articles grown by half of all articles since its eight earlier weeks:
-- most often its pages have changed.
WITH newest AS (
    SELECT max(version_seen_at) AS seen FROM articles
),
recent AS (
    SELECT a.source_id, a.version_seen_at > n.seen - INTERVAL 7 DAY AS is_recent, a.published_at IS NULL AS undated,
           a.access IS DISTINCT FROM 'full' AS is_cut, NOT EXISTS (FROM statements s WHERE s.article_id = a.article_id) AS is_speechless
    FROM articles a, newest n
    WHERE a.source_id IS NOT NULL AND a.version_seen_at > n.seen - INTERVAL 63 DAY
),
shares AS (
    SELECT source_id, is_recent, count(*) AS articles, avg(undated::INTEGER) AS undated, avg(is_cut::INTEGER) AS cut,
           avg(is_speechless::INTEGER) AS speechless
    FROM recent GROUP BY ALL HAVING count(*) >= 10
)
SELECT n.source_id, s.name, n.articles, n.undated, n.cut, n.speechless
FROM shares n
JOIN shares o ON o.source_id = n.source_id AND n.is_recent AND NOT o.is_recent
LEFT JOIN sources s ON s.source_id = n.source_id
WHERE greatest(n.undated - o.undated, n.cut - o.cut, n.speechless - o.speechless) >= 0.5
