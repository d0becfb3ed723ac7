-- How often does each source leave it open who said something, or say it only by a description?
-- without_a_name, share: statements whose speaker is no known entity, such as "officials"; and their share, from 0 to 1
SELECT source, domain, count(DISTINCT (article_id, statement_no)) AS statements,
       count(DISTINCT (article_id, statement_no)) FILTER (speaker_id IS NULL) AS without_a_name,
       round(count(DISTINCT (article_id, statement_no)) FILTER (speaker_id IS NULL) / count(DISTINCT (article_id, statement_no)), 3) AS share,
       mode(lower(speaker) ORDER BY lower(speaker)) FILTER (speaker_id IS NULL) AS most_frequent_words
FROM marts.who_said_what
LEFT JOIN (SELECT source_id, domain FROM sources) USING (source_id)
WHERE NOT is_copy
GROUP BY source_id, source, domain
ORDER BY statements DESC, source, source_id
