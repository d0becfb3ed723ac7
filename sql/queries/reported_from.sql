-- What was reported about a place in a month?
-- $place: a country, province or city by any name
-- $month: such as 2020-03
SELECT utc_day(a.published_at, a.published_precision) AS day, so.name AS source, a.title, count(*) AS mentions, min(p.rank) AS rank_among_places, a.url,
       any_value(w.could_be) AS could_be
FROM mentions m
JOIN meant($place) w USING (entity_id)
JOIN articles a USING (article_id)
LEFT JOIN article_places p ON p.article_id = m.article_id AND p.entity_id = m.entity_id
LEFT JOIN sources so USING (source_id)
WHERE date_trunc('month', utc_day(a.published_at)) = strptime($month, '%Y-%m') AND a.published_precision IS DISTINCT FROM 'year'
  AND a.duplicate_of IS NULL AND m.within_no IS NULL
GROUP BY a.article_id, day, source, a.title, a.url
ORDER BY mentions DESC, day, a.article_id
