-- How do sources sound in sentences that name somebody or something?
-- $name: a name or acronym
WITH asked AS (FROM meant($name)),
named AS (
    SELECT DISTINCT article_id, sentence_no FROM mentions WHERE entity_id IN (SELECT entity_id FROM asked) AND within_no IS NULL
)
SELECT so.name AS source, so.domain, round(avg(t.score::DECIMAL(9, 4)), 3) AS mean_tone, count(*) AS sentences,
       count(DISTINCT a.story_id) AS independent_articles,
       (SELECT max(could_be) FROM asked) AS could_be
FROM named
JOIN tones t USING (article_id, sentence_no)
JOIN articles a USING (article_id)
LEFT JOIN sources so USING (source_id)
GROUP BY so.source_id, so.name, so.domain
ORDER BY sentences DESC, source, so.source_id
