-- severity: error
-- Every sentence and mention says exactly the words that stand at its offsets.
SELECT 'sentences' AS table_name, s.article_id, s.sentence_no AS number
FROM sentences s JOIN articles a USING (article_id)
WHERE substring(a.body, s.start_char + 1, s.end_char - s.start_char) <> s.text
