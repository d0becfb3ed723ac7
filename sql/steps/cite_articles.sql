-- The articles $ids as they are: text, annotator, and when the article and its text were first seen; removed ones with nulls.
SELECT i.article_id, a.content_hash, a.annotator_version, a.first_seen_at, a.version_seen_at,
       EXISTS (FROM ops.removals r WHERE r.article_id = i.article_id) AS removed
FROM (SELECT unnest($ids::BIGINT[]) AS article_id) i LEFT JOIN articles a USING (article_id)
ORDER BY i.article_id
