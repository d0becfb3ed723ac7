-- What did one party do to, with or about another?
-- $actor: who acts, by any name
-- $recipient = '': to whom; empty: anybody
WITH acting AS (
    SELECT p.article_id, p.event_no, e.name FROM event_participants p JOIN entities e USING (entity_id)
    WHERE p.role = 'actor' AND entity_id IN (SELECT entity_id FROM entity_aliases WHERE strip_accents(lower(alias)) = strip_accents(lower($actor)))
),
receiving AS (
    SELECT p.article_id, p.event_no, coalesce(e.name, p.text) AS name, p.entity_id
    FROM event_participants p LEFT JOIN entities e USING (entity_id) WHERE p.role = 'recipient'
)
SELECT a.published_at::DATE AS day, x.name AS actor, ev.kind, ev.trigger, r.name AS recipient, ev.modality, s.text AS sentence, a.url
FROM acting x
JOIN events ev USING (article_id, event_no)
LEFT JOIN receiving r USING (article_id, event_no)
JOIN sentences s USING (article_id, sentence_no)
JOIN articles a USING (article_id)
WHERE a.duplicate_of IS NULL AND ($recipient = '' OR r.entity_id IN (
    SELECT entity_id FROM entity_aliases WHERE strip_accents(lower(alias)) = strip_accents(lower($recipient))
))
ORDER BY day DESC NULLS LAST, article_id, ev.event_no
