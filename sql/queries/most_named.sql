-- Who and what is named most, in articles and in independent articles (copies counted once)?
-- $kind = '': PERSON, ORG, GPE, …; empty: all
SELECT e.name, e.kind, e.country_code, count(*) AS mentions, count(DISTINCT m.article_id) AS articles,
       count(DISTINCT a.story_id) AS independent_articles
FROM mentions m
JOIN entities e USING (entity_id)
JOIN articles a USING (article_id)
WHERE $kind = '' OR e.kind = upper($kind)
GROUP BY e.entity_id, e.name, e.kind, e.country_code
ORDER BY independent_articles DESC, mentions DESC, e.name
