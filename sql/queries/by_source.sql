-- What does each source contribute: articles, copies, words, statements, first and last day?
SELECT so.name AS source, so.country_code, count(*) AS articles, count(a.duplicate_of) AS copies, sum(a.word_count) AS words,
       sum((SELECT count(*) FROM statements st WHERE st.article_id = a.article_id)) AS statements,
       min(a.published_at)::DATE AS first_day, max(a.published_at)::DATE AS last_day
FROM articles a LEFT JOIN sources so USING (source_id)
GROUP BY so.source_id, so.name, so.country_code
ORDER BY articles DESC, source
