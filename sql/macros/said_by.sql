-- said_by(who): what a person or body said, newest first; copies left out.
-- The keys pass through a list, so that the planner knows they are few and filters the large tables by them.
CREATE OR REPLACE MACRO said_by(who) AS TABLE
WITH asked AS (FROM meant(who)),
listed AS (
    SELECT list(struct_pack(sp.article_id, sp.statement_no, m.entity_id, m.name, m.could_be)) AS keys
    FROM statement_speakers sp JOIN asked m ON m.entity_id = sp.entity_id
),
picked AS (
    SELECT unnest(keys, recursive := true) FROM listed
),
spoken AS (
    SELECT st.*, k.entity_id, k.name, k.could_be, a.title, a.url, a.source_id, a.story_id, utc_day(a.published_at, a.published_precision) AS day
    FROM picked k
    JOIN statements st ON st.article_id = k.article_id AND st.statement_no - k.statement_no = 0
    JOIN articles a ON a.article_id = k.article_id
    WHERE a.duplicate_of IS NULL
),
-- The speaker's office: the one that the article gives, one that is held before others; else the one last reported by that day.
own AS (
    SELECT r.article_id, r.person_id, min_by(struct_pack(r.title, r.status), struct_pack(n := r.status <> 'holds', r.role_no)) AS role
    FROM roles r WHERE r.person_id IN (SELECT m.entity_id FROM asked m)
    GROUP BY r.article_id, r.person_id
),
reported AS (
    SELECT r.person_id, r.day, max_by(r.title, struct_pack(r.holds, r.title)) AS title
    FROM marts.role_day_counts r
    WHERE r.person_id IN (SELECT m.entity_id FROM asked m) AND r.holds > 0 AND r.day IS NOT NULL
    GROUP BY r.person_id, r.day
)
SELECT s.day, s.name AS speaker, coalesce(own.role.title, last.title) AS role,
       CASE WHEN own.role IS NOT NULL THEN own.role.status WHEN last.title IS NOT NULL THEN 'holds' END AS role_status,
       s.cue, s.kind, s.content, se.text AS sentence, s.title, so.name AS source, s.url, s.negated, s.confidence, s.article_id, s.statement_no, s.content_start, s.content_end,
       s.speaker_status, s.story_id, s.sentence_no, s.source_id, s.entity_id AS speaker_id, e.kind AS speaker_kind, s.could_be
FROM spoken s
JOIN sentences se ON se.article_id = s.article_id AND se.sentence_no - s.sentence_no = 0
JOIN entities e ON e.entity_id = s.entity_id
LEFT JOIN own ON own.article_id = s.article_id AND own.person_id = s.entity_id
-- An undated statement is before all days.
ASOF LEFT JOIN reported last ON last.person_id = s.entity_id AND coalesce(s.day, DATE '0001-01-01') >= last.day
LEFT JOIN sources so ON so.source_id = s.source_id
ORDER BY s.day DESC NULLS LAST, s.article_id, s.statement_no, s.entity_id;
