-- Who said what: a row for each statement and speaker, with the role the speaker had at that time, the sentence and the article.
-- day: UTC day of publication; null when unknown
-- speaker_id: The speaker's entity; null when the article doesn't say who
-- speaker: The speaker's name, else the words that stand for one
-- speaker_kind: PERSON, ORG, GPE, …
-- role: The speaker's office as that article gives it, else the one last reported by that day
-- cue: The words that say it is a statement, such as said
-- kind: direct (quoted), indirect or mixed
-- content: What was said
-- sentence: The sentence it stands in
-- title: The article's headline
-- source: Who published it
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
WITH offices AS (
    SELECT r.person_id, utc_day(a.published_at) AS day, first(r.title ORDER BY r.article_id, r.role_no) AS title
    FROM main.roles r JOIN main.articles a USING (article_id)
    WHERE r.status = 'holds' AND r.person_id IS NOT NULL
    GROUP BY ALL
),
spoken AS (
    SELECT st.*, sp.entity_id, a.title, a.url, a.source_id, a.duplicate_of, a.story_id, utc_day(a.published_at) AS day
    FROM main.statements st
    JOIN main.articles a USING (article_id)
    LEFT JOIN main.statement_speakers sp USING (article_id, statement_no)
)
SELECT s.day, s.entity_id AS speaker_id, coalesce(e.name, s.source) AS speaker, e.kind AS speaker_kind,
       coalesce(
           (SELECT first(r.title ORDER BY r.role_no) FROM main.roles r WHERE r.article_id = s.article_id AND r.person_id = s.entity_id),
           o.title
       ) AS role,
       s.cue, s.kind, s.content, se.text AS sentence, s.title, so.name AS source, s.url, s.negated, s.speaker_status, s.confidence,
       s.duplicate_of IS NOT NULL AS is_copy, s.story_id, s.article_id, s.statement_no, s.sentence_no, s.content_start, s.content_end
FROM spoken s
ASOF LEFT JOIN offices o ON o.person_id = s.entity_id AND o.day <= s.day
LEFT JOIN main.entities e ON e.entity_id = s.entity_id
LEFT JOIN main.sentences se ON se.article_id = s.article_id AND se.sentence_no = s.sentence_no
LEFT JOIN main.sources so ON so.source_id = s.source_id
