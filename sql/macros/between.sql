-- between_(one, other): what one party did to, with or about the other, either way round, newest first; copies left out.
-- BETWEEN is a word of SQL, so the plain name has to be quoted: FROM "between"('one', 'other') is the same.
CREATE OR REPLACE MACRO between_(one, other) AS TABLE
WITH a AS (FROM meant(one)),
b AS (FROM meant(other)),
parties AS (
    SELECT p.article_id, p.event_no, min(p.role) FILTER (p.entity_id IN (SELECT x.entity_id FROM a x)) AS one_role,
           min(p.role) FILTER (p.entity_id IN (SELECT x.entity_id FROM b x)) AS other_role
    FROM event_participants p
    WHERE p.entity_id IN (SELECT x.entity_id FROM a x UNION SELECT x.entity_id FROM b x)
    GROUP BY p.article_id, p.event_no
    HAVING count(DISTINCT p.entity_id) > 1
)
SELECT coalesce(v.starts_at::DATE, utc_day(ar.published_at, ar.published_precision)) AS day, v.kind, v.trigger, c.one_role, c.other_role, v.negated, v.modality,
       v.is_background, s.text AS sentence, ar.title, so.name AS source, ar.url, v.confidence, v.article_id, v.event_no, v.sentence_no,
       coalesce((SELECT max(x.could_be) FROM a x), (SELECT max(x.could_be) FROM b x)) AS could_be
FROM parties c
-- Joined by the articles' ids alone, so that a filter on them reaches the scans; numbers are compared after.
JOIN events v ON v.article_id = c.article_id AND v.event_no - c.event_no = 0
JOIN articles ar ON ar.article_id = c.article_id
JOIN sentences s ON s.article_id = c.article_id AND s.sentence_no - v.sentence_no = 0
LEFT JOIN sources so ON so.source_id = ar.source_id
WHERE ar.duplicate_of IS NULL AND c.one_role IS NOT NULL AND c.other_role IS NOT NULL
ORDER BY day DESC NULLS LAST, v.article_id, v.event_no;

CREATE OR REPLACE MACRO "between"(one, other) AS TABLE FROM between_(one, other);
