-- What happened to somebody or something, and what was said and dated of them, in the order in which it happened?
-- $name: a name or acronym
SELECT t.happened_at, t.fact, t.what, t.part, t.sentence, t.reported_on, t.url, w.could_be
FROM marts.timeline t JOIN meant($name) w USING (entity_id)
WHERE NOT t.is_copy
ORDER BY t.happened_at, t.fact, t.article_id, t.sentence_no, t.what
