-- What did a person or body say, newest first, each with its sentence's place and article?
-- $name: the speaker, by any name or acronym
WITH wanted AS (
    SELECT DISTINCT entity_id FROM entity_aliases WHERE strip_accents(lower(alias)) = strip_accents(lower($name))
)
SELECT a.published_at::DATE AS day, e.name AS speaker, st.cue, st.kind, st.content, a.title, so.name AS source, a.url, st.confidence
FROM statement_speakers sp
JOIN wanted USING (entity_id)
JOIN entities e USING (entity_id)
JOIN statements st USING (article_id, statement_no)
JOIN articles a USING (article_id)
LEFT JOIN sources so USING (source_id)
WHERE a.duplicate_of IS NULL
ORDER BY a.published_at DESC NULLS LAST, article_id, statement_no
