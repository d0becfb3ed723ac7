-- Stories that tell of the same names within two days, for the days in `stale` on either side: likely the same event in other words.
-- At least three people, bodies or works in common, and a quarter of all that the two name. Countries and cities join everything.
WITH origins AS (
    SELECT a.article_id AS story_id, utc_day(a.published_at) AS day FROM articles a WHERE a.duplicate_of IS NULL
),
days AS (
    SELECT DISTINCT (s.day + away.days::INTEGER) AS day FROM stale s, range(-2, 3) AS away (days)
),
near AS (
    SELECT o.*, EXISTS (FROM stale s WHERE s.day = o.day) AS is_stale FROM origins o SEMI JOIN days USING (day)
),
named AS (
    SELECT DISTINCT n.story_id, n.day, n.is_stale, l.entity_id
    FROM entity_links l JOIN near n ON n.story_id = l.article_id
    WHERE l.label IN ('PERSON', 'ORG', 'FAC', 'EVENT', 'LAW', 'PRODUCT', 'WORK_OF_ART')
),
sizes AS (
    SELECT story_id, count(*) AS names FROM named GROUP BY story_id
),
-- Each name of a stale story once for each day that another story of it may be of: the join is one of equal days.
looking AS (
    SELECT n.story_id, n.day, n.entity_id, (n.day + away.days::INTEGER) AS other_day
    FROM named n, range(-2, 3) AS away (days) WHERE n.is_stale
),
-- A pair of two stale stories is found from both sides and taken from one.
shared AS (
    SELECT a.story_id, a.day, b.story_id AS other_id, b.day AS other_day, count(*) AS shared
    FROM looking a JOIN named b ON b.entity_id = a.entity_id AND b.day = a.other_day
    WHERE a.story_id < b.story_id OR (a.story_id > b.story_id AND NOT b.is_stale)
    GROUP BY ALL
    HAVING count(*) >= 3
)
SELECT least(s.story_id, s.other_id) AS story_id, CASE WHEN s.story_id < s.other_id THEN s.day ELSE s.other_day END AS day,
       greatest(s.story_id, s.other_id) AS other_id, CASE WHEN s.story_id < s.other_id THEN s.other_day ELSE s.day END AS other_day,
       s.shared, round(s.shared / (a.names + b.names - s.shared), 3) AS similarity
FROM shared s
JOIN sizes a ON a.story_id = s.story_id
JOIN sizes b ON b.story_id = s.other_id
WHERE s.shared >= 0.25 * (a.names + b.names - s.shared)
