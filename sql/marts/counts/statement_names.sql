-- Whom each statement names, for the days in `stale`; reads `stale_articles`. Rows of one entity stand together, so that a lookup reads few.
WITH told AS (
    SELECT DISTINCT m.entity_id, a.day, st.article_id, st.statement_no
    FROM stale_articles a
    JOIN statements st ON st.article_id = a.article_id
    JOIN mentions m ON m.article_id = a.article_id AND m.start_char >= st.content_start AND m.end_char <= st.content_end
    WHERE a.is_stale AND a.duplicate_of IS NULL AND m.entity_id IS NOT NULL AND m.within_no IS NULL
)
SELECT t.entity_id, t.day, t.article_id, t.statement_no, sp.entity_id AS speaker_id
FROM told t
LEFT JOIN statement_speakers sp ON sp.article_id = t.article_id AND sp.statement_no = t.statement_no
WHERE sp.entity_id IS DISTINCT FROM t.entity_id
ORDER BY t.entity_id
