-- severity: error
-- Every annotation stands in a sentence that is here; looks at texts that readers don't have yet.
WITH placed AS (
    SELECT 'mentions' AS table_name, article_id, mention_no AS number, sentence_no FROM mentions
    UNION ALL SELECT 'roles', article_id, role_no, sentence_no FROM roles
    UNION ALL SELECT 'statements', article_id, statement_no, sentence_no FROM statements
    UNION ALL SELECT 'time_expressions', article_id, time_no, sentence_no FROM time_expressions
    UNION ALL SELECT 'quantities', article_id, quantity_no, sentence_no FROM quantities
    UNION ALL SELECT 'events', article_id, event_no, sentence_no FROM events
    UNION ALL SELECT 'tones', article_id, sentence_no, sentence_no FROM tones
)
SELECT p.table_name, p.article_id, p.number
FROM placed p SEMI JOIN ops.unpublished_articles a ON a.article_id = p.article_id
ANTI JOIN sentences s ON s.article_id = p.article_id AND s.sentence_no = p.sentence_no
