-- What changed in articles after they were first seen: quotations, figures, names, places, headlines?
-- $words = '': in which articles, by words of the headline or the url; all without
SELECT title, version_no, edit, kind, change, about, before, after, modified_at, url
FROM marts.changes
WHERE $words = '' OR contains(lower(title), lower($words)) OR url = $words
ORDER BY article_id, version_no, kind, change, before, after
