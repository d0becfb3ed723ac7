-- severity: error
-- One id, one thing: no entity by two link_keys (but for corrections), no article by two identities, no id that isn't its key's.
SELECT 'entity_links' AS table_name, entity_id AS id, min(link_key) AS one, max(link_key) AS other
FROM entity_links WHERE reason IS DISTINCT FROM 'correction'
GROUP BY entity_id HAVING min(link_key) <> max(link_key)
UNION ALL
SELECT 'articles', article_id, min(identity), max(identity) FROM articles GROUP BY article_id HAVING min(identity) <> max(identity)
UNION ALL
SELECT 'articles', article_id, identity, NULL FROM articles SEMI JOIN ops.unpublished_articles USING (article_id)
WHERE article_id <> ('0x' || md5(identity)[:13])::BIGINT
