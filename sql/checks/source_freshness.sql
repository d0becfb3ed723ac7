-- severity: warning
-- No source that used to publish every few days has been silent for three times its longest usual pause (the 95th percentile), before
-- the warehouse's newest day.
WITH days AS (
    SELECT DISTINCT source_id, utc_day(published_at, published_precision) AS day FROM articles WHERE source_id IS NOT NULL AND published_at IS NOT NULL
),
pauses AS (
    SELECT source_id, day, day - lag(day) OVER (PARTITION BY source_id ORDER BY day) AS pause FROM days
),
usual AS (
    SELECT source_id, max(day) AS latest, quantile_cont(pause, 0.95) AS pause FROM pauses GROUP BY source_id HAVING count(pause) >= 10
)
SELECT u.source_id, s.name, u.latest, u.pause
FROM usual u LEFT JOIN sources s USING (source_id), (SELECT max(day) AS day FROM days) newest
WHERE newest.day - u.latest > greatest(3 * u.pause, 2)
