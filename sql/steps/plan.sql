-- What to do with each incoming article: one row for each row of `incoming`, by row_no.
-- known: this text of this article is here already (or earlier in the same batch); removed: it was taken out for good;
-- current: it is, or becomes, the newest version and is to be annotated; older: it becomes an earlier version.
WITH texts AS (
    SELECT article_id, content_hash FROM articles
    UNION ALL
    SELECT article_id, content_hash FROM article_versions
),
judged AS (
    SELECT
        i.row_no, i.article_id, i.modified_at, i.published_at, i.fetched_at, i.content_hash,
        CASE
            WHEN EXISTS (FROM ops.removals r WHERE r.article_id = i.article_id OR r.content_hash = i.content_hash) THEN 'removed'
            WHEN EXISTS (FROM texts t WHERE t.article_id = i.article_id AND t.content_hash = i.content_hash) THEN 'known'
            WHEN row_number() OVER (PARTITION BY i.article_id, i.content_hash ORDER BY i.row_no) > 1 THEN 'known'
        END AS action
    FROM incoming i
),
contenders AS (
    SELECT row_no, article_id, modified_at, published_at, fetched_at, content_hash FROM judged WHERE action IS NULL
    UNION ALL
    SELECT NULL, article_id, modified_at, published_at, fetched_at, content_hash FROM articles
    WHERE article_id IN (SELECT article_id FROM incoming)
),
ranked AS (
    SELECT row_no, row_number() OVER (
        PARTITION BY article_id
        ORDER BY modified_at DESC NULLS LAST, published_at DESC NULLS LAST, fetched_at DESC NULLS LAST, content_hash DESC
    ) AS newest
    FROM contenders
)
SELECT j.row_no, coalesce(j.action, CASE WHEN r.newest = 1 THEN 'current' ELSE 'older' END) AS action
FROM judged j
LEFT JOIN ranked r USING (row_no)
ORDER BY j.row_no
