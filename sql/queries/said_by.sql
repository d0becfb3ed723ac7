-- What did a person or body say, newest first, with the role they had, the sentence and the article?
-- $name: the speaker, by any name or acronym
SELECT day, speaker, role, role_status, cue, kind, content, title, source, url, confidence, could_be, article_id, statement_no
FROM said_by($name)
