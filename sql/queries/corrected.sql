-- Which articles say that they were corrected, clarified or taken back, and in which words?
SELECT a.published_at, s.name AS source, a.title, n.kind, n.text AS note, a.url
FROM article_notes n
JOIN articles a ON a.article_id = n.article_id AND a.content_hash = n.content_hash
LEFT JOIN sources s ON s.source_id = a.source_id
WHERE n.kind IN ('correction', 'clarification', 'retraction')
ORDER BY a.published_at DESC NULLS LAST, a.article_id, n.note_no
