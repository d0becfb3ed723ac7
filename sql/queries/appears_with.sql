-- Who or what is named in the same sentences as somebody or something, and how often?
-- $name: a name or acronym
SELECT n.other_name AS name, e.kind, n.times AS sentences, n.articles, n.independent_articles, n.first_day, n.last_day, s.text AS last_sentence
FROM marts.network n
JOIN meant($name) w USING (entity_id)
JOIN entities e ON e.entity_id = n.other_id
LEFT JOIN sentences s ON s.article_id = n.article_id AND s.sentence_no = n.sentence_no
WHERE n.relation = 'named with'
ORDER BY sentences DESC, name, n.other_id
