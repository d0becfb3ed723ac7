-- Which countries are in the news, by articles about their places, people and bodies?
SELECT l.country_code, count(DISTINCT l.article_id) AS articles, count(DISTINCT a.story_id) AS independent_articles,
       count(DISTINCT l.entity_id) AS entities
FROM entity_links l JOIN articles a USING (article_id)
WHERE l.country_code IS NOT NULL AND l.reason <> 'within a name'
GROUP BY l.country_code
ORDER BY independent_articles DESC, articles DESC, l.country_code
