-- severity: error
-- The search index holds the newest text of every article, once, and nothing else.
SELECT a.article_id AS article_id, d.article_id AS indexed_id, d.doc_no
FROM articles a
FULL JOIN search_index.documents d ON d.article_id = a.article_id AND d.text_key = search_text_key(a.title, a.content_hash)
WHERE a.article_id IS NULL OR d.article_id IS NULL
UNION ALL
SELECT article_id, article_id, count(*) FROM search_index.documents GROUP BY article_id HAVING count(*) > 1
