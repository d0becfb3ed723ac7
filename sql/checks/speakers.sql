-- severity: error
-- Every speaker of a statement belongs to a statement that is here, and is one of its article's entities.
SELECT 'statement_speakers' AS table_name, p.article_id, p.statement_no
FROM statement_speakers p ANTI JOIN statements s USING (article_id, statement_no)
UNION ALL
SELECT 'statement_speakers', p.article_id, p.statement_no
FROM statement_speakers p ANTI JOIN entity_links l USING (article_id, entity_no)
UNION ALL
SELECT 'statements', s.article_id, s.statement_no
FROM statements s ANTI JOIN entity_links l ON l.article_id = s.article_id AND l.entity_no = s.speaker_no
WHERE s.speaker_no IS NOT NULL
UNION ALL
SELECT 'statements', s.article_id, s.statement_no
FROM statements s JOIN entity_links l ON l.article_id = s.article_id AND l.entity_no = s.speaker_no
WHERE l.entity_id IS DISTINCT FROM s.speaker_id
