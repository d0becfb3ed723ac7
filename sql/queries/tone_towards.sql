-- How do sources sound in sentences that name somebody or something?
-- $name: a name or acronym
WITH wanted AS (
    SELECT DISTINCT entity_id FROM entity_aliases WHERE strip_accents(lower(alias)) = strip_accents(lower($name))
)
SELECT so.name AS source, round(avg(t.score), 3) AS mean_tone, count(*) AS sentences, count(DISTINCT a.story_id) AS independent_articles
FROM (SELECT DISTINCT article_id, sentence_no FROM mentions JOIN wanted USING (entity_id)) m
JOIN tones t USING (article_id, sentence_no)
JOIN articles a USING (article_id)
LEFT JOIN sources so USING (source_id)
GROUP BY so.source_id, so.name
ORDER BY sentences DESC, source
