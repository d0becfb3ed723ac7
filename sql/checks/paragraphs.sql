-- severity: error
-- The paragraphs of an article are its body, line by line, and its sentences stand in them; looks at texts that readers don't have yet.
WITH lines AS (
    SELECT a.article_id, string_agg(substring(a.body, p.start_char + 1, p.end_char - p.start_char), chr(10) ORDER BY p.paragraph_no) AS joined
    FROM ops.unpublished_articles u JOIN articles a USING (article_id) JOIN paragraphs p USING (article_id)
    GROUP BY a.article_id
)
SELECT 'paragraphs' AS table_name, a.article_id, NULL AS number
FROM ops.unpublished_articles u JOIN articles a USING (article_id) LEFT JOIN lines l USING (article_id)
WHERE l.joined IS DISTINCT FROM a.body
UNION ALL
SELECT 'sentences', s.article_id, s.sentence_no
FROM sentences s SEMI JOIN ops.unpublished_articles u USING (article_id)
LEFT JOIN paragraphs p ON p.article_id = s.article_id AND p.paragraph_no = s.paragraph_no
WHERE p.start_char IS NULL OR s.start_char < p.start_char OR s.end_char > p.end_char
