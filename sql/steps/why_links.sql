-- Why entities of articles are the entities they are: by $entity_id, or by $article_id and $entity_no; nulls mean any.
SELECT l.article_id, l.entity_no, l.entity_id, l.name, l.label, l.link_key, l.reason, l.confidence, c.reason AS own_reason, c.entity_id AS own_id,
       d.file, d.line, d.kind AS correction, d.note, e.name AS entity, e.kind AS kind
FROM entity_links l
LEFT JOIN ops.corrected_links c ON c.article_id = l.article_id AND c.entity_no = l.entity_no
LEFT JOIN ops.corrections d ON d.correction_id = c.correction_id
LEFT JOIN entities e ON e.entity_id = l.entity_id
WHERE ($entity_id::BIGINT IS NULL OR l.entity_id = $entity_id::BIGINT)
  AND ($article_id::BIGINT IS NULL OR l.article_id = $article_id::BIGINT)
  AND ($entity_no::INTEGER IS NULL OR l.entity_no = $entity_no::INTEGER)
ORDER BY l.article_id, l.entity_no
