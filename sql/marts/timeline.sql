-- Every dated fact about an entity: offices begun and ended, events, statements, and sentences that give a date; order by happened_at.
-- entity_id: The entity
-- name: Its name
-- happened_at: When it happened, or begins; of statements the UTC day of publication; those of articles without a known day are left out
-- ends_at: When it ends, exclusive; null when not told
-- fact: office begins, office ends, event, statement, or dated sentence
-- what: The title, the event's words, what was said, or the words of the date
-- part: The entity's part in it: actor, recipient, attendee, speaker, …; null for dated sentences
-- sentence: The sentence that says so
-- title: The article's headline
-- url: The article's link
-- reported_on: UTC day of publication; null when it isn't known to the day
-- is_copy: True in an article that is a copy of an earlier one
-- story_id: The cluster of copies
-- article_id: The article
-- sentence_no: The sentence in it
WITH facts AS (
    -- The articles' ids are joined by equality alone, so that a filter on them reaches the scans; numbers are compared after.
    SELECT person_id AS entity_id, starts_at::TIMESTAMP AS happened_at, NULL::TIMESTAMP AS ends_at, 'office begins' AS fact, title AS what,
           status AS part, article_id, sentence_no
    FROM main.roles WHERE starts_at IS NOT NULL
    UNION ALL
    SELECT person_id, ends_at::TIMESTAMP, NULL, 'office ends', title, status, article_id, sentence_no
    FROM main.roles WHERE ends_at IS NOT NULL
    UNION ALL
    SELECT p.entity_id, v.starts_at, v.ends_at, 'event', v.trigger, p.role, v.article_id, v.sentence_no
    FROM main.event_participants p JOIN main.events v ON v.article_id = p.article_id AND v.event_no - p.event_no = 0
    WHERE v.starts_at IS NOT NULL AND NOT coalesce(v.negated, false)
    UNION ALL
    SELECT p.entity_id, utc_day(a.published_at, a.published_precision)::TIMESTAMP, NULL, 'statement', s.content, 'speaker', s.article_id, s.sentence_no
    FROM main.statement_speakers p
    JOIN main.statements s ON s.article_id = p.article_id AND s.statement_no - p.statement_no = 0
    JOIN main.articles a ON a.article_id = s.article_id
    WHERE utc_day(a.published_at, a.published_precision) IS NOT NULL
    UNION ALL
    SELECT DISTINCT m.entity_id, t.starts_at, t.ends_at, 'dated sentence', t.text, NULL, t.article_id, t.sentence_no
    FROM main.mentions m
    JOIN main.time_expressions t ON t.article_id = m.article_id AND t.sentence_no - m.sentence_no = 0
    WHERE t.starts_at IS NOT NULL AND t.type IN ('DATE', 'TIME') AND m.within_no IS NULL
)
SELECT f.entity_id, e.name, f.happened_at, f.ends_at, f.fact, f.what, f.part, s.text AS sentence, a.title, a.url,
       utc_day(a.published_at, a.published_precision) AS reported_on, a.duplicate_of IS NOT NULL AS is_copy, a.story_id, f.article_id, f.sentence_no
FROM facts f
JOIN main.entities e ON e.entity_id = f.entity_id
JOIN main.articles a ON a.article_id = f.article_id
JOIN main.sentences s ON s.article_id = f.article_id AND s.sentence_no - f.sentence_no = 0
