-- Who is quoted most, by how many sources?
SELECT e.name AS speaker, e.kind, count(*) AS statements, count(*) FILTER (st.kind IN ('direct', 'mixed')) AS quotations,
       count(DISTINCT a.story_id) AS independent_articles, count(DISTINCT a.source_id) AS sources
FROM statement_speakers sp
JOIN entities e USING (entity_id)
JOIN statements st USING (article_id, statement_no)
JOIN articles a USING (article_id)
WHERE a.duplicate_of IS NULL
GROUP BY e.entity_id, e.name, e.kind
ORDER BY statements DESC, speaker
