-- Which articles are copies of which, and who carried the text first?
SELECT o.published_at AS origin_at, os.name AS origin_source, o.title AS origin_title, a.published_at AS copied_at, s.name AS copied_by, a.url
FROM articles a
JOIN articles o ON o.article_id = a.duplicate_of
LEFT JOIN sources s ON s.source_id = a.source_id
LEFT JOIN sources os ON os.source_id = o.source_id
ORDER BY origin_at NULLS LAST, o.article_id, copied_at NULLS LAST, a.article_id
