-- How many of what are told: people, homes, votes, …, and how do the figures differ between articles?
-- $counted = 'people': what is counted, in the singular
SELECT q.value, q.upper_value, q.modifier, q.text AS words, s.text AS sentence, utc_day(a.published_at, a.published_precision) AS day, so.name AS source, a.url
FROM quantities q
JOIN sentences s USING (article_id, sentence_no)
JOIN articles a USING (article_id)
LEFT JOIN sources so USING (source_id)
WHERE q.kind = 'CARDINAL' AND lower(q.counted) = lower($counted) AND a.duplicate_of IS NULL
ORDER BY q.value DESC, q.article_id, q.quantity_no
