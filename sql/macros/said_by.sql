-- said_by(who): what a person or body said, newest first; copies left out.
-- The keys pass through a list, so that the planner knows they are few and filters the large tables by them.
CREATE OR REPLACE MACRO said_by(who) AS TABLE
WITH listed AS (
    SELECT list(struct_pack(sp.article_id, sp.statement_no, m.entity_id, m.name, m.could_be)) AS keys
    FROM statement_speakers sp JOIN meant(who) m ON m.entity_id = sp.entity_id
),
picked AS (
    SELECT unnest(keys, recursive := true) FROM listed
),
spoken AS (
    SELECT st.*, k.entity_id, k.name, k.could_be, a.title, a.url, a.source_id, utc_day(a.published_at) AS day
    FROM picked k
    JOIN statements st ON st.article_id = k.article_id AND st.statement_no - k.statement_no = 0
    JOIN articles a ON a.article_id = k.article_id
    WHERE a.duplicate_of IS NULL
)
SELECT s.day, s.name AS speaker,
       coalesce(
           (SELECT min_by(r.title, r.role_no) FROM roles r WHERE r.article_id = s.article_id AND r.person_id = s.entity_id),
           (SELECT max_by(r.title, struct_pack(r.day, r.holds, r.title)) FROM marts.role_day_counts r
            WHERE r.person_id = s.entity_id AND r.day <= s.day AND r.holds > 0)
       ) AS role,
       s.cue, s.kind, s.content, se.text AS sentence, s.title, so.name AS source, s.url, s.negated, s.confidence,
       s.article_id, s.statement_no, s.content_start, s.content_end, s.entity_id AS speaker_id, s.could_be
FROM spoken s
JOIN sentences se ON se.article_id = s.article_id AND se.sentence_no - s.sentence_no = 0
LEFT JOIN sources so ON so.source_id = s.source_id
ORDER BY s.day DESC NULLS LAST, s.article_id, s.statement_no, s.entity_id;
