-- said_by(who): what a person or body said, newest first; copies left out.
CREATE OR REPLACE MACRO said_by(who) AS TABLE
SELECT w.day, w.speaker, w.role, w.cue, w.kind, w.content, w.sentence, w.title, w.source, w.url, w.negated, w.confidence,
       w.article_id, w.statement_no, w.content_start, w.content_end, w.speaker_id, m.could_be
FROM marts.who_said_what w JOIN meant(who) m ON m.entity_id = w.speaker_id
WHERE NOT w.is_copy
ORDER BY w.day DESC NULLS LAST, w.article_id, w.statement_no;
