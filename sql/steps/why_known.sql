-- What $what names: an article by id, external id or URL; an entity by id or any form of its name, the most likely first: what is named
-- in more articles, and of those alike what has just this name.
SELECT 'article' AS thing, article_id AS id, title AS name, NULL AS kind, 0 AS place, 0 AS articles, true AS is_its_name
FROM articles WHERE $what IN (article_id::VARCHAR, external_id, url)
UNION ALL
SELECT 'entity', entity_id, name, kind, 0, 0, true FROM entities WHERE entity_id::VARCHAR = $what
UNION ALL
SELECT 'entity', e.entity_id, e.name, e.kind, 1, count(DISTINCT l.article_id), name_key(e.name) = name_key($what)
FROM meant($what) e LEFT JOIN entity_links l ON l.entity_id = e.entity_id
WHERE e.entity_id::VARCHAR <> $what
GROUP BY ALL
ORDER BY place, articles DESC, is_its_name DESC, name, id
