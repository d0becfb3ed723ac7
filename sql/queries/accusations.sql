-- Who accused or criticised whom, and what was said?
SELECT utc_day(a.published_at, a.published_precision) AS day, coalesce(x.name, p.text) AS accuser, v.trigger, coalesce(y.name, q.text) AS accused,
       s.text AS sentence, so.name AS source, a.url
FROM events v
JOIN event_participants p ON p.article_id = v.article_id AND p.event_no = v.event_no AND p.role = 'actor'
JOIN event_participants q ON q.article_id = v.article_id AND q.event_no = v.event_no AND q.role = 'recipient'
JOIN articles a ON a.article_id = v.article_id
LEFT JOIN entities x ON x.entity_id = p.entity_id
LEFT JOIN entities y ON y.entity_id = q.entity_id
LEFT JOIN sentences s ON s.article_id = v.article_id AND s.sentence_no = v.sentence_no
LEFT JOIN sources so ON so.source_id = a.source_id
WHERE v.kind = 'ACCUSE' AND NOT v.negated AND a.duplicate_of IS NULL
ORDER BY day DESC NULLS LAST, v.article_id, v.event_no, p.participant_no, q.participant_no
