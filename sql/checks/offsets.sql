-- severity: error
-- Every row with offsets says exactly the words that stand there; looks at texts that readers don't have yet.
WITH spans AS (
    SELECT 'sentences' AS table_name, article_id, sentence_no AS number, text, start_char, end_char FROM sentences
    UNION ALL SELECT 'mentions', article_id, mention_no, text, start_char, end_char FROM mentions
    UNION ALL SELECT 'roles', article_id, role_no, text, start_char, end_char FROM roles
    UNION ALL SELECT 'roles', article_id, role_no, text, start_char, end_char FROM ops.rejected_roles
    UNION ALL SELECT 'statements', article_id, statement_no, content, content_start, content_end FROM statements
    UNION ALL SELECT 'statements', article_id, statement_no, source, source_start, source_end FROM statements
    UNION ALL SELECT 'statements', article_id, statement_no, cue, cue_start, cue_end FROM statements
    UNION ALL SELECT 'time_expressions', article_id, time_no, text, start_char, end_char FROM time_expressions
    UNION ALL SELECT 'quantities', article_id, quantity_no, text, start_char, end_char FROM quantities
    UNION ALL SELECT 'events', article_id, event_no, trigger, start_char, end_char FROM events
    UNION ALL SELECT 'event_participants', article_id, event_no, text, start_char, end_char FROM event_participants
)
SELECT s.table_name, s.article_id, s.number
FROM spans s JOIN ops.unpublished_articles a USING (article_id)
WHERE s.start_char IS NOT NULL AND substring(a.body, s.start_char + 1, s.end_char - s.start_char) IS DISTINCT FROM s.text
