-- What was reported about a place in a month?
-- $place: a country, province or city by any name
-- $month: such as 2020-03
WITH wanted AS (
    SELECT DISTINCT entity_id FROM entity_aliases WHERE strip_accents(lower(alias)) = strip_accents(lower($place))
)
SELECT a.published_at::DATE AS day, so.name AS source, a.title, count(*) AS mentions, a.url
FROM mentions m
JOIN wanted USING (entity_id)
JOIN articles a USING (article_id)
LEFT JOIN sources so USING (source_id)
WHERE strftime(a.published_at AT TIME ZONE 'UTC', '%Y-%m') = $month AND a.duplicate_of IS NULL
GROUP BY a.article_id, day, source, a.title, a.url
ORDER BY mentions DESC, day, a.article_id
