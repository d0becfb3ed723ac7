-- Stories that tell of the same names within two days, for the days in `stale` on either side: likely the same event in other words.
-- At least three people, bodies or works in common, and a quarter of all that the two name. Countries and cities join everything.
WITH origins AS (
    SELECT a.article_id AS story_id, utc_day(a.published_at) AS day FROM articles a WHERE a.duplicate_of IS NULL
),
near AS (
    SELECT o.*, EXISTS (FROM stale s WHERE s.day = o.day) AS is_stale
    FROM origins o
    WHERE EXISTS (FROM stale s, range(-2, 3) AS days (away) WHERE o.day = s.day + days.away::INTEGER)
),
named AS (
    SELECT DISTINCT n.story_id, n.day, n.is_stale, l.entity_id
    FROM entity_links l JOIN near n ON n.story_id = l.article_id
    WHERE l.label IN ('PERSON', 'ORG', 'FAC', 'EVENT', 'LAW', 'PRODUCT', 'WORK_OF_ART')
),
sizes AS (
    SELECT story_id, count(*) AS names FROM named GROUP BY story_id
),
shared AS (
    SELECT a.story_id, a.day, b.story_id AS other_id, b.day AS other_day, count(*) AS shared
    FROM named a JOIN named b USING (entity_id)
    WHERE a.story_id < b.story_id AND abs(a.day - b.day) <= 2 AND (a.is_stale OR b.is_stale)
    GROUP BY ALL
    HAVING count(*) >= 3
)
SELECT s.story_id, s.day, s.other_id, s.other_day, s.shared, round(s.shared / (a.names + b.names - s.shared), 3) AS similarity
FROM shared s
JOIN sizes a ON a.story_id = s.story_id
JOIN sizes b ON b.story_id = s.other_id
WHERE s.shared >= 0.25 * (a.names + b.names - s.shared)
