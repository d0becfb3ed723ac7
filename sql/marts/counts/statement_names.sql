-- Whom each statement names, for the days in `stale`; reads `stale_articles`. Rows of one entity stand together, so that a lookup reads few.
WITH asked AS (
    SELECT article_id, day FROM stale_articles WHERE is_stale AND duplicate_of IS NULL
),
-- Each big table is filtered by the articles alone before the two meet.
named AS MATERIALIZED (
    SELECT article_id, entity_id, start_char, end_char FROM mentions SEMI JOIN asked USING (article_id)
    WHERE entity_id IS NOT NULL AND within_no IS NULL
),
said AS MATERIALIZED (
    SELECT article_id, statement_no, content_start, content_end, day FROM statements JOIN asked USING (article_id)
),
told AS (
    SELECT DISTINCT m.entity_id, st.day, st.article_id, st.statement_no
    FROM said st JOIN named m ON m.article_id = st.article_id AND m.start_char >= st.content_start AND m.end_char <= st.content_end
)
SELECT t.entity_id, t.day, t.article_id, t.statement_no, sp.entity_id AS speaker_id
FROM told t
LEFT JOIN statement_speakers sp ON sp.article_id = t.article_id AND sp.statement_no = t.statement_no
WHERE sp.entity_id IS DISTINCT FROM t.entity_id
ORDER BY t.entity_id
