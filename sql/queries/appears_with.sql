-- Who or what is named in the same sentences as somebody or something, and how often?
-- $name: a name or acronym
WITH wanted AS (
    SELECT DISTINCT entity_id FROM entity_aliases WHERE strip_accents(lower(alias)) = strip_accents(lower($name))
)
, sentences_of AS (
    SELECT DISTINCT m.article_id, m.sentence_no FROM mentions m JOIN wanted USING (entity_id)
)
SELECT e.name, e.kind, count(DISTINCT (m.article_id, m.sentence_no)) AS sentences, count(DISTINCT a.story_id) AS independent_articles
FROM sentences_of s
JOIN mentions m USING (article_id, sentence_no)
JOIN entities e USING (entity_id)
JOIN articles a USING (article_id)
WHERE entity_id NOT IN (SELECT entity_id FROM wanted)
GROUP BY e.entity_id, e.name, e.kind
ORDER BY sentences DESC, e.name
