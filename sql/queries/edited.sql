-- Which articles were changed after they were first seen, and what were their headlines before?
SELECT a.title AS headline_now, v.version_no, v.title AS headline_then, v.modified_at, a.modified_at AS modified_now,
       length(a.body) - length(v.body) AS characters_added, a.url
FROM article_versions v JOIN articles a USING (article_id)
ORDER BY a.article_id, v.version_no
