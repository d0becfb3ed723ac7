-- In which sentences is somebody or something named or meant, and by which words?
-- $name: a name or acronym
WITH wanted AS (
    SELECT DISTINCT entity_id FROM entity_aliases WHERE strip_accents(lower(alias)) = strip_accents(lower($name))
)
SELECT a.published_at::DATE AS day, m.text AS words, m.method, s.text AS sentence, a.title, a.url, m.start_char, m.end_char
FROM mentions m
JOIN wanted USING (entity_id)
JOIN sentences s USING (article_id, sentence_no)
JOIN articles a USING (article_id)
WHERE a.duplicate_of IS NULL
ORDER BY day DESC NULLS LAST, article_id, m.mention_no
