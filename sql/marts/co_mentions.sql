-- Who and what is named in the same sentences, by day; each pair stands once from either side.
-- day: UTC day of publication; null when it isn't known to the day
-- entity_id: The one
-- name: Its name
-- other_id: The other
-- other_name: Its name
-- other_kind: Its kind
-- sentences: Sentences with both
-- articles: Articles with such a sentence
-- independent_articles: The same with copies counted once
-- first_told: Stories not counted on an earlier day; these add up over days
-- article_id: Evidence: an article of that day,
-- sentence_no: and its first sentence with both
SELECT c.day, c.entity_id, e.name, c.other_id, o.name AS other_name, o.kind AS other_kind, c.sentences, c.articles,
       c.independent_articles, c.first_told, c.article_id, c.sentence_no
FROM marts.pair_day_counts c
JOIN main.entities e ON e.entity_id = c.entity_id
JOIN main.entities o ON o.entity_id = c.other_id
