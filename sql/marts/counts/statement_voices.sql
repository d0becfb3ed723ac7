-- Who said each statement, for the days in `stale`; reads `stale_articles`. Rows of one day stand together, so that a lookup reads few.
SELECT st.article_id, st.statement_no, sp.entity_id AS speaker_id, a.day
FROM stale_articles a
JOIN statements st ON st.article_id = a.article_id
LEFT JOIN statement_speakers sp ON sp.article_id = st.article_id AND sp.statement_no = st.statement_no
WHERE a.is_stale
ORDER BY a.day
