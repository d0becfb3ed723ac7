-- about(who): what others said that names or means a person, body or place, newest first; copies left out.
-- The keys pass through lists, so that the planner knows they are few and filters the large tables by them.
CREATE OR REPLACE MACRO about(who) AS TABLE
WITH named AS (
    SELECT list(struct_pack(m.article_id, m.start_char, m.end_char, about_id := w.entity_id, w.could_be)) AS keys
    FROM mentions m JOIN meant(who) w ON w.entity_id = m.entity_id
),
places AS (
    SELECT unnest(keys, recursive := true) FROM named
),
told AS (
    SELECT DISTINCT st.article_id, st.statement_no, p.about_id, p.could_be
    FROM places p
    JOIN statements st ON st.article_id = p.article_id AND p.start_char >= st.content_start AND p.end_char <= st.content_end
),
listed AS (
    SELECT list(told) AS keys FROM told
),
picked AS (
    SELECT unnest(keys, recursive := true) FROM listed
),
spoken AS (
    SELECT st.*, k.about_id, k.could_be, sp.entity_id, coalesce(e.name, st.source) AS name, a.title, a.url, a.source_id,
           utc_day(a.published_at) AS day
    FROM picked k
    JOIN statements st ON st.article_id = k.article_id AND st.statement_no - k.statement_no = 0
    JOIN articles a ON a.article_id = k.article_id
    LEFT JOIN statement_speakers sp ON sp.article_id = k.article_id AND sp.statement_no = k.statement_no
    LEFT JOIN entities e ON e.entity_id = sp.entity_id
    WHERE a.duplicate_of IS NULL AND sp.entity_id IS DISTINCT FROM k.about_id
)
SELECT s.day, s.name AS speaker,
       coalesce(
           (SELECT min_by(r.title, r.role_no) FROM roles r WHERE r.article_id = s.article_id AND r.person_id = s.entity_id),
           (SELECT max_by(r.title, struct_pack(r.day, r.holds, r.title)) FROM marts.role_day_counts r
            WHERE r.person_id = s.entity_id AND r.day <= s.day AND r.holds > 0)
       ) AS role,
       s.cue, s.kind, s.content, se.text AS sentence, s.title, so.name AS source, s.url, s.negated, s.confidence,
       s.article_id, s.statement_no, s.content_start, s.content_end, s.entity_id AS speaker_id, s.about_id, s.could_be
FROM spoken s
JOIN sentences se ON se.article_id = s.article_id AND se.sentence_no - s.sentence_no = 0
LEFT JOIN sources so ON so.source_id = s.source_id
ORDER BY s.day DESC NULLS LAST, s.article_id, s.statement_no, s.entity_id, s.about_id;
