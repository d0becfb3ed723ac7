-- met(who): whom a person or body met, talked with or visited, where and when, newest first; copies left out.
-- The keys pass through a list, so that the planner knows they are few and filters the large tables by them.
CREATE OR REPLACE MACRO met(who) AS TABLE
WITH listed AS (
    SELECT list(struct_pack(p.article_id, p.event_no, p.participant_no, m.entity_id, m.name, m.could_be)) AS keys
    FROM event_participants p JOIN meant(who) m ON m.entity_id = p.entity_id
),
picked AS (
    SELECT unnest(keys, recursive := true) FROM listed
)
SELECT coalesce(v.starts_at::DATE, utc_day(a.published_at, a.published_precision)) AS day,
       v.starts_at IS NOT NULL AS day_is_told, k.name, coalesce(f.name, q.text) AS other_name, pl.name AS place,
       v.trigger, v.modality, v.is_background, se.text AS sentence, a.title, so.name AS source, a.url, v.confidence, v.article_id, v.event_no,
       v.sentence_no, a.story_id, v.place_id, k.entity_id, q.entity_id AS other_id, k.could_be
FROM picked k
JOIN events v ON v.article_id = k.article_id AND v.event_no - k.event_no = 0
JOIN event_participants q ON q.article_id = k.article_id AND q.event_no - k.event_no = 0 AND q.participant_no <> k.participant_no
JOIN sentences se ON se.article_id = k.article_id AND se.sentence_no - v.sentence_no = 0
JOIN articles a ON a.article_id = k.article_id
LEFT JOIN entities f ON f.entity_id = q.entity_id
LEFT JOIN entities pl ON pl.entity_id = v.place_id
LEFT JOIN sources so ON so.source_id = a.source_id
WHERE v.kind = 'CONSULT' AND NOT coalesce(v.negated, false) AND a.duplicate_of IS NULL AND q.entity_id IS DISTINCT FROM k.entity_id
ORDER BY day DESC NULLS LAST, v.article_id, v.event_no, other_name;
