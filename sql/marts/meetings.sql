-- Who met, talked with or visited whom, where and when: a row for each participant and each other one of a meeting, so
-- that a person's meetings are the rows with their name, each pair standing once from either side.
-- day: Day of the meeting where told, else UTC day of publication; null when neither is known to the day
-- day_is_told: True when the article tells the day
-- entity_id: The one; null for groups without a name
-- name: Its name or the words for it
-- other_id: The other; null for groups without a name
-- other_name: Its name or the words for it
-- place_id: Where; null when not told
-- place: Its name
-- trigger: The words that tell of the meeting
-- modality: possible, planned, demanded or conditional; null when told as fact
-- is_background: True when told as history, not as the news
-- sentence: The sentence that tells of it
-- title: The article's headline
-- source: Who published it
-- url: The article's link
-- is_copy: True in an article that is a copy of an earlier one
-- story_id: The cluster of copies; count(DISTINCT story_id) counts independent articles
-- article_id: The article
-- event_no: The event in it
-- sentence_no: The sentence in it
-- confidence: How sure the annotator is, in (0, 1]
WITH met AS (
    -- The articles' ids are joined by equality alone, so that a filter on them reaches the scans; numbers are compared after.
    SELECT * FROM main.events WHERE kind = 'CONSULT' AND NOT coalesce(negated, false)
)
SELECT coalesce(v.starts_at::DATE, utc_day(a.published_at, a.published_precision)) AS day, v.starts_at IS NOT NULL AS day_is_told,
       p.entity_id, coalesce(e.name, p.text) AS name, q.entity_id AS other_id, coalesce(f.name, q.text) AS other_name,
       v.place_id, pl.name AS place, v.trigger, v.modality, v.is_background, se.text AS sentence, a.title, so.name AS source, a.url,
       a.duplicate_of IS NOT NULL AS is_copy, a.story_id, a.article_id, v.event_no, v.sentence_no, v.confidence
FROM main.event_participants p
JOIN met v ON v.article_id = p.article_id AND v.event_no - p.event_no = 0
JOIN main.event_participants q
    ON q.article_id = p.article_id AND q.event_no - p.event_no = 0 AND q.participant_no <> p.participant_no
JOIN main.articles a ON a.article_id = p.article_id
JOIN main.sentences se ON se.article_id = p.article_id AND se.sentence_no - v.sentence_no = 0
LEFT JOIN main.entities e ON e.entity_id = p.entity_id
LEFT JOIN main.entities f ON f.entity_id = q.entity_id
LEFT JOIN main.entities pl ON pl.entity_id = v.place_id
LEFT JOIN main.sources so ON so.source_id = a.source_id
WHERE p.entity_id IS DISTINCT FROM q.entity_id OR p.entity_id IS NULL
