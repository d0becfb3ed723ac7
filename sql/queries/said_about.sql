-- Who said what about a person, body, place or subject?
-- $about: a name, or any words
SELECT a.published_at::DATE AS day, coalesce(e.name, st.source) AS speaker, st.speaker_status, st.cue, st.content, so.name AS source, a.url
FROM statements st
JOIN articles a USING (article_id)
LEFT JOIN sources so USING (source_id)
LEFT JOIN entities e ON e.entity_id = st.speaker_id
WHERE contains(strip_accents(lower(st.content)), strip_accents(lower($about))) AND a.duplicate_of IS NULL
ORDER BY a.published_at DESC NULLS LAST, article_id, statement_no
