-- met(who): whom a person or body met, talked with or visited, where and when, newest first; copies left out.
CREATE OR REPLACE MACRO met(who) AS TABLE
SELECT g.day, g.name, g.other_name, g.place, g.trigger, g.modality, g.sentence, g.title, g.source, g.url, g.confidence,
       g.article_id, g.event_no, g.sentence_no, g.entity_id, g.other_id, m.could_be
FROM marts.meetings g JOIN meant(who) m ON m.entity_id = g.entity_id
WHERE NOT g.is_copy
ORDER BY g.day DESC NULLS LAST, g.article_id, g.event_no, g.other_name;
