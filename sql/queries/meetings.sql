-- Who met, talked with or visited whom, where and when?
-- $name = '': somebody who took part, by any name; empty: all, each pair once
SELECT day, name, other_name, place, trigger, modality, sentence, source, url
FROM marts.meetings
WHERE NOT is_copy AND ($name = '' AND name < other_name OR entity_id IN (SELECT entity_id FROM meant($name)))
ORDER BY day DESC NULLS LAST, article_id, event_no, name, other_name
