-- Lines that stand in many articles of one source and are probably its furniture: to read, and to accept into seeds/source_boilerplate.csv.
-- source: The source's name
-- domain: Its registrable domain
-- line: The line, whole
-- articles: Articles of the source that have it, copies counted once
-- share: Of the source's articles
SELECT s.name AS source, s.domain, l.line, count(DISTINCT l.story_id) AS articles,
       round(count(DISTINCT l.story_id) / any_value(n.articles), 3) AS share
FROM (
    SELECT a.source_id, coalesce(a.story_id, a.article_id) AS story_id, substring(a.body, p.start_char + 1, p.end_char - p.start_char) AS line
    FROM main.paragraphs p JOIN main.articles a USING (article_id)
    WHERE p.end_char - p.start_char <= 700
) l
JOIN main.sources s USING (source_id)
JOIN (SELECT source_id, count(DISTINCT coalesce(story_id, article_id)) AS articles FROM main.articles GROUP BY source_id) n USING (source_id)
GROUP BY s.source_id, s.name, s.domain, l.line
HAVING count(DISTINCT l.story_id) >= 5 AND count(DISTINCT l.story_id) >= 0.02 * any_value(n.articles)
