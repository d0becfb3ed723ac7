-- Which news agencies stand behind the articles of each source, and how often?
-- share: of the source's articles, from 0 to 1
-- said_in: what says so: source (the agency's own site), credit (a credit line), byline, dateline or tail (the end of the text)
SELECT s.name AS source, s.domain, a.agency, count(*) AS articles, count(DISTINCT a.story_id) AS independent_articles,
       round(count(*) / any_value(p.articles), 3) AS share, list(DISTINCT a.agency_from ORDER BY a.agency_from) AS said_in
FROM articles a
JOIN sources s ON s.source_id = a.source_id
JOIN (SELECT source_id, count(*) AS articles FROM articles GROUP BY source_id) p ON p.source_id = a.source_id
WHERE a.agency IS NOT NULL
GROUP BY s.source_id, s.name, s.domain, a.agency
ORDER BY articles DESC, source, agency, s.source_id
