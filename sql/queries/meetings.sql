-- Who met, talked with or visited whom, where and when?
-- $name = '': somebody who took part, by any name; empty: all, each pair once
SELECT m.day, m.name, m.other_name, m.place, m.trigger, m.modality, m.sentence, m.source, m.url, w.could_be
FROM marts.meetings m LEFT JOIN meant($name) w ON w.entity_id = m.entity_id
WHERE NOT m.is_copy AND ($name = '' AND m.name < m.other_name OR w.entity_id IS NOT NULL)
ORDER BY m.day DESC NULLS LAST, m.article_id, m.event_no, m.name, m.other_name, m.entity_id, m.other_id
