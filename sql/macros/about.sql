-- about(who): what others said that names or means a person, body or place, newest first; copies left out.
CREATE OR REPLACE MACRO about(who) AS TABLE
WITH subjects AS (FROM meant(who)),
named AS (
    SELECT DISTINCT st.article_id, st.statement_no, m.entity_id
    FROM mentions m
    JOIN statements st ON st.article_id = m.article_id AND m.start_char >= st.content_start AND m.end_char <= st.content_end
    WHERE m.entity_id IN (SELECT s.entity_id FROM subjects s)
)
SELECT w.day, w.speaker, w.role, w.cue, w.kind, w.content, w.sentence, w.title, w.source, w.url, w.negated, w.confidence,
       w.article_id, w.statement_no, w.content_start, w.content_end, w.speaker_id, s.entity_id AS about_id, s.could_be
FROM named n
JOIN marts.who_said_what w ON w.article_id = n.article_id AND w.statement_no = n.statement_no
JOIN subjects s ON s.entity_id = n.entity_id
WHERE NOT w.is_copy AND w.speaker_id IS DISTINCT FROM n.entity_id
ORDER BY w.day DESC NULLS LAST, w.article_id, w.statement_no, w.speaker_id;
