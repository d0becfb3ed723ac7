-- Stories that are likely about the same event in other words: published within two days, at least three people, bodies or works
-- in common, and words of the headline or keyphrases as well unless nearly half of all names are; each pair stands once from either side.
-- story_id: The story: the article_id of its earliest dated article, which stands for it
-- day: UTC day of it
-- title: Its headline
-- source: Who published that article
-- other_id: The other story
-- other_day: UTC day of the other
-- other_title: Its headline
-- other_source: Who published that one's article
-- shared: Names in common
-- similarity: Names in common by all names of the two, from 0.15 to 1
-- title_words: Words of four letters and more that both headlines have
-- phrases: Keyphrases in common
WITH sides AS (
    SELECT story_id, day, other_id, other_day, shared, similarity, title_words, phrases FROM marts.story_links
    UNION ALL
    SELECT other_id, other_day, story_id, day, shared, similarity, title_words, phrases FROM marts.story_links
)
SELECT l.story_id, l.day, a.title, s.name AS source, l.other_id, l.other_day, b.title AS other_title, t.name AS other_source,
       l.shared, l.similarity, l.title_words, l.phrases
FROM sides l
JOIN main.articles a ON a.article_id = l.story_id
JOIN main.articles b ON b.article_id = l.other_id
LEFT JOIN main.sources s ON s.source_id = a.source_id
LEFT JOIN main.sources t ON t.source_id = b.source_id
