-- What changed in articles after they were first seen, and which are gone: a row a change.
-- article_id: The article
-- version_no: The later text, from 2; 1 where only the headline changed
-- edit: Of the text as a whole: typo, update, correction or rewrite; null where only the headline changed
-- kept: How much of the text before is kept, from 0 to 1
-- kind: headline, quote, number, date, name, place, a kind of note (correction, clarification, update, note, retraction), or withdrawn
-- change: added, removed or altered
-- about: Who is quoted, what is counted, the kind of name
-- before: The words before
-- after: The words after
-- modified_at: The publisher's date of the later text
-- title: The article's headline now
-- source: Who published it
-- url: The article's link
-- is_copy: True in an article that is a copy of an earlier one
-- story_id: The cluster of copies
WITH changed AS (
    SELECT c.article_id, c.version_no, e.kind AS edit, e.kept, c.change_no, c.kind, c.change, c.about, c.before, c.after, v.modified_at
    FROM main.version_changes c
    LEFT JOIN main.version_edits e ON e.article_id = c.article_id AND e.version_no = c.version_no
    LEFT JOIN main.article_versions v ON v.article_id = c.article_id AND v.version_no = c.version_no
    UNION ALL
    SELECT w.article_id, coalesce(max(v.version_no), 0) + 1, NULL, NULL, 0, 'withdrawn', 'removed', NULL, any_value(a.title), NULL, NULL
    FROM ops.visits w
    JOIN main.articles a ON a.article_id = w.article_id
    LEFT JOIN main.article_versions v ON v.article_id = w.article_id
    WHERE w.gone_at IS NOT NULL
    GROUP BY w.article_id
)
SELECT c.article_id, c.version_no, c.edit, c.kept, c.kind, c.change, c.about, c.before, c.after,
       coalesce(c.modified_at, CASE WHEN c.kind <> 'withdrawn' THEN a.modified_at END) AS modified_at,
       a.title, s.name AS source, a.url, a.duplicate_of IS NOT NULL AS is_copy, a.story_id
FROM changed c
JOIN main.articles a ON a.article_id = c.article_id
LEFT JOIN main.sources s ON s.source_id = a.source_id
