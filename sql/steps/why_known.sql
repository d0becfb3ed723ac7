-- What $what names: an article by id, external id or URL; an entity by id or any form of its name. Exact names go before other forms, and
-- what is named in more articles goes first.
SELECT 'article' AS thing, article_id AS id, title AS name, NULL AS kind, 0 AS place, 0 AS articles
FROM articles WHERE $what IN (article_id::VARCHAR, external_id, url)
UNION ALL
SELECT 'entity', entity_id, name, kind, 0, 0 FROM entities WHERE entity_id::VARCHAR = $what
UNION ALL
SELECT 'entity', e.entity_id, e.name, e.kind, CASE WHEN name_key(e.name) = name_key($what) THEN 1 ELSE 2 END, count(*)
FROM entities e
SEMI JOIN (SELECT entity_id FROM entity_aliases WHERE alias_key = name_key($what)) a ON a.entity_id = e.entity_id
JOIN entity_links l ON l.entity_id = e.entity_id
GROUP BY ALL
ORDER BY place, articles DESC, name, id
