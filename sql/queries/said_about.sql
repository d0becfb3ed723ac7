-- Who said what about a person, body, place or subject?
-- $about: a name, or any words
WITH named AS (
    SELECT article_id, statement_no FROM about($about)
)
SELECT w.day, w.speaker, w.role, w.speaker_status, w.cue, w.content, w.source, w.url
FROM marts.who_said_what w
LEFT JOIN (SELECT DISTINCT article_id, statement_no FROM named) n USING (article_id, statement_no)
WHERE NOT w.is_copy AND (n.article_id IS NOT NULL OR contains(name_key(w.content), name_key($about)))
ORDER BY w.day DESC NULLS LAST, w.article_id, w.statement_no, w.speaker
