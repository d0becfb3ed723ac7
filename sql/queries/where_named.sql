-- In which sentences is somebody or something named or meant, and by which words?
-- $name: a name or acronym
SELECT utc_day(a.published_at, a.published_precision) AS day, m.text AS words, m.method, s.text AS sentence, a.title, a.url, w.could_be, m.article_id,
       m.start_char, m.end_char
FROM mentions m
JOIN meant($name) w USING (entity_id)
JOIN sentences s USING (article_id, sentence_no)
JOIN articles a USING (article_id)
WHERE a.duplicate_of IS NULL AND m.within_no IS NULL
ORDER BY day DESC NULLS LAST, m.article_id, m.mention_no
