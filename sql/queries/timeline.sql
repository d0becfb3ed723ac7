-- What is dated in the sentences that name somebody or something, in order of the dates told?
-- $name: a name or acronym
WITH wanted AS (
    SELECT DISTINCT entity_id FROM entity_aliases WHERE strip_accents(lower(alias)) = strip_accents(lower($name))
)
SELECT DISTINCT t.starts_at, t.value, t.text AS date_words, s.text AS sentence, a.url
FROM mentions m
JOIN wanted USING (entity_id)
JOIN time_expressions t USING (article_id, sentence_no)
JOIN sentences s USING (article_id, sentence_no)
JOIN articles a USING (article_id)
WHERE t.type IN ('DATE', 'TIME') AND t.starts_at IS NOT NULL AND a.duplicate_of IS NULL
ORDER BY t.starts_at, sentence
