-- Who said what: a row for each statement and speaker, with the role that the speaker has or had, the sentence and the article.
-- day: UTC day of publication; null when it isn't known to the day
-- speaker_id: The speaker's entity; null when the article doesn't say who
-- speaker: The speaker's name, else the words that stand for one
-- speaker_kind: PERSON, ORG, GPE, …
-- role: The speaker's office as that article gives it (one that is held before others), else the one last reported to be held by that day
-- role_status: Whether the speaker holds, held or will_hold it, as told; null without a role
-- cue: The words that say it is a statement, such as said
-- kind: direct (quoted), indirect or mixed
-- content: What was said
-- sentence: The sentence it stands in
-- title: The article's headline
-- source: Who published it
-- source_id: The same by its id: two sources may have one name
-- url: The article's link
-- negated: True when it is told that it was not said
-- speaker_status: How the speaker is given: named, pronoun, nominal or unknown
-- confidence: How sure the annotator is, in (0, 1]
-- is_copy: True in an article that is a copy of an earlier one; leave these out and each voice counts once
-- story_id: The cluster of copies; count(DISTINCT story_id) counts independent articles
-- article_id: The article
-- statement_no: The statement in it
-- sentence_no: The sentence in it
-- content_start: First code point of the content in articles.body
-- content_end: Code point after the last
WITH spoken AS (
    -- The articles' ids are joined by equality alone, so that a filter on them reaches the scans; numbers are compared after.
    SELECT st.*, v.speaker_id AS entity_id, v.day, a.title, a.url, a.source_id, a.duplicate_of, a.story_id, se.text AS sentence
    FROM marts.statement_voices v
    JOIN main.statements st ON st.article_id = v.article_id AND st.statement_no - v.statement_no = 0
    JOIN main.sentences se ON se.article_id = v.article_id AND se.sentence_no - st.sentence_no = 0
    JOIN main.articles a ON a.article_id = v.article_id
)
SELECT s.day, s.entity_id AS speaker_id, coalesce(e.name, s.source) AS speaker, e.kind AS speaker_kind,
       coalesce(s.own.title, s.last) AS role,
       CASE WHEN s.own IS NOT NULL THEN s.own.status WHEN s.last IS NOT NULL THEN 'holds' END AS role_status, s.cue, s.kind, s.content, s.sentence, s.title, so.name AS source, s.source_id, s.url, s.negated, s.speaker_status, s.confidence,
       s.duplicate_of IS NOT NULL AS is_copy, s.story_id, s.article_id, s.statement_no, s.sentence_no, s.content_start, s.content_end
FROM (
    SELECT s.*, (
        SELECT min_by(struct_pack(r.title, r.status), struct_pack(n := r.status <> 'holds', r.role_no))
        FROM main.roles r WHERE r.article_id = s.article_id AND r.person_id = s.entity_id
    ) AS own, (
        SELECT max_by(r.title, struct_pack(r.day, r.holds, r.title)) FROM marts.role_day_counts r
        WHERE r.person_id = s.entity_id AND r.day <= s.day AND r.holds > 0
    ) AS last
    FROM spoken s
) s
LEFT JOIN main.entities e ON e.entity_id = s.entity_id
LEFT JOIN main.sources so ON so.source_id = s.source_id
