-- What was denied or refused, and by whom?
SELECT w.day, w.speaker, w.role, w.cue, w.negated, w.content, w.sentence, w.source, w.url
FROM marts.who_said_what w
JOIN statements s USING (article_id, statement_no)
WHERE NOT w.is_copy AND (s.cue_class IN ('deny', 'refuse') OR w.negated)
ORDER BY w.day DESC NULLS LAST, w.article_id, w.statement_no, w.speaker
